using Beredskab.GeoModel.Texts;

namespace Beredskab.GeoModel.Tests.Texts;

public sealed class OpenTextTests
{
    [Theory]
    [InlineData("Han er 010190-1234")]
    [InlineData("0101901234")]
    [InlineData("cpr 610190-1234.")] // replacement number: 60 added to the day
    [InlineData("290200-4321")] // leap day in 2000
    [InlineData("010190 - 1234")]
    [InlineData("010190–1234")]
    [InlineData("０１０１９０-１２３４")]
    [InlineData("0101\u200B90-1234")] // a zero-width space inside
    [InlineData("010190\u2060-\u200D1234")]
    [InlineData("010190\u00AD1234")]
    public void A_CPR_number_never_stands_in_the_open(string text) =>
        Assert.Equal("cpr-in-open-text", Check(text)?.Code);

    [Theory]
    [InlineData("320190-1234")] // no such day
    [InlineData("011390-1234")] // no such month
    [InlineData("290201-1234")] // no leap day in 1901 or 2001
    [InlineData("Ring 33 17 40 00")]
    [InlineData("Journal 20261123-12345")]
    [InlineData("12345678901")]
    public void What_is_no_date_is_no_CPR_number(string text) => Assert.Null(Check(text));

    [Theory]
    [InlineData("a\u0000b")]
    [InlineData("a\u001Bb")]
    [InlineData("a\u0085\u009Bb")]
    [InlineData("a\u202Eb")]
    [InlineData("a\u2066b")]
    [InlineData("a\uFEFFb")]
    [InlineData("a\uFFFDb")]
    [InlineData("a\uD800b")]
    public void Control_characters_and_broken_text_are_refused(string text) =>
        Assert.Equal("text-control-character", Check(text)?.Code);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \r\n\t ")]
    [InlineData("\u200B")]
    [InlineData("\u200D \u00AD")]
    public void A_text_that_nobody_can_see_is_missing(string? text) => Assert.Equal("text-missing", Check(text)?.Code);

    [Fact]
    public void There_is_room_for_four_thousand_characters_and_no_more()
    {
        Assert.Null(Check(new string('x', OpenText.MaxLength)));
        Assert.Equal("text-too-long", Check(new string('x', OpenText.MaxLength + 1))?.Code);
        Assert.Equal("text-too-long", Check(new string('x', 100_000))?.Code);
    }

    [Fact]
    public void Good_text_is_trimmed_composed_and_has_plain_newlines()
    {
        Assert.Null(OpenText.Check("  Bla\u030Aga\u030Ards Plads\r\nkl. 2\t👍🏽  ", "text", out var accepted));
        Assert.Equal("Blågårds Plads\nkl. 2\t👍🏽", accepted.Value);
    }

    [Fact]
    public void A_text_never_shows_itself_when_it_is_printed()
    {
        Assert.Equal("[12 tegn]", FreeText.Of("hemmeligt...").ToString());
        Assert.Equal("[slettet]", FreeText.Erased.ToString());
    }

    private static Deciding.Refusal? Check(string? text) => OpenText.Check(text, "text", out _);
}

using Beredskab.GeoModel.Texts;
using FsCheck;
using FsCheck.Fluent;

namespace Beredskab.GeoModel.Tests.Texts;

public sealed class CprNumberFormsTests
{
    [Theory]
    [InlineData("010190-1234")]
    [InlineData("0101901234")]
    [InlineData("610190-1234")]
    [InlineData("010190 1234")]
    [InlineData("010190   1234")]
    [InlineData("010190/1234")]
    [InlineData("010190_1234")]
    [InlineData("010190,1234")]
    [InlineData("010190:1234")]
    [InlineData("010190--1234")]
    [InlineData("010190(1234)")]
    [InlineData("010190 12 34")]
    [InlineData("01.01.90-1234")]
    [InlineData("01-01-90-1234")]
    [InlineData("01/01/90-1234")]
    [InlineData("01011990-1234")]
    [InlineData("01 01 90 1234")]
    [InlineData("0 1 0 1 9 0 1 2 3 4")]
    [InlineData("0 1 0 2 0 3 - 1 2 3 4")]
    [InlineData("0 1 0 2 0 3-1 2 3 4")]
    [InlineData("0 1 0 2 0 3 - 1234")]
    [InlineData("0 1 0 2 0 3 – 1 2 3 4")]
    [InlineData("010203 - 1 2 3 4")]
    [InlineData("01.02.03 - 1 2 3 4")]
    [InlineData("0\u034F10190-1234")]
    [InlineData("0️⃣10190-1234")]
    [InlineData("０１０１９０－１２３４")]
    [InlineData("010190 nr. 1234")]
    [InlineData("010190, løbenr. 1234")]
    [InlineData("01019-01234")]
    [InlineData("010190-1-2-3-4")]
    [InlineData("0-1-0-1-9-0-1-2-3-4")]
    [InlineData("19900101-1234")]
    [InlineData("01\U000E00410190-1234")]
    public void A_number_is_found_however_it_is_written(string text) =>
        Assert.True(CprNumber.IsIn($"Set med {text} i går"));

    [Theory]
    [InlineData("24.11.26 18.30")]
    [InlineData("24.11.2026 18:30")]
    [InlineData("24-11-2026 kl. 18.30")]
    [InlineData("ring 20 12 34 56")]
    [InlineData("+45 20 12 34 56")]
    [InlineData("991390-1234")]
    [InlineData("cirka 40 unge, linje 5C kl. 02.14")]
    [InlineData("2026-11-22T02:14")]
    [InlineData("12.5560 55.6870")]
    [InlineData("241126 kl. 1830")]
    [InlineData("241126 og 1830")]
    [InlineData("45-20-12-34-56")]
    [InlineData("1104.018923")]
    [InlineData("t=1007.013690")]
    [InlineData("0045-20-12-34-56")]
    public void What_leaders_write_every_night_is_no_number(string text) =>
        Assert.False(CprNumber.IsIn($"Set {text} i går"));

    [Fact]
    public void Lists_of_times_counts_and_telephone_numbers_are_no_number() =>
        Prop.ForAll(Lists.ToArbitrary(), text => !CprNumber.IsIn(text))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    private static Gen<string> Pair(int from, int to) => Gen.Choose(from, to).Select(number => $"{number:00}");

    private static Gen<string> Numbers =>
        Gen.OneOf(
            from hour in Pair(0, 23)
            from mark in Gen.Elements(':', '.')
            from minute in Pair(0, 59)
            select $"{hour}{mark}{minute}",
            Gen.Choose(0, 999).Select(count => $"{count}"),
            from first in Pair(20, 99)
            from rest in Pair(0, 99).ArrayOf(3)
            select $"{first} {string.Join(' ', rest)}",
            Gen.Choose(20_000_000, 99_999_999).Select(phone => $"+45 {phone}")
        );

    private static Gen<string> Lists =>
        from numbers in Numbers.NonEmptyListOf()
        from between in Gen.Elements(", ", "; ", " og ", " / ", " - ")
        select string.Join(between, numbers);
}

using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Areas.Import;
using NetTopologySuite.IO;

namespace Beredskab.GeoModel.Tests.Areas.Import;

/// <summary>How a person says which area may vanish.</summary>
public sealed class LetGoTests
{
    /// <summary>Nothing of it stays.</summary>
    private static readonly LayerPlan Vanishing = Plan(
        Book(Area("Vest", 11, 0), Area("11", null, 1), Area("Øst/Syd", 12, 2), Area("Den \"gamle\" by", null, 3))
    );

    [Theory]
    [InlineData("12", "bydel:oest-syd")]
    [InlineData(" 012 ", "bydel:oest-syd")]
    [InlineData("øst/syd", "bydel:oest-syd")]
    [InlineData("bydel:oest-syd", "bydel:oest-syd")]
    [InlineData("Vest", "bydel:vest")]
    public void By_number_by_name_and_by_id(string said, string id)
    {
        Assert.Equal([new(id)], LetGo.Read(AreaBook.Shipped, Vanishing, [said], out var problems));
        Assert.Empty(problems);
    }

    [Fact]
    public void What_can_be_two_areas_is_refused_with_what_tells_them_apart()
    {
        Assert.Empty(LetGo.Read(AreaBook.Shipped, Vanishing, ["11"], out var problems));

        var problem = Assert.Single(problems);
        Assert.Equal("let-go-ambiguous", problem.Code);
        Assert.Equal(
            "--let-go »11« kan være flere områder: Vest (nr. 11): --let-go \"Vest\"; 11: --let-go bydel:11.",
            problem.Text
        );
    }

    [Theory]
    [InlineData("Vestby")]
    [InlineData("13")]
    [InlineData("-12")]
    [InlineData("")]
    public void What_is_no_area_is_refused_with_those_that_vanish(string said)
    {
        Assert.Empty(LetGo.Read(AreaBook.Shipped, Vanishing, [said], out var problems));

        var problem = Assert.Single(problems);
        Assert.Equal("let-go-unknown", problem.Code);
        Assert.Contains("Øst/Syd (nr. 12): --let-go 12", problem.Text, StringComparison.Ordinal);
        Assert.Contains("Den \"gamle\" by: --let-go bydel:den-gamle-by", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_each_is_told_to_be_written_as_means_it()
    {
        foreach (var area in Vanishing.Vanishing)
        {
            var handle = LetGo.Handle(Vanishing, area).Trim('"');
            Assert.Equal([area.Id], LetGo.Read(AreaBook.Shipped, Vanishing, [handle], out _));
        }
    }

    [Fact]
    public void An_area_that_has_gone_already_is_neither_let_go_nor_refused()
    {
        var book = Book(Area("Vest", 11, 0));
        var plan = LayerPlan.Of(book, "bydele", AreaKind.Bydel, [Area("Vest", 11, 0), Area("Syd", 14, 1)]);

        // A bydel that was drawn with the product, and is in no layer any more.
        Assert.Empty(LetGo.Read(book, plan, ["Valby", "bydel:valby"], out var problems));
        Assert.Empty(problems);
        LetGo.Read(book, plan, ["Ukendt"], out problems);
        Assert.Contains("Ingen områder forsvinder", Assert.Single(problems).Text, StringComparison.Ordinal);
    }

    private static LayerPlan Plan(AreaBook book) => LayerPlan.Of(book, "bydele", AreaKind.Bydel, [Area("Nyby", 20, 8)]);

    private static AreaBook Book(params ImportedArea[] areas) =>
        Assert
            .IsType<GeoModel.Deciding.Verdict.Accepted>(
                AreaDecider.Decide(
                    AreaBook.Shipped,
                    new("bydele", AreaKind.Bydel, [.. areas], [], AreaBook.Shipped.Version),
                    _ => false
                )
            )
            .Events.Cast<AreaEvent>()
            .Aggregate(AreaBook.Shipped, (now, e) => now.Apply(e));

    private static ImportedArea Area(string name, int? number, int column)
    {
        var west = 12.40 + (column * 0.02);
        var wkt = FormattableString.Invariant(
            $"POLYGON(({west} 55.6, {west + 0.02} 55.6, {west + 0.02} 55.62, {west} 55.62, {west} 55.6))"
        );
        return new(name, number, AreaOutline.Of(new WKTReader().Read(wkt))!);
    }
}

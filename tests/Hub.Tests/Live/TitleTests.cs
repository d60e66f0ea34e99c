using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Live;

namespace Beredskab.Hub.Tests.Live;

public sealed class TitleTests
{
    [Theory]
    [InlineData(IncidentType.Sammenstoed, "Blågårds Plads", "bydel:x", "Nørrebro", "Sammenstød ved Blågårds Plads")]
    [InlineData(IncidentType.Brand, null, "bydel:x", "Valby", "Brand i Valby")]
    [InlineData(IncidentType.Stenkast, null, "bydel:x", "Nørrebro", "Stenkast på Nørrebro")]
    [InlineData(IncidentType.Stenkast, null, "bydel:x", "Brønshøj-Husum", "Stenkast i Brønshøj-Husum")]
    [InlineData(IncidentType.Andet, null, "bydel:x", "Amager Vest", "Hændelse på Amager Vest")]
    [InlineData(IncidentType.Brand, null, null, "", "Brand uden for København")]
    public void A_title_says_what_and_where(IncidentType type, string? place, string? area, string name, string title)
    {
        var position = new Position(new(12.5, 55.7), area is null ? [] : [new(area)], [], 10, place);
        Assert.Equal(title, Titles.Of(type, position, _ => name));
    }

    [Theory]
    [InlineData(1, "Stenkast ved Nørrebro Station")]
    [InlineData(2, "Stenkast i Bydel 1 og Bydel 2")]
    [InlineData(3, "Stenkast i Bydel 1, Bydel 2 og Bydel 3")]
    [InlineData(4, "Stenkast i Bydel 1, Bydel 2 og 2 andre bydele")]
    public void What_covers_several_bydele_is_called_by_them(int bydele, string title)
    {
        var area = Shape.Of(ShapeKind.Area, [new(12.5, 55.7), new(12.6, 55.7), new(12.6, 55.8)]);
        ImmutableArray<AreaId> areas =
        [
            .. Enumerable.Range(1, bydele).Select(n => new AreaId($"bydel:{n}")),
            AreaAtlas.Kommune,
        ];
        var position = new Position(new(12.55, 55.72), areas, [], 0, "Nørrebro Station", Shape: area);
        Assert.Equal(title, Titles.Of(IncidentType.Stenkast, position, id => $"Bydel {id.Value[6..]}"));
    }

    [Fact]
    public void Somewhere_in_a_bydel_names_it_and_no_place()
    {
        var position = new Position(new(12.5, 55.7), [new("bydel:x")], [], 0, null, Within: new AreaId("bydel:x"));
        Assert.Equal("Brand i Indre By", Titles.Of(IncidentType.Brand, position, _ => "Indre By"));
    }

    [Fact]
    public void Without_a_place_it_says_so()
    {
        Assert.Equal("Online-hændelse uden sted", Titles.Of(IncidentType.Online, null, _ => ""));
        Assert.Equal("Drab eller drabsforsøg uden sted", Titles.Of(IncidentType.DrabEllerDrabsforsoeg, null, _ => ""));
    }

    [Fact]
    public void Just_outside_a_bydel_it_says_near()
    {
        var position = new Position(new(12.5, 55.7), [], [new AreaId("bydel:vanloese")], 10, null);
        Assert.Equal("Brand nær Vanløse", Titles.Of(IncidentType.Brand, position, _ => "Vanløse"));
    }
}

using Beredskab.GeoModel.Areas;
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

using Beredskab.GeoModel.Areas;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Roster;
using Beredskab.Notifications.Tests.World;

namespace Beredskab.Notifications.Tests.Alerts;

public sealed class UnledAreasTests
{
    private static readonly AreaId[] Areas =
    [
        City.Noerrebro,
        City.Vanloese,
        City.Valby,
        City.Kommune,
        new("ssp-omraade:x"),
    ];

    [Fact]
    public void Areas_of_the_alerting_kind_that_nobody_leads_are_named_and_no_other()
    {
        Assert.Equal([City.Vanloese], UnledAreas.Among(Areas, AreaKind.Bydel, City.Roster()));
        Assert.Equal([new("ssp-omraade:x")], UnledAreas.Among(Areas, AreaKind.SspOmraade, City.Roster()));
        Assert.Equal(
            [City.Noerrebro, City.Vanloese, City.Valby],
            UnledAreas.Among(Areas, AreaKind.Bydel, RosterBook.Empty)
        );
    }

    [Fact]
    public void What_is_said_of_who_is_alerted_instead_is_what_happens()
    {
        Assert.Equal(CalledInstead.Duty, UnledAreas.Instead(City.Roster(), anybody: false));
        Assert.Equal(CalledInstead.Sekretariat, UnledAreas.Instead(RosterBook.Empty, anybody: true));
        Assert.Equal(CalledInstead.Administrators, UnledAreas.Instead(RosterBook.Empty, anybody: false));
    }
}

using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Journal;
using static Beredskab.Hub.Tests.Journal.JournalWorld;

namespace Beredskab.Hub.Tests.Incidents;

/// <summary>Who can be invited, and who can have a task.</summary>
public sealed class TakingPartTests
{
    [Fact]
    public async Task An_authority_sees_everything_and_is_not_invited()
    {
        await using var night = await NightOnDuty.Begin();
        var incident = NewIncident();
        await night.As(Other, Authority, Report(incident));
        Assert.Equal(
            "organisation-not-partner",
            await Refused(night, new IncidentCommand.InvitePartner(incident, Authority))
        );
    }

    [Fact]
    public async Task A_partner_has_tasks_once_it_takes_part()
    {
        await using var night = await NightOnDuty.Begin();
        var incident = NewIncident();
        await night.As(Other, Authority, Report(incident));
        Assert.Equal("authority-not-taking-part", await Refused(night, TaskFor(incident, NightOnDuty.Housing)));
        await night.As(Other, Authority, TaskFor(incident, Authority));
        await night.As(Other, Authority, new IncidentCommand.InvitePartner(incident, NightOnDuty.Housing));
        await night.As(Other, Authority, TaskFor(incident, NightOnDuty.Housing));
    }

    private static IncidentCommand.AssignTask TaskFor(IncidentId incident, OrganisationId organisation) =>
        new(incident, "Åbn klubben", organisation, null, Start.AddHours(2), []);

    private static async Task<string> Refused(NightOnDuty night, DomainCommand command) =>
        Assert
            .IsType<Outcome.Refused>(await night.Journal.Submit(new(NewId(), Other, Authority, null, command)))
            .Refusal.Code;
}

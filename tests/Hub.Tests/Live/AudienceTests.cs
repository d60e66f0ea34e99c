using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Access;
using Beredskab.Hub.Live;
using Beredskab.Hub.State;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Hub.Tests.Live;

public sealed class AudienceTests
{
    private static readonly string Housing = Audiences.Own(LiveWorld.Housing);
    private static readonly string School = Audiences.Own(LiveWorld.School);

    [Fact]
    public void What_an_authority_reports_is_for_the_authorities_alone()
    {
        var world = new LiveWorld();
        world.Report(LiveWorld.Police);
        Assert.Equal([Audiences.Authorities], world.Commits[^1].Audiences.Keys);
    }

    [Fact]
    public void What_a_partner_reports_is_for_it_and_the_authorities()
    {
        var world = new LiveWorld();
        world.Report(LiveWorld.Housing);
        Assert.Equal([Audiences.Authorities, Housing], world.Commits[^1].Audiences.Keys);
    }

    [Fact]
    public void A_partner_that_is_invited_gets_the_whole_incident_so_far()
    {
        var world = new LiveWorld();
        var incident = world.Report(LiveWorld.Police);
        world.Give(LiveWorld.Police, new IncidentCommand.WriteNote(incident, "Før invitationen"));
        var commit = world.Give(LiveWorld.Police, new IncidentCommand.InvitePartner(incident, LiveWorld.Housing))!;

        var changes = LiveWorld.Changes.Of(commit, Housing);
        Assert.IsType<Change.OfIncident>(changes[0]);
        Assert.Equal(3, changes.OfType<Change.OfLog>().Count());
        Assert.DoesNotContain(School, commit.Audiences.Keys);
        Assert.Equal(["incident", "log"], LiveWorld.Changes.Of(commit, Audiences.Authorities).Select(Kind));
    }

    [Fact]
    public void A_changed_membership_is_a_reference_change_for_everybody()
    {
        var world = new LiveWorld();
        var commit = world.Give(
            PersonId.System,
            OrganisationId.System,
            new OrganisationCommand.RemoveMember(LiveWorld.School, LiveWorld.MemberOf(LiveWorld.School))
        )!;
        Assert.Equal([Audiences.Authorities, Housing, School], commit.Audiences.Keys);
        Assert.All(
            commit.Audiences.Keys,
            audience => Assert.Equal(["reference"], LiveWorld.Changes.Of(commit, audience).Select(Kind))
        );
    }

    [Fact]
    public void A_text_that_fits_nothing_is_shown_to_nobody()
    {
        var state = new LiveWorld().State;
        var text = new AlertEvent.SmsReceived(
            "SM1",
            null,
            null,
            InboundOutcome.UnknownNumber,
            GeoModel.Texts.FreeText.Of("+4520000000"),
            GeoModel.Texts.FreeText.Of("Hvem er det?")
        );
        Assert.Empty(Audiences.Of(state, state, [new(text, null!)]));
    }

    [Fact]
    public void Every_event_of_the_catalogue_has_somebody_or_nobody_to_see_it()
    {
        foreach (var type in EventCatalogue.All.Select(name => EventCatalogue.TypeOf(name)!))
        {
            var @event = (GeoModel.Deciding.DomainEvent)
                System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type);
            Audiences.Of(HubState.Empty, HubState.Empty, [new(@event, null!)]);
        }
    }

    [Fact]
    public void A_person_follows_the_authorities_the_partner_s_own_or_nothing()
    {
        var book = new LiveWorld().State.Organisations;
        var person = LiveWorld.MemberOf;
        Assert.Equal([Audiences.Authorities], Audiences.FollowedBy(book, person(LiveWorld.Club), LiveWorld.Club));
        Assert.Equal([Housing], Audiences.FollowedBy(book, person(LiveWorld.Housing), LiveWorld.Housing));
        Assert.Empty(Audiences.FollowedBy(book, person(LiveWorld.Housing), LiveWorld.Police));
    }

    private static string Kind(Change change) => KindOf(FoldedPicture.Text(change));

    private static string KindOf(string json) =>
        System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty("kind").GetString()!;
}

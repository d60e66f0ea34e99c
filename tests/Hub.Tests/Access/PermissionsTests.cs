using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Access;
using Beredskab.Hub.State;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Policies;
using Beredskab.Notifications.Roster;

namespace Beredskab.Hub.Tests.Access;

public sealed class PermissionsTests
{
    private static readonly OrganisationId Authority = new(Guid.Parse("00000000-0000-8000-8000-0000000000a1"));
    private static readonly OrganisationId Partner = new(Guid.Parse("00000000-0000-8000-8000-0000000000a2"));
    private static readonly IncidentId Incident = new(Guid.Parse("00000000-0000-8000-8000-0000000000c1"));

    public static TheoryData<Role, string, bool> Rules() =>
        new()
        {
            { Role.Leader, "report", true },
            { Role.Leader, "decide", true },
            { Role.Leader, "shift", false },
            { Role.Leader, "organisation", false },
            { Role.Sekretariat, "decide", true },
            { Role.Sekretariat, "shift", true },
            { Role.Sekretariat, "organisation", false },
            { Role.Contributor, "report", true },
            { Role.Contributor, "note", true },
            { Role.Contributor, "decide", false },
            { Role.Contributor, "stand-down", false },
            { Role.Administrator, "organisation", true },
            { Role.Administrator, "shift", true },
            { Role.Administrator, "report", false },
            { Role.Administrator, "dispatch", false },
            { Role.Leader, "dispatch", false },
            { Role.Administrator, "erase", true },
            { Role.Sekretariat, "erase", false },
            { Role.Leader, "erase", false },
            { Role.Contributor, "erase", false },
            { Role.Sekretariat, "policy", true },
            { Role.Administrator, "policy", true },
            { Role.Leader, "policy", false },
            { Role.Chefgruppe, "policy", false },
            { Role.Contributor, "policy", false },
            { Role.Chefgruppe, "decide", true },
            { Role.Styregruppe, "decide", true },
            { Role.Styregruppe, "shift", false },
        };

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_role_may_what_its_work_needs_and_no_more(Role role, string what, bool allowed)
    {
        var person = new PersonId(Guid.NewGuid());
        var state = With(Authority, OrganisationKind.Authority, person, role);
        var refusal = Permissions.Check(state, Envelope(person, Authority, Command(what)));
        Assert.Equal(allowed, refusal is null);
    }

    [Theory]
    [InlineData(Role.Leader, "policy", "Sekretariatet")]
    [InlineData(Role.Leader, "shift", "Sekretariatet")]
    [InlineData(Role.Leader, "organisation", "administrator")]
    [InlineData(Role.Leader, "erase", "administrator")]
    [InlineData(Role.Sekretariat, "erase", "administrator")]
    [InlineData(Role.Contributor, "decide", "Spørg en leder")]
    [InlineData(Role.Administrator, "stand-down", "Spørg en leder")]
    [InlineData(Role.Administrator, "report", "under Opsætning")]
    public void Who_may_not_is_told_who_may_and_never_to_ask_themselves(Role role, string what, string names)
    {
        var person = new PersonId(Guid.NewGuid());
        var state = With(Authority, OrganisationKind.Authority, person, role);
        var text = Permissions.Check(state, Envelope(person, Authority, Command(what)))!.Text;
        Assert.Contains(names, text, StringComparison.Ordinal);
        var own = role switch
        {
            Role.Leader => "Spørg en leder",
            Role.Sekretariat => "Spørg Sekretariatet",
            Role.Administrator => "Spørg en administrator",
            _ => "Spørg en bidragyder",
        };
        Assert.DoesNotContain(own, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_acts_for_an_organisation_that_they_do_not_belong_to()
    {
        var person = new PersonId(Guid.NewGuid());
        var state = With(Authority, OrganisationKind.Authority, person, Role.Leader);
        Assert.Equal("not-allowed", Permissions.Check(state, Envelope(person, Partner, Command("report")))?.Code);
    }

    [Fact]
    public void A_partner_cannot_tell_an_incident_that_it_has_no_part_in_from_none()
    {
        var person = new PersonId(Guid.NewGuid());
        var state = With(Partner, OrganisationKind.OtherPartner, person, Role.Contributor)
            .Apply(Reported(), new(1, new(Guid.NewGuid()), new(Guid.NewGuid()), Authority, default, default));
        var refusal = Permissions.Check(state, Envelope(person, Partner, Command("note")));
        Assert.Equal("incident-unknown", refusal?.Code);

        state = state.Apply(
            new IncidentEvent.PartnerInvited(Incident, Partner),
            new(2, new(Guid.NewGuid()), new(Guid.NewGuid()), Authority, default, default)
        );
        Assert.Null(Permissions.Check(state, Envelope(person, Partner, Command("note"))));
    }

    [Fact]
    public void A_contributor_corrects_what_their_own_organisation_wrote_and_no_more()
    {
        var person = new PersonId(Guid.NewGuid());
        var (theirs, ours) = (new EntryId(Guid.NewGuid()), new EntryId(Guid.NewGuid()));
        var state = With(Partner, OrganisationKind.OtherPartner, person, Role.Contributor)
            .Apply(Reported(), new(1, theirs, new(Guid.NewGuid()), Authority, default, default))
            .Apply(
                new IncidentEvent.PartnerInvited(Incident, Partner),
                new(2, new(Guid.NewGuid()), new(Guid.NewGuid()), Authority, default, default)
            )
            .Apply(
                new IncidentEvent.NoteWritten(Incident, GeoModel.Texts.FreeText.Of("Vores")),
                new(3, ours, person, Partner, default, default)
            );

        Assert.Equal("not-allowed", Correct(theirs)?.Code);
        Assert.Null(Correct(ours));

        Refusal? Correct(EntryId line) =>
            Permissions.Check(
                state,
                Envelope(person, Partner, new IncidentCommand.Correct(Incident, line, "Det var anderledes"))
            );
    }

    private static HubState With(OrganisationId organisation, OrganisationKind kind, PersonId person, Role role) =>
        HubState.Empty with
        {
            Organisations = OrganisationBook
                .Empty.Apply(new OrganisationEvent.Registered(organisation, "O", "O", kind))
                .Apply(new OrganisationEvent.MemberAdmitted(organisation, person, [role])),
        };

    private static CommandEnvelope Envelope(PersonId person, OrganisationId organisation, DomainCommand command) =>
        new(Guid.CreateVersion7(), person, organisation, null, command);

    private static IncidentEvent.Reported Reported() =>
        new(
            Incident,
            1,
            IncidentType.Andet,
            ActivationLevel.Informationsberedskab,
            IncidentScope.Lokal,
            null,
            new(
                GeoModel.Texts.FreeText.Of("a"),
                GeoModel.Texts.FreeText.Of("b"),
                GeoModel.Texts.FreeText.Of("c"),
                GeoModel.Texts.FreeText.Of("d")
            )
        );

    private static DomainCommand Command(string what) =>
        what switch
        {
            "report" => new IncidentCommand.Report(
                new(Guid.NewGuid()),
                IncidentType.Andet,
                ActivationLevel.Informationsberedskab,
                IncidentScope.Lokal,
                null,
                "Noget",
                null,
                null,
                null
            ),
            "note" => new IncidentCommand.WriteNote(Incident, "Noget"),
            "decide" => new IncidentCommand.Decide(Incident, "Noget", "Fordi", DecisionLevel.Tactical),
            "stand-down" => new IncidentCommand.StandDown(Incident, 1, "Roligt"),
            "shift" => new RosterCommand.EstablishLedergruppe(
                new(Guid.NewGuid()),
                new AreaId("bydel:valby"),
                "Valby",
                [Authority]
            ),
            "policy" => new PolicyCommand.Adopt(0, AlertPolicy.Shipped.Rules, [], "Prøve", false),
            "organisation" => new OrganisationCommand.Rename(Authority, "Nyt navn", "NN"),
            "erase" => new Hub.Journal.JournalCommand.Erase(
                1,
                new("incident/x", HasWords: true),
                Hub.Journal.ErasureReason.Mistake,
                "Forkert hændelse"
            ),
            "dispatch" => new AlertCommand.RecordAccepted(new(Guid.NewGuid()), "SM1"),
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
        };
}

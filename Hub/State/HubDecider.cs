using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.GeoModel.Picture;
using Beredskab.Hub.Access;
using Beredskab.Hub.Exercises;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Roster;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Escalation;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Messages.Templates;
using Beredskab.Notifications.Policies;
using Beredskab.Notifications.Roster;
using Beredskab.Notifications.TestAlarms;

namespace Beredskab.Hub.State;

/// <summary>
/// Composes the deciders: whether the actor may, what the command makes, and what alerting makes of that; one commit.
/// Pure: the same state, command and time give the same verdict.
/// </summary>
/// <param name="ledergruppeKind">The kind of area that owns the ledergrupper.</param>
public sealed partial class HubDecider(AreaKind ledergruppeKind)
{
    /// <summary>Where a shape lies in a state: among its areas, and by its places.</summary>
    public Func<HubState, Shape, Location> Locate { get; init; } =
        static (state, shape) => state.Areas.Atlas.Reach(shape, state.Map.Places);

    /// <summary>How far a caller's clock may be ahead of ours.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(2);

    /// <summary>How long an alert waits for others when one left for the same person a moment ago.</summary>
    public TimeSpan BundleWindow { get; init; }

    private static readonly TimeSpan LongestAgo = TimeSpan.FromDays(366);

    public AreaKind LedergruppeKind => ledergruppeKind;

    public Verdict Decide(HubState state, CommandEnvelope envelope, DateTimeOffset now)
    {
        if (envelope.OccurredAt > now + ClockTolerance)
        {
            return Verdict.Refuse(
                new("time-in-future", "Tidspunktet ligger i fremtiden. Skriv, hvornår det skete.", "occurredAt")
            );
        }

        if (envelope.OccurredAt < now - LongestAgo)
        {
            return Verdict.Refuse(
                new(
                    "time-too-old",
                    "Tidspunktet ligger over et år tilbage. Se efter, om datoen er rigtig.",
                    "occurredAt"
                )
            );
        }

        if (Permissions.Check(state, envelope) is { } refusal)
        {
            return Verdict.Refuse(refusal);
        }

        var origin = new CommandOrigin(
            envelope.Id,
            envelope.Actor,
            envelope.Organisation,
            envelope.HappenedAt(now),
            now
        );
        return envelope.Command switch
        {
            IncidentCommand command => DecideIncident(state, command, origin),
            // Who belongs nowhere any more answers for nobody, whatever their phone says.
            AlertCommand.ReceiveSms sms
                when (sms.Person ?? (sms.Unproved is { } way ? state.Contacts.Find(way)?.Person : null)) is { } sender
                    && state.Organisations.Of(sender) is null => AlertDecider.Decide(
                state.Alerts,
                Context(state),
                sms with
                {
                    Person = null,
                    Unproved = null,
                },
                origin
            ),
            AlertCommand.AnswerByKey { Person: var answerer } when state.Organisations.Of(answerer) is null =>
                Verdict.Refuse(
                    new(
                        "person-left",
                        "Du hører ikke længere til en organisation her, så svaret tæller ikke.",
                        "messageId"
                    )
                ),
            AlertCommand.Advance { Alert: var id } when state.Alerts.Find(id) is { Test: not null } test =>
                TestAlarmDecider.Advance(Tests(state), test, origin),
            TestAlarmCommand command => TestAlarmDecider.Decide(Tests(state), command, origin),
            ExerciseCommand.EndAll command => ExerciseDecider.EndAll(this, state, command, origin),
            AlertCommand command => AlertDecider.Decide(
                state.Alerts,
                Context(state),
                command,
                origin,
                command is AlertCommand.Advance { Alert: var alert } ? IncidentOf(state, alert) : null,
                state.Picture.Find
            ),
            PolicyCommand.Adopt command => PolicyDecider.Decide(
                state.Policy,
                command,
                state.Organisations.IsAuthority,
                organisation => WithoutSeat(state, organisation),
                rule => PolicyReach.MostCalled(Context(state), rule),
                rule => PolicyReach.AtOnceInAllAreas(Context(state), rule)
            ),
            TextCommand.Adopt command => TextDecider.Decide(state.Texts, command, LongestNames(state)),
            ContactCommand command => ContactDecider.Decide(state.Contacts, command, origin, Context(state).Texts),
            DutyPhoneCommand command => DutyPhoneDecider.Decide(
                state.Contacts,
                command,
                origin,
                seat =>
                    state.Roster.Ledergrupper.ContainsKey(seat.Ledergruppe)
                    && state.Organisations.IsAuthority(seat.Authority),
                Context(state).Texts
            ),
            RosterCommand command => RosterDecider.Decide(
                state.Roster,
                command,
                origin,
                area => state.Areas.Atlas.Find(area) is not null,
                state.Organisations.IsAuthority,
                state.Organisations.IsMember
            ),
            AbsenceCommand command => AbsenceDecider.Decide(
                state.Roster,
                command,
                origin,
                person => state.Organisations.Of(person) is not null
            ),
            CalendarCommand command => CalendarDecider.Decide(
                state.Calendars,
                command,
                state.Roster.Ledergrupper.ContainsKey,
                person => state.Organisations.Of(person) is not null
            ),
            OrganisationCommand command => DecideOrganisation(state, command, origin),
            AreaCommand.ImportLayer command => DecideAreas(state, command),
            MapCommand.ImportPlaces command => MapDecider.Decide(state.Map, command),
            MapCommand.ImportLayer command => MapDecider.Decide(state.Map, command),
            JournalCommand.Erase command => ErasureDecider.Decide(state, command),
            _ => throw new InvalidOperationException($"No decider knows {envelope.Command.GetType().Name}."),
        };
    }

    /// <summary>Whoever is admitted without a number has no SMS way until one is written.</summary>
    private static Verdict DecideOrganisation(HubState state, OrganisationCommand command, CommandOrigin origin)
    {
        var verdict = OrganisationDecider.Decide(state.Organisations, command);
        return
            verdict is Verdict.Accepted admitted
            && command is OrganisationCommand.AdmitMember { HasNumber: false, Person: var person }
            && ContactDecider.Decide(
                state.Contacts,
                new ContactCommand.ReplaceMobile(person, HasNumber: false, Doubled: null),
                origin
            )
                is Verdict.Accepted gone
            ? Verdict.Accept([.. admitted.Events, .. gone.Events])
            : verdict;
    }

    // The Sekretariat's own watch has no area that alerts go by, so a seat there is none. Before the first ledergruppe is
    // established nothing can be said.
    private string? WithoutSeat(HubState state, OrganisationId organisation)
    {
        var groups = state
            .Roster.Ledergrupper.Values.Where(group => state.Areas.Atlas.Find(group.Area)?.Kind == ledergruppeKind)
            .ToList();
        return groups.Count == 0 || groups.Exists(group => group.Required.Contains(organisation))
            ? null
            : state.Organisations.Find(organisation)?.ShortName;
    }

    /// <returns>What an import would be refused for; null when it would be accepted.</returns>
    public Refusal? Rehearse(HubState state, AreaCommand.ImportLayer command, DateTimeOffset now) =>
        Decide(state, new(Guid.CreateVersion7(now), PersonId.System, OrganisationId.System, null, command), now)
            is Verdict.Refused refused
            ? refused.Refusal
            : null;

    /// <summary>Areas that are sound, and whose names every text has room for.</summary>
    private static Verdict DecideAreas(HubState state, AreaCommand.ImportLayer command)
    {
        var verdict = AreaDecider.Decide(state.Areas, command, area => state.Roster.Leading(area) is not null);
        if (verdict is not Verdict.Accepted { Events.IsEmpty: false })
        {
            return verdict;
        }

        var now = state.Areas.Atlas.Areas.Select(area => area.Name);
        var after = now.Concat(command.Areas.Select(area => area.Name));
        var (before, names) = (LongestNames(state, now), LongestNames(state, after));
        foreach (var kind in Enum.GetValues<TextKind>())
        {
            var template = state.Texts.Of(kind).Source;
            if (
                TemplateCheck.Of(kind, template, names) is [var problem, ..]
                && TemplateCheck.Of(kind, template, before).IsEmpty
            )
            {
                var longest = command.Areas.MaxBy(area => Gsm7.Length(area.Name))!.Name;
                return Verdict.Refuse(
                    new(
                        "area-name-too-long",
                        $"Navnet »{longest}« er for langt til en af beskederne. Giv området et kortere navn, eller ret beskeden under Beskedtekster. {problem.Text}",
                        "areas"
                    )
                );
            }
        }

        return verdict;
    }

    /// <summary>When an alert next has something to do by itself; null when it waits for people only, or is no more.</summary>
    public DateTimeOffset? NextDue(HubState state, AlertId id, DateTimeOffset now) =>
        state.Alerts.Find(id) switch
        {
            { IsOpen: true, Test: not null } test => TestAlarmDecider.NextDue(Tests(state), test),
            { Test: null } alert when IncidentOf(state, id) is { } incident => EscalationDecider.NextDue(
                state.Alerts,
                Context(state),
                incident,
                alert,
                now
            ),
            _ => null,
        };

    /// <summary>What would become of an answer to an alert; nothing is written.</summary>
    /// <returns>Null when it would be refused.</returns>
    public AnswerReceipt? Foresee(HubState state, AlertCommand answer, PersonId actor, DateTimeOffset now) =>
        AlertDecider.Foresee(
            state.Alerts,
            Context(state),
            answer,
            new(Guid.Empty, actor, OrganisationId.System, now, now)
        );

    /// <summary>What the test alarms are decided against.</summary>
    public TestAlarmState Tests(HubState state) =>
        new(state.TestAlarms, state.Alerts, Context(state), IsRealOperation(state.Picture));

    /// <summary>Whether any real incident is open at operationsberedskab.</summary>
    public static bool IsRealOperation(LivePicture picture)
    {
        foreach (var incident in picture.Incidents.Values)
        {
            if (incident is Incident.Open { Exercise: false, Level: ActivationLevel.Operationsberedskab })
            {
                return true;
            }
        }

        return false;
    }

    private static Incident? IncidentOf(HubState state, AlertId alert) =>
        state.Alerts.Find(alert)?.Incident is { } incident ? state.Picture.Find(incident) : null;
}

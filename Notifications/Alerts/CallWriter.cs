using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.GeoModel.Texts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Policies;
using Beredskab.Notifications.Roster;

namespace Beredskab.Notifications.Alerts;

/// <summary>
/// Collects what one command makes of one incident's alerts: one code and one text for each person and cause, and the
/// book as it will be when all of it is written.
/// </summary>
internal sealed class CallWriter(AlertBook book, AlertContext context, Incident incident, CommandOrigin origin)
{
    private readonly ImmutableArray<AlertEvent>.Builder alerts = ImmutableArray.CreateBuilder<AlertEvent>();
    private readonly ImmutableArray<AlertEvent>.Builder messages = ImmutableArray.CreateBuilder<AlertEvent>();
    private readonly RoundCodes codes = new(book, origin.CommandId, incident, origin.Now);
    private readonly Dictionary<(AlertId Alert, int Code), int> relieved = [];
    private int raised;

    public AlertBook Book { get; private set; } = book;

    /// <summary>As it was before this command.</summary>
    public AlertBook Before { get; } = book;

    /// <summary>Who has been called by this command already.</summary>
    public HashSet<PersonId> Called { get; } = [];

    public AlertContext Context => context;

    /// <summary>Set while a merge is decided: whoever is told of it is not called beside.</summary>
    public MergeCalls? Merging { get; set; }

    public Incident Incident => incident;

    /// <summary>Every other incident; null for one, when nothing of others is asked.</summary>
    public Func<IncidentId, Incident?> Incidents { get; init; } = _ => null;

    public DateTimeOffset Now => origin.Now;

    public IncidentWords Words { get; } = WordsOf(context, incident);

    /// <summary>What a text may say of the incident.</summary>
    public static IncidentWords WordsOf(AlertContext context, Incident incident) =>
        IncidentWords.Of(
            incident.Type,
            incident.Level,
            incident.Position,
            AlertPlan.Containing(incident.Position, context.AreaKind),
            context.AreaName
        ) with
        {
            Exercise = incident.Exercise,
        };

    /// <summary>The policy's rule for the incident as it is now.</summary>
    public PolicyRule Rule { get; } = context.Policy.For(incident.Level, incident.Type);

    /// <summary>First what happens to the alerts, then every message that follows.</summary>
    public ImmutableArray<AlertEvent> Written => [.. alerts, .. messages];

    public bool IsEmpty => alerts.Count == 0 && messages.Count == 0;

    /// <returns>The person's code for this cause, the same however many alerts it is about.</returns>
    public int CodeFor(PersonId person, CallCause cause = CallCause.Raised) => codes.For(person, cause);

    public AlertId Raise(PlannedAlert plan)
    {
        var alert = AlertId.From(DerivedId.From(origin.CommandId, 'a', raised++));
        Write(
            new AlertEvent.Raised(
                alert,
                incident.Id,
                plan.Ledergruppe,
                plan.Reason,
                plan.Areas,
                plan.Required,
                [
                    .. plan.Rounds.Select(round =>
                        Round(plan.Ledergruppe, round.Person, round.Authority, round.Standing)
                    ),
                ],
                incident.Exercise
            )
        );
        if (!plan.Required.IsEmpty)
        {
            SetProcedure(alert);
        }

        return alert;
    }

    /// <summary>A person's part in one alert, with the code of this cause and the phone that lies with the duty now.</summary>
    public AlertRound Round(
        LedergruppeId? ledergruppe,
        PersonId person,
        OrganisationId authority,
        Standing standing,
        CallCause cause = CallCause.Raised
    ) => new(person, authority, CodeFor(person, cause), standing, PhoneOf(ledergruppe, person, authority, standing));

    private DutyPhoneId? PhoneOf(
        LedergruppeId? ledergruppe,
        PersonId person,
        OrganisationId authority,
        Standing standing
    )
    {
        if (context.Contacts.Phones.All.IsEmpty)
        {
            return null;
        }

        IEnumerable<SeatId> seats = standing switch
        {
            Standing.OnDuty when ledergruppe is { } group => [new(group, authority)],
            // Called for another authority's sake, but on duty for the Sekretariat.
            Standing.Sekretariat when StandingGroups.Sekretariat(context.Roster) is { } group => group.Required.Select(
                own => new SeatId(group.Id, own)
            ),
            _ => [],
        };
        foreach (var seat in seats)
        {
            if (
                context.Contacts.Phones.Of(seat) is { } phone
                && OnDuty.At(context.Roster, seat.Ledergruppe, seat.Authority, Now) == person
            )
            {
                return phone.Id;
            }
        }

        return null;
    }

    public void SetProcedure(AlertId alert) =>
        Write(
            new AlertEvent.ProcedureSet(
                alert,
                context.Policy.Version,
                Rule.Steps,
                Rule.AllWaysAtOnce,
                Rule.StaleAfterMinutes
            )
        );

    public void Write(AlertEvent @event)
    {
        alerts.Add(@event);
        Apply(@event);
    }

    /// <summary>
    /// Calls a person on the first way, and on a shared phone that is to ring as early; on all at once when the rule
    /// says so.
    /// </summary>
    /// <param name="mayWait">Whether the text says no more than a line in a bundle would.</param>
    /// <param name="heard">Shared phones that have been alerted before, and are called at once, whenever they ring else.</param>
    public void Call(
        AlertId alert,
        PersonId person,
        int code,
        string text,
        bool mayWait = false,
        IReadOnlySet<DutyPhoneId>? heard = null
    )
    {
        if (Merging?.Takes(alert, person, code) != true)
        {
            CallAtOnce(alert, person, code, text, mayWait, heard);
        }
    }

    /// <summary>As <see cref="Call"/>, also for somebody who is told of a merge.</summary>
    public void CallAtOnce(
        AlertId alert,
        PersonId person,
        int code,
        string text,
        bool mayWait = false,
        IReadOnlySet<DutyPhoneId>? heard = null
    )
    {
        var again = new HashSet<DutyPhoneId>();
        var ways = context.Contacts.WaysOf(person, Book.Find(alert)!.PhonesOf(code));
        if (ways.IsEmpty)
        {
            // Fails visibly, rather than not at all.
            Intend(alert, person, null, MessagePurpose.Alert, text, code, mayWait);
            return;
        }

        if (Rule.AllWaysAtOnce)
        {
            // Also what nobody has proved: that it may be a stranger's weighs less than that nobody may answer.
            ways = [.. ways, .. context.Contacts.LastResortsOf(person)];
        }

        for (var i = 0; i < ways.Length; i++)
        {
            var way = ways[i];
            // On the first of its ways, the others in their time.
            var isHeard = way.Phone is { } phone && heard?.Contains(phone) == true && again.Add(phone);
            if (i > 0 && !Rule.AllWaysAtOnce && !isHeard && (way.Phone is null || way.After > TimeSpan.Zero))
            {
                continue;
            }

            Intend(alert, person, way, MessagePurpose.Alert, text, code, mayWait);
        }
    }

    /// <summary>Changes what a call that this command makes says: one more reason came to it.</summary>
    /// <returns>False when there is no such call.</returns>
    public bool Reword(PersonId person, int code, string text)
    {
        var found = false;
        for (var i = 0; i < messages.Count; i++)
        {
            if (
                messages[i] is AlertEvent.MessageIntended { Purpose: MessagePurpose.Alert } call
                && call.Person == person
                && call.Code == code
            )
            {
                messages[i] = call with { Text = FreeText.Of(text) };
                found = true;
            }
        }

        return found;
    }

    /// <summary>
    /// Tells a person that they are relieved of the call with this code; once more in one command changes what it says,
    /// since one more authority came to it.
    /// </summary>
    public void TellRelieved(AlertId alert, PersonId person, int code, string text)
    {
        if (relieved.TryGetValue((alert, code), out var index))
        {
            messages[index] = (AlertEvent.MessageIntended)messages[index] with { Text = FreeText.Of(text) };
            return;
        }

        index = messages.Count;
        Tell(alert, person, MessagePurpose.Relieved, text, quiet: true);
        if (messages.Count > index)
        {
            relieved[(alert, code)] = index;
        }
    }

    /// <summary>Tells a person that the call with this code need not be answered: whom they stand in for comes.</summary>
    public void TellCovered(AlertId alert, PersonId person, int code, string text) =>
        Tell(new Listener(person, alert, code, null), MessagePurpose.Covered, text, quiet: true, covered: code);

    /// <summary>
    /// Tells a person something that asks for no answer, on the first way; the same words in one command once only.
    /// </summary>
    /// <param name="quiet">It rings nobody who can be written to.</param>
    public void Tell(AlertId alert, PersonId person, MessagePurpose purpose, string text, bool quiet) =>
        Tell(new Listener(person, alert, 0, null), purpose, text, quiet);

    /// <summary>Likewise, on the shared phone when that is who listens.</summary>
    /// <param name="covered">The code of the call that need not be answered any more.</param>
    public void Tell(Listener to, MessagePurpose purpose, string text, bool quiet, int? covered = null)
    {
        if (
            messages
                .OfType<AlertEvent.MessageIntended>()
                .Any(told =>
                    told.Person == to.Person
                    && told.Phone == to.Phone
                    && told.Purpose == purpose
                    && told.Text.Value == text
                )
        )
        {
            return;
        }

        var ways = to.Phone is { } phone
            ? context.Contacts.WaysOf(phone).ToImmutableArray()
            : context.Contacts.WaysOf(to.Person);
        var way = quiet ? ways.FirstOrDefault(one => one.Kind != WayKind.Voice) : null;
        Intend(to.Alert, to.Person, way ?? ways.FirstOrDefault(), purpose, text, null, quiet: quiet, covered: covered);
    }

    /// <summary>Whether this command calls the listener: then nothing else need be said.</summary>
    public bool Calls(Listener listener) =>
        listener.Phone is null
            ? Called.Contains(listener.Person)
            : messages
                .OfType<AlertEvent.MessageIntended>()
                .Any(call => call.Purpose == MessagePurpose.Alert && call.Phone == listener.Phone);

    /// <summary>The same words on another way.</summary>
    public void TellAgain(Message told, ContactWay way) =>
        Intend(
            told.Alert!.Value,
            told.Person!.Value,
            way,
            told.Purpose,
            told.Text.Value!,
            null,
            instead: told.Id,
            quiet: told.Quiet,
            covered: told.Covered
        );

    public void Intend(
        AlertId alert,
        PersonId person,
        ContactWay? way,
        MessagePurpose purpose,
        string text,
        int? code,
        bool mayWait = false,
        MessageId? instead = null,
        bool quiet = false,
        int? covered = null
    )
    {
        var message = Intention(context.Contacts, origin, messages.Count, alert, person, way, purpose, text, code);
        message = message with
        {
            Instead = instead,
            Quiet = quiet,
            Covered = covered,
            NotBefore =
                mayWait && message.Channel == MessageChannel.Sms
                    ? Bundling.NotBefore(Book, context, incident, person, message.Way, origin.Now)
                    : null,
        };
        messages.Add(message);
        Apply(message);
    }

    /// <param name="index">Counts the command's messages.</param>
    internal static AlertEvent.MessageIntended Intention(
        ContactBook contacts,
        CommandOrigin origin,
        int index,
        AlertId alert,
        PersonId person,
        ContactWay? way,
        MessagePurpose purpose,
        string text,
        int? code
    ) =>
        new(
            MessageId.From(DerivedId.From(origin.CommandId, 'm', index)),
            alert,
            person,
            null,
            way is null ? MessageChannel.Sms : WayChannels.Of(way.Kind),
            purpose,
            FreeText.Of(text),
            // The mobile number of somebody who has chosen nothing is no way with an id of its own.
            way is not null
            && (way.Phone is not null || contacts.Find(way.Id) is not null)
                ? way.Id
                : null,
            code,
            Phone: way?.Phone
        );

    // Nothing that is decided here depends on the numbers that the writer gives.
    private void Apply(AlertEvent @event) =>
        Book = Book.Apply(
            @event,
            new(
                long.MaxValue - 1_000_000 + alerts.Count + messages.Count,
                default,
                origin.Actor,
                origin.Organisation,
                origin.OccurredAt,
                origin.Now
            )
        );
}

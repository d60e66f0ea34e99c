using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Notifications.Alerts;

/// <summary>The fold over all alerts and messages. Immutable; an event costs a few small copies, however many alerts run.</summary>
public sealed partial record AlertBook
{
    private AlertBook() { }

    public static AlertBook Empty { get; } = new();

    /// <summary>How long the code of an ended alert is still known, and not given to another.</summary>
    public static readonly TimeSpan CodesRest = TimeSpan.FromDays(3);

    public ImmutableDictionary<AlertId, Alert> Alerts { get; private init; } =
        ImmutableDictionary<AlertId, Alert>.Empty;

    /// <summary>Those that are not ended.</summary>
    public ImmutableHashSet<AlertId> Open { get; private init; } = [];

    public ImmutableDictionary<IncidentId, ImmutableArray<AlertId>> ByIncident { get; private init; } =
        ImmutableDictionary<IncidentId, ImmutableArray<AlertId>>.Empty;

    public ImmutableDictionary<MessageId, Message> Messages { get; private init; } =
        ImmutableDictionary<MessageId, Message>.Empty;

    /// <summary>What is not yet handed over, the most urgent first.</summary>
    public ImmutableSortedSet<PendingMessage> Pending { get; private init; } = [];

    /// <summary>Those that wait for others, or have waited, and are not yet handed over.</summary>
    internal ImmutableHashSet<MessageId> Held { get; private init; } = [];

    /// <summary>The calls that ring or are spoken, or may be, by the way that leads to the number.</summary>
    internal ImmutableDictionary<WayId, ImmutableArray<MessageId>> OnTheLine { get; private init; } =
        ImmutableDictionary<WayId, ImmutableArray<MessageId>>.Empty;

    /// <summary>Calls of which the provider may have more than is known here, to whomever and about whatever.</summary>
    internal ImmutableHashSet<MessageId> Unsure { get; private init; } = [];

    /// <summary>
    /// Messages that did not and will not arrive, and when that was known; of the last <see cref="LossFold.Stand"/> before
    /// the newest. What was overtaken by a stand-down or an answer is not lost, nor is a reply, a notice, a probe, or what
    /// belongs to an exercise: nobody is missing for want of it.
    /// </summary>
    public ImmutableDictionary<MessageId, DateTimeOffset> Lost { get; private init; } =
        ImmutableDictionary<MessageId, DateTimeOffset>.Empty;

    /// <summary>
    /// What people were told, by the alert that it is about, and is not known to have arrived; also of ended alerts. Of
    /// several with the same words only the newest.
    /// </summary>
    public ImmutableDictionary<AlertId, ImmutableArray<MessageId>> News { get; private init; } =
        ImmutableDictionary<AlertId, ImmutableArray<MessageId>>.Empty;

    /// <summary>The newest lease that an attempt was made under; an older one may attempt nothing more.</summary>
    public long Fence { get; private init; }

    /// <summary>When each code was last given back; null while it is in use.</summary>
    internal ImmutableDictionary<int, DateTimeOffset?> Codes { get; private init; } =
        ImmutableDictionary<int, DateTimeOffset?>.Empty;

    internal ImmutableDictionary<PersonId, ImmutableArray<OpenRound>> Rounds { get; private init; } =
        ImmutableDictionary<PersonId, ImmutableArray<OpenRound>>.Empty;

    /// <summary>The calls that were made on each shared phone, oldest first; of ended alerts only the latest.</summary>
    internal ImmutableDictionary<DutyPhoneId, ImmutableArray<(PersonId Person, int Code)>> OnPhones
    {
        get;
        private init;
    } = ImmutableDictionary<DutyPhoneId, ImmutableArray<(PersonId Person, int Code)>>.Empty;

    internal ImmutableDictionary<string, MessageId> Accepted { get; private init; } =
        ImmutableDictionary.Create<string, MessageId>(StringComparer.Ordinal);

    /// <summary>Channels whose provider is down, and since when.</summary>
    public ImmutableDictionary<MessageChannel, DateTimeOffset> Outages { get; private init; } =
        ImmutableDictionary<MessageChannel, DateTimeOffset>.Empty;

    /// <summary>The newest message sent to see that messages get through; null when there was none.</summary>
    public MessageId? LastProbe { get; private init; }

    /// <summary>When administrators were last told of each cause.</summary>
    internal ImmutableDictionary<string, DateTimeOffset> Told { get; private init; } =
        ImmutableDictionary.Create<string, DateTimeOffset>(StringComparer.Ordinal);

    internal ImmutableHashSet<string> Inbound { get; private init; } =
        ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <summary>
    /// Whom the replies that count went to within the last hour: a person's or a shared phone's id, or a number that
    /// nobody has.
    /// </summary>
    internal ImmutableArray<(string To, DateTimeOffset At)> Replies { get; private init; } = [];

    public Alert? Find(AlertId alert) => Alerts.GetValueOrDefault(alert);

    public Message? Find(MessageId message) => Messages.GetValueOrDefault(message);

    /// <returns>The message that the provider took under this id, if any.</returns>
    public MessageId? FindByProvider(string providerId) =>
        Accepted.TryGetValue(providerId, out var message) ? message : null;

    /// <returns>In the order in which they were raised.</returns>
    public ImmutableArray<Alert> Of(IncidentId incident) =>
        ByIncident.TryGetValue(incident, out var ids) ? [.. ids.Select(id => Alerts[id])] : [];

    /// <summary>The alerts that a message is part of: one text, under one code, can be about several of an incident.</summary>
    /// <returns>Empty when it is about none, or is not known.</returns>
    public IEnumerable<AlertId> AlertsWith(MessageId id) =>
        Find(id) is not { Alert: { } about } message ? []
        : message.Person is { } person && Alerts[about].Incident is { } incident
            ? Of(incident)
                .Where(alert => alert.Id == about || alert.Messages.GetValueOrDefault(person, []).Contains(id))
                .Select(alert => alert.Id)
        : [about];

    /// <returns>The person's codes, oldest first, those of ended alerts for <see cref="CodesRest"/> too.</returns>
    public ImmutableArray<OpenRound> RoundsOf(PersonId person) => Rounds.GetValueOrDefault(person, []);

    /// <returns>The codes that were called on a shared phone, oldest first, each with whom it asked.</returns>
    internal ImmutableArray<(PersonId Person, OpenRound Round)> RoundsOn(DutyPhoneId phone) =>
        [
            .. OnPhones
                .GetValueOrDefault(phone, [])
                .SelectMany(call =>
                    RoundsOf(call.Person).Where(round => round.Code == call.Code).Select(round => (call.Person, round))
                ),
        ];

    /// <exception cref="InvalidOperationException">An event that this fold does not know: a newer version wrote it.</exception>
    public AlertBook Apply(AlertEvent @event, EventOrigin origin) =>
        @event switch
        {
            AlertEvent.Raised e => Raise(e, origin.RecordedAt),
            AlertEvent.TestRaised e => Raise(e, origin.RecordedAt),
            AlertEvent.Answered e => Answer(e, origin.RecordedAt),
            AlertEvent.ProcedureSet e => Set(e, origin.RecordedAt),
            AlertEvent.Called e => CallIn(e, origin.RecordedAt),
            AlertEvent.Escalated e => Change(
                e.Alert,
                alert =>
                    alert with
                    {
                        Progress = alert.Progress.SetItem(e.Authority, new(e.Step + 1, origin.RecordedAt, e.Empty)),
                        Taken = alert.Taken.Add(new(e.Authority, e.Kind, origin.RecordedAt, e.Empty)),
                    }
            ),
            AlertEvent.Relieved e => Change(
                e.Alert,
                alert => alert with { Relieved = alert.Relieved.Union(e.Leaving.Select(code => (e.Authority, code))) }
            ),
            AlertEvent.Ended e => End(e, origin.RecordedAt),
            AlertEvent.MessageIntended e => Intend(e, origin),
            AlertEvent.MessageBundled e => Change(e.Message, m => m with { Bundle = new(e.Bundle, e.After, e.Text) }),
            AlertEvent.MessageAttempted e => (this with { Fence = Math.Max(Fence, e.Fence) }).Change(
                e.Message,
                m => MessageFold.Attempted(m, e, origin.RecordedAt)
            ),
            AlertEvent.MessageAccepted e => (this with { Accepted = Accepted.SetItem(e.ProviderId, e.Message) }).Change(
                e.Message,
                m => MessageFold.Accepted(m, e, origin.RecordedAt)
            ),
            AlertEvent.MessageFailed e => Change(e.Message, m => MessageFold.Failed(m, e, origin.RecordedAt)),
            AlertEvent.MessageReported e => Change(e.Message, m => MessageFold.Reported(m, e, origin.RecordedAt)),
            AlertEvent.ProviderFailed e => this with { Outages = Outages.SetItem(e.Channel, origin.RecordedAt) },
            AlertEvent.ProviderRecovered e => this with { Outages = Outages.Remove(e.Channel) },
            AlertEvent.SmsReceived e => this with { Inbound = Inbound.Add(e.ProviderId) },
            _ => throw new InvalidOperationException($"No rule for {@event.GetType().Name}."),
        };

    private AlertBook Raise(AlertEvent.Raised e, DateTimeOffset at)
    {
        var alert = new Alert(
            e.Alert,
            e.Incident,
            e.Ledergruppe,
            e.Reason,
            e.Areas,
            e.Required,
            [],
            at,
            null,
            ImmutableDictionary<PersonId, AlertAnswer>.Empty,
            ImmutableDictionary<PersonId, ImmutableArray<MessageId>>.Empty
        )
        {
            Exercise = e.Exercise,
        };
        var book = this with
        {
            Alerts = Alerts.Add(e.Alert, alert),
            Open = Open.Add(e.Alert),
            ByIncident = ByIncident.SetItem(e.Incident, ByIncident.GetValueOrDefault(e.Incident, []).Add(e.Alert)),
        };
        return book.Give(alert, CallCause.Raised, e.Rounds, at)
            .Change(e.Alert, known => DutyFold.After(known, e.Rounds));
    }

    private AlertBook Raise(AlertEvent.TestRaised e, DateTimeOffset at)
    {
        var alert = new Alert(
            e.Alert,
            null,
            null,
            AlertReason.Test,
            [],
            [],
            [],
            at,
            null,
            ImmutableDictionary<PersonId, AlertAnswer>.Empty,
            ImmutableDictionary<PersonId, ImmutableArray<MessageId>>.Empty
        )
        {
            Exercise = true,
            Test = new(e.Deadline, e.Rounds),
        };
        var book = this with { Alerts = Alerts.Add(e.Alert, alert), Open = Open.Add(e.Alert) };
        return book.Give(
            alert,
            CallCause.Raised,
            [
                .. e.Rounds.Select(round => new AlertRound(
                    round.Person,
                    round.Authority,
                    round.Code,
                    round.Standing,
                    round.Phone
                )),
            ],
            at
        );
    }

    private AlertBook Change(AlertId id, Func<Alert, Alert> change) =>
        this with
        {
            Alerts = Alerts.SetItem(id, change(Alerts[id])),
        };
}

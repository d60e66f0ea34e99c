using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Notifications.Alerts;

/// <summary>The fold over all alerts and messages. Immutable; an event costs a few small copies, however many alerts run.</summary>
public sealed record AlertBook
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

    private AlertBook Set(AlertEvent.ProcedureSet e, DateTimeOffset at) =>
        Change(
            e.Alert,
            alert =>
                alert with
                {
                    Procedure = new(
                        e.Policy,
                        e.Steps,
                        e.AllWaysAtOnce,
                        e.StaleAfterMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
                        at
                    ),
                    Progress = ImmutableDictionary<OrganisationId, Progress>.Empty,
                }
        );

    private AlertBook CallIn(AlertEvent.Called e, DateTimeOffset at)
    {
        var before = Alerts[e.Alert];
        var book = Give(before, e.Cause, e.Rounds, at);
        if (e.Cause == CallCause.Relief)
        {
            book = book.Change(e.Alert, alert => DutyFold.AfterRelief(alert, before, e.Rounds));
        }

        // What asks anew begins the procedure anew for those whom it asks.
        return e.Cause is CallCause.LevelRaised or CallCause.Stale or CallCause.Relief
            ? book.Change(
                e.Alert,
                alert =>
                    alert with
                    {
                        Progress = e
                            .Rounds.Select(round => round.Authority)
                            .Distinct()
                            .Aggregate(
                                alert.Progress,
                                (progress, authority) => progress.SetItem(authority, new(0, at))
                            ),
                    }
            )
            : book;
    }

    /// <summary>Gives people codes in an alert; what a person had for the same authority no longer counts.</summary>
    private AlertBook Give(Alert alert, CallCause cause, ImmutableArray<AlertRound> given, DateTimeOffset at)
    {
        var rounds = alert.Rounds;
        var calls = alert.Calls;
        var open = Rounds;
        var codes = Codes;
        var phones = OnPhones;
        foreach (var round in given)
        {
            if (round.Phone is { } phone)
            {
                var onIt = phones.GetValueOrDefault(phone, []);
                phones = onIt.Contains((round.Person, round.Code))
                    ? phones
                    : phones.SetItem(phone, onIt.RemoveAll(IsForgotten).Add((round.Person, round.Code)));
            }

            rounds = rounds
                .RemoveAll(other =>
                    other.Person == round.Person
                    && other.Authority == round.Authority
                    // In a test alarm the phone is tried beside its holder, not with them.
                    && (alert.Test is null || other.Phone == round.Phone)
                )
                .Add(round);
            if (calls.ContainsKey(round.Code))
            {
                continue;
            }

            calls = calls.Add(round.Code, new(cause, round.Person, round.Code, at, [], null));
            codes = codes.SetItem(round.Code, null);
            var known = open.GetValueOrDefault(round.Person, []).RemoveAll(r => r.EndedAt < at - CodesRest);
            open = open.SetItem(round.Person, known.Add(new(alert.Id, alert.Incident, round.Code, null)));
        }

        foreach (var person in given.Select(round => round.Person).Distinct())
        {
            // A code under which nobody stands any more has been replaced.
            var mine = open[person];
            for (var i = 0; i < mine.Length; i++)
            {
                var known = mine[i];
                if (
                    known.Alert == alert.Id
                    && known.EndedAt is null
                    && !rounds.Any(round => round.Person == person && round.Code == known.Code)
                )
                {
                    mine = mine.SetItem(i, known with { EndedAt = at, Replaced = true });
                    if (!mine.Any(other => other.Code == known.Code && other.EndedAt is null))
                    {
                        codes = codes.SetItem(known.Code, at);
                    }
                }
            }

            open = open.SetItem(person, mine);
        }

        return this with
        {
            Alerts = Alerts.SetItem(alert.Id, alert with { Rounds = rounds, Calls = calls }),
            Rounds = open,
            Codes = codes,
            OnPhones = phones,
        };

        bool IsForgotten((PersonId Person, int Code) call) =>
            RoundsOf(call.Person).All(round => round.Code != call.Code || round.EndedAt < at - CodesRest);
    }

    private AlertBook Answer(AlertEvent.Answered e, DateTimeOffset at)
    {
        var alert = Alerts[e.Alert];
        var answer = new AlertAnswer(e.Answer, e.EtaMinutes, e.Channel, at, e.Phone, e.From);
        var calls =
            (e.Code ?? alert.CodeOf(e.Person)) is { } code && alert.Calls.TryGetValue(code, out var call)
                ? alert.Calls.SetItem(code, call with { Answer = answer })
                : alert.Calls;
        var earlier = alert.Answers.TryGetValue(e.Person, out var before)
            ? alert.Earlier.SetItem(e.Person, alert.Earlier.GetValueOrDefault(e.Person, []).Add(before))
            : alert.Earlier;
        return this with
        {
            Alerts = Alerts.SetItem(
                e.Alert,
                alert with
                {
                    Answers = alert.Answers.SetItem(e.Person, answer),
                    Calls = calls,
                    Earlier = earlier,
                }
            ),
        };
    }

    private AlertBook End(AlertEvent.Ended e, DateTimeOffset at)
    {
        var alert = Alerts[e.Alert];
        var rounds = Rounds;
        var codes = Codes;
        foreach (var person in alert.Calls.Values.Select(call => call.Person).Distinct())
        {
            rounds = rounds.SetItem(
                person,
                [.. rounds[person].Select(r => r.Alert == e.Alert && r.EndedAt is null ? r with { EndedAt = at } : r)]
            );
        }

        foreach (var call in alert.Calls.Values)
        {
            codes = codes.SetItem(call.Code, at);
        }

        return this with
        {
            News = NewsFold.WithoutOld(News, Messages, at),
            Alerts = Alerts.SetItem(e.Alert, alert with { EndedAt = at, Into = e.Into }),
            Open = Open.Remove(e.Alert),
            Rounds = rounds,
            Codes = codes,
        };
    }

    private AlertBook Change(AlertId id, Func<Alert, Alert> change) =>
        this with
        {
            Alerts = Alerts.SetItem(id, change(Alerts[id])),
        };

    private AlertBook Intend(AlertEvent.MessageIntended e, EventOrigin origin)
    {
        var known = e.Alert is { } of ? Alerts.GetValueOrDefault(of) : null;
        var message = MessageFold.Intended(e, origin) with
        {
            Exercise = known is { Exercise: true },
            Test = known is { Test: not null } && e.Purpose == MessagePurpose.Alert,
        };
        var book = this with
        {
            Messages = Messages.Add(e.Message, message),
            Pending = Pending.Add(Place(message)),
            Held = message.NotBefore is null ? Held : Held.Add(message.Id),
        };
        if (e.Cause is { } cause)
        {
            book = book with { Told = book.Told.SetItem(cause, origin.RecordedAt) };
        }

        if (e.Purpose == MessagePurpose.Probe)
        {
            return book with { LastProbe = e.Message };
        }

        if (e.Purpose == MessagePurpose.Reply)
        {
            return !e.FirstAnswer && (e.Person?.ToString() ?? e.Phone?.ToString() ?? e.Number?.Value) is { } to
                ? book with
                {
                    Replies = Replies
                        .RemoveAll(r => r.At <= origin.RecordedAt - ReplyLimits.Window)
                        .Add((to, origin.RecordedAt)),
                }
                : book;
        }

        return e is { Alert: { } alert, Person: { } person }
            ? book.Attach(message, alert, person, e.Code).Release(message).Tell(message, alert)
            : book;
    }

    private AlertBook Tell(Message message, AlertId about) =>
        message.IsNews ? this with { News = NewsFold.Told(News, message, about) } : this;

    // What comes later about the same incident must not overtake what waits.
    private AlertBook Release(Message later)
    {
        var book = this;
        if (later.NotBefore is null && later.Alert is { } about)
        {
            foreach (var id in Held)
            {
                var held = Messages[id];
                if (
                    (held.Person, held.Channel, held.Way) == (later.Person, later.Channel, later.Way)
                    && held is { Bundle: null, Alert: { } alert }
                    && Alerts[alert].Incident == Alerts[about].Incident
                )
                {
                    book = book.Change(id, message => message with { NotBefore = null });
                }
            }
        }

        return book;
    }

    // One text can be about several alerts of an incident: those of the same code, or all of the person's.
    private AlertBook Attach(Message message, AlertId about, PersonId person, int? given)
    {
        var incident = Alerts[about].Incident;
        var code = given ?? Alerts[about].CodeOf(person);
        var alerts = Alerts;
        foreach (var round in RoundsOf(person))
        {
            if (
                round.Incident == incident
                && (message.Purpose != MessagePurpose.Alert || round.Code == code)
                && alerts.TryGetValue(round.Alert, out var alert)
            )
            {
                var known = alert.Messages.GetValueOrDefault(person, []);
                if (known.Contains(message.Id))
                {
                    continue;
                }

                alerts = alerts.SetItem(
                    alert.Id,
                    alert with
                    {
                        Messages = alert.Messages.SetItem(person, known.Add(message.Id)),
                        Calls =
                            message.Purpose == MessagePurpose.Alert
                            && code is { } number
                            && alert.Calls.TryGetValue(number, out var call)
                                ? alert.Calls.SetItem(number, call with { Messages = call.Messages.Add(message.Id) })
                                : alert.Calls,
                    }
                );
            }
        }

        return this with
        {
            Alerts = alerts,
        };
    }

    private AlertBook Change(MessageId id, Func<Message, Message> change)
    {
        var before = Messages[id];
        var after = change(before);
        var place = Place(before);
        return this with
        {
            Messages = Messages.SetItem(id, after),
            Pending =
                before.IsPending == after.IsPending ? Pending
                : after.IsPending ? Pending.Add(place)
                : Pending.Remove(place),
            Held = after is { IsPending: true, NotBefore: not null } ? Held : Held.Remove(id),
            Lost = LossFold.After(Lost, after),
            News = NewsFold.After(News, after),
        };
    }

    private static PendingMessage Place(Message message) =>
        new(message.Purpose, message.Sequence, message.Id) { Exercise = message.Exercise };
}

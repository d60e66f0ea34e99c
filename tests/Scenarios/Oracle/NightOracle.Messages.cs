using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Scenarios.Oracle;

/// <summary>What becomes of each message, and in which order they leave.</summary>
internal sealed partial class NightOracle
{
    private static readonly TimeSpan Doubt = TimeSpan.FromSeconds(5);

    // What the product says of urgency, written down once more.
    private static readonly MessagePurpose[] MostUrgentFirst =
    [
        MessagePurpose.Alert,
        MessagePurpose.LevelChange,
        MessagePurpose.Moved,
        MessagePurpose.Merged,
        MessagePurpose.Relieved,
        MessagePurpose.Covered,
        MessagePurpose.StandDown,
        MessagePurpose.Reply,
        MessagePurpose.Notice,
        MessagePurpose.Verification,
        MessagePurpose.Probe,
    ];

    private readonly Dictionary<PersonId, Dictionary<WayId, bool>> ways = [];
    private readonly Dictionary<MessageChannel, SortedSet<(int Urgency, long Sequence, MessageId Message)>> notBegun =
    [];
    private readonly Dictionary<MessageId, DateTimeOffset> owedNextWay = [];
    private readonly Dictionary<WayId, DateTimeOffset> openedAt = [];

    private sealed class ByPlace : IComparer<(int Urgency, long Sequence, MessageId Message)>
    {
        public int Compare(
            (int Urgency, long Sequence, MessageId Message) x,
            (int Urgency, long Sequence, MessageId Message) y
        ) => (x.Urgency, x.Sequence).CompareTo((y.Urgency, y.Sequence));
    }

    private void Intend(AlertEvent.MessageIntended e, long place)
    {
        var message = new MessageMemory(e, place, now) { Urgency = UrgencyOf(e) };
        messages.Add(e.Message, message);
        Waiting(e.Channel).Add((message.Urgency, place, e.Message));
        if (e is not { Alert: { } about, Person: { } person })
        {
            return;
        }

        if (e.Covered is { } needless)
        {
            TellCovered(alerts[about], e, needless);
        }

        foreach (
            var alert in byIncident[alerts[about].Incident]
                .Where(alert => alert.Standing.Keys.Any(key => key.Person == person))
        )
        {
            if (!alertsOf.TryGetValue(person, out var mine))
            {
                alertsOf.Add(person, mine = []);
            }

            mine.Add(alert);
            if (
                e is { Purpose: MessagePurpose.Alert, Code: { } code }
                && alert.Calls.TryGetValue(code, out var call)
                && call.Person == person
            )
            {
                call.Messages.Add(message);
                if (call.ToldCovered)
                {
                    call.ToldCovered = false;
                    calledAgain.Add(e.Message);
                }
            }
        }
    }

    private void Attempt(AlertEvent.MessageAttempted e)
    {
        var message = messages[e.Message];
        Expect(message.Pending, Rules.Attempts, $"{e.Message} is settled, and is attempted.");
        Expect(e.Attempt == message.Attempts + 1, Rules.Attempts, $"Attempt {e.Attempt} after {message.Attempts}.");
        Expect(e.Fence >= fence, Rules.Attempts, $"Fence {e.Fence} after {fence}.");
        Expect(
            message.Intended is not { Purpose: MessagePurpose.Alert or MessagePurpose.LevelChange, Alert: { } about }
                || alerts[about].Open,
            Rules.Attempts,
            $"A call to an alert that has ended."
        );
        fence = Math.Max(fence, e.Fence);
        Expect(e.Repeat == message.Doubt, Rules.Repeats, $"{e.Message}: marked {e.Repeat}, in doubt {message.Doubt}.");
        if (message.Doubt)
        {
            Expect(
                now >= message.DoubtSince + Doubt,
                Rules.Repeats,
                $"{e.Message} was repeated {now - message.DoubtSince} after the doubt."
            );
            Expect(
                message.LookedUp >= message.DoubtSince + Doubt,
                Rules.Repeats,
                $"{e.Message} was repeated and not looked up."
            );
        }

        if (e.Attempt == 1)
        {
            var mine = (message.Urgency, message.Sequence, e.Message);
            var waiting = Waiting(message.Intended.Channel);
            waiting.Remove(mine);
            foreach (var other in waiting)
            {
                if ((other.Urgency, other.Sequence).CompareTo((mine.Urgency, mine.Sequence)) >= 0)
                {
                    break;
                }

                // What was intended in this very instant may have come after the choice.
                Expect(
                    messages[other.Message].At == now || LineIsTaken(messages[other.Message]),
                    Rules.Urgency,
                    $"{message.Intended.Purpose} {e.Message} went before {other.Message}."
                );
            }
        }

        Expect(
            message.Doubt || outages.Contains(MessageChannel.Voice) || !LineIsTaken(message),
            Rules.Attempts,
            $"{e.Message} is called while another call to the number is on its way."
        );
        if (message.Doubt)
        {
            earlierDoubt.Add(e.Message);
        }

        Begin(message);
        message.Attempts++;
        message.MarkedRepeats += e.Repeat ? 1 : 0;
        message.Doubt = true;
        (message.DoubtBefore, message.DoubtSince) = (message.DoubtSince, now);
    }

    private void Fail(AlertEvent.MessageFailed e)
    {
        var message = messages[e.Message];
        if (message.Attempts == 0)
        {
            Waiting(message.Intended.Channel).Remove((message.Urgency, message.Sequence, e.Message));
        }

        // An attempt that failed for certain leaves the doubt that there was before it.
        message.Doubt = e.InDoubt || earlierDoubt.Contains(e.Message);
        message.BegunAt = message.Doubt ? message.BegunAt : null;
        if (e.InDoubt)
        {
            earlierDoubt.Add(e.Message);
            message.DoubtSince = now;
        }
        else
        {
            message.DoubtSince = message.DoubtBefore;
        }

        message.Code = e.Code;
        if (e.Advice != FailureAdvice.TryAgain)
        {
            message.LostAt = message.Lost ? message.LostAt : now;
            message.Failed = true;
            NoteNextWay(message);
            Expect(
                e.Code != "superseded" || IsNoLongerMeant(message.Intended),
                Rules.Ends,
                $"{e.Message} was dropped, and its alert goes on."
            );
        }
    }

    // Its alert has ended, its code was replaced, or whoever it calls has answered.
    private bool IsNoLongerMeant(AlertEvent.MessageIntended intended) =>
        intended is not { Alert: { } about }
        || !alerts[about].Open
        || intended.Code is not { } code
        || replacedCodes.Contains((about, code))
        || alerts[about].Calls[code].Answer is not null;

    private readonly HashSet<MessageId> earlierDoubt = [];

    private void Report(AlertEvent.MessageReported e)
    {
        var message = messages[e.Message];
        var before = message.Lost;
        message.Undelivered |= e.Status is DeliveryStatus.Undelivered or DeliveryStatus.Failed;
        message.Delivered |= e.Status == DeliveryStatus.Delivered;
        message.Ended |= e.Over;
        if (message.Lost)
        {
            message.LostAt = before ? message.LostAt : now;
            NoteNextWay(message);
        }
    }

    // Of one purpose, what an operationsberedskab says goes before the rest.
    private int UrgencyOf(AlertEvent.MessageIntended e) =>
        (2 * Array.IndexOf(MostUrgentFirst, e.Purpose))
        + (e.Alert is { } about && alerts[about].Procedure is { AllWaysAtOnce: true } ? 0 : 1);

    private SortedSet<(int Urgency, long Sequence, MessageId Message)> Waiting(MessageChannel channel)
    {
        if (!notBegun.TryGetValue(channel, out var waiting))
        {
            notBegun.Add(channel, waiting = new(new ByPlace()));
        }

        return waiting;
    }

    private void Apply(ContactEvent @event)
    {
        if (@event is ContactEvent.LimitsSet)
        {
            return;
        }

        var (person, way, usable) = @event switch
        {
            ContactEvent.WayAdded e => (e.Person, e.Way, (bool?)true),
            ContactEvent.WayUnblocked e => (e.Person, e.Way, true),
            ContactEvent.WayRemoved e => (e.Person, e.Way, false),
            ContactEvent.WayBlocked e => (e.Person, e.Way, false),
            _ => (default, default, null),
        };
        if (usable is { } can)
        {
            var open = WaysOf(person).GetValueOrDefault(way);
            WaysOf(person)[way] = can;
            if (can && !(open && @event is ContactEvent.WayUnblocked))
            {
                Open(person, way);
            }
        }
    }

    /// <summary>Whom nothing has reached is called on a way that has come to be of use.</summary>
    private void Open(PersonId person, WayId way)
    {
        openedAt[way] = now;
        foreach (var call in alertsOf.GetValueOrDefault(person, []).SelectMany(alert => alert.Calls.Values))
        {
            if (call.Person == person && call.Messages is [.., { Lost: true } newest])
            {
                owedNextWay[newest.Intended.Message] = now;
            }
        }
    }

    private Dictionary<WayId, bool> WaysOf(PersonId person)
    {
        if (!ways.TryGetValue(person, out var mine))
        {
            ways.Add(person, mine = new() { [ContactBook.MobileOf(person)] = true });
        }

        return mine;
    }

    private void NoteNextWay(MessageMemory message)
    {
        if (message.Intended is { Purpose: MessagePurpose.Alert, Code: not null, Person: not null, Alert: not null })
        {
            owedNextWay.TryAdd(message.Intended.Message, now);
        }
    }

    /// <summary>Whom nothing has reached is called on the next way, if there is one.</summary>
    private void ExpectNextWays()
    {
        if (owedNextWay.Count == 0)
        {
            return;
        }

        foreach (var (id, since) in owedNextWay.ToArray())
        {
            if (!IsOwedNextWay(messages[id]))
            {
                owedNextWay.Remove(id);
            }
            else if (since.AddSeconds(5) < now)
            {
                owedNextWay.Remove(id);
                Break(
                    Rules.NextWay,
                    $"Nothing has reached {messages[id].Intended.Person} since {since:HH:mm:ss}, and another way is not taken."
                );
            }
        }
    }

    private bool IsOwedNextWay(MessageMemory message)
    {
        var (person, code) = (message.Intended.Person!.Value, message.Intended.Code!.Value);
        return alertsOf
            .GetValueOrDefault(person, [])
            .Any(alert =>
                alert.Open
                && alert.Calls.TryGetValue(code, out var call)
                && call.Answer is null
                && IsWaitedFor(alert, code)
                && call.Messages.All(one => one.Lost)
                && IsAnyUnused(person, call)
            );
    }
}

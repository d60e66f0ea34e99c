using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Scenarios.Oracle;

// What nobody confirms for a minute leads on: a text without a receipt, and a call that was taken without a key.
internal sealed partial class NightOracle
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(60);

    private readonly PriorityQueue<MessageId, DateTimeOffset> silent = new();
    private readonly Dictionary<MessageId, (DateTimeOffset Due, DateTimeOffset Since)> owedInSilence = [];

    private void Accept(MessageMemory message)
    {
        message.Doubt = false;
        if (
            !message.Accepted
            && message.Intended
                is {
                    Purpose: MessagePurpose.Alert,
                    Channel: MessageChannel.Sms or MessageChannel.Voice,
                    Code: not null,
                    Person: not null,
                    Alert: not null
                }
        )
        {
            silent.Enqueue(message.Intended.Message, now + LongestSilence);
        }

        message.Accepted = true;
    }

    private void ExpectNextWaysInSilence()
    {
        while (silent.TryPeek(out var id, out var due) && due < now)
        {
            silent.Dequeue();
            if (IsOwedInSilence(messages[id], due))
            {
                owedInSilence[id] = (due, now);
            }
        }

        foreach (var (id, (due, since)) in owedInSilence.ToArray())
        {
            if (!IsOwedInSilence(messages[id], due))
            {
                owedInSilence.Remove(id);
            }
            else if (since.AddSeconds(5) < now)
            {
                owedInSilence.Remove(id);
                Break(
                    Rules.NextWay,
                    $"Nobody confirms what {messages[id].Intended.Person} got, since {due:HH:mm:ss}, and another way is not taken."
                );
            }
        }
    }

    private bool IsOwedInSilence(MessageMemory message, DateTimeOffset due)
    {
        var (person, code) = (message.Intended.Person!.Value, message.Intended.Code!.Value);
        return !message.Lost
            && alertsOf
                .GetValueOrDefault(person, [])
                .Any(alert =>
                    alert is { Open: true, Procedure.AllWaysAtOnce: false }
                    && alert.Calls.TryGetValue(code, out var call)
                    && call.Answer is null
                    && IsWaitedFor(alert, code)
                    && message == call.Messages.LastOrDefault(IsTextOrCall)
                    && !call.Messages.Any(one => one.At >= due || (one.Delivered && !IsCall(one)))
                    && IsAnyUnused(person, call)
                );

        static bool IsCall(MessageMemory one) => one.Intended.Channel == MessageChannel.Voice;

        static bool IsTextOrCall(MessageMemory one) => IsCall(one) || one.Intended.Channel == MessageChannel.Sms;
    }

    private static bool IsWaitedFor(AlertMemory alert, int code) =>
        alert.Standing.Values.Any(round =>
            round.Code == code
            && !alert.Relieved.Contains((round.Authority, code))
            && alert.Required.Contains(round.Authority)
            && alert.IsMissing(round.Authority)
        );

    private bool IsAnyUnused(PersonId person, CallMemory call) =>
        WaysOf(person)
            .Any(way =>
                way.Value
                && !call.Messages.Any(one =>
                    (one.Intended.Way ?? ContactBook.MobileOf(person)) == way.Key
                    // What was lost before it came to be of use says nothing of it.
                    && !(
                        one.Lost
                        && openedAt.TryGetValue(way.Key, out var opened)
                        && one.At < opened
                        && one.LostAt <= opened
                    )
                )
            );
}

using Beredskab.GeoModel.Deciding;

namespace Beredskab.Notifications.Alerts;

/// <summary>How a message changes by what happens to it. A message never goes back.</summary>
internal static class MessageFold
{
    public static Message Intended(AlertEvent.MessageIntended e, EventOrigin origin) =>
        new(
            e.Message,
            origin.Sequence,
            e.Alert,
            e.Person,
            e.Number,
            e.Channel,
            e.Purpose,
            e.Text,
            origin.RecordedAt,
            [],
            [],
            MessageState.Intended,
            origin.RecordedAt,
            null
        )
        {
            Way = e.Way,
            Code = e.Code,
            NotBefore = e.NotBefore,
            Phone = e.Phone,
            Instead = e.Instead,
            Quiet = e.Quiet,
            Covered = e.Covered,
        };

    public static Message Attempted(Message message, AlertEvent.MessageAttempted e, DateTimeOffset at) =>
        message with
        {
            Attempts = message.Attempts.Add(new(e.Attempt, e.Fence, e.Repeat, at, null)),
            State = message.IsPending ? MessageState.Attempted : message.State,
            StateAt = message.IsPending ? at : message.StateAt,
        };

    /// <summary>
    /// A message given up and accepted after all is accepted: that is what happened. So is one that was lost under
    /// another of the provider's ids.
    /// </summary>
    public static Message Accepted(Message message, AlertEvent.MessageAccepted e, DateTimeOffset at)
    {
        var known = message.ProviderIds.Contains(e.ProviderId)
            ? message.ProviderIds
            : message.ProviderIds.Add(e.ProviderId);
        return message.IsPending || (message.IsLost && known.Length > message.ProviderIds.Length)
            ? message with
            {
                ProviderIds = known,
                State = MessageState.Accepted,
                StateAt = at,
                AcceptedAt = message.AcceptedAt ?? at,
                IsWorthAnotherTry = false,
                ErrorCode = null,
                Ended = false,
            }
            : message with
            {
                ProviderIds = known,
                AcceptedAt = message.AcceptedAt ?? at,
                // Another call was made for it, which may still ring.
                Ended = message.Ended && known.Length == message.ProviderIds.Length,
            };
    }

    public static Message Failed(Message message, AlertEvent.MessageFailed e, DateTimeOffset at)
    {
        var attempts = message.Attempts;
        if (attempts is [.., { Failure: null } last])
        {
            attempts = attempts.SetItem(
                attempts.Length - 1,
                last with
                {
                    Failure = new(e.Code, e.Advice, e.InDoubt, at)
                    {
                        RetryAfter = TimeSpan.FromSeconds(e.RetryAfterSeconds ?? 0),
                    },
                }
            );
        }

        if (!message.IsPending)
        {
            return message with { Attempts = attempts };
        }

        var final = e.Advice != FailureAdvice.TryAgain;
        return message with
        {
            Attempts = attempts,
            State = final ? MessageState.Failed : message.State,
            StateAt = at,
            ErrorCode = e.Code,
        };
    }

    public static Message Reported(Message message, AlertEvent.MessageReported e, DateTimeOffset at) =>
        message with
        {
            State = StateOf(e.Status),
            StateAt = StateOf(e.Status) == message.State ? message.StateAt : at,
            Ended = message.Ended || e.Over,
            ErrorCode = e.ErrorCode,
            IsWorthAnotherTry = e.Advice == FailureAdvice.TryAgain,
        };

    public static MessageState StateOf(DeliveryStatus status) =>
        status switch
        {
            DeliveryStatus.Sent => MessageState.Sent,
            DeliveryStatus.Delivered => MessageState.Delivered,
            DeliveryStatus.Undelivered => MessageState.Undelivered,
            DeliveryStatus.Failed => MessageState.Failed,
        };

    /// <summary>Whether a report says more than is known: callbacks come late, twice and in any order.</summary>
    public static bool IsNews(Message message, DeliveryStatus status) => Rank(StateOf(status)) > Rank(message.State);

    /// <summary>Whether the end of a call is news: it is known to have begun, and nothing of how it ended.</summary>
    public static bool EndsIt(Message message) =>
        message is { State: MessageState.Accepted or MessageState.Sent, Ended: false };

    private static int Rank(MessageState state) =>
        state switch
        {
            MessageState.Intended or MessageState.Attempted or MessageState.Accepted => 0,
            MessageState.Sent => 1,
            MessageState.Undelivered or MessageState.Failed => 2,
            MessageState.Delivered => 3,
        };
}

using System.Collections.Immutable;

namespace Beredskab.Notifications.Alerts;

/// <summary>Messages that did not and will not arrive, and that somebody is to be told of.</summary>
public static class LossFold
{
    /// <summary>For how long somebody should be told that a message was lost.</summary>
    public static readonly TimeSpan Stand = TimeSpan.FromHours(24);

    /// <summary>With the message among them, or without it.</summary>
    public static ImmutableDictionary<MessageId, DateTimeOffset> After(
        ImmutableDictionary<MessageId, DateTimeOffset> losses,
        Message message
    )
    {
        if (
            !message.IsLost
            || MessageFailures.Rang(message.ErrorCode)
            || message
                is { ErrorCode: MessageFailures.Superseded }
                    or { Purpose: MessagePurpose.Reply or MessagePurpose.Notice or MessagePurpose.Probe }
                    or { Exercise: true }
        )
        {
            return losses.Remove(message.Id);
        }

        return losses
            .RemoveRange(losses.Where(lost => lost.Value <= message.StateAt - Stand).Select(lost => lost.Key))
            .SetItem(message.Id, message.StateAt);
    }
}

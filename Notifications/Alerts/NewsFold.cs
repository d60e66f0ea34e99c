using System.Collections.Immutable;

namespace Beredskab.Notifications.Alerts;

/// <summary>What people were told and is not known to have arrived, by the alert that it is about.</summary>
internal static class NewsFold
{
    /// <summary>How long what somebody was told is worth telling on another way.</summary>
    public static readonly TimeSpan Stands = TimeSpan.FromHours(2);

    /// <summary>The message takes the place of the one before it with the same words.</summary>
    public static ImmutableDictionary<AlertId, ImmutableArray<MessageId>> Told(
        ImmutableDictionary<AlertId, ImmutableArray<MessageId>> news,
        Message message,
        AlertId about
    ) => news.SetItem(about, news.GetValueOrDefault(about, []).RemoveAll(id => id == message.Instead).Add(message.Id));

    /// <summary>What has arrived, or is no longer meant, is looked after no more.</summary>
    public static ImmutableDictionary<AlertId, ImmutableArray<MessageId>> After(
        ImmutableDictionary<AlertId, ImmutableArray<MessageId>> news,
        Message message
    )
    {
        if (
            !message.IsNews
            || !(message.HasArrived || message.ErrorCode == MessageFailures.Superseded)
            || message.Alert is not { } about
            || !news.TryGetValue(about, out var known)
        )
        {
            return news;
        }

        var left = known.Remove(message.Id);
        return left.IsEmpty ? news.Remove(about) : news.SetItem(about, left);
    }

    /// <summary>Without the alerts of which everything is too old to be told.</summary>
    public static ImmutableDictionary<AlertId, ImmutableArray<MessageId>> WithoutOld(
        ImmutableDictionary<AlertId, ImmutableArray<MessageId>> news,
        ImmutableDictionary<MessageId, Message> messages,
        DateTimeOffset at
    ) =>
        news.RemoveRange(
            news.Where(told => told.Value.All(id => messages[id].IntendedAt <= at - Stands)).Select(told => told.Key)
        );
}

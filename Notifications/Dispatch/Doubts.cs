using Beredskab.Notifications.Alerts;

namespace Beredskab.Notifications.Dispatch;

/// <summary>Whether what a provider has is a message of which nobody knows whether it was taken. Pure.</summary>
internal static class Doubts
{
    /// <summary>
    /// Far longer than a request can be under way, and than two clocks differ: what was attempted so long before the call
    /// is not among what the provider has taken since.
    /// </summary>
    private static readonly TimeSpan Lately = TimeSpan.FromHours(1);

    /// <param name="addressOf">Where a message goes to; null when nobody can say any more.</param>
    /// <param name="found">Ids of what the provider has that the message could be, oldest first.</param>
    /// <returns>The one that is the message's; null when none is, or when nobody can say.</returns>
    public static string? Own(
        AlertBook known,
        Message message,
        Func<Message, string?> addressOf,
        IEnumerable<string> found
    ) =>
        CouldBeAnothers(known, message, addressOf)
            ? null
            // The same words may have gone to the same person before, as another message.
            : found.FirstOrDefault(id =>
                known.FindByProvider(id) is not { } other
                || other == message.Id
                || message.Bundle?.Messages.Contains(other) == true
            );

    /// <summary>
    /// A text is known by its words, a call by nothing but its number. While another call to that number is in doubt too,
    /// or was lately made twice, one that the provider has could be either's; rather both ring than one never does.
    /// Whatever it is about, and whoever is called: a shared phone has one number for all who have the duty.
    /// </summary>
    private static bool CouldBeAnothers(AlertBook known, Message message, Func<Message, string?> addressOf) =>
        message.Channel == MessageChannel.Voice
        && known
            .Unsure.Where(id => id != message.Id)
            .Select(id => known.Messages[id])
            .Any(other =>
                other.Attempts[^1].At > message.Attempts[0].At - Lately && IsToTheSame(other, message, addressOf)
            );

    /// <summary>A number that was taken out and added again is another way; where a removed one led to nobody knows.</summary>
    private static bool IsToTheSame(Message other, Message message, Func<Message, string?> addressOf) =>
        (other.Way is { } way && way == message.Way)
        || addressOf(other) is not { } address
        || string.Equals(address, addressOf(message), StringComparison.Ordinal);
}

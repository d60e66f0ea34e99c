using Beredskab.Notifications.Alerts;

namespace Beredskab.Notifications.Dispatch;

/// <summary>Whether what a provider has is a message of which nobody knows whether it was taken. Pure.</summary>
internal static class Doubts
{
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(2);

    /// <param name="found">Ids of what the provider has that the message could be, oldest first.</param>
    /// <returns>The one that is the message's; null when none is, or when nobody can say.</returns>
    public static string? Own(AlertBook known, Message message, IEnumerable<string> found) =>
        CouldBeAnothers(known, message)
            ? null
            // The same words may have gone to the same person before, as another message.
            : found.FirstOrDefault(id =>
                known.FindByProvider(id) is not { } other
                || other == message.Id
                || message.Bundle?.Messages.Contains(other) == true
            );

    /// <summary>
    /// A text is known by its words, a call by nothing. While another call to the same person is in doubt too, or was
    /// lately made twice, one that the provider has could be either's; rather both ring than one never does.
    /// </summary>
    private static bool CouldBeAnothers(AlertBook known, Message message) =>
        message is { Channel: MessageChannel.Voice, Person: { } person }
        && known
            .RoundsOf(person)
            .SelectMany(round => known.Find(round.Alert)?.Messages.GetValueOrDefault(person, []) ?? [])
            .Select(id => known.Messages[id])
            .Any(other =>
                other.Id != message.Id
                && other.Channel == message.Channel
                && other.Way == message.Way
                && (other.InDoubt || (other.WasRepeated && other.Attempts[^1].At > message.Attempts[0].At - Lately))
            );
}

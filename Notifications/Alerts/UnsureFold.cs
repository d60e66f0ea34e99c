using System.Collections.Immutable;

namespace Beredskab.Notifications.Alerts;

/// <summary>
/// Calls of which the provider may have more than the journal knows: one whose fate nobody recorded, and one that was
/// made again after that. What they are about makes no difference: a code, an alert and a notice ring the same phone.
/// </summary>
internal static class UnsureFold
{
    /// <summary>With the call among them, or without it.</summary>
    public static ImmutableHashSet<MessageId> After(ImmutableHashSet<MessageId> unsure, Message call) =>
        call.Channel != MessageChannel.Voice ? unsure
        : call.InDoubt || call.WasRepeated ? unsure.Add(call.Id)
        : unsure.Remove(call.Id);
}

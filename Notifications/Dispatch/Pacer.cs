using Beredskab.Notifications.Alerts;

namespace Beredskab.Notifications.Dispatch;

/// <summary>Spaces out what one sender's number sends. Not thread-safe; the dispatcher's loop owns it.</summary>
internal sealed class Pacer(double perSecond)
{
    /// <summary>
    /// What may begin so soon begins at once. The rate is the same, since the turns that are taken count; and at hundreds
    /// a second no timer is set for each.
    /// </summary>
    public static readonly TimeSpan Grain = TimeSpan.FromMilliseconds(10);

    private readonly TimeSpan spacing = TimeSpan.FromSeconds(1 / perSecond);

    /// <summary>The earliest that the next message may begin.</summary>
    public DateTimeOffset Next { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>The earliest that the next of an exercise may begin: it comes after all that is real.</summary>
    public DateTimeOffset NextExercise { get; private set; } = DateTimeOffset.MinValue;

    public DateTimeOffset NextOf(Message message) => message.Exercise ? NextExercise : Next;

    /// <summary>What is real never waits for the turn that an exercise has taken.</summary>
    public void Begin(Message message, DateTimeOffset now)
    {
        if (!message.Exercise)
        {
            Next = (Next > now - spacing ? Next : now) + spacing;
        }

        NextExercise = (NextExercise > now - spacing ? NextExercise : now) + spacing;
    }
}

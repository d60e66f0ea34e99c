using Beredskab.Notifications.Alerts;

namespace Beredskab.Notifications.Dispatch;

/// <summary>Spaces out what one sender's number sends. Not thread-safe; the dispatcher's loop owns it.</summary>
internal sealed class Pacer(double perSecond)
{
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

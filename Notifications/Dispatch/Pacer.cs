namespace Beredskab.Notifications.Dispatch;

/// <summary>Spaces out what one sender's number sends. Not thread-safe; the dispatcher's loop owns it.</summary>
internal sealed class Pacer(double perSecond)
{
    private readonly TimeSpan spacing = TimeSpan.FromSeconds(1 / perSecond);

    /// <summary>The earliest that the next message may begin.</summary>
    public DateTimeOffset Next { get; private set; } = DateTimeOffset.MinValue;

    public void Begin(DateTimeOffset now) => Next = (Next > now - spacing ? Next : now) + spacing;
}

namespace Beredskab.Notifications.Contacts;

/// <summary>The largest delays that a person may choose, since the call to them began.</summary>
/// <param name="VerifiedWithin">Some verified way must be used within this, when the person has one.</param>
/// <param name="EveryWithin">Every way must be used within this.</param>
public sealed record ContactLimits(TimeSpan VerifiedWithin, TimeSpan EveryWithin)
{
    public static ContactLimits Default { get; } = new(TimeSpan.Zero, TimeSpan.FromSeconds(300));

    /// <summary>Neither limit can be set higher.</summary>
    public const int HighestSeconds = 3600;
}

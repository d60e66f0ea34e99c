using Beredskab.GeoModel.Identity;

namespace Beredskab.Notifications.Roster;

/// <summary>Why somebody is on duty.</summary>
public enum DutySource
{
    Rotation,

    /// <summary>A single shift.</summary>
    Override,
    Swap,
}

/// <summary>Duty at an instant, with its reason.</summary>
/// <param name="Person">Null when it was planned, but the person is away and no deputy is there.</param>
/// <param name="Plan">The rotation's, shift's or swap's id.</param>
/// <param name="Planned">Who was meant to be; null when that person has left. A deputy is on duty when it is another.</param>
/// <param name="TurnFrom">When the planned turn begins; inclusive.</param>
/// <param name="TurnTo">When it ends; exclusive.</param>
/// <param name="Resting">
/// Whose shift or swap lies over this turn and rests because they are away, so that the turn is back with who had it
/// beneath; otherwise null.
/// </param>
public readonly record struct Duty(
    PersonId? Person,
    DutySource Source,
    Guid Plan,
    PersonId? Planned,
    DateTimeOffset TurnFrom,
    DateTimeOffset TurnTo,
    PersonId? Resting = null
)
{
    public bool IsDeputy => Person is not null && Person != Planned;
}

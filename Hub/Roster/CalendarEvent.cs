using System.Text.Json.Serialization;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;

namespace Beredskab.Hub.Roster;

/// <summary>A secret address where a calendar program reads the plan was made, or is dead. The address stands nowhere.</summary>
public abstract record CalendarEvent : DomainEvent
{
    private CalendarEvent(Guid calendar) => Calendar = calendar;

    public Guid Calendar { get; }

    public override string Stream => $"calendar/{Calendar}";

    /// <param name="Person">Whose duty it shows; null when it is a ledergruppe's.</param>
    /// <param name="TokenHash">SHA-256 of the address's random part, hexadecimal; the part itself is not kept.</param>
    public sealed record Made(Guid Calendar, PersonId? Person, LedergruppeId? Ledergruppe, string TokenHash)
        : CalendarEvent(Calendar);

    public sealed record Revoked(Guid Calendar) : CalendarEvent(Calendar);
}

public abstract record CalendarCommand : DomainCommand
{
    private CalendarCommand(Guid calendar) => Calendar = calendar;

    public Guid Calendar { get; }

    /// <param name="Calendar">The calendar's id, from the caller.</param>
    /// <param name="TokenHash">Not part of what makes two commands the same: a repeat comes with another.</param>
    public sealed record Make(
        Guid Calendar,
        PersonId? Person,
        LedergruppeId? Ledergruppe,
        [property: JsonIgnore] string TokenHash
    ) : CalendarCommand(Calendar);

    public sealed record Revoke(Guid Calendar) : CalendarCommand(Calendar);
}

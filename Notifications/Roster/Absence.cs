using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;

namespace Beredskab.Notifications.Roster;

/// <summary>A person is away. Why is nobody's business here, and is not asked.</summary>
/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
public sealed record Absence(Guid Id, PersonId Person, DateTimeOffset From, DateTimeOffset To)
{
    public bool Covers(DateTimeOffset instant) => From <= instant && instant < To;
}

/// <summary>A person is away, or back; for every authority and ledergruppe that they have duty in.</summary>
public abstract record AbsenceEvent : DomainEvent
{
    private AbsenceEvent(PersonId person) => Person = person;

    public PersonId Person { get; }

    public override string Stream => $"person/{Person}";

    /// <param name="From">Inclusive.</param>
    /// <param name="To">Exclusive.</param>
    public sealed record Registered(PersonId Person, Guid Absence, DateTimeOffset From, DateTimeOffset To)
        : AbsenceEvent(Person);

    /// <param name="At">From when the person is back; not after the absence's beginning when it never came to be.</param>
    public sealed record Ended(PersonId Person, Guid Absence, DateTimeOffset At) : AbsenceEvent(Person);
}

public abstract record AbsenceCommand : DomainCommand
{
    private AbsenceCommand(Guid absence) => Absence = absence;

    public Guid Absence { get; }

    /// <param name="Absence">The absence's id, from the caller.</param>
    public sealed record Register(Guid Absence, PersonId Person, DateTimeOffset From, DateTimeOffset To)
        : AbsenceCommand(Absence);

    /// <summary>The person is back now; an absence that has not begun is dropped.</summary>
    public sealed record End(Guid Absence) : AbsenceCommand(Absence);
}

using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Roster;
using Beredskab.Notifications.Tests.World;

namespace Beredskab.Notifications.Tests.Rosters;

/// <summary>SOF's seat in Valby, and commands on it one after the other, as the Hub would give them.</summary>
internal sealed class Office
{
    public static readonly PersonId Anna = City.Person(1);
    public static readonly PersonId Bo = City.Person(2);
    public static readonly PersonId Carl = City.Person(3);
    public static readonly PersonId Stranger = City.Person(70);

    public static readonly LedergruppeId Group = City.ValbyGroup;

    private static readonly ImmutableArray<PersonId> People = [Anna, Bo, Carl];

    /// <summary>A Tuesday.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);

    public RosterBook Book { get; private set; } = RosterBook.Empty.With(Group, City.Valby, "Valby", City.Sof);

    /// <returns>Null when it was accepted, otherwise the refusal's code and field.</returns>
    public (string Code, string? Field)? Do(RosterCommand command, PersonId? actor = null) =>
        Settle(
            RosterDecider.Decide(
                Book,
                command,
                Origin(actor ?? PersonId.System),
                _ => true,
                authority => authority == City.Sof || authority == City.Police,
                (authority, person) => authority == City.Sof && People.Contains(person)
            )
        );

    public (string Code, string? Field)? Do(AbsenceCommand command) =>
        Settle(AbsenceDecider.Decide(Book, command, Origin(PersonId.System), People.Contains));

    /// <summary>A person leaves the authority.</summary>
    public void Leave(PersonId person) => Book = Book.Without(City.Sof, person);

    public PersonId? At(string local) => OnDuty.At(Book, Group, City.Sof, Told(local));

    /// <summary>Every day from 1 December at 8, Anna first.</summary>
    public Office WithDailyRotation()
    {
        Assert.Null(Do(Rotation(TurnPattern.Daily(8 * 60), Anna, Bo, Carl)));
        return this;
    }

    public Office WithDeputies(params ImmutableArray<PersonId> deputies)
    {
        Assert.Null(Do(new RosterCommand.NameMembers(Group, City.Sof, [Anna, Bo], deputies)));
        return this;
    }

    public static RosterCommand.PlanRotation Rotation(TurnPattern pattern, params ImmutableArray<PersonId> people) =>
        new(Group, Guid.NewGuid(), City.Sof, people, pattern, new DateOnly(2026, 12, 1), null);

    public static RosterCommand.PlanShift Shift(PersonId person, string from, string to) =>
        new(Group, Guid.NewGuid(), City.Sof, person, Told(from), Told(to));

    public static TurnSpan Turn(string from, string to) => new(Told(from), Told(to));

    /// <param name="local">København's clock, <c>2026-12-01 08:00</c>.</param>
    public static DateTimeOffset Told(string local) =>
        CopenhagenTime.Read(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), out _);

    private CommandOrigin Origin(PersonId actor) => new(Guid.NewGuid(), actor, City.Sof, Now, Now);

    private (string, string?)? Settle(Verdict verdict)
    {
        if (verdict is Verdict.Refused { Refusal: var refusal })
        {
            Assert.Matches("^[a-z0-9-]+$", refusal.Code);
            Assert.EndsWith(".", refusal.Text, StringComparison.Ordinal);
            return (refusal.Code, refusal.Field);
        }

        foreach (var @event in ((Verdict.Accepted)verdict).Events)
        {
            Book = @event switch
            {
                RosterEvent e => Book.Apply(e),
                AbsenceEvent e => Book.Apply(e),
                _ => throw new InvalidOperationException("An event of another family."),
            };
        }

        return null;
    }
}

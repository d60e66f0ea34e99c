using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;

namespace Beredskab.Notifications.Roster;

/// <summary>
/// What a rotation must be to make sense. Holes and overlaps are no part of that: they are shown in the plan.
/// </summary>
internal static class RotationDecider
{
    private const int MostDays = 366,
        MostSegments = 100,
        MostPeople = 100,
        MostRotations = 50,
        EarliestYear = 2000,
        LatestYear = 2200;

    public static Verdict Plan(
        RosterBook roster,
        RosterCommand.PlanRotation c,
        Func<OrganisationId, bool> isAuthority,
        Func<OrganisationId, PersonId, bool> isMember
    )
    {
        if (c.Rotation == Guid.Empty)
        {
            return Refuse("id-missing", "Turnussen mangler et id.", "rotationId");
        }

        if (roster.Seats.Values.Any(seat => seat.Rotations.ContainsKey(c.Rotation)))
        {
            return Refuse("rotation-exists", "Turnussen findes allerede.", "rotationId");
        }

        if (!isAuthority(c.Authority))
        {
            return Refuse("authority-unknown", "Myndigheden findes ikke.", "organisationId");
        }

        if (roster.SeatOf(new(c.Ledergruppe, c.Authority)).Rotations.Count >= MostRotations)
        {
            return Refuse(
                "too-many-rotations",
                $"Myndigheden har allerede {MostRotations} turnusser her. Slet dem, der er udløbet.",
                "rotationId"
            );
        }

        return Decide(
            c.Ledergruppe,
            c.Authority,
            c.Rotation,
            c.People.IsDefault ? default : [.. c.People.Select(one => (PersonId?)one)],
            c.Pattern,
            c.From,
            c.To,
            isMember
        );
    }

    public static Verdict Change(
        RosterBook roster,
        RosterCommand.ChangeRotation c,
        Func<OrganisationId, PersonId, bool> isMember
    ) =>
        roster.FindRotation(c.Ledergruppe, c.Rotation) is not var (seat, rotation) ? Unknown
        : ClosesAGap(rotation, c) ? GapCloses
        : Decide(c.Ledergruppe, seat.Authority, c.Rotation, c.People, c.Pattern, c.From, c.To, isMember);

    // Nobody's turns move because something else about the rotation was changed.
    private static bool ClosesAGap(Rotation rotation, RosterCommand.ChangeRotation c) =>
        !c.CloseGaps
        && !c.People.IsDefault
        && c.People.Length < rotation.People.Length
        && c.People.Count(one => one is null) < rotation.People.Count(one => one is null);

    public static Verdict Cancel(RosterBook roster, RosterCommand.CancelRotation c) =>
        roster.FindRotation(c.Ledergruppe, c.Rotation) is var (seat, _)
            ? Verdict.Accept(new RosterEvent.RotationCancelled(c.Ledergruppe, seat.Authority, c.Rotation))
            : Unknown;

    private static Verdict Decide(
        LedergruppeId ledergruppe,
        OrganisationId authority,
        Guid id,
        ImmutableArray<PersonId?> people,
        TurnPattern pattern,
        DateOnly from,
        DateOnly? to,
        Func<OrganisationId, PersonId, bool> isMember
    )
    {
        var refusal =
            CheckPeople(authority, people, isMember)
            ?? CheckPattern(pattern)
            ?? CheckPeriod(id, people, pattern, from, to);
        return refusal is null
            ? Verdict.Accept(
                new RosterEvent.RotationPlanned(
                    ledergruppe,
                    id,
                    authority,
                    [.. people.OfType<PersonId>()],
                    pattern,
                    from,
                    to,
                    people.Contains(null) ? [.. Enumerable.Range(0, people.Length).Where(i => people[i] is null)] : null
                )
            )
            : Verdict.Refuse(refusal);
    }

    private static Refusal? CheckPeople(
        OrganisationId authority,
        ImmutableArray<PersonId?> people,
        Func<OrganisationId, PersonId, bool> isMember
    )
    {
        if (people.IsDefaultOrEmpty || people.All(person => person is null))
        {
            return new("people-missing", "Vælg mindst én person, der går på tur.", "people");
        }

        if (people.Length > MostPeople)
        {
            return new("too-many-people", $"Højst {MostPeople} kan gå på tur i én turnus.", "people");
        }

        return people.OfType<PersonId>().All(person => isMember(authority, person))
            ? null
            : new("person-not-member", "En af personerne hører ikke til myndigheden.", "people");
    }

    private static Refusal? CheckPattern(TurnPattern pattern)
    {
        if (pattern.HandoverMinute is < 0 or >= CopenhagenTime.MinutesInDay)
        {
            return new("handover-invalid", "Skriv vagtskiftet som et klokkeslæt, fx 08:00.", "handover");
        }

        if (pattern.CycleDays is < 1 or > MostDays)
        {
            return new("cycle-length-invalid", $"Et mønster er på 1 til {MostDays} dage.", "cycleDays");
        }

        if (pattern.Segments.IsDefaultOrEmpty)
        {
            return CoversNothing;
        }

        if (pattern.Segments.Length > MostSegments)
        {
            return new("pattern-too-fine", $"Et mønster har højst {MostSegments} vagter.", "segments");
        }

        foreach (var segment in pattern.Segments)
        {
            if (CheckSegment(segment, pattern.CycleDays) is { } refusal)
            {
                return refusal;
            }
        }

        return pattern.Segments.Select(segment => segment.Turn).Distinct().Count() == pattern.TurnsInCycle
            ? null
            : new("turns-not-in-order", "Turene i mønstret skal tælles 0, 1, 2 uden spring.", "segments");
    }

    private static Refusal? CheckSegment(TurnSegment segment, int cycleDays)
    {
        if (
            segment.FromDay < 0
            || segment.FromDay >= cycleDays
            || segment.ToDay < 0
            || segment.ToDay > 2 * cycleDays
            || segment.FromMinute is < 0 or >= CopenhagenTime.MinutesInDay
            || segment.ToMinute is < 0 or >= CopenhagenTime.MinutesInDay
            || segment.Turn is < 0 or >= MostSegments
        )
        {
            return new("segment-outside", "En vagt i mønstret ligger uden for mønstrets dage.", "segments");
        }

        var minutes =
            ((segment.ToDay - segment.FromDay) * CopenhagenTime.MinutesInDay) + segment.ToMinute - segment.FromMinute;
        if (minutes <= 0)
        {
            return new("segment-backwards", "En vagt i mønstret slutter, før den begynder.", "segments");
        }

        return minutes > cycleDays * CopenhagenTime.MinutesInDay
            ? new("segment-too-long", "En vagt i mønstret er længere end mønstret selv.", "segments")
            : null;
    }

    private static Refusal? CheckPeriod(
        Guid id,
        ImmutableArray<PersonId?> people,
        TurnPattern pattern,
        DateOnly from,
        DateOnly? to
    )
    {
        if (from.Year is < EarliestYear or > LatestYear)
        {
            return new("date-absurd", "Den første dag ligger for langt væk.", "from");
        }

        if (to < from)
        {
            return new("rotation-backwards", "Turnussen slutter, før den begynder.", "to");
        }

        if (to is { Year: > LatestYear })
        {
            return new("date-absurd", "Den sidste dag ligger for langt væk. Lad den stå tom for ingen ende.", "to");
        }

        return Covers(new(id, people, pattern, from, to)) ? null : CoversNothing;
    }

    // A pattern can lie wholly outside of a short period.
    private static bool Covers(Rotation rotation)
    {
        var turns = new RotationTurns(rotation);
        var end = CopenhagenTime.At(rotation.From.AddDays(2 * rotation.Pattern.CycleDays), 0);
        DateTimeOffset? at = CopenhagenTime.At(rotation.From, rotation.Pattern.HandoverMinute);
        while (at is { } instant && instant <= end)
        {
            if (turns.At(instant) is not null)
            {
                return true;
            }

            at = turns.NextEdge(instant);
        }

        return false;
    }

    private static readonly Refusal CoversNothing = new(
        "pattern-covers-nothing",
        "Mønstret giver ingen vagter i perioden. Tilføj mindst én.",
        "segments"
    );

    private static readonly Verdict GapCloses = Refuse(
        "rotation-gap",
        "Turnussen har en ledig tur efter en, der er gået. Lad den stå, sæt en anden på den, eller luk hullet, så alle efter den får andre dage.",
        "people"
    );

    private static readonly Verdict Unknown = Refuse(
        "rotation-unknown",
        "Turnussen findes ikke i denne ledergruppe.",
        "rotation"
    );

    private static Verdict Refuse(string code, string text, string field) => Verdict.Refuse(new(code, text, field));
}

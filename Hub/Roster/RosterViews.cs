using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Contacts;
using Beredskab.Hub.Hosting;
using Beredskab.Hub.State;
using Beredskab.Notifications.Roster;

namespace Beredskab.Hub.Roster;

/// <summary>The words for a rotation's kind on the wire.</summary>
internal static class RotationKinds
{
    public const string Daily = "daily",
        Weekly = "weekly",
        Pattern = "pattern";

    public static string Of(TurnPattern pattern) =>
        Is(pattern, TurnPattern.Daily(pattern.HandoverMinute)) ? Daily
        : Is(pattern, TurnPattern.Weekly(pattern.HandoverMinute)) ? Weekly
        : Pattern;

    private static bool Is(TurnPattern pattern, TurnPattern plain) =>
        pattern.CycleDays == plain.CycleDays && pattern.Segments.SequenceEqual(plain.Segments);
}

/// <param name="Required">The ledergruppe needs an answer from this authority, so that nobody on duty is a hole.</param>
public sealed record SeatView(
    LedergruppeId Ledergruppe,
    OrganisationId Organisation,
    bool Required,
    ImmutableArray<PersonId> Members,
    ImmutableArray<PersonId> Deputies
);

/// <param name="Id">The same for the same seat and beginning, whoever has it.</param>
/// <param name="Why"><c>rotation</c>, <c>override</c> or <c>swap</c>.</param>
/// <param name="Plan">The rotation's, shift's or swap's id.</param>
/// <param name="Deputy">The person stands in.</param>
/// <param name="InsteadOf">For whom a deputy stands in; null when that person has left, or when it is no deputy.</param>
/// <param name="TurnFrom">When the whole turn begins; give it to propose a swap.</param>
/// <param name="Resting">
/// Whose shift or swap lies over the turn and rests while they are away, so that the person has it back; otherwise null.
/// </param>
public sealed record DutyView(
    Guid Id,
    LedergruppeId Ledergruppe,
    OrganisationId Organisation,
    PersonId Person,
    DateTimeOffset From,
    DateTimeOffset To,
    string Why,
    Guid Plan,
    bool Deputy,
    PersonId? InsteadOf,
    DateTimeOffset TurnFrom,
    DateTimeOffset TurnTo,
    PersonId? Resting
);

/// <param name="Required">The ledergruppe needs an answer from the authority, so that nobody on duty is a hole.</param>
/// <param name="Person">Who has it instead; null for nobody.</param>
/// <param name="Why">Of who has it instead, as in a duty; of what was planned when nobody does.</param>
/// <param name="Deputy">The person stands in; otherwise the turn is back with whom the plan gives it to beneath.</param>
public sealed record DutyLostView(
    LedergruppeId Ledergruppe,
    OrganisationId Organisation,
    DateTimeOffset From,
    DateTimeOffset To,
    bool Required,
    PersonId? Person,
    string Why,
    bool Deputy
);

/// <param name="Absent">Whose turn it would be, when that person is away and no deputy is there.</param>
public sealed record HoleView(
    LedergruppeId Ledergruppe,
    OrganisationId Organisation,
    DateTimeOffset From,
    DateTimeOffset To,
    PersonId? Absent
);

/// <param name="Kind">
/// <c>unreachable</c>, <c>unverified</c>, <c>shifts-overlap</c>, <c>two-places</c>, <c>no-deputies</c>,
/// <c>vacant-turns</c>, <c>rotations-overlap</c> or <c>stretches-overlap</c>; the other members are null where they say nothing of that kind.
/// </param>
/// <param name="Stretch">Place in the rotation's pattern, from 1, as the form counts them.</param>
/// <param name="OtherStretch">The one that it overlaps, likewise.</param>
public sealed record WarningView(
    string Kind,
    LedergruppeId Ledergruppe,
    OrganisationId Organisation,
    PersonId? Person = null,
    PersonId? OtherPerson = null,
    LedergruppeId? OtherLedergruppe = null,
    OrganisationId? OtherOrganisation = null,
    Guid? Rotation = null,
    DateTimeOffset? From = null,
    DateTimeOffset? To = null,
    int? Stretch = null,
    int? OtherStretch = null
);

public sealed record SegmentView(int FromDay, string From, int ToDay, string To, int Turn);

/// <param name="People">Null where a person has left.</param>
public sealed record RotationView(
    Guid Id,
    LedergruppeId Ledergruppe,
    OrganisationId Organisation,
    IReadOnlyList<PersonId?> People,
    string Kind,
    string Handover,
    string From,
    string? To,
    int CycleDays,
    IReadOnlyList<SegmentView> Segments
);

public sealed record SpanView(DateTimeOffset From, DateTimeOffset To);

/// <param name="State"><c>proposed</c>, <c>in-force</c>, <c>declined</c> or <c>withdrawn</c>.</param>
public sealed record SwapView(
    Guid Id,
    LedergruppeId Ledergruppe,
    OrganisationId Organisation,
    PersonId Giver,
    SpanView Given,
    PersonId Taker,
    SpanView? Returned,
    PersonId ProposedBy,
    ImmutableArray<PersonId> Confirmed,
    string State
);

public sealed record AbsenceView(Guid Id, PersonId Person, DateTimeOffset From, DateTimeOffset To);

/// <param name="Days">How far ahead was looked.</param>
/// <param name="Holes">How many times a required authority has nobody on duty.</param>
/// <param name="FirstHole">Null when there is none.</param>
public sealed record RosterCheck(int Days, int Holes, int Warnings, HoleView? FirstHole);

/// <summary>The plan as screens have it.</summary>
public static class RosterViews
{
    public static RosterCheck Check(RosterBook roster, ContactDirectory directory, DateTimeOffset now)
    {
        var plan = DutyPlan.For(roster, now, now.AddDays(DutyPlan.DefaultDays), directory.PhoneOf);
        return new(
            DutyPlan.DefaultDays,
            plan.Holes.Length,
            plan.Warnings.Length,
            plan.Holes.IsEmpty ? null : Hole(plan.Holes[0])
        );
    }

    public static IReadOnlyList<DutyView> Duties(DutyPlan plan) =>
        [.. plan.Duties.Select(interval => Duty(interval, plan.From))];

    public static SeatView Seat(RosterBook roster, SeatId id) =>
        new(
            id.Ledergruppe,
            id.Authority,
            roster.Ledergrupper[id.Ledergruppe].Required.Contains(id.Authority),
            roster.SeatOf(id).Members,
            roster.SeatOf(id).Deputies
        );

    public static HoleView Hole(DutyHole hole) =>
        new(hole.Seat.Ledergruppe, hole.Seat.Authority, hole.From, hole.To, hole.Absent);

    public static DutyLostView Lost(DutyLost lost) =>
        new(
            lost.Seat.Ledergruppe,
            lost.Seat.Authority,
            lost.From,
            lost.To,
            lost.Required,
            lost.After.Person,
            Why(lost.After),
            lost.After.IsDeputy
        );

    public static WarningView Warning(DutyWarning warning)
    {
        var (ledergruppe, organisation) = (warning.Seat.Ledergruppe, warning.Seat.Authority);
        return warning switch
        {
            DutyWarning.Unreachable w => new("unreachable", ledergruppe, organisation, w.Person, From: w.From),
            DutyWarning.Unverified w => new("unverified", ledergruppe, organisation, w.Person, From: w.From),
            DutyWarning.ShiftsOverlap w => new(
                "shifts-overlap",
                ledergruppe,
                organisation,
                w.Person,
                w.Other,
                From: w.From,
                To: w.To
            ),
            DutyWarning.TwoPlaces w => new(
                "two-places",
                ledergruppe,
                organisation,
                w.Person,
                OtherLedergruppe: w.Other.Ledergruppe,
                OtherOrganisation: w.Other.Authority,
                From: w.From,
                To: w.To
            ),
            DutyWarning.NoDeputies => new("no-deputies", ledergruppe, organisation),
            DutyWarning.VacantTurns w => new("vacant-turns", ledergruppe, organisation, Rotation: w.Rotation),
            DutyWarning.RotationsOverlap w => new("rotations-overlap", ledergruppe, organisation, Rotation: w.Rotation),
            DutyWarning.StretchesOverlap w => new(
                "stretches-overlap",
                ledergruppe,
                organisation,
                Rotation: w.Rotation,
                Stretch: w.First + 1,
                OtherStretch: w.Second + 1
            ),
            _ => throw new InvalidOperationException($"No view of {warning.GetType().Name}."),
        };
    }

    public static RotationView Rotation(SeatId seat, Rotation rotation) =>
        new(
            rotation.Id,
            seat.Ledergruppe,
            seat.Authority,
            rotation.People,
            RotationKinds.Of(rotation.Pattern),
            RosterTimes.ClockText(rotation.Pattern.HandoverMinute),
            RosterTimes.DayText(rotation.From),
            rotation.To is { } to ? RosterTimes.DayText(to) : null,
            rotation.Pattern.CycleDays,
            [
                .. rotation.Pattern.Segments.Select(segment => new SegmentView(
                    segment.FromDay,
                    RosterTimes.ClockText(segment.FromMinute),
                    segment.ToDay,
                    RosterTimes.ClockText(segment.ToMinute),
                    segment.Turn
                )),
            ]
        );

    public static SwapView Swap(Swap swap) =>
        new(
            swap.Id,
            swap.Ledergruppe,
            swap.Authority,
            swap.Giver,
            Span(swap.Given),
            swap.Taker,
            swap.Returned is { } returned ? Span(returned) : null,
            swap.ProposedBy,
            swap.Confirmed,
            swap.State switch
            {
                SwapState.Proposed => "proposed",
                SwapState.InForce => "in-force",
                SwapState.Declined => "declined",
                SwapState.Withdrawn => "withdrawn",
            }
        );

    public static AbsenceView Absence(Absence absence) => new(absence.Id, absence.Person, absence.From, absence.To);

    private static DutyView Duty(DutyInterval interval, DateTimeOffset planFrom) =>
        new(
            DutyIdentity.Of(interval, planFrom),
            interval.Seat.Ledergruppe,
            interval.Seat.Authority,
            interval.Person,
            interval.From,
            interval.To,
            Why(interval.Duty),
            interval.Duty.Plan,
            interval.Duty.IsDeputy,
            interval.Duty.IsDeputy ? interval.Duty.Planned : null,
            interval.Duty.TurnFrom,
            interval.Duty.TurnTo,
            interval.Duty.Resting
        );

    private static string Why(Duty duty) =>
        duty.Source switch
        {
            DutySource.Rotation => "rotation",
            DutySource.Override => "override",
            DutySource.Swap => "swap",
        };

    private static SpanView Span(TurnSpan span) => new(span.From, span.To);
}

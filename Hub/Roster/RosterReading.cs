using System.Globalization;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Contacts;
using Beredskab.Hub.State;
using Beredskab.Notifications.Roster;

namespace Beredskab.Hub.Roster;

/// <summary>Reading the plan.</summary>
public static class RosterReading
{
    /// <param name="Warnings">All for whoever manages the roster; for others those of their own organisation.</param>
    /// <param name="Shifts">Single shifts that touch the period; they override rotations.</param>
    /// <param name="Swaps">Those that wait or are in force and touch the period; all, or the own organisation's.</param>
    /// <param name="Absences">Those that touch the period; of all, or of the own organisation's people.</param>
    /// <param name="MayManage">Whether the reader may change everything.</param>
    public sealed record RosterView(
        DateTimeOffset From,
        DateTimeOffset To,
        IReadOnlyList<SeatView> Seats,
        IReadOnlyList<DutyView> Duties,
        IReadOnlyList<HoleView> Holes,
        IReadOnlyList<WarningView> Warnings,
        IReadOnlyList<RotationView> Rotations,
        IReadOnlyList<Reference.ReferenceEndpoint.ShiftView> Shifts,
        IReadOnlyList<SwapView> Swaps,
        IReadOnlyList<AbsenceView> Absences,
        bool MayManage
    );

    public static void MapRosterReading(this IEndpointRouteBuilder api)
    {
        var roster = api.MapGroup("/roster").WithTags("Vagtplan").AddEndpointFilter(AuthoritiesOnly);
        roster
            .MapGet("/", Read)
            .WithSummary("Vagtplanen for en periode")
            .WithDescription(
                "Hvem har vagt hvornår og hvorfor, huller og advarsler. from er nu, hvis den mangler; days er 14, højst 92."
            )
            .Produces<RosterView>();
        roster
            .MapGet(
                "/check",
                (CommandDesk desk, ContactDirectory directory, TimeProvider time) =>
                    RosterViews.Check(desk.State.Roster, directory, time.GetUtcNow())
            )
            .WithSummary("Hvor mange huller og advarsler de næste 14 dage har");
    }

    internal static bool Manages(HubState state, CurrentUser user)
    {
        var roles = state.Organisations.RolesOf(user.Organisation, user.Person);
        return roles.Contains(Role.Sekretariat) || roles.Contains(Role.Administrator);
    }

    /// <param name="daysText">As written; null for 14.</param>
    internal static Refusal? Period(
        string? fromText,
        string? daysText,
        DateTimeOffset now,
        out DateTimeOffset from,
        out DateTimeOffset to
    )
    {
        (from, to) = (now, now);
        var refusal = ToldTime.Read(fromText, "from", out var told);
        from = told ?? now;
        if (refusal is not null)
        {
            return refusal;
        }

        var days = DutyPlan.DefaultDays;
        if (
            (daysText is not null && !int.TryParse(daysText, NumberStyles.None, CultureInfo.InvariantCulture, out days))
            || days is < 1 or > DutyPlan.MostDays
        )
        {
            return new("days-invalid", $"Vis 1 til {DutyPlan.MostDays} dage ad gangen.", "days");
        }

        if (from.Year is < 2000 or > 2200)
        {
            return new("date-absurd", "Den dag ligger for langt væk.", "from");
        }

        to = from.AddDays(days);
        return null;
    }

    private static IResult Read(
        CurrentUser user,
        CommandDesk desk,
        ContactDirectory directory,
        TimeProvider time,
        string? from = null,
        string? days = null
    )
    {
        if (Period(from, days, time.GetUtcNow(), out var begin, out var end) is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var state = desk.State;
        var roster = state.Roster;
        var manages = Manages(state, user);
        var plan = DutyPlan.For(roster, begin, end, directory.PhoneOf);
        return Results.Ok(
            new RosterView(
                begin,
                end,
                [.. DutyPlan.SeatsIn(roster).Select(id => RosterViews.Seat(roster, id))],
                RosterViews.Duties(plan),
                [.. plan.Holes.Select(RosterViews.Hole)],
                [
                    .. plan
                        .Warnings.Where(warning => manages || warning.Seat.Authority == user.Organisation)
                        .Select(RosterViews.Warning),
                ],
                [
                    .. from pair in roster.Seats
                    from rotation in pair.Value.Rotations.Values
                    orderby pair.Key.Ledergruppe.Value, pair.Key.Authority.Value, rotation.From, rotation.Id
                    select RosterViews.Rotation(pair.Key, rotation),
                ],
                [
                    .. roster
                        .Shifts.Values.Where(shift => shift.To > begin && shift.From < end)
                        .OrderBy(shift => shift.From)
                        .ThenBy(shift => shift.Id)
                        .Select(Reference.ReferenceEndpoint.View),
                ],
                [
                    .. roster
                        .Swaps.Values.Where(swap =>
                            (manages || swap.Authority == user.Organisation)
                            && swap.State is (SwapState.Proposed or SwapState.InForce)
                            && Touches(swap, begin, end)
                        )
                        .OrderBy(swap => swap.Given.From)
                        .ThenBy(swap => swap.Id)
                        .Select(RosterViews.Swap),
                ],
                [
                    .. roster
                        .Absences.Values.Where(absence =>
                            absence.To > begin
                            && absence.From < end
                            && (manages || state.Organisations.IsMember(user.Organisation, absence.Person))
                        )
                        .OrderBy(absence => absence.From)
                        .ThenBy(absence => absence.Id)
                        .Select(RosterViews.Absence),
                ],
                manages
            )
        );
    }

    private static bool Touches(Swap swap, DateTimeOffset from, DateTimeOffset to)
    {
        return Overlaps(swap.Given) || (swap.Returned is { } returned && Overlaps(returned));

        bool Overlaps(TurnSpan span) => span.To > from && span.From < to;
    }

    internal static async ValueTask<object?> AuthoritiesOnly(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var desk = context.HttpContext.RequestServices.GetRequiredService<CommandDesk>();
        return
            CurrentUser.Of(context.HttpContext.User) is { } user
            && desk.State.Organisations.IsAuthority(user.Organisation)
            ? await next(context)
            : Problems.Of(new("not-allowed", "Vagtplanen er for myndighederne."));
    }
}

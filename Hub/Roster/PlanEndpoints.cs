using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Incidents;
using Beredskab.Notifications.Roster;

namespace Beredskab.Hub.Roster;

/// <summary>Who sits, who takes duty in turn, and who swaps with whom.</summary>
public static class PlanEndpoints
{
    public sealed record MembersBody(
        Guid CommandId,
        string? OccurredAt,
        Guid OrganisationId,
        ImmutableArray<Guid>? Members,
        ImmutableArray<Guid>? Deputies
    ) : CommandBody(CommandId, OccurredAt);

    /// <param name="FromDay">Day of the cycle, from 0.</param>
    /// <param name="From">Clock time, <c>19:00</c>.</param>
    /// <param name="Turn">Whose it is, counted within the cycle from 0.</param>
    public sealed record SegmentBody(int FromDay, string? From, int ToDay, string? To, int Turn);

    /// <param name="Kind"><c>daily</c>, <c>weekly</c> or <c>pattern</c>; a pattern has a cycle and segments.</param>
    /// <param name="People">In their order; null, in an existing rotation, for a place that stands open.</param>
    /// <param name="CloseGaps">An open place may be left out, and the turns after it move.</param>
    /// <param name="Handover">Clock time in København, <c>08:00</c>.</param>
    /// <param name="From">First day, <c>2026-12-01</c>.</param>
    /// <param name="To">Last day; null for no end.</param>
    public sealed record RotationBody(
        Guid CommandId,
        string? OccurredAt,
        Guid RotationId,
        Guid OrganisationId,
        ImmutableArray<Guid?>? People,
        string? Kind,
        string? Handover,
        string? From,
        string? To,
        int? CycleDays,
        ImmutableArray<SegmentBody>? Segments,
        bool CloseGaps = false
    ) : CommandBody(CommandId, OccurredAt);

    /// <param name="Returned">Null when nothing is taken in return.</param>
    public sealed record SwapBody(
        Guid CommandId,
        string? OccurredAt,
        Guid SwapId,
        Guid OrganisationId,
        Guid Giver,
        TimesBody? Given,
        Guid Taker,
        TimesBody? Returned
    ) : CommandBody(CommandId, OccurredAt);

    public sealed record BareBody(Guid CommandId, string? OccurredAt) : CommandBody(CommandId, OccurredAt);

    public static void MapPlan(this IEndpointRouteBuilder api)
    {
        var groups = api.MapGroup("/ledergrupper/{id:guid}").WithTags("Vagtplan");
        MapRotations(groups);
        MapSwaps(groups);
        groups
            .MapPost(
                "/members",
                (Guid id, MembersBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(
                        user,
                        b,
                        new RosterCommand.NameMembers(
                            new(id),
                            new(b.OrganisationId),
                            People(b.Members),
                            People(b.Deputies)
                        ),
                        ct
                    )
            )
            .DescribeCommand(
                "Vælg medlemmer og stedfortrædere",
                "For en myndighed i ledergruppen, i rækkefølge; begge lister hele."
            );
    }

    private static void MapRotations(RouteGroupBuilder groups)
    {
        groups
            .MapPost(
                "/rotations",
                (Guid id, RotationBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    Read(b, out var pattern, out var from, out var to) is { } refusal
                        ? Task.FromResult(Problems.Of(refusal))
                        : desk.Submit(
                            user,
                            b,
                            new RosterCommand.PlanRotation(
                                new(id),
                                b.RotationId,
                                new(b.OrganisationId),
                                // A new one has no open places.
                                [.. Places(b.People).Select(one => one ?? default)],
                                pattern,
                                from,
                                to
                            ),
                            ct
                        )
            )
            .DescribeCommand("Læg en turnus", "Dagligt, ugentligt eller i et eget mønster, på tur mellem personer.");
        groups
            .MapPost(
                "/rotations/{rotation:guid}",
                (Guid id, Guid rotation, RotationBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    Read(b, out var pattern, out var from, out var to) is { } refusal
                        ? Task.FromResult(Problems.Of(refusal))
                        : desk.Submit(
                            user,
                            b,
                            new RosterCommand.ChangeRotation(
                                new(id),
                                rotation,
                                Places(b.People),
                                pattern,
                                from,
                                to,
                                b.CloseGaps
                            ),
                            ct
                        )
            )
            .DescribeCommand("Ret en turnus", "Alt i den på ny; myndigheden er den samme.");
        groups
            .MapPost(
                "/rotations/{rotation:guid}/cancel",
                (Guid id, Guid rotation, BareBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(user, b, new RosterCommand.CancelRotation(new(id), rotation), ct)
            )
            .DescribeCommand("Slet en turnus", "Den står stadig i journalen.");
    }

    private static void MapSwaps(RouteGroupBuilder groups)
    {
        groups
            .MapPost("/swaps", Propose)
            .DescribeCommand(
                "Foreslå et bytte",
                "Gælder først, når begge har sagt ja. Den, der foreslår, har sagt ja."
            );
        groups
            .MapPost(
                "/swaps/{swap:guid}/confirm",
                (Guid id, Guid swap, BareBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(user, b, new RosterCommand.ConfirmSwap(new(id), swap), ct)
            )
            .DescribeCommand("Sig ja til et bytte", "Afvises, hvis en af vagterne er ændret imens.");
        groups
            .MapPost(
                "/swaps/{swap:guid}/decline",
                (Guid id, Guid swap, BareBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(user, b, new RosterCommand.DeclineSwap(new(id), swap), ct)
            )
            .DescribeCommand("Sig nej til et bytte", "Planen bliver, som den var.");
        groups
            .MapPost(
                "/swaps/{swap:guid}/withdraw",
                (Guid id, Guid swap, BareBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(user, b, new RosterCommand.WithdrawSwap(new(id), swap), ct)
            )
            .DescribeCommand("Træk et bytte tilbage", "Så længe det ikke er aftalt.");
    }

    private static Task<IResult> Propose(Guid id, SwapBody b, CurrentUser user, CommandDesk desk, CancellationToken ct)
    {
        TurnSpan? returned = null;
        var refusal = RosterTimes.Span(
            b.Given,
            "turn-time-missing",
            "given.from",
            "given.to",
            out var given,
            out var notes
        );
        if (refusal is null && b.Returned is not null)
        {
            refusal = RosterTimes.Span(
                b.Returned,
                "turn-time-missing",
                "returned.from",
                "returned.to",
                out var taken,
                out var further
            );
            returned = taken;
            notes = notes.AddRange(further);
        }

        return refusal is not null
            ? Task.FromResult(Problems.Of(refusal))
            : desk.Submit(
                user,
                b,
                new RosterCommand.ProposeSwap(
                    new(id),
                    b.SwapId,
                    new(b.OrganisationId),
                    new(b.Giver),
                    given,
                    new(b.Taker),
                    returned
                ),
                ct,
                notes
            );
    }

    private static Refusal? Read(RotationBody b, out TurnPattern pattern, out DateOnly from, out DateOnly? to)
    {
        (pattern, from, to) = (TurnPattern.Daily(0), default, null);
        if (RosterTimes.Clock(b.Handover, "handover", out var handover) is { } badHandover)
        {
            return badHandover;
        }

        if (RosterTimes.Day(b.From, "from", out var first) is { } badFrom)
        {
            return badFrom;
        }

        if (RosterTimes.Day(b.To, "to", out to) is { } badTo)
        {
            return badTo;
        }

        if (first is null)
        {
            return new("rotation-from-missing", "Skriv turnussens første dag.", "from");
        }

        from = first.Value;
        switch (b.Kind)
        {
            case RotationKinds.Daily:
                pattern = TurnPattern.Daily(handover);
                return null;
            case RotationKinds.Weekly:
                pattern = TurnPattern.Weekly(handover);
                return null;
            case RotationKinds.Pattern:
                var refusal = Segments(b.Segments, out var segments);
                pattern = new(handover, b.CycleDays ?? 0, segments);
                return refusal;
            default:
                return new("kind-unknown", "Vælg, om turnussen er daglig, ugentlig eller et eget mønster.", "kind");
        }
    }

    private static Refusal? Segments(ImmutableArray<SegmentBody>? bodies, out ImmutableArray<TurnSegment> segments)
    {
        var read = ImmutableArray.CreateBuilder<TurnSegment>();
        segments = [];
        foreach (var body in bodies is { IsDefault: false } given ? given : [])
        {
            if (body is null)
            {
                return new("segment-outside", "En vagt i mønstret mangler.", "segments");
            }

            if (RosterTimes.Clock(body.From, "segments", out var from) is { } badFrom)
            {
                return badFrom;
            }

            if (RosterTimes.Clock(body.To, "segments", out var to) is { } badTo)
            {
                return badTo;
            }

            read.Add(new(body.FromDay, from, body.ToDay, to, body.Turn));
        }

        segments = read.ToImmutable();
        return null;
    }

    private static ImmutableArray<PersonId?> Places(ImmutableArray<Guid?>? ids) =>
        [.. (ids ?? []).Select(id => id is { } person ? new PersonId(person) : (PersonId?)null)];

    private static ImmutableArray<PersonId> People(ImmutableArray<Guid>? ids) =>
        ids is { IsDefault: false } given ? [.. given.Select(PersonId.From)] : [];
}

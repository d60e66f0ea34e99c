using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;

namespace Beredskab.Notifications.Roster;

/// <summary>
/// Swaps: proposed with the turns themselves, in force when both have said yes, and only while both turns still are as
/// they were proposed.
/// </summary>
internal static class SwapDecider
{
    private const int MostWaiting = 100;

    public static Verdict Propose(
        RosterBook roster,
        RosterCommand.ProposeSwap c,
        CommandOrigin origin,
        Func<OrganisationId, PersonId, bool> isMember
    )
    {
        if (c.Swap == Guid.Empty)
        {
            return Refuse("id-missing", "Byttet mangler et id.", "swapId");
        }

        if (roster.Swaps.ContainsKey(c.Swap))
        {
            return Refuse("swap-exists", "Byttet findes allerede.", "swapId");
        }

        if (!isMember(c.Authority, c.Giver))
        {
            return Refuse("person-not-member", "Personen hører ikke til myndigheden.", "giver");
        }

        if (!isMember(c.Authority, c.Taker))
        {
            return Refuse("person-not-member", "Personen hører ikke til myndigheden.", "taker");
        }

        if (c.Giver == c.Taker)
        {
            return Refuse("swap-with-oneself", "Man kan ikke bytte vagt med sig selv. Vælg en kollega.", "taker");
        }

        if (roster.Swaps.Values.Count(swap => swap.State == SwapState.Proposed && swap.Giver == c.Giver) >= MostWaiting)
        {
            return Refuse("too-many-swaps", "Der venter allerede for mange bytter på svar.", "swapId");
        }

        var swap = new Swap(
            c.Swap,
            c.Ledergruppe,
            c.Authority,
            c.Giver,
            Utc(c.Given),
            c.Taker,
            c.Returned is null ? null : Utc(c.Returned),
            origin.Actor,
            [],
            SwapState.Proposed
        );
        if (Check(roster, swap, origin.Now) is { } refusal)
        {
            return Verdict.Refuse(refusal);
        }

        return Verdict.Accept(
            new RosterEvent.SwapProposed(
                swap.Ledergruppe,
                swap.Id,
                swap.Authority,
                swap.Giver,
                swap.Given,
                swap.Taker,
                swap.Returned,
                origin.Actor
            )
        );
    }

    public static Verdict Confirm(RosterBook roster, RosterCommand.ConfirmSwap c, CommandOrigin origin)
    {
        if (Waiting(roster, c.Ledergruppe, c.Swap, out var swap) is { } refusal)
        {
            return Verdict.Refuse(refusal);
        }

        if (!swap.Concerns(origin.Actor))
        {
            return Verdict.Refuse(NotTheirs);
        }

        if (swap.Confirmed.Contains(origin.Actor))
        {
            return Verdict.Accept();
        }

        if (Check(roster, swap, origin.Now) is { } changed)
        {
            return Verdict.Refuse(changed);
        }

        var confirmed = new RosterEvent.SwapConfirmed(swap.Ledergruppe, swap.Id, origin.Actor);
        return swap.Confirmed.IsEmpty
            ? Verdict.Accept(confirmed)
            : Verdict.Accept([confirmed, .. TakeEffect(roster, swap)]);
    }

    public static Verdict Decline(RosterBook roster, RosterCommand.DeclineSwap c, CommandOrigin origin)
    {
        if (Waiting(roster, c.Ledergruppe, c.Swap, out var swap) is { } refusal)
        {
            return Verdict.Refuse(refusal);
        }

        return swap.Concerns(origin.Actor)
            ? Verdict.Accept(new RosterEvent.SwapDeclined(swap.Ledergruppe, swap.Id, origin.Actor))
            : Verdict.Refuse(NotTheirs);
    }

    public static Verdict Withdraw(RosterBook roster, RosterCommand.WithdrawSwap c) =>
        Waiting(roster, c.Ledergruppe, c.Swap, out var swap) is { } refusal
            ? Verdict.Refuse(refusal)
            : Verdict.Accept(new RosterEvent.SwapWithdrawn(swap.Ledergruppe, swap.Id));

    private static Refusal? Waiting(RosterBook roster, LedergruppeId ledergruppe, Guid id, out Swap swap)
    {
        swap = roster.Swaps.GetValueOrDefault(id)!;
        return swap switch
        {
            null => new("swap-unknown", "Byttet findes ikke.", "swap"),
            _ when swap.Ledergruppe != ledergruppe => new("swap-unknown", "Byttet findes ikke.", "swap"),
            { State: SwapState.Proposed } => null,
            { State: SwapState.InForce } => new("swap-settled", "Byttet er allerede aftalt.", "swap"),
            { State: SwapState.Declined } => new("swap-settled", "Byttet er sagt nej til.", "swap"),
            _ => new("swap-settled", "Byttet er trukket tilbage.", "swap"),
        };
    }

    private static Refusal? Check(RosterBook roster, Swap swap, DateTimeOffset now) =>
        CheckTurn(roster, swap, swap.Giver, swap.Given, now, "given")
        ?? (swap.Returned is { } returned ? CheckTurn(roster, swap, swap.Taker, returned, now, "returned") : null);

    private static Refusal? CheckTurn(
        RosterBook roster,
        Swap swap,
        PersonId holder,
        TurnSpan span,
        DateTimeOffset now,
        string field
    )
    {
        if (span.To <= span.From)
        {
            return new("turn-backwards", "Vagten slutter, før den begynder.", field);
        }

        if (span.To - span.From > RosterDecider.LongestShift)
        {
            return new("turn-too-long", "Man kan højst bytte 31 dage ad gangen.", field);
        }

        if (span.From <= now)
        {
            return new("turn-begun", "Vagten er begyndt, så den kan ikke byttes. Læg en enkelt vagt i stedet.", field);
        }

        return Holds(roster, new(swap.Ledergruppe, swap.Authority), holder, span, out _)
            ? null
            : new(
                "swap-turn-changed",
                swap.Confirmed.IsEmpty
                    ? "Personen har ikke den vagt i planen. Vælg vagten igen."
                    : "Vagtplanen er ændret, siden byttet blev foreslået. Foreslå det igen.",
                field
            );
    }

    /// <param name="shift">The one shift that the turn is; null when it comes from a rotation.</param>
    /// <returns>Whether the plan gives the person the whole of it, absence aside: as one whole shift, or by rotation.</returns>
    private static bool Holds(RosterBook roster, SeatId id, PersonId person, TurnSpan span, out Shift? shift)
    {
        shift = null;
        var timeline = roster.SeatOf(id).Timeline;
        DateTimeOffset? at = span.From;
        while (at is { } instant && instant < span.To)
        {
            if (timeline.Planned(instant) is not var (turn, source) || turn.Person != person)
            {
                return false;
            }

            var planned = source == DutySource.Override ? roster.Shifts[turn.Plan] : null;
            if (
                (instant > span.From && planned != shift)
                || (planned is not null && (planned.From != span.From || planned.To != span.To))
            )
            {
                return false;
            }

            shift = planned;
            at = timeline.NextEdge(instant);
        }

        return at is not null;
    }

    private static IEnumerable<DomainEvent> TakeEffect(RosterBook roster, Swap swap)
    {
        var substitutions = ImmutableArray.CreateBuilder<Substitution>();
        var shifts = new List<DomainEvent>();
        Move(swap.Giver, swap.Taker, swap.Given, 0);
        if (swap.Returned is { } returned)
        {
            Move(swap.Taker, swap.Giver, returned, 1);
        }

        return [new RosterEvent.SwapCameIntoForce(swap.Ledergruppe, swap.Id, substitutions.ToImmutable()), .. shifts];

        void Move(PersonId from, PersonId to, TurnSpan span, int index)
        {
            if (!Holds(roster, new(swap.Ledergruppe, swap.Authority), from, span, out var shift) || shift is null)
            {
                substitutions.Add(new(span, from, to));
                return;
            }

            // A shift is another's by being another shift: what overrides what stays plain.
            shifts.Add(new RosterEvent.ShiftCancelled(swap.Ledergruppe, shift.Id));
            shifts.Add(
                new RosterEvent.ShiftPlanned(
                    swap.Ledergruppe,
                    DerivedId.From(swap.Id, 'b', index),
                    swap.Authority,
                    to,
                    span.From,
                    span.To
                )
            );
        }
    }

    private static TurnSpan Utc(TurnSpan span) => new(span.From.ToUniversalTime(), span.To.ToUniversalTime());

    private static readonly Refusal NotTheirs = new(
        "swap-not-yours",
        "Kun de to, der bytter, kan sige ja eller nej.",
        "swap"
    );

    private static Verdict Refuse(string code, string text, string field) => Verdict.Refuse(new(code, text, field));
}

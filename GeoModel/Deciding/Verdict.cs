using System.Collections.Immutable;

namespace Beredskab.GeoModel.Deciding;

/// <summary>What a decider answers: the events that follow, or why not.</summary>
public abstract record Verdict
{
    private Verdict() { }

    /// <param name="Events">In order; none for a repeat that changes nothing.</param>
    public sealed record Accepted(ImmutableArray<DomainEvent> Events) : Verdict;

    public sealed record Refused(Refusal Refusal) : Verdict;

    public static Verdict Accept(params ImmutableArray<DomainEvent> events) => new Accepted(events);

    public static Verdict Refuse(Refusal refusal) => new Refused(refusal);
}

/// <summary>Why not, said to the person who asked.</summary>
/// <param name="Code">Stable, for programs: <c>incident-stood-down</c>.</param>
/// <param name="Text">Danish, for the person: what is wrong, then what to do.</param>
/// <param name="Field">The field of the command that it concerns, camel case, if it is one field.</param>
public sealed record Refusal(string Code, string Text, string? Field = null);

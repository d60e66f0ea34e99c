using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Texts;

namespace Beredskab.Notifications.Policies;

/// <summary>The alert policy's history. An alert keeps the procedure that it was raised under.</summary>
public abstract record PolicyEvent : DomainEvent
{
    private PolicyEvent() { }

    public override string Stream => "policy/alert";

    /// <param name="Version">From 1, one more each time.</param>
    /// <param name="Reason">Why it was changed, in the words of who did it.</param>
    public sealed record Adopted(
        int Version,
        ImmutableArray<PolicyRule> Rules,
        ImmutableArray<StandingGroup> Citywide,
        FreeText Reason
    ) : PolicyEvent;
}

public abstract record PolicyCommand : DomainCommand
{
    private PolicyCommand() { }

    /// <param name="SeenVersion">The version that was changed; another in between is a conflict.</param>
    /// <param name="Confirmed">Whoever asks has seen how many people it would call, and wants it.</param>
    public sealed record Adopt(
        int SeenVersion,
        ImmutableArray<PolicyRule> Rules,
        ImmutableArray<StandingGroup> Citywide,
        string? Reason,
        bool Confirmed
    ) : PolicyCommand;
}

using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.Hub.Access;
using Beredskab.Hub.State;

namespace Beredskab.Hub.Commands;

/// <summary>What a command would do: decided as it would be, and not written.</summary>
internal static class Foresight
{
    /// <param name="shown">Makes what is told of the events that would be written.</param>
    public static IResult Foresee(
        this HubDecider decider,
        HubState state,
        CurrentUser user,
        DomainCommand command,
        DateTimeOffset now,
        Func<ImmutableArray<DomainEvent>, object> shown
    ) =>
        decider.Decide(state, new(Guid.CreateVersion7(now), user.Person, user.Organisation, null, command), now) switch
        {
            Verdict.Accepted accepted => Results.Ok(shown(accepted.Events)),
            Verdict.Refused refused => Problems.Of(refused.Refusal),
            _ => throw new InvalidOperationException("A verdict of no known kind."),
        };
}

using Beredskab.GeoModel.Deciding;
using Beredskab.Hub.State;

namespace Beredskab.Hub.Journal;

/// <summary>What became of a command. Kept under the command's id, so that a repeat gets the same.</summary>
public abstract record Outcome
{
    private Outcome() { }

    /// <param name="RecordedAt">When it was decided.</param>
    /// <param name="State">A state that has what the command wrote; the newest when it is a repeat.</param>
    public sealed record Accepted(DateTimeOffset RecordedAt, HubState State) : Outcome;

    /// <param name="State">The state that it was refused against; the newest when it is a repeat.</param>
    public sealed record Refused(Refusal Refusal, HubState State) : Outcome;

    /// <summary>The id was used before, with another body or by another actor. Nothing was done.</summary>
    public sealed record IdReused : Outcome;

    /// <summary>The journal could not write. Nothing was done; the same command can be sent again.</summary>
    public sealed record Unavailable(string Reason) : Outcome;
}

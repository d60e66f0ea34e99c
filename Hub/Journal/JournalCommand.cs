using Beredskab.GeoModel.Deciding;

namespace Beredskab.Hub.Journal;

/// <summary>What one can want with the journal itself.</summary>
public abstract record JournalCommand : DomainCommand
{
    private JournalCommand() { }

    /// <param name="Entry">What lies at the sequence, as it was looked up; entries never change. Null when nothing does.</param>
    /// <param name="Why">As typed, beside the reason's code.</param>
    public sealed record Erase(long Sequence, ErasableEntry? Entry, ErasureReason Reason, string? Why) : JournalCommand;
}

/// <param name="HasWords">Whether it has, or had, free text.</param>
public sealed record ErasableEntry(string Stream, bool HasWords);

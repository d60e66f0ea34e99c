using Beredskab.GeoModel.Deciding;

namespace Beredskab.Hub.Journal;

/// <summary>What the journal says of itself.</summary>
public abstract record JournalEvent : DomainEvent
{
    private JournalEvent() { }

    public override string Stream => "journal";

    /// <summary>
    /// The chain was found broken and goes on from the last good entry: this entry's previous hash is that one's.
    /// What lies between stays in the store as evidence.
    /// </summary>
    /// <param name="LastGood">The last entry that fits; 0 when the first does not.</param>
    /// <param name="LastGoodHash">Its hash, lower-case hexadecimal; genesis when there is none.</param>
    /// <param name="FirstBad">The first entry that does not fit.</param>
    /// <param name="FirstBadBatch">The batch in which the break was found, when it has one.</param>
    public sealed record SegmentBegan(long LastGood, string LastGoodHash, long FirstBad, long? FirstBadBatch)
        : JournalEvent;
}

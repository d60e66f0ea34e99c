using System.Text.Json.Serialization;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Texts;

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
    /// <param name="NotedBatch">The batch that the vault had noted and the journal no longer had; otherwise null.</param>
    /// <param name="NotedHash">That batch's hash, lower-case hexadecimal.</param>
    public sealed record SegmentBegan(
        long LastGood,
        string LastGoodHash,
        long FirstBad,
        long? FirstBadBatch,
        long? NotedBatch = null,
        string? NotedHash = null
    ) : JournalEvent;

    /// <summary>
    /// The words of an entry shall be unreadable for ever; who decided it is this entry's actor. The key is destroyed as
    /// soon as this is durable.
    /// </summary>
    /// <param name="Sequence">The entry whose words they were.</param>
    /// <param name="EntryStream">Its stream, which this belongs to as well.</param>
    public sealed record EntryErased(long Sequence, string EntryStream, ErasureReason Reason, FreeText Why)
        : JournalEvent
    {
        public override string Stream => EntryStream.Length == 0 ? base.Stream : EntryStream;
    }
}

/// <summary>Why words are erased.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ErasureReason>))]
public enum ErasureReason
{
    /// <summary>They say something of a person that does not belong in the open.</summary>
    [JsonStringEnumMemberName("personal-data")]
    PersonalData,

    /// <summary>The person whom they concern has asked for it.</summary>
    [JsonStringEnumMemberName("requested")]
    Requested,

    /// <summary>They were written by mistake.</summary>
    [JsonStringEnumMemberName("mistake")]
    Mistake,

    /// <summary>They need not be kept any longer.</summary>
    [JsonStringEnumMemberName("kept-long-enough")]
    KeptLongEnough,
}

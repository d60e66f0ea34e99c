using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;

namespace Beredskab.Hub.Journal.Format;

/// <summary>What stands openly about an entry, and is part of what its hash says.</summary>
/// <param name="Sequence">From 1, without gaps.</param>
/// <param name="Type">The wire name, <c>incident.reported.v1</c>.</param>
/// <param name="OccurredAt">As told; whole microseconds, UTC.</param>
/// <param name="RecordedAt">The later of the writer's time and the previous entry's; whole microseconds, UTC.</param>
/// <param name="Command">The command that it came of.</param>
public sealed record EntryHeader(
    long Sequence,
    EntryId Entry,
    string Stream,
    string Type,
    PersonId Actor,
    OrganisationId Organisation,
    DateTimeOffset OccurredAt,
    DateTimeOffset RecordedAt,
    Guid Command
)
{
    /// <summary>Begins every header, so that no other thing that is hashed can be taken for one.</summary>
    public const string Domain = "beredskab.entry.v1";

    public EventOrigin Origin => new(Sequence, Entry, Actor, Organisation, OccurredAt, RecordedAt);

    /// <summary>The canonical bytes, in the order of docs/journal-format.md.</summary>
    public void Write(CanonicalWriter writer)
    {
        writer.Text(Domain);
        writer.U64(Sequence);
        writer.Id(Entry.Value);
        writer.Text(Stream);
        writer.Text(Type);
        writer.Id(Actor.Value);
        writer.Id(Organisation.Value);
        writer.Time(OccurredAt);
        writer.Time(RecordedAt);
        writer.Id(Command);
    }

    /// <exception cref="FormatException">The bytes are not a header.</exception>
    public static EntryHeader Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new CanonicalReader(bytes);
        if (reader.Text() != Domain)
        {
            throw new FormatException("The bytes are not an entry's header.");
        }

        var header = new EntryHeader(
            reader.U64(),
            EntryId.From(reader.Id()),
            reader.Text(),
            reader.Text(),
            PersonId.From(reader.Id()),
            OrganisationId.From(reader.Id()),
            reader.Time(),
            reader.Time(),
            reader.Id()
        );
        reader.End();
        return header;
    }
}

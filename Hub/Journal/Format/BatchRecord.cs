using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;

namespace Beredskab.Hub.Journal.Format;

/// <summary>
/// What one durable batch did: where the entries then ended, and what became of each command. Batches are chained like
/// entries are, so that an outcome cannot be changed unnoticed either, and each is a checkpoint of the entries' chain.
/// </summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="LastSequence">The last entry after this batch; 0 before the first.</param>
/// <param name="EntryHash">That entry's hash; genesis before the first.</param>
public sealed record BatchRecord(
    long Number,
    long LastSequence,
    ImmutableArray<byte> EntryHash,
    ImmutableArray<KeptCommand> Commands
)
{
    public const string Domain = "beredskab.batch.v1";

    private const byte AcceptedMark = 1;
    private const byte RefusedMark = 2;

    public byte[] ToBytes()
    {
        var writer = new CanonicalWriter(128 + (Commands.Length * 96));
        writer.Text(Domain);
        writer.U64(Number);
        writer.U64(LastSequence);
        writer.Raw(EntryHash.AsSpan());
        writer.U32(Commands.Length);
        foreach (var command in Commands)
        {
            Write(writer, command);
        }

        return writer.ToArray();
    }

    /// <exception cref="FormatException">The bytes are not a batch's record.</exception>
    public static BatchRecord Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new CanonicalReader(bytes);
        if (reader.Text() != Domain)
        {
            throw new FormatException("The bytes are not a batch's record.");
        }

        var number = reader.U64();
        var last = reader.U64();
        var hash = reader.Raw(Digests.Size).ToArray();
        var count = reader.U32();
        var commands = ImmutableArray.CreateBuilder<KeptCommand>();
        for (var i = 0; i < count; i++)
        {
            commands.Add(Command(ref reader));
        }

        reader.End();
        return new(number, last, [.. hash], commands.ToImmutable());
    }

    private static void Write(CanonicalWriter writer, KeptCommand command)
    {
        writer.Id(command.Id);
        writer.Id(command.Actor.Value);
        writer.Id(command.Organisation.Value);
        writer.Time(command.RecordedAt);
        if (command.Refusal is { } refusal)
        {
            writer.U8(RefusedMark);
            writer.Text(refusal.Code);
            writer.Text(refusal.Text);
            writer.U8(refusal.Field is null ? (byte)0 : (byte)1);
            writer.Text(refusal.Field ?? "");
            return;
        }

        writer.U8(AcceptedMark);
        writer.U16(command.Entries);
        writer.U16(command.Audiences.Count);
        foreach (var (audience, number) in command.Audiences)
        {
            writer.Text(audience);
            writer.U64(number);
        }
    }

    private static KeptCommand Command(ref CanonicalReader reader)
    {
        var id = reader.Id();
        var actor = PersonId.From(reader.Id());
        var organisation = OrganisationId.From(reader.Id());
        var recordedAt = reader.Time();
        switch (reader.U8())
        {
            case RefusedMark:
                var (code, text, hasField, field) = (reader.Text(), reader.Text(), reader.U8(), reader.Text());
                return new(
                    id,
                    actor,
                    organisation,
                    recordedAt,
                    new(code, text, hasField == 1 ? field : null),
                    0,
                    NoAudiences
                );
            case AcceptedMark:
                var entries = reader.U16();
                var count = reader.U16();
                var audiences = ImmutableSortedDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
                for (var i = 0; i < count; i++)
                {
                    audiences[reader.Text()] = reader.U64();
                }

                return new(id, actor, organisation, recordedAt, null, entries, audiences.ToImmutable());
            default:
                throw new FormatException("An outcome of no known kind.");
        }
    }

    internal static ImmutableSortedDictionary<string, long> NoAudiences { get; } =
        ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal);
}

/// <summary>A command that was answered, and how.</summary>
/// <param name="RecordedAt">When it was decided; whole microseconds, UTC.</param>
/// <param name="Refusal">Null when it was accepted.</param>
/// <param name="Entries">How many entries it wrote; 0 for a refusal and for a repeat that changed nothing.</param>
/// <param name="Audiences">Its commit's number in each audience.</param>
public sealed record KeptCommand(
    Guid Id,
    PersonId Actor,
    OrganisationId Organisation,
    DateTimeOffset RecordedAt,
    Refusal? Refusal,
    int Entries,
    ImmutableSortedDictionary<string, long> Audiences
);

using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Journal.Format;
using Beredskab.Hub.State;
using FsCheck;
using FsCheck.Fluent;

namespace Beredskab.Hub.Tests.Journal;

public sealed class FormatProperties
{
    private static readonly Type[] Types = [.. EventSamples.AllTypes()];

    [Fact]
    public void Every_event_comes_back_as_it_was() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<int, bool>(
                (seed, nulls) =>
                {
                    var @event = new EventSamples(seed, nulls).Make(Types[(int)((uint)seed % Types.Length)]);
                    var encoded = EventCodec.Encode(@event);
                    var texts = EventCodec.Split(EventCodec.Join(encoded.Texts));
                    var again = EventCodec.Encode(EventCodec.Decode(encoded.Type, encoded.Data, texts));
                    return again.Data.AsSpan().SequenceEqual(encoded.Data) && again.Texts.SequenceEqual(encoded.Texts);
                }
            )
        );

    [Fact]
    public void A_header_comes_back_as_it_was() =>
        Check.QuickThrowOnFailure(Prop.ForAll<int>(seed => EntryHeader.Read(Bytes(Header(seed))) == Header(seed)));

    [Fact]
    public void Different_headers_have_different_bytes() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<int, int>(
                (one, other) =>
                    Bytes(Header(one)).AsSpan().SequenceEqual(Bytes(Header(other))) == (Header(one) == Header(other))
            )
        );

    [Fact]
    public void Letters_cannot_be_moved_from_one_field_to_the_next() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<NonNull<string>, NonNull<string>>(
                (stream, type) =>
                {
                    var header = Header(1) with { Stream = Clean(stream.Get) + "x", Type = Clean(type.Get) };
                    var moved = header with { Stream = header.Stream[..^1], Type = "x" + header.Type };
                    return !Bytes(header).AsSpan().SequenceEqual(Bytes(moved));
                }
            )
        );

    [Fact]
    public void Different_texts_have_different_plaintexts() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<string?[], string?[]>(
                (one, other) =>
                {
                    string[] left = [.. one.Select(Clean)],
                        right = [.. other.Select(Clean)];
                    return EventCodec.Split(EventCodec.Join(left)).SequenceEqual(left)
                        && EventCodec.Join(left).AsSpan().SequenceEqual(EventCodec.Join(right))
                            == left.SequenceEqual(right);
                }
            )
        );

    [Fact]
    public void A_batch_comes_back_as_it_was() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<int>(seed =>
            {
                var random = new System.Random(seed);
                var commands = Enumerable.Range(0, random.Next(5)).Select(_ => Command(random)).ToArray();
                var record = new BatchRecord(random.NextInt64(), random.NextInt64(), [.. new byte[32]], [.. commands]);
                var bytes = record.ToBytes();
                return BatchRecord.Read(bytes).ToBytes().AsSpan().SequenceEqual(bytes);
            })
        );

    [Fact]
    public void No_bytes_make_the_reader_fail_otherwise_than_by_saying_so() =>
        Check.QuickThrowOnFailure(
            Prop.ForAll<byte[], int>(
                (noise, at) =>
                {
                    var bytes = Bytes(Header(at));
                    noise.AsSpan(0, Math.Min(noise.Length, bytes.Length - 30)).CopyTo(bytes.AsSpan(20));
                    return Says(() => EntryHeader.Read(bytes))
                        && Says(() => BatchRecord.Read(noise))
                        && Says(() => EventCodec.Split(noise));
                }
            )
        );

    private static bool Says(Action read) => Record.Exception(read) is null or FormatException;

    private static KeptCommand Command(System.Random random) =>
        new(
            Id(random),
            new(Id(random)),
            new(Id(random)),
            JournalWorld.Start,
            random.Next(2) == 0 ? null : new("code", "Tekst", random.Next(2) == 0 ? null : "felt"),
            random.Next(9),
            System.Collections.Immutable.ImmutableSortedDictionary<string, long>.Empty.Add(
                "myndigheder",
                random.NextInt64()
            )
        );

    private static EntryHeader Header(int seed)
    {
        var random = new System.Random(seed);
        return new(
            random.NextInt64(),
            EntryId.From(Id(random)),
            $"incident/{seed}",
            EventCatalogue.SegmentBegan,
            new(Id(random)),
            new(Id(random)),
            Instant.Truncate(JournalWorld.Start.AddMicroseconds(-random.NextInt64(1L << 50))),
            JournalWorld.Start,
            Id(random)
        );
    }

    private static byte[] Bytes(EntryHeader header)
    {
        var writer = new CanonicalWriter();
        header.Write(writer);
        return writer.ToArray();
    }

    private static Guid Id(System.Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new(bytes);
    }

    private static string Clean(string? text) => new([.. (text ?? "").Where(c => !char.IsSurrogate(c))]);
}

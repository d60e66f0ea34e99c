using System.Collections.Immutable;
using System.Security.Cryptography;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Journal.Format;
using Beredskab.Hub.Live;
using Beredskab.Hub.State;
using Beredskab.Hub.Vault;

namespace Beredskab.Hub.Journal;

/// <summary>
/// Decides the commands of a batch, one on the state that the one before left, and seals and chains what they write.
/// Nothing outside is changed, but for keys that are used up: a round that is not committed has never been.
/// </summary>
internal sealed class RoundBuilder(
    HubDecider decider,
    ContentVault vault,
    JournalHealth health,
    TimeProvider time,
    ILogger logger
)
{
    private readonly CanonicalWriter header = new();
    private readonly CanonicalWriter plaintext = new(4096);
    private readonly byte[] random = new byte[4096];
    private int randomUsed = 4096;

    /// <summary>Decides all of them on one head.</summary>
    public Round Decide(JournalHead head, IEnumerable<Submission> submissions)
    {
        var round = new Round(head);
        foreach (var submission in submissions)
        {
            Add(round, submission);
        }

        return round;
    }

    /// <summary>
    /// Decides one more command on what the round has so far. One that cannot be decided at all is told so at once, and
    /// leaves nothing in the round.
    /// </summary>
    public void Add(Round round, Submission submission)
    {
        if (!round.Ids.Add(submission.Envelope.Id))
        {
            round.Submissions.Add(submission);
            round.Doubled.Add(submission);
            return;
        }

        var (after, entries) = (round.After, round.Entries.Count);
        try
        {
            var now = Now(after);
            round.After = after with { RecordedAt = now };
            Decide(round, submission, now);
            round.Submissions.Add(submission);
        }
        catch (Exception e)
        {
            round.After = after;
            round.Entries.RemoveRange(entries, round.Entries.Count - entries);
            round.Streams.RemoveRange(entries, round.Streams.Count - entries);
            round.Ids.Remove(submission.Envelope.Id);
            if (e is JournalStorageException)
            {
                JournalLog.Unavailable(logger, 1, e);
                health.WriteFailed(e.Message);
                Answers.Give(submission, new Outcome.Unavailable(e.Message));
            }
            else
            {
                JournalLog.CommandFailed(logger, submission.Envelope.Id, e);
                submission.Fail(e);
            }
        }
    }

    private DateTimeOffset Now(JournalHead head)
    {
        var now = Instant.Truncate(time.GetUtcNow());
        return now < head.RecordedAt ? head.RecordedAt : now;
    }

    /// <summary>The entry that begins a segment after a break: chained to the last entry that fits.</summary>
    public Round BeginSegment(JournalHead head, ChainBreak broken)
    {
        var now = Now(head);
        var round = new Round(head)
        {
            After = head with { RecordedAt = now, EntryHash = Convert.FromHexString(broken.LastGoodHash) },
        };
        var command = Guid.CreateVersion7(now);
        var began = new JournalEvent.SegmentBegan(
            broken.LastGood,
            broken.LastGoodHash,
            broken.Sequence,
            broken.Batch,
            broken.Noted?.Batch,
            broken.Noted?.Hash
        );
        var envelope = new Header(command, PersonId.System, OrganisationId.System, now);
        var origin = Write(round, began, envelope, 0, now);
        round.After = round.After with { State = round.After.State.Apply(began, origin) };
        Keep(round, envelope, now, [], null, 1, BatchRecord.NoAudiences);
        return round;
    }

    private void Decide(Round round, Submission submission, DateTimeOffset now)
    {
        var envelope = submission.Envelope;
        var before = round.After.State;
        var happened = envelope.HappenedAt(now);
        var told = happened < now ? Instant.Truncate(happened) : now;
        var by = new Header(envelope.Id, envelope.Actor, envelope.Organisation, told);
        switch (decider.Decide(before, envelope, now))
        {
            case Verdict.Refused refused:
                Keep(round, by, now, submission.Digest, refused.Refusal, 0, BatchRecord.NoAudiences);
                round.Answers.Add((submission, new Outcome.Refused(refused.Refusal, before)));
                break;
            case Verdict.Accepted accepted when accepted.Events.IsDefaultOrEmpty:
                Keep(round, by, now, submission.Digest, null, 0, BatchRecord.NoAudiences);
                round.Answers.Add((submission, new Outcome.Accepted(now, before)));
                break;
            case Verdict.Accepted accepted:
                Write(round, accepted.Events, submission, by, now);
                break;
            default:
                throw new InvalidOperationException("A verdict of no known kind.");
        }
    }

    private void Write(
        Round round,
        ImmutableArray<DomainEvent> events,
        Submission submission,
        Header by,
        DateTimeOffset now
    )
    {
        var before = round.After.State;
        var state = before;
        var recorded = ImmutableArray.CreateBuilder<RecordedEvent>(events.Length);
        for (var index = 0; index < events.Length; index++)
        {
            var origin = Write(round, events[index], by, index, now);
            state = state.Apply(events[index], origin);
            recorded.Add(new(events[index], origin));
        }

        var made = recorded.MoveToImmutable();
        var heads = round.After.Audiences;
        var numbers = BatchRecord.NoAudiences;
        foreach (var audience in Audiences.Of(before, state, made))
        {
            var number = heads.GetValueOrDefault(audience) + 1;
            heads = heads.SetItem(audience, number);
            numbers = numbers.SetItem(audience, number);
        }

        round.After = round.After with { State = state, Audiences = heads };
        round.Commits.Add(new(before, state, made, numbers));
        Keep(round, by, now, submission.Digest, null, events.Length, numbers);
        round.Answers.Add((submission, new Outcome.Accepted(now, state)));
    }

    private EventOrigin Write(Round round, DomainEvent @event, Header by, int index, DateTimeOffset now)
    {
        var head = round.After;
        var encoded = EventCodec.Encode(@event);
        var entry = new EntryHeader(
            head.Sequence + 1,
            EntryId.From(DerivedId.From(by.Command, 'e', index)),
            @event.Stream,
            encoded.Type,
            by.Actor,
            by.Organisation,
            by.OccurredAt,
            now,
            by.Command
        );
        header.Clear();
        entry.Write(header);
        var salt = Random(Digests.SaltSize).ToArray();
        var ciphertext = encoded.Texts.Count == 0 ? [] : Seal(entry.Entry, encoded.Texts);
        var hash = Digests.OfEntry(head.EntryHash, header.Written, salt, encoded.Data, ciphertext);
        round.Entries.Add(new(entry.Sequence, header.ToArray(), salt, encoded.Data, ciphertext, hash));
        round.Streams.Add((entry.Sequence, entry.Stream));
        round.After = head with { Sequence = entry.Sequence, EntryHash = hash };
        return entry.Origin;
    }

    private byte[] Seal(EntryId entry, IReadOnlyList<string> texts)
    {
        plaintext.Clear();
        foreach (var text in texts)
        {
            plaintext.LongText(text);
        }

        Span<byte> key = stackalloc byte[SealedText.KeySize];
        var reference = vault.Take(key);
        var ciphertext = SealedText.Seal(entry, reference, key, Random(SealedText.NonceSize), plaintext.Written);
        CryptographicOperations.ZeroMemory(key);
        return ciphertext;
    }

    private static void Keep(
        Round round,
        Header by,
        DateTimeOffset now,
        byte[] digest,
        Refusal? refusal,
        int entries,
        ImmutableSortedDictionary<string, long> audiences
    )
    {
        round.Commands.Add(new(by.Command, by.Actor, by.Organisation, now, refusal, entries, audiences));
        round.Digests.Add((by.Command, digest));
    }

    // Random bytes cost a call into the system each time; many are fetched at once, and each is used once.
    private ReadOnlySpan<byte> Random(int size)
    {
        if (random.Length - randomUsed < size)
        {
            RandomNumberGenerator.Fill(random);
            randomUsed = 0;
        }

        randomUsed += size;
        return random.AsSpan(randomUsed - size, size);
    }

    private readonly record struct Header(
        Guid Command,
        PersonId Actor,
        OrganisationId Organisation,
        DateTimeOffset OccurredAt
    );
}

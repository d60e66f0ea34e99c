using System.Text;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.GeoModel.Texts;
using Beredskab.Hub.Journal.Format;

namespace Beredskab.Hub.Tests.Journal;

/// <summary>The worked example of docs/journal-format.md, computed; the document must say the same.</summary>
public sealed class FormatDocumentTests
{
    [Fact]
    public void The_worked_example_is_right()
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "journal-format.md"));
        var flat = string.Concat(document.Where(letter => !char.IsWhiteSpace(letter)));
        foreach (var (what, value) in Example())
        {
            Assert.True(
                flat.Contains(
                    string.Concat(value.Where(letter => !char.IsWhiteSpace(letter))),
                    StringComparison.Ordinal
                ),
                $"{what}: {value}"
            );
        }
    }

    private static IEnumerable<(string What, string Value)> Example()
    {
        var origin = new Guid("6f1c0a52-7f0e-4c3b-9d51-0a4f3b2c1d0e");
        var command = new Guid("019a9f3c-5d00-7abc-8def-0123456789ab");
        var entry = EntryId.From(DerivedId.From(command, 'e', 0));
        var incident = new IncidentId(new("019a9f3c-0000-7000-8000-000000000001"));
        var note = new IncidentEvent.NoteWritten(incident, FreeText.Of("Roligt på pladsen."));
        var encoded = EventCodec.Encode(note);
        var writer = new CanonicalWriter();
        new EntryHeader(
            1,
            entry,
            note.Stream,
            encoded.Type,
            new(new("019a9f3c-0000-7000-8000-00000000000a")),
            new(new("019a9f3c-0000-7000-8000-00000000000b")),
            new(2026, 11, 21, 2, 0, 0, TimeSpan.Zero),
            new(2026, 11, 21, 2, 0, 1, TimeSpan.Zero),
            command
        ).Write(writer);
        byte[] salt = [.. Enumerable.Range(0, 32).Select(i => (byte)i)],
            key = [.. Enumerable.Repeat((byte)0x11, 32)],
            nonce = [.. Enumerable.Repeat((byte)0x22, 12)];
        var plaintext = EventCodec.Join(encoded.Texts);
        var ciphertext = SealedText.Seal(entry, new(1, 0), key, nonce, plaintext);
        var genesis = Digests.EntryGenesis(origin);
        yield return ("entry id", entry.ToString());
        yield return ("genesis", Hex(genesis));
        yield return ("header", Hex(writer.Written));
        yield return ("data", Encoding.UTF8.GetString(encoded.Data));
        yield return ("plaintext", Hex(plaintext));
        yield return ("ciphertext", Hex(ciphertext));
        yield return ("data digest", Hex(Digests.OfData(salt, encoded.Data)));
        yield return ("text digest", Hex(System.Security.Cryptography.SHA256.HashData(ciphertext)));
        yield return ("hash", Hex(Digests.OfEntry(genesis, writer.Written, salt, encoded.Data, ciphertext)));
        yield return ("batch genesis", Hex(Digests.BatchGenesis(origin)));
    }

    private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);
}

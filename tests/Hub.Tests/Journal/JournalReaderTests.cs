using Beredskab.Hub.Journal;
using Beredskab.Hub.Vault;
using static Beredskab.Hub.Tests.Journal.JournalWorld;

namespace Beredskab.Hub.Tests.Journal;

public sealed class JournalReaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_timeline_has_its_streams_in_order_with_words_and_hashes()
    {
        await using var journal = await OpenJournal.Start(folder.Path);
        var incident = await journal.Found();
        var other = await journal.Report();
        await journal.Accept(Note(incident, "Første."));
        await journal.Accept(Note(other, "Et andet sted."));
        await journal.Accept(Note(incident, "Anden."));
        Assert.IsType<Outcome.Accepted>(await journal.Erase(8));

        var timeline = Read(journal, $"incident/{incident}", "incident/none");
        Assert.Equal(
            ["incident.reported.v1", "incident.note-written.v1", "incident.note-written.v1", "entry.erased.v1"],
            timeline.Select(entry => entry.Header.Type)
        );
        Assert.Equal([4L, 8L, 10L, 11L], timeline.Select(entry => entry.Header.Sequence));
        Assert.Equal(4, timeline[0].Texts!.Value.Length);
        Assert.Equal(TextState.Erased, timeline[1].TextState);
        Assert.Null(timeline[1].Texts);
        Assert.Equal("Anden.", Assert.Single(timeline[2].Texts!.Value));
        Assert.Contains("\"$text\":0", timeline[2].Data, StringComparison.Ordinal);
        Assert.All(timeline, entry => Assert.Matches("^[0-9a-f]{64}$", entry.Hash));
    }

    [Fact]
    public async Task What_another_writer_wrote_is_in_the_timeline()
    {
        await using var one = await OpenJournal.Start(folder.Path);
        var incident = await one.Found();
        await using var other = await OpenJournal.Start(folder.Path);
        await other.Accept(Note(incident, "Fra den anden."));
        Assert.Equal(2, Read(one, $"incident/{incident}").Count);
    }

    private List<TimelineEntry> Read(OpenJournal journal, params string[] streams) =>
        [
            .. new JournalReader(new(folder.Path), journal.Vault, journal.Writer).ReadStreams(
                streams,
                TestContext.Current.CancellationToken
            ),
        ];

    public void Dispose() => folder.Dispose();
}

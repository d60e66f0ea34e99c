using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Journal.Sqlite;
using static Beredskab.Hub.Tests.Journal.JournalWorld;

namespace Beredskab.Hub.Tests.Journal;

public sealed class FullDiskTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_store_that_may_not_grow_refuses_and_keeps_nothing_half()
    {
        await using (var journal = await OpenJournal.Start(folder.Path, settings: new(folder.Path) { MaxPages = 120 }))
        {
            await FillsUp(journal);
        }

        await WhatWasAnsweredIsThere(folder.Path);
    }

    [Fact]
    public async Task A_full_disk_refuses_and_works_again_when_there_is_room()
    {
        using var disk = SmallDisk.Mount(folder.Path);
        output.WriteLine(
            disk is null
                ? "No tmpfs can be mounted here; a limit on the file's pages stands in."
                : "On a tmpfs of 2 MiB."
        );
        if (disk is null)
        {
            await using var limited = await OpenJournal.Start(
                folder.Path,
                settings: new(folder.Path) { MaxPages = 200 }
            );
            await FillsUp(limited);
            return;
        }

        var ballast = folder.File("ballast");
        await File.WriteAllBytesAsync(ballast, new byte[800_000], TestContext.Current.CancellationToken);
        await using (var journal = await OpenJournal.Start(folder.Path))
        {
            var (incident, refused) = await FillsUp(journal);
            File.Delete(ballast);
            await journal.Accept(refused);
            Assert.Null(new WriteProbe(new(folder.Path), journal.Health).Trouble());
            await journal.Accept(Note(incident, "Der er plads igen."));
            answered++;
            answered++;
        }

        await WhatWasAnsweredIsThere(folder.Path);
    }

    [Fact]
    public async Task Readiness_ends_with_a_write_that_fails_and_comes_back_without_a_command()
    {
        var disk = new FullWhile();
        await using var journal = await OpenJournal.Start(folder.Path, settings: disk.Of(folder.Path));
        var probe = new WriteProbe(new(folder.Path), journal.Health);
        Assert.Null(probe.Trouble());
        Assert.IsType<Outcome.Unavailable>(await journal.Submit(Founding().First()));
        Assert.Contains("Disken er fuld", journal.Health.WriteTrouble, StringComparison.Ordinal);

        // Somebody else holds the file: nothing can be written by this one either.
        using (var other = SqliteDatabase.Open(folder.File("journal.db"), readOnly: false, 1000))
        {
            other.Run("begin immediate");
            Assert.NotNull(probe.Trouble());
            Assert.NotNull(journal.Health.WriteTrouble);
        }

        disk.HasRoom();
        Assert.Null(probe.Trouble());
        Assert.Null(journal.Health.WriteTrouble);
    }

    [Fact]
    public async Task A_disk_with_room_for_a_few_bytes_is_not_ready()
    {
        using var disk = SmallDisk.Mount(folder.Path);
        Assert.SkipWhen(disk is null, "No tmpfs can be mounted here.");

        await File.WriteAllBytesAsync(folder.File("ballast"), new byte[800_000], TestContext.Current.CancellationToken);
        await using var journal = await OpenJournal.Start(folder.Path);
        var probe = new WriteProbe(new(folder.Path), journal.Health);
        Assert.Null(probe.TryNow());
        var (incident, _) = await FillsUp(journal);

        // What the failed batch left in the log takes something short, and that makes no disk of it.
        Assert.NotNull(probe.Trouble());
        await journal.Submit(Note(incident, "Kort."));
        Assert.NotNull(probe.Trouble());
        Assert.NotNull(probe.TryNow());

        File.Delete(folder.File("ballast"));
        Assert.Null(probe.Trouble());
        Assert.Null(journal.Health.WriteTrouble);
        Assert.False(File.Exists(folder.File("room.tmp")));
    }

    [Fact]
    public async Task A_write_that_gets_through_does_not_take_back_what_failed()
    {
        var disk = new FullWhile();
        await using var journal = await OpenJournal.Start(folder.Path, settings: disk.Of(folder.Path));
        var first = Founding().First();
        Assert.IsType<Outcome.Unavailable>(await journal.Submit(first));
        disk.HasRoom();
        await journal.Accept(first);
        Assert.NotNull(journal.Health.WriteTrouble);
        Assert.Null(new WriteProbe(new(folder.Path), journal.Health).Trouble());
        Assert.Null(journal.Health.WriteTrouble);
    }

    private int answered;

    private async Task<(GeoModel.Identity.IncidentId, State.CommandEnvelope Refused)> FillsUp(OpenJournal journal)
    {
        var incident = await journal.Found();
        var text = new string('x', 3500);
        for (var i = 0; i < 5000; i++)
        {
            var note = Note(incident, $"{i} {text}");
            var before = journal.Writer.State;
            switch (await journal.Submit(note))
            {
                case Outcome.Accepted:
                    answered++;
                    break;
                case Outcome.Unavailable unavailable:
                    Assert.Contains("Disken", unavailable.Reason, StringComparison.Ordinal);
                    Assert.Same(before, journal.Writer.State);
                    Assert.True(journal.Health.Ready);
                    Assert.Equal(unavailable.Reason, journal.Health.WriteTrouble);
                    return (incident, note);
                case var outcome:
                    Assert.Fail($"{outcome.GetType()}");
                    break;
            }
        }

        throw new InvalidOperationException("It never filled up.");
    }

    private async Task WhatWasAnsweredIsThere(string path)
    {
        var (code, text) = OpenJournal.Verify(path);
        Assert.True(code == 0, text);
        await using var journal = await OpenJournal.Start(path);
        var incident = journal.Writer.State.Picture.Incidents.Values.Single();
        Assert.Equal(answered, incident.Log.OfType<LogItem.Note>().Count());
    }

    public void Dispose() => folder.Dispose();

    /// <summary>No commit gets through until there is room.</summary>
    private sealed class FullWhile
    {
        private volatile bool full = true;

        public SqliteSettings Of(string path) =>
            new(path)
            {
                BeforeCommit = () =>
                {
                    if (full)
                    {
                        throw new SqliteException(SQLitePCL.raw.SQLITE_FULL, "full");
                    }
                },
            };

        public void HasRoom() => full = false;
    }
}

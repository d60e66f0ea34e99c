using Beredskab.Hub.Access;
using Beredskab.Hub.Hosting;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Tests.Journal;
using Microsoft.Data.Sqlite;

namespace Beredskab.Hub.Tests.Hosting;

public sealed class FullDiskStartTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_full_disk_is_said_in_one_line_that_names_the_folder()
    {
        using var disk = SmallDisk.Mount(folder.Path);
        await SaysThatItIsFull(() =>
        {
            if (disk is null)
            {
                throw new SqliteException("database or disk is full", 13);
            }

            Fill();
            _ = new PeopleDirectory(folder.Path);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public Task So_is_one_that_fills_while_the_journal_is_opened() =>
        SaysThatItIsFull(() =>
            throw new JournalStorageException(
                "Disken er fuld, så der er ikke skrevet noget.",
                new Hub.Journal.Sqlite.SqliteException(13, "full")
            )
        );

    [Fact]
    public async Task Another_fault_of_the_disk_is_no_full_one()
    {
        var (code, said) = await Start(() => throw new SqliteException("disk I/O error", 10));
        Assert.Equal(4, code);
        Assert.Contains(folder.Path, said, StringComparison.Ordinal);
        Assert.DoesNotContain("fuld", said, StringComparison.Ordinal);
    }

    private async Task SaysThatItIsFull(Func<Task> start)
    {
        var (code, said) = await Start(start);
        Assert.Equal(4, code);
        Assert.Equal(
            $"Beredskab kan ikke starte: disken med mappen {folder.Path} er fuld. Frigør plads på disken, og start igen.",
            said.Trim()
        );
    }

    private async Task<(int Code, string Said)> Start(Func<Task> start)
    {
        await using var errors = new StringWriter();
        var code = await Startup.Guard(start, () => folder.Path, errors);
        return (code, errors.ToString());
    }

    private void Fill()
    {
        using var ballast = File.Create(folder.File("ballast"));
        try
        {
            while (true)
            {
                ballast.Write(new byte[4096]);
                ballast.Flush();
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void Dispose() => folder.Dispose();
}

using Beredskab.Hub.Access;
using Beredskab.Hub.Contacts;
using Beredskab.Hub.Hosting;
using Beredskab.Hub.Tests.Journal;

namespace Beredskab.Hub.Tests.Hosting;

public sealed class StorageFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void The_folder_is_made_for_its_owner_alone()
    {
        var path = folder.File("data");
        using var storage = StorageFolder.Claim(path, new HubMode(IsDemo: false), anew: false);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(path)
            );
        }
    }

    [Fact]
    public void The_mark_of_a_demonstration_is_for_its_owner_alone_also_one_from_before()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var marker = folder.File("demonstration.txt");
        const UnixFileMode owners = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (StorageFolder.Claim(folder.Path, new HubMode(IsDemo: true), anew: true))
        {
            Assert.Equal(owners, File.GetUnixFileMode(marker));
        }

        File.SetUnixFileMode(marker, owners | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        using (StorageFolder.Claim(folder.Path, new HubMode(IsDemo: true), anew: true))
        {
            Assert.Equal(owners, File.GetUnixFileMode(marker));
        }
    }

    [Fact]
    public async Task Files_in_an_open_folder_are_for_their_owner_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode everybodyMayLook =
            UnixFileMode.UserRead
            | UnixFileMode.UserWrite
            | UnixFileMode.UserExecute
            | UnixFileMode.GroupRead
            | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead
            | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(folder.Path, everybodyMayLook);
        using (var storage = Claim())
        {
            Assert.True(storage.IsOpenToOthers);
            _ = new PeopleDirectory(folder.Path);
            _ = new WayAddresses(folder.Path);
            await using var journal = await OpenJournal.Start(folder.Path);
            Assert.True(File.Exists(folder.File("journal.db-wal")));
            AreForTheOwner();
        }

        // As an older version left them.
        foreach (var file in Directory.GetFiles(folder.Path))
        {
            File.SetUnixFileMode(file, everybodyMayLook);
        }

        using (Claim())
        {
            AreForTheOwner();
        }

        File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using (var storage = Claim())
        {
            Assert.False(storage.IsOpenToOthers);
        }

        StorageFolder Claim() => StorageFolder.Claim(folder.Path, new HubMode(IsDemo: false), anew: false);
        void AreForTheOwner() =>
            Assert.All(
                Directory.GetFiles(folder.Path),
                file =>
                    Assert.Equal(
                        UnixFileMode.UserRead | UnixFileMode.UserWrite,
                        OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(file)
                    )
            );
    }

    public void Dispose() => folder.Dispose();
}

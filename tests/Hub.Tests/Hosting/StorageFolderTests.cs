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

    public void Dispose() => folder.Dispose();
}

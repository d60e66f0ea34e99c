using Beredskab.Hub.Tests.Journal;

namespace Beredskab.Hub.Tests.Hosting;

/// <summary>The keys that sign the cookies lie in plain, where only the owner can look; a start says nothing of it.</summary>
public sealed class SignInKeysTests
{
    [Fact]
    public async Task They_are_the_owners_alone_and_a_first_start_warns_of_nothing()
    {
        using var folder = new TemporaryFolder();
        using var hub = RunningProgram.Start(
            new Dictionary<string, string>(),
            "--urls",
            "http://127.0.0.1:0",
            "--folder",
            folder.Path
        );
        try
        {
            await hub.Says("Beredskab er klar");
            Assert.DoesNotContain("\"Warning\"", hub.Said, StringComparison.Ordinal);
            var keys = folder.File("keys");
            var key = Assert.Single(Directory.GetFiles(keys));
            if (!OperatingSystem.IsWindows())
            {
                const UnixFileMode owners = UnixFileMode.UserRead | UnixFileMode.UserWrite;
                Assert.Equal(owners, File.GetUnixFileMode(key));
                Assert.Equal(owners | UnixFileMode.UserExecute, File.GetUnixFileMode(keys));
            }
        }
        finally
        {
            hub.Kill();
        }
    }
}

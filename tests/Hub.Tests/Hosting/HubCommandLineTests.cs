using Beredskab.Hub.Hosting;

namespace Beredskab.Hub.Tests.Hosting;

public sealed class HubCommandLineTests
{
    [Theory]
    [InlineData("jurnal")]
    [InlineData("--mappe", "x")]
    [InlineData("--folder")]
    [InlineData("journal")]
    [InlineData("journal", "verfy")]
    [InlineData("demo", "--kep")]
    public async Task What_is_mistyped_is_a_wrong_setting_and_starts_nothing(params string[] typed)
    {
        var line = await HubCommandLine.Read(typed);
        Assert.Null(line.Serve);
        Assert.Equal(2, line.ExitCode);
    }

    [Fact]
    public async Task What_is_typed_rightly_starts()
    {
        var line = await HubCommandLine.Read(["demo", "--keep"]);
        Assert.True(line.Serve is { Mode.IsDemo: true, Keep: true });
    }
}

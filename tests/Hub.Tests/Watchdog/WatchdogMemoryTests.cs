using System.Collections.Immutable;
using Beredskab.Hub.Tests.Journal;
using Beredskab.Hub.Watchdog;

namespace Beredskab.Hub.Tests.Watchdog;

public sealed class WatchdogMemoryTests : IDisposable
{
    private static readonly OpenAlarm Alarm = new(
        new(2026, 11, 28, 1, 0, 0, TimeSpan.Zero),
        ImmutableSortedSet.Create(Part.Hub),
        new(2026, 11, 28, 1, 0, 15, TimeSpan.Zero),
        1,
        Called: false
    );

    private readonly TemporaryFolder folder = new();

    private string StateFile => folder.File("watchdog.json");

    [Theory]
    [InlineData("http://localhost:5080", "http://localhost:5080/", true)]
    [InlineData("http://localhost:5080", "http://LOCALHOST:5080", true)]
    [InlineData("http://localhost:5080", "http://localhost:5081", false)]
    [InlineData("https://beredskab.example/a", "https://beredskab.example/b", false)]
    public void An_alarm_is_remembered_of_the_hub_that_it_was_said_of(string saidOf, string watched, bool isRemembered)
    {
        var first = new WatchdogMemory(StateFile, saidOf);
        first.Recall();
        Assert.True(first.Keep(Alarm));

        var next = new WatchdogMemory(StateFile, watched);
        Assert.Equal(isRemembered ? Alarm.Since : null, next.Recall()?.Since);
        Assert.Equal(isRemembered ? null : saidOf, next.TellsOf);
        // What was another's is forgotten, and not kept for whoever comes back to it a day later.
        Assert.Equal(isRemembered, new WatchdogMemory(StateFile, saidOf).Recall() is not null);
    }

    [Theory]
    [InlineData(
        """{"since":"2026-11-28T01:00:00Z","parts":["hub"],"saidAt":"2026-11-28T01:00:00Z","times":1,"called":false}"""
    )]
    [InlineData("null")]
    [InlineData("{\"hub\":")]
    [InlineData("")]
    public void A_file_that_names_no_hub_or_is_cut_off_tells_of_no_alarm(string text)
    {
        File.WriteAllText(StateFile, text);
        var memory = new WatchdogMemory(StateFile, "http://localhost:5080");
        Assert.Null(memory.Recall());
        Assert.Null(memory.TellsOf);
        Assert.True(memory.Keep(Alarm));
    }

    [Fact]
    public void The_file_is_for_its_owner_alone_also_one_from_before()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.WriteAllText(StateFile, "null");
        var memory = new WatchdogMemory(StateFile, "http://localhost:5080");
        memory.Recall();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(StateFile));
        memory.Keep(Alarm);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(StateFile));
    }

    public void Dispose() => folder.Dispose();
}

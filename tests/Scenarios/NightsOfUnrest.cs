using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Beredskab.Hub.Journal;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Policies;
using Beredskab.Scenarios.Oracle;
using Beredskab.Scenarios.Unrest;
using Beredskab.Scenarios.Virtual;

namespace Beredskab.Scenarios;

/// <summary>The 24 hours around the spring's change of the clock.</summary>
[Collection(Nights.OneAfterTheOther)]
public sealed class NightOfSpring(ITestOutputHelper output)
{
    [Theory]
    [MemberData(nameof(Nights.Seeds), MemberType = typeof(Nights))]
    public void Nobody_is_missed_and_nothing_is_lost_while_the_clock_is_put_forward(int seed) =>
        Nights.Live(output, seed, new(2027, 3, 27, 15, 0, 0, TimeSpan.Zero));
}

/// <summary>The 24 hours around the autumn's.</summary>
[Collection(Nights.OneAfterTheOther)]
public sealed class NightOfAutumn(ITestOutputHelper output)
{
    [Theory]
    [MemberData(nameof(Nights.Seeds), MemberType = typeof(Nights))]
    public void Nobody_is_missed_and_nothing_is_lost_while_the_clock_is_put_back(int seed) =>
        Nights.Live(output, seed, new(2026, 10, 24, 15, 0, 0, TimeSpan.Zero));
}

/// <summary>
/// 200 incidents among 400 people, three provider requests in ten that meet a fault, outages, dispatchers that die, and
/// a roster that changes; what must hold is checked after every entry.
/// </summary>
public static class Nights
{
    /// <summary>Each has a core to itself, or what they take says nothing.</summary>
    internal const string OneAfterTheOther = "Nights";

    /// <summary>Others than the usual one are lived by BEREDSKAB_NIGHT_SEEDS=1,2,3.</summary>
    public static TheoryData<int> Seeds()
    {
        var data = new TheoryData<int>();
        foreach (var seed in (Environment.GetEnvironmentVariable("BEREDSKAB_NIGHT_SEEDS") ?? "4711").Split(','))
        {
            data.Add(int.Parse(seed, CultureInfo.InvariantCulture));
        }

        return data;
    }

    internal static void Live(ITestOutputHelper output, int seed, DateTimeOffset from)
    {
        output.WriteLine($"Seed {seed}.");
        using var folder = new NightFolder();
        NightEnd end;
        using (var night = new Night(folder.Path, new(seed, from, TimeSpan.FromHours(24), 200, 240)))
        {
            var floor = Floor();
            var (watch, begun) = (Stopwatch.StartNew(), OwnTime());
            night.Live();
            var own = OwnTime() - begun;
            output.WriteLine(Summary.Of(night));
            output.WriteLine(
                $"Lived in {watch.Elapsed.TotalSeconds:0.0} s, {own.TotalSeconds:0.0} s of them on the processor, {own / floor:0} times the floor of {floor.TotalSeconds:0.00} s."
            );
            Assert.True(night.Oracle.Violations.Count == 0, string.Join('\n', night.Oracle.Violations));
            ItWasANight(night);
            end = new(night.Journal.State, from.AddDays(2));
        }

        end.IsWholeAndFoldsToTheSame(folder.Path);
    }

    /// <returns>What a million entries into a dictionary of 50,000 take of this processor now; never nothing.</returns>
    private static TimeSpan Floor()
    {
        var begun = OwnTime();
        var fold = ImmutableDictionary<Guid, int>.Empty;
        Span<byte> id = stackalloc byte[16];
        for (var i = 0; i < 1_000_000; i++)
        {
            BitConverter.TryWriteBytes(id, i % 50_000);
            fold = fold.SetItem(new Guid(id), i);
        }

        var own = OwnTime() - begun;
        GC.KeepAlive(fold);
        return own > TimeSpan.Zero ? own : TimeSpan.FromSeconds(1);
    }

    // A night is one thread's work. Its own time is what it takes on a machine that does nothing else; zero where the
    // system does not tell.
    private static TimeSpan OwnTime()
    {
        const string Stat = "/proc/thread-self/stat";
        if (!File.Exists(Stat))
        {
            return TimeSpan.Zero;
        }

        // Behind the name in brackets; the 12th and 13th are hundredths of a second.
        var fields = File.ReadAllText(Stat).Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return TimeSpan.FromMilliseconds(
            10.0
                * (
                    long.Parse(fields[11], CultureInfo.InvariantCulture)
                    + long.Parse(fields[12], CultureInfo.InvariantCulture)
                )
        );
    }

    /// <summary>A night in which nothing happens keeps every rule; this one had everything in it.</summary>
    private static void ItWasANight(Night night)
    {
        var entries = night
            .Seen.OfType<Observation.Written>()
            .SelectMany(written => written.Entries)
            .Select(entry => entry.Event)
            .ToArray();
        var done = night.Done.ToDictionary();
        Assert.Equal(
            200 + done["report again"] + done["split"],
            entries.OfType<GeoModel.Incidents.IncidentEvent.Reported>().Count()
        );
        Assert.InRange(entries.OfType<GeoModel.Incidents.IncidentEvent.MergedInto>().Count(), 4, int.MaxValue);
        Assert.InRange(entries.OfType<GeoModel.Incidents.IncidentEvent.SplitOff>().Count(), 4, int.MaxValue);
        Assert.Contains(entries.OfType<AlertEvent.Answered>(), answered => answered.From is not null);
        Assert.Contains(entries.OfType<AlertEvent.MessageIntended>(), m => m.Purpose == MessagePurpose.Merged);
        foreach (var cause in Enum.GetValues<CallCause>().Where(cause => cause != CallCause.Raised))
        {
            Assert.Contains(entries.OfType<AlertEvent.Called>(), called => called.Cause == cause);
        }

        foreach (var kind in Enum.GetValues<StepKind>().Where(kind => kind != StepKind.Styregruppe))
        {
            Assert.Contains(entries.OfType<AlertEvent.Escalated>(), step => step.Kind == kind);
        }

        foreach (
            var outcome in (InboundOutcome[])
                [
                    InboundOutcome.Answered,
                    InboundOutcome.AfterStandDown,
                    InboundOutcome.AfterMerge,
                    InboundOutcome.UnknownCode,
                    InboundOutcome.Ambiguous,
                    InboundOutcome.Replaced,
                    InboundOutcome.OptedOut,
                ]
        )
        {
            Assert.Contains(entries.OfType<AlertEvent.SmsReceived>(), received => received.Outcome == outcome);
        }

        foreach (var channel in Enum.GetValues<AnswerChannel>())
        {
            Assert.Contains(entries.OfType<AlertEvent.Answered>(), answered => answered.Channel == channel);
        }

        Assert.InRange(entries.OfType<AlertEvent.Relieved>().Count(), 20, int.MaxValue);
        Assert.Contains(entries.OfType<AlertEvent.MessageIntended>(), m => m.Purpose == MessagePurpose.Covered);
        Assert.InRange(
            entries.OfType<AlertEvent.MessageAttempted>().Count(attempt => attempt.Repeat),
            100,
            int.MaxValue
        );
        Assert.InRange(night.Restarts, 8, int.MaxValue);
        Assert.All(
            Enum.GetValues<Trouble>(),
            trouble => Assert.True(night.Provider.Troubles.GetValueOrDefault(trouble) > 0, $"{trouble} never happened.")
        );
        var faults = night.Provider.Troubles.Where(one => one.Key != Trouble.None).Sum(one => one.Value);
        Assert.InRange((double)faults / night.Provider.Drawn, 0.27, 0.34);
    }
}

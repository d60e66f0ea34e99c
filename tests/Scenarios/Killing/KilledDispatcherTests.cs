using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Beredskab.FakeTwilio;
using Beredskab.Hub.Journal;
using Beredskab.Notifications.Alerts;
using Beredskab.Scenarios.Virtual;

namespace Beredskab.Scenarios.Killing;

/// <summary>
/// Real processes over real HTTP: the alerting with its journal is killed (SIGKILL) at moments that nobody chose, again
/// and again, in front of a provider with faults whose list is often behind. BEREDSKAB_KILL_SEED repeats the choices,
/// not the moments; BEREDSKAB_KILLS says how many there are.
/// </summary>
public sealed class KilledDispatcherTests(ITestOutputHelper output) : IDisposable
{
    private static readonly int Kills = int.Parse(
        Environment.GetEnvironmentVariable("BEREDSKAB_KILLS") ?? "20",
        CultureInfo.InvariantCulture
    );

    /// <summary>As the host is told, in seconds.</summary>
    private const double Doubt = 0.4;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly NightFolder folder = new();
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(20) };
    private readonly HashSet<Guid> answered = [];
    private readonly string hub = OwnProcess.FreeUrl();
    private readonly string provider = OwnProcess.FreeUrl();

    [Fact]
    public async Task However_often_the_dispatcher_is_killed_no_message_is_lost_and_every_repeat_is_marked_and_was_in_doubt()
    {
        var seed = int.Parse(
            Environment.GetEnvironmentVariable("BEREDSKAB_KILL_SEED")
                ?? Environment.TickCount.ToString(CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture
        );
        output.WriteLine($"Seed {seed}.");
        var dice = new Dice(seed, 1);
        var watch = Stopwatch.StartNew();
        using var twilio = await OwnProcess.Start(
            "FakeTwilio",
            "FakeTwilio ready",
            "--urls",
            provider,
            "--token",
            "secret"
        );
        for (var kill = 0; kill < Kills; kill++)
        {
            await Post($"{provider}/_fake/list-is-behind/{(dice.Chance(0.4) ? "true" : "false")}");
            await PlanFaults(dice);
            using var process = await StartHub();
            var reports = Enumerable
                .Range(0, 1 + dice.Next(3))
                .Select(i => Report(dice.Id(), (kill * 3) + i))
                .ToArray();
            if (dice.Chance(0.8))
            {
                // A process that has just begun is slow; most die when there is something to lose.
                await Task.WhenAny(reports);
            }

            await Task.Delay(dice.Seconds(0, 0.3), TestContext.Current.CancellationToken);
            await process.Kill();
            await Task.WhenAll(reports);
        }

        output.WriteLine($"{Kills} kills in {watch.Elapsed.TotalSeconds:0} s.");
        await Finish();
        await Check();
        output.WriteLine($"All in {watch.Elapsed.TotalSeconds:0} s.");
    }

    private Task<OwnProcess> StartHub() =>
        OwnProcess.Start(
            "DispatchHost",
            "ready",
            "--urls",
            hub,
            "--Storage:Folder",
            folder.Path,
            "--Twilio:AccountSid",
            "AC00000000000000000000000000000000",
            "--Twilio:AuthToken",
            "secret",
            "--Twilio:From",
            "+4599999999",
            "--Twilio:BaseUrl",
            provider,
            "--Twilio:PublicUrl",
            hub,
            // A look-up that is not answered in time is no answer, and the text is repeated; a busy machine answers in two.
            "--Twilio:TimeoutSeconds",
            "2",
            "--Dispatch:MessagesPerSecond",
            "200",
            "--Dispatch:CallsPerSecond",
            "200",
            // What the provider tells of a call while nobody listens is not told again.
            "--Dispatch:LongestCallSeconds",
            "2",
            "--Dispatch:FirstBackoffSeconds",
            "0.05",
            "--Dispatch:DoubtSeconds",
            Doubt.ToString(CultureInfo.InvariantCulture)
        );

    private async Task Report(Guid id, int bydel)
    {
        try
        {
            using var response = await http.PostAsync(
                $"{hub}/report/{id}/{bydel}",
                null,
                TestContext.Current.CancellationToken
            );
            if (response.IsSuccessStatusCode)
            {
                lock (answered)
                {
                    answered.Add(id);
                }
            }
        }
        catch (HttpRequestException)
        {
            // Killed before it answered.
        }
    }

    private async Task PlanFaults(Dice dice)
    {
        var plans = Enumerable
            .Range(0, 6)
            .Select(_ => new FaultPlan(
                dice.Weighted(
                    (0.5, Fault.None),
                    (0.07, Fault.CutAfter),
                    (0.07, Fault.CutBefore),
                    (0.07, Fault.SilentAfter),
                    (0.07, Fault.ServerErrorAfterAccepting),
                    (0.06, Fault.Unavailable),
                    (0.06, Fault.TooManyRequests),
                    (0.05, Fault.CallbackBeforeResponse),
                    (0.05, Fault.DuplicatedCallbacks)
                ),
                LatencyMilliseconds: dice.Next(120)
            ))
            .ToArray();
        using var response = await http.PostAsJsonAsync(
            $"{provider}/_fake/faults",
            plans,
            Json,
            TestContext.Current.CancellationToken
        );
        response.EnsureSuccessStatusCode();
    }

    /// <summary>One that lives, until nothing is left to hand over.</summary>
    private async Task Finish()
    {
        using (var response = await http.DeleteAsync($"{provider}/_fake/faults", TestContext.Current.CancellationToken))
        {
            response.EnsureSuccessStatusCode();
        }

        await Post($"{provider}/_fake/list-is-behind/false");
        using var process = await StartHub();
        var limit = Stopwatch.StartNew();
        while (await Get<int>($"{hub}/pending") is var pending and > 0)
        {
            Assert.True(limit.Elapsed < TimeSpan.FromSeconds(40), $"{pending} messages are still not handed over.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        await process.Kill();
    }

    private async Task Check()
    {
        var taken = (await Get<FakeMessage[]>($"{provider}/_fake/messages"))
            .Select(message => (Callback: message.StatusCallback!, message.At))
            .Concat(
                (await Get<FakeCall[]>($"{provider}/_fake/calls")).Select(call =>
                    (Callback: call.StatusCallback!, call.At)
                )
            )
            .ToLookup(one => IdIn(one.Callback), one => one.At);
        var lookUps = await Get<LookUp[]>($"{provider}/_fake/lookups");

        using var said = new StringWriter();
        Assert.True(
            JournalVerifier.Run(folder.Path, said, TestContext.Current.CancellationToken) == JournalVerifier.Whole,
            said.ToString()
        );
        using var journal = new NightJournal(folder.Path, TimeProvider.System, new(0, 0));
        Assert.All(answered, id => Assert.NotNull(journal.State.Picture.Find(new(id))));
        var messages = journal.Alerts.Messages.Values.ToArray();
        Assert.Empty(journal.Alerts.Pending);
        foreach (var message in messages)
        {
            Check(message, [.. taken[message.Id.Value]], lookUps);
        }

        var alerts = messages.Where(message => message.Purpose == MessagePurpose.Alert).ToArray();
        var unrecorded = messages.Sum(message =>
            message.Attempts.Count(attempt => attempt.Failure is null && attempt.Number < message.Attempts.Length)
        );
        output.WriteLine(
            $"{answered.Count} reports answered, {messages.Length} messages ({alerts.Count(message => message.Channel == MessageChannel.Voice)} calls), "
                + $"{unrecorded} attempts that nobody recorded, {messages.Count(message => message.WasRepeated)} repeated, "
                + $"{messages.Count(message => taken[message.Id.Value].Count() > 1)} received twice, {lookUps.Length} look-ups."
        );
        Assert.InRange(alerts.Length, Kills, int.MaxValue);
        Assert.InRange(messages.Count(message => message.WasRepeated), 3, int.MaxValue);
    }

    private static void Check(Message message, DateTimeOffset[] taken, LookUp[] lookUps)
    {
        Assert.True(taken.Length >= 1, $"{message.Purpose} {message.Channel} {message.Id} was lost: {message.State}.");
        Assert.False(message.State is MessageState.Intended or MessageState.Attempted);
        var marked = message.Attempts.Count(attempt => attempt.Repeat);
        Assert.True(
            taken.Length <= 1 + marked,
            $"{message.Id} was taken {taken.Length} times, with {marked} marked repeats."
        );
        Assert.Equal(
            message.Attempts.Select(attempt => attempt.Fence).Order(),
            message.Attempts.Select(attempt => attempt.Fence)
        );
        for (var i = 1; i < message.Attempts.Length; i++)
        {
            var attempt = message.Attempts[i];
            var doubts = message.Attempts[..i].Where(one => one.Failure is null or { InDoubt: true }).ToArray();
            Assert.Equal(doubts.Length > 0, attempt.Repeat);
            if (!attempt.Repeat)
            {
                continue;
            }

            // First it waited for the callback, then it asked; and what it was told of, it did not send again.
            var since = doubts.Max(one => one.Failure?.At ?? one.At);
            Assert.True(
                attempt.At - since >= TimeSpan.FromSeconds(Doubt) - TimeSpan.FromMilliseconds(1),
                $"{message.Id} was repeated {attempt.At - since} after the doubt."
            );
            var asked = lookUps
                .Where(one =>
                    one.List == (message.Channel == MessageChannel.Voice ? "Calls" : "Messages")
                    && one.At <= attempt.At
                    && one.At >= since
                )
                .Where(one => one.Since.Length > 0 && one.To.Length > 0)
                .ToArray();
            Assert.True(asked.Length > 0, $"{message.Id} was repeated, and the provider was not asked.");
            Assert.False(
                message.Channel == MessageChannel.Sms && asked.All(one => !one.Behind) && taken.Any(at => at < since),
                $"{message.Id} was repeated though the provider knew it."
            );
        }
    }

    private static Guid IdIn(string callback) =>
        Guid.Parse(new Uri(callback).Segments[^1], CultureInfo.InvariantCulture);

    private async Task Post(string url)
    {
        using var response = await http.PostAsync(url, null, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
    }

    private async Task<T> Get<T>(string url) =>
        (await http.GetFromJsonAsync<T>(url, Json, TestContext.Current.CancellationToken))!;

    public void Dispose()
    {
        http.Dispose();
        folder.Dispose();
    }
}

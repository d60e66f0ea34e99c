using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels;

namespace Beredskab.Benchmarks.Alerts;

/// <summary>
/// From a report's being submitted to its texts' being handed to the provider. The host registers a
/// <see cref="TimedSmsChannel"/> as its SMS channel, sets <c>Dispatch:MessagesPerSecond</c> to 1000 so that our own
/// pacing is not measured, and says how one report is made.
/// </summary>
public static class ReportToSms
{
    /// <param name="report">Submits one report and returns when it is answered.</param>
    /// <param name="recipients">How many texts each report makes.</param>
    public static async Task<ReportToSmsResult> Measure(
        Func<CancellationToken, Task> report,
        TimedSmsChannel channel,
        int recipients,
        int reports = 500,
        int warmUp = 50,
        CancellationToken cancellationToken = default
    )
    {
        var first = new List<double>(reports);
        var last = new List<double>(reports);
        var answered = new List<double>(reports);
        for (var i = -warmUp; i < reports; i++)
        {
            var handed = channel.Expect(recipients);
            var begun = Stopwatch.GetTimestamp();
            await report(cancellationToken);
            var answer = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            var stamps = await handed.WaitAsync(TimeSpan.FromSeconds(30), cancellationToken);
            if (i >= 0)
            {
                first.Add(Stopwatch.GetElapsedTime(begun, stamps[0]).TotalMilliseconds);
                last.Add(Stopwatch.GetElapsedTime(begun, stamps[^1]).TotalMilliseconds);
                answered.Add(answer);
            }
        }

        return new(Quantiles.Of(answered), Quantiles.Of(first), Quantiles.Of(last), recipients, reports);
    }
}

/// <param name="Answered">The report's own answer, for comparison.</param>
/// <param name="First">The first recipient's text; the aim is a p99 of 50 ms.</param>
/// <param name="Last">The last recipient's.</param>
public sealed record ReportToSmsResult(Quantiles Answered, Quantiles First, Quantiles Last, int Recipients, int Reports)
{
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {Reports} reports, {Recipients} recipients each   p50 ms   p99 ms
            report answered                        {Answered.P50, 9:0.00}{Answered.P99, 9:0.00}
            first text handed to the provider      {First.P50, 9:0.00}{First.P99, 9:0.00}
            last text handed to the provider       {Last.P50, 9:0.00}{Last.P99, 9:0.00}
            """
        );
}

public sealed record Quantiles(double P50, double P99)
{
    public static Quantiles Of(IReadOnlyCollection<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToArray();
        return new(sorted[sorted.Length / 2], sorted[(int)(sorted.Length * 0.99)]);
    }
}

/// <summary>Takes every text at once and notes when; the provider's own latency is nothing here.</summary>
public sealed class TimedSmsChannel : IMessageChannel
{
    private readonly ConcurrentQueue<long> stamps = new();
    private TaskCompletionSource<long[]> done = new();
    private int expected;
    private int taken;

    /// <returns>The moments at which the next so many texts were handed over, earliest first.</returns>
    public Task<long[]> Expect(int count)
    {
        stamps.Clear();
        done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref taken, 0);
        Volatile.Write(ref expected, count);
        return done.Task;
    }

    public MessageChannel Channel => MessageChannel.Sms;

    public Task<SendResult> Send(OutgoingMessage sms, CancellationToken cancellationToken)
    {
        stamps.Enqueue(Stopwatch.GetTimestamp());
        if (Interlocked.Increment(ref taken) == Volatile.Read(ref expected))
        {
            done.TrySetResult([.. stamps.Order()]);
        }

        return Task.FromResult<SendResult>(new SendResult.Accepted(sms.Message.ToString()));
    }

    public Task<IReadOnlyList<string>> Find(
        OutgoingMessage sms,
        DateTimeOffset since,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyList<string>>([]);
}

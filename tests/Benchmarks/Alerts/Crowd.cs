using System.Diagnostics;
using System.Globalization;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels;

namespace Beredskab.Benchmarks.Alerts;

/// <summary>400 texts at a provider that takes 100 ms a call, unpaced and as shipped, and the provider alone.</summary>
internal static class Crowd
{
    private const int Recipients = 400,
        Each = 40,
        AtOnce = 8;

    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(100);

    public static async Task Measure()
    {
        var floor = await Floor();
        var unpaced = await Texts(AlertBenchmark.Unpaced());
        var shipped = await Texts([]);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                {Recipients} texts, a provider that takes {Latency.TotalMilliseconds:0} ms a call, {AtOnce} at once       s
                the provider alone                     {floor, 9:0.00}
                without our pacing (goal 10)           {unpaced, 9:0.00}
                as shipped, 20 a second                {shipped, 9:0.00}
                """
            )
        );
    }

    private static async Task<double> Floor()
    {
        using var places = new SemaphoreSlim(AtOnce);
        var begun = Stopwatch.GetTimestamp();
        await Task.WhenAll(
            Enumerable
                .Range(0, Recipients)
                .Select(async _ =>
                {
                    await places.WaitAsync();
                    await Task.Delay(Latency);
                    places.Release();
                })
        );
        return Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    private static async Task<double> Texts(Dictionary<string, string?> dispatch)
    {
        var channel = new SlowChannel();
        await using var host = await AlertHost.Start(Each, channel, dispatch);
        var begun = Stopwatch.GetTimestamp();
        for (var i = 0; i < Recipients / Each; i++)
        {
            await host.Report();
        }

        await channel.Done.WaitAsync(TimeSpan.FromSeconds(60));
        return Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    private sealed class SlowChannel : IMessageChannel
    {
        private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int taken;

        public Task Done => done.Task;

        public MessageChannel Channel => MessageChannel.Sms;

        public async Task<SendResult> Send(OutgoingMessage message, CancellationToken cancellationToken)
        {
            await Task.Delay(Latency, cancellationToken);
            if (Interlocked.Increment(ref taken) == Recipients)
            {
                done.TrySetResult();
            }

            return new SendResult.Accepted(message.Message.ToString());
        }

        public Task<IReadOnlyList<string>> Find(
            OutgoingMessage message,
            DateTimeOffset since,
            CancellationToken cancellationToken
        ) => Task.FromResult<IReadOnlyList<string>>([]);
    }
}

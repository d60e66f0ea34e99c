using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Benchmarks.Alerts;

/// <summary>From an answer's being given to its being on the last of 400 screens, by the product's own stream.</summary>
internal static class ToScreens
{
    private const int Screens = 400,
        WarmUp = 20,
        Answers = 200;

    public static async Task Measure()
    {
        await using var host = await AlertHost.Start(4, new TimedSmsChannel(), AlertBenchmark.Unpaced());
        await host.Report();
        var alert = host.Writer.State.Alerts.Alerts.Values.Single().Id;
        var (person, organisation) = host.People[0];
        var screens = new List<Screen>();
        for (var i = 0; i < Screens; i++)
        {
            screens.Add(await Screen.Open(host.Url, $"{person}:{organisation}"));
        }

        var last = new List<double>();
        for (var i = -WarmUp; i < Answers; i++)
        {
            // Minutes that nobody answered before tell this answer from the others.
            var minutes = i + WarmUp + 1;
            var marker = Encoding.UTF8.GetBytes(
                string.Create(CultureInfo.InvariantCulture, $"\"etaMinutes\":{minutes},")
            );
            var shown = Task.WhenAll(screens.Select(screen => screen.Expect(marker)));
            var begun = Stopwatch.GetTimestamp();
            await host.Do(new AlertCommand.Answer(alert, AnswerKind.Coming, minutes), person, organisation);
            var answered = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            await shown.WaitAsync(TimeSpan.FromSeconds(30));
            if (i >= 0)
            {
                last.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            }

            _ = answered;
        }

        var sorted = last.Order().ToArray();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                {Answers} answers, {Screens} screens                 p50 ms   p95 ms   p99 ms
                on the last screen (goal p95 300)      {sorted[Answers / 2], 9:0.0}{sorted[
                    (int)(Answers * 0.95)
                ], 9:0.0}{sorted[(int)(Answers * 0.99)], 9:0.0}
                """
            )
        );
        screens.ForEach(screen => screen.Dispose());
    }

    private sealed class Screen : IDisposable
    {
        private readonly ClientWebSocket socket = new();
        private readonly byte[] buffer = new byte[256 * 1024];
        private volatile Expected? expected;

        public static async Task<Screen> Open(Uri url, string reader)
        {
            var screen = new Screen();
            await screen.socket.ConnectAsync(
                new Uri($"ws://127.0.0.1:{url.Port}/live?as={reader}"),
                CancellationToken.None
            );
            await screen.Send("{\"protocol\":\"json\",\"version\":1}\x1e");
            await screen.Send(
                "{\"type\":1,\"invocationId\":\"1\",\"target\":\"Follow\",\"arguments\":[{\"cursors\":{}}]}\x1e"
            );
            var following = screen.Expect("\"type\":3"u8.ToArray());
            _ = screen.Read();
            await following.WaitAsync(TimeSpan.FromSeconds(30));
            return screen;
        }

        public Task Expect(byte[] marker)
        {
            var one = new Expected(marker);
            expected = one;
            return one.Seen.Task;
        }

        public void Dispose() => socket.Dispose();

        private async Task Read()
        {
            var filled = 0;
            try
            {
                while (true)
                {
                    var got = await socket.ReceiveAsync(buffer.AsMemory(filled), CancellationToken.None);
                    filled += got.Count;
                    if (!got.EndOfMessage && filled < buffer.Length)
                    {
                        continue;
                    }

                    if (expected is { } one && buffer.AsSpan(0, filled).IndexOf(one.Marker) >= 0)
                    {
                        one.Seen.TrySetResult();
                    }

                    filled = 0;
                    if (got.MessageType == WebSocketMessageType.Close)
                    {
                        return;
                    }
                }
            }
            catch (Exception e) when (e is WebSocketException or ObjectDisposedException or OperationCanceledException)
            {
                // Closed.
            }
        }

        private async Task Send(string text) =>
            await socket.SendAsync(
                Encoding.UTF8.GetBytes(text),
                WebSocketMessageType.Text,
                true,
                CancellationToken.None
            );

        private sealed record Expected(byte[] Marker)
        {
            public TaskCompletionSource Seen { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}

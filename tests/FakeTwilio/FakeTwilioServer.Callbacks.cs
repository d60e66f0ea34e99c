using System.Collections.Concurrent;

namespace Beredskab.FakeTwilio;

// What the provider tells the product by itself, signed, and again when it is not taken.
public sealed partial class FakeTwilioServer
{
    private readonly ConcurrentQueue<string> troubles = new();

    /// <summary>What could not be done of what was planned, in order; a test that planned it right sees none.</summary>
    public IReadOnlyList<string> Troubles => [.. troubles];

    /// <summary>The statuses that come by themselves, and what goes wrong with them.</summary>
    private void Follow(FakeMessage message, Fault fault, string? code)
    {
        if (!options.AutoDeliver)
        {
            return;
        }

        (string Status, string? Error)[] statuses = fault switch
        {
            Fault.Undelivered => [("sent", null), ("undelivered", code ?? "30003")],
            Fault.NoReceipt => [("sent", null)],
            Fault.ReorderedCallbacks => [("delivered", null), ("sent", null)],
            _ => [("sent", null), ("delivered", null)],
        };
        foreach (var (status, error) in statuses)
        {
            var times = fault == Fault.DuplicatedCallbacks ? 2 : 1;
            for (var i = 0; i < times; i++)
            {
                Func<Task> tell = () =>
                    SendStatus(message, status, error, fault == Fault.ForgedCallbacks ? "another-token" : null);
                if (fault == Fault.LateCallbacks)
                {
                    late.Enqueue(tell);
                }
                else
                {
                    callbacks.Writer.TryWrite(tell);
                }
            }
        }
    }

    private async Task Tell()
    {
        await foreach (var tell in callbacks.Reader.ReadAllAsync())
        {
            if (stopping.IsCancellationRequested)
            {
                continue;
            }

            try
            {
                await tell();
            }
            catch (Exception e)
            {
                // One plan that cannot be carried out is told of, and the callbacks of all others still come.
                troubles.Enqueue(e.Message);
            }
        }
    }

    private async Task<int> Post(string url, SortedDictionary<string, string> form, string token) =>
        (await PostForAnswer(url, form, token)).Status;

    private async Task<(int Status, string Answer)> PostForAnswer(
        string url,
        SortedDictionary<string, string> form,
        string token
    )
    {
        var (target, tries) = Overrides(url);
        (int Status, string Answer) answer;
        do
        {
            answer = await PostOnce(target, form, token);
        } while (answer.Status is 0 or >= 500 && --tries > 0 && !stopping.IsCancellationRequested);

        return answer;
    }

    private async Task<(int Status, string Answer)> PostOnce(
        string url,
        SortedDictionary<string, string> form,
        string token
    )
    {
        Interlocked.Increment(ref posts);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, url)
            {
                Content = new FormUrlEncodedContent(form),
            };
            request.Headers.Add("X-Twilio-Signature", FakeSignature.Sign(token, url, form));
            using var response = await http.SendAsync(request, stopping.Token);
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(stopping.Token));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return (0, "");
        }
    }
}

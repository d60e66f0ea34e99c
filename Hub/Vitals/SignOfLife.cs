namespace Beredskab.Hub.Vitals;

/// <summary>One request to whoever expects it at intervals; its coming is all that it says.</summary>
internal static class SignOfLife
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <returns>Null when it was taken, otherwise a word for why not; never the address, which is often a secret.</returns>
    public static async Task<string?> Send(
        HttpClient http,
        string url,
        string method,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), url);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return response.IsSuccessStatusCode ? null : $"http-{(int)response.StatusCode}";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "timeout";
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return "no-connection";
        }
    }
}

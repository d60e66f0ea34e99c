namespace Beredskab.Hub.Tests;

/// <summary>For what another thread or another process does.</summary>
internal static class Waiting
{
    // The program tries some things again after a minute; on a busy machine that is what a test waits for.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <param name="said">What tells why it did not come; read only then.</param>
    public static async Task Until(Func<bool> condition, string what, Func<string>? said = null)
    {
        using var limit = new CancellationTokenSource(Longest);
        while (!condition())
        {
            Assert.False(limit.IsCancellationRequested, $"Within {Longest} it did not come: {what}. {said?.Invoke()}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}

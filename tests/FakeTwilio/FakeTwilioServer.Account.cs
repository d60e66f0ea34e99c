using System.Collections.Immutable;
using System.Text;

namespace Beredskab.FakeTwilio;

/// <summary>The account as a whole: its tokens, the days when nothing works, and how callbacks are asked again.</summary>
public sealed partial class FakeTwilioServer
{
    private int down;
    private int textsDown;
    private int posts;
    private ImmutableArray<string> tokens = [];

    /// <summary>Nothing is taken from anybody: every request is answered 503.</summary>
    public bool Down
    {
        get => Volatile.Read(ref down) == 1;
        set => Volatile.Write(ref down, value ? 1 : 0);
    }

    /// <summary>No text is taken from anybody; calls are.</summary>
    public bool TextsDown
    {
        get => Volatile.Read(ref textsDown) == 1;
        set => Volatile.Write(ref textsDown, value ? 1 : 0);
    }

    /// <summary>The tokens that requests are taken with; the one of the options until they are changed.</summary>
    public ImmutableArray<string> Tokens
    {
        get => tokens.IsEmpty ? [AuthToken] : tokens;
        set => tokens = value;
    }

    /// <summary>Requests made to the product, those asked again too.</summary>
    public int Posts => Volatile.Read(ref posts);

    private void MapAccount()
    {
        app.Use(
            async (context, next) =>
            {
                var path = context.Request.Path;
                if (
                    (Down && path.StartsWithSegments("/2010-04-01", StringComparison.Ordinal))
                    || (TextsDown && path.Value!.EndsWith("/Messages.json", StringComparison.Ordinal))
                )
                {
                    await Problem(503, 20503, "Service Unavailable").ExecuteAsync(context);
                    return;
                }

                await next(context);
            }
        );
        app.UseRouting();
        app.MapGet(
            "/2010-04-01/Accounts/{account}.json",
            (string account, HttpContext context) =>
                IsAuthorized(account, context)
                    ? Results.Json(new { sid = account, status = "active" })
                    : Problem(401, 20003, "Authenticate")
        );
    }

    private bool IsAuthorized(string account, HttpContext context) =>
        account == AccountSid
        && Tokens.Any(token =>
            context.Request.Headers.Authorization.ToString()
            == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{AccountSid}:{token}"))
        );

    /// <summary>The fragment says how to connect; it is neither requested nor signed.</summary>
    /// <returns>The address to call, and how often at the most.</returns>
    private static (string Url, int Tries) Overrides(string url)
    {
        var at = url.IndexOf('#', StringComparison.Ordinal);
        if (at < 0)
        {
            return (url, 1);
        }

        var overrides = url[(at + 1)..]
            .Split('&')
            .Select(pair => pair.Split('='))
            .ToLookup(pair => pair[0], pair => pair[^1]);
        var policy = overrides["rp"].SelectMany(rules => rules.Split(',')).ToArray();
        var retries = policy.Contains("all") || policy.Contains("5xx") ? overrides["rc"].Select(int.Parse).Sum() : 0;
        return (url[..at], 1 + Math.Clamp(retries, 0, 5));
    }
}

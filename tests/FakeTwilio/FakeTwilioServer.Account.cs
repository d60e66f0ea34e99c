using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace Beredskab.FakeTwilio;

/// <summary>The account as a whole: its tokens, the days when nothing works, and how callbacks are asked again.</summary>
public sealed partial class FakeTwilioServer
{
    private int down;
    private int posts;
    private ImmutableArray<string> tokens = [];

    /// <summary>Nothing is taken from anybody: every request is answered 503.</summary>
    public bool Down
    {
        get => Volatile.Read(ref down) == 1;
        set => Volatile.Write(ref down, value ? 1 : 0);
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
                if (Down && context.Request.Path.StartsWithSegments("/2010-04-01", StringComparison.Ordinal))
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

        var count = Retries().Match(url[at..]);
        var policy = Policies().Match(url[at..]).Groups[1].Value.Split(',');
        var retried = policy.Contains("all") || policy.Contains("5xx");
        return (url[..at], retried && count.Success ? count.Groups[1].Value[0] - '0' + 1 : 1);
    }

    [GeneratedRegex("[#&]rc=([0-5])(?:&|$)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Retries();

    [GeneratedRegex("[#&]rp=([^&]*)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Policies();
}

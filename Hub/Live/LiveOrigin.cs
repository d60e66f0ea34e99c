using Microsoft.AspNetCore.Http.Connections;
using Microsoft.Extensions.Options;

namespace Beredskab.Hub.Live;

/// <summary>
/// Lets WebSockets in from our own pages only. Browsers do not hold a WebSocket to one origin, and the cookie follows
/// it, so the Hub must ask where the page came from.
/// </summary>
internal static class LiveOrigin
{
    private const int LongestLogged = 120;

    public static TBuilder RequireKnownOrigin<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.Add(endpoint =>
        {
            if (endpoint.Metadata.OfType<NegotiateMetadata>().Any())
            {
                // A negotiated connection would have to come back to the same node.
                endpoint.RequestDelegate = NotFound;
            }
            else if (endpoint.RequestDelegate is { } next)
            {
                endpoint.RequestDelegate = context => IsKnown(context) ? next(context) : Refuse(context);
            }
        });
        return builder;
    }

    private static bool IsKnown(HttpContext context)
    {
        var origin = context.Request.Headers.Origin.ToString();
        return origin.Length == 0
            || Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                && string.Equals(uri.Authority, Authority(context.Request), StringComparison.OrdinalIgnoreCase)
            || context
                .RequestServices.GetRequiredService<IOptions<LiveOptions>>()
                .Value.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase);
    }

    // A proxy that ends TLS leaves the scheme http; the default ports of both are left out, as browsers do.
    private static string Authority(HttpRequest request) =>
        request.Host.Port is 80 or 443 ? request.Host.Host : request.Host.Value ?? "";

    private static Task Refuse(HttpContext context)
    {
        context
            .RequestServices.GetRequiredService<ILogger<LiveFeed>>()
            .OriginRefused(Printable(context.Request.Headers.Origin.ToString()));
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    // Anybody can send one; what is no part of an origin must not reach a log, nor more of it than an origin has.
    private static string Printable(string origin) =>
        string.Concat(
            origin
                .Take(LongestLogged)
                .Select(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '/' or '.' or '-' or '[' or ']' ? c : '?')
        ) + (origin.Length > LongestLogged ? "…" : "");

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}

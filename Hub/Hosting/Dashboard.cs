using Beredskab.Hub.Commands;
using Microsoft.Extensions.FileProviders;

namespace Beredskab.Hub.Hosting;

/// <summary>Serves the built dashboard; every address that is not the program's own is one of its pages.</summary>
public static class Dashboard
{
    private const string Policy =
        "default-src 'self'; connect-src 'self' ws: wss:; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; "
        + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static void UseSafetyHeaders(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = Policy;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "no-referrer";
                headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(self)";
                return next(context);
            }
        );

    /// <summary>The dashboard's files: before sign-in is asked for, since the sign-in page is one of them.</summary>
    public static void UseDashboardFiles(this WebApplication app)
    {
        if (!IsBuilt)
        {
            return;
        }

        var files = new PhysicalFileProvider(Folder);
        app.UsePackedFiles(files, Cached);
        app.UseStaticFiles(
            new StaticFileOptions { FileProvider = files, OnPrepareResponse = response => Cached(response.Context) }
        );
    }

    // Names under /assets carry a hash of their content.
    private static void Cached(HttpContext context) =>
        context.Response.Headers.CacheControl = context.Request.Path.StartsWithSegments(
            "/assets",
            StringComparison.Ordinal
        )
            ? "public, max-age=31536000, immutable"
            : "no-cache";

    /// <summary>Every other address that is not the program's own is one of the dashboard's pages.</summary>
    public static void MapDashboard(this WebApplication app) =>
        app.MapFallback(
                "{*path:nonfile}",
                async context =>
                {
                    if (
                        context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
                        || !HttpMethods.IsGet(context.Request.Method)
                    )
                    {
                        await UnmatchedRequest.Why(context).ExecuteAsync(context);
                        return;
                    }

                    if (!IsBuilt)
                    {
                        await Results
                            .Text(
                                "Skærmbilledet er ikke bygget med. Byg det med: npm ci og npm run build i mappen web.",
                                statusCode: StatusCodes.Status503ServiceUnavailable
                            )
                            .ExecuteAsync(context);
                        return;
                    }

                    context.Response.ContentType = "text/html; charset=utf-8";
                    context.Response.Headers.CacheControl = "no-cache";
                    await context.Response.SendFileAsync(Path.Combine(Folder, "index.html"));
                }
            )
            .AllowAnonymous();

    private static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "web");

    private static bool IsBuilt { get; } = File.Exists(Path.Combine(Folder, "index.html"));
}

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

    public static void MapDashboard(this WebApplication app)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "web");
        if (!File.Exists(Path.Combine(folder, "index.html")))
        {
            app.MapFallback(() =>
                    Results.Text(
                        "Skærmbilledet er ikke bygget med. Byg det med: npm ci og npm run build i mappen web.",
                        statusCode: StatusCodes.Status503ServiceUnavailable
                    )
                )
                .AllowAnonymous();
            return;
        }

        var files = new PhysicalFileProvider(folder);
        app.UseStaticFiles(
            new StaticFileOptions
            {
                FileProvider = files,
                // Names under /assets carry a hash of their content.
                OnPrepareResponse = response =>
                    response.Context.Response.Headers.CacheControl = response.Context.Request.Path.StartsWithSegments(
                        "/assets",
                        StringComparison.Ordinal
                    )
                        ? "public, max-age=31536000, immutable"
                        : "no-cache",
            }
        );
        app.MapFallback(
                "{*path:nonfile}",
                async context =>
                {
                    if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || !HttpMethods.IsGet(context.Request.Method))
                    {
                        context.Response.StatusCode = StatusCodes.Status404NotFound;
                        await Commands
                            .Problems.Of(404, "address-unknown", "Findes ikke", "Den adresse findes ikke.")
                            .ExecuteAsync(context);
                        return;
                    }

                    context.Response.ContentType = "text/html; charset=utf-8";
                    context.Response.Headers.CacheControl = "no-cache";
                    await context.Response.SendFileAsync(files.GetFileInfo("index.html"));
                }
            )
            .AllowAnonymous();
    }
}

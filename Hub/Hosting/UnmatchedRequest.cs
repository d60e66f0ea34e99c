using System.Net.Http.Headers;
using Beredskab.GeoModel.Texts;
using Beredskab.Hub.Commands;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Template;

namespace Beredskab.Hub.Hosting;

/// <summary>
/// Why no endpoint took a request. The page that answers every other address also stands in for the framework's own
/// answers to a wrong method and a wrong content type, so they are given here.
/// </summary>
internal static class UnmatchedRequest
{
    /// <returns>404, 405 with the methods that there are, or 415.</returns>
    public static IResult Why(HttpContext context)
    {
        var request = context.Request;
        var here = context
            .RequestServices.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText is { } pattern && IsAt(pattern, request.Path))
            .ToList();
        var methods = here.SelectMany(endpoint =>
                endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []
            )
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        if (methods.Count > 0 && !methods.Contains(request.Method, StringComparer.OrdinalIgnoreCase))
        {
            context.Response.Headers.Allow = string.Join(", ", methods);
            return Problems.Of(
                StatusCodes.Status405MethodNotAllowed,
                "method-unknown",
                "Findes ikke",
                $"Adressen kan ikke bruges med {request.Method}; den tager {Listed.And(methods)}."
            );
        }

        return here.Any(endpoint => endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is not null) && !IsJson(request)
            ? Problems.Of(
                StatusCodes.Status415UnsupportedMediaType,
                "not-json",
                "Kan ikke læses",
                "Send indholdet som application/json."
            )
            : Problems.Of(StatusCodes.Status404NotFound, "address-unknown", "Findes ikke", "Den adresse findes ikke.");
    }

    private static bool IsAt(string pattern, PathString path) =>
        pattern.StartsWith("/api/", StringComparison.Ordinal)
        && new TemplateMatcher(TemplateParser.Parse(pattern), []).TryMatch(path, []);

    private static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType is { } media
        && (media == "application/json" || media.EndsWith("+json", StringComparison.Ordinal));
}

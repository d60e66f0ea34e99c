using Beredskab.Hub.Commands;
using Microsoft.Net.Http.Headers;

namespace Beredskab.Hub.Reference;

/// <summary>The base map, drawn by this product; it tells no tile server where an incident is.</summary>
public static class MapEndpoint
{
    public static void MapBaseMap(this IEndpointRouteBuilder api) =>
        api.MapGet(
                "/map",
                (CommandDesk desk, BaseMaps maps, HttpContext context) =>
                {
                    var map = maps.Of(desk.State);
                    // The areas can change under it: whoever has it asks whether it still is the one.
                    context.Response.Headers.CacheControl = "no-cache";
                    context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
                    // Nothing in it is secret, so that its size tells nothing.
                    var zips = context
                        .Request.GetTypedHeaders()
                        .AcceptEncoding.Any(one => one.Value == "gzip" && one.Quality != 0);
                    if (zips)
                    {
                        context.Response.Headers.ContentEncoding = "gzip";
                    }

                    return Results.Bytes(
                        zips ? map.Zipped : map.GeoJson,
                        "application/geo+json",
                        entityTag: new EntityTagHeaderValue(zips ? $"\"{map.Tag}-gzip\"" : $"\"{map.Tag}\"")
                    );
                }
            )
            .WithTags("Billedet")
            .WithSummary("Grundkortet som GeoJSON (WGS 84)");
}

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
                    return Results.Bytes(
                        map.GeoJson,
                        "application/geo+json",
                        entityTag: new EntityTagHeaderValue($"\"{map.Tag}\"")
                    );
                }
            )
            .WithTags("Billedet")
            .WithSummary("Grundkortet som GeoJSON (WGS 84)");
}

using Beredskab.GeoModel.Areas;
using Microsoft.Net.Http.Headers;

namespace Beredskab.Hub.Reference;

/// <summary>The base map, drawn by this product; it tells no tile server where an incident is.</summary>
public static class MapEndpoint
{
    public static void MapBaseMap(this IEndpointRouteBuilder api) =>
        api.MapGet(
                "/map",
                (BaseMap map) =>
                    Results.Bytes(map.GeoJson, "application/geo+json", entityTag: new EntityTagHeaderValue(map.Tag))
            )
            .WithTags("Billedet")
            .WithSummary("Grundkortet som GeoJSON (WGS 84)");
}

using System.Security.Cryptography;
using Beredskab.GeoModel.Areas;
using Microsoft.Net.Http.Headers;

namespace Beredskab.Hub.Reference;

/// <summary>The base map, drawn by this product; it tells no tile server where an incident is.</summary>
public static class MapEndpoint
{
    public static void MapBaseMap(this IEndpointRouteBuilder api)
    {
        var map = BaseMap.Shipped.GeoJson;
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(map.Span))[..16]}\"");
        api.MapGet("/map", () => Results.Bytes(map, "application/geo+json", entityTag: tag))
            .WithTags("Billedet")
            .WithSummary("Grundkortet som GeoJSON (WGS 84)");
    }
}

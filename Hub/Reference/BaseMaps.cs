using System.IO.Compression;
using System.Security.Cryptography;
using Beredskab.GeoModel.Areas;
using Beredskab.Hub.State;

namespace Beredskab.Hub.Reference;

/// <summary>The base map of the state's areas and places, drawn once for each set of them.</summary>
public sealed class BaseMaps
{
    private readonly Lock gate = new();
    private Drawn? newest;

    /// <param name="Tag">Of the bytes: 16 hexadecimal digits.</param>
    /// <param name="Zipped">The same as gzip: a fourth of the size or less.</param>
    public sealed record Drawn(
        AreaBook Areas,
        MapBook Map,
        ReadOnlyMemory<byte> GeoJson,
        ReadOnlyMemory<byte> Zipped,
        string Tag
    );

    public Drawn Of(HubState state)
    {
        // One at a time: a set of areas is drawn once, however many ask for it in the same moment.
        lock (gate)
        {
            if (newest is not { } known || !IsOf(known, state))
            {
                var map = BaseMap.Of(state.Areas.Atlas, state.Map).GeoJson;
                var tag = Convert.ToHexStringLower(SHA256.HashData(map.Span))[..16];
                newest = new(state.Areas, state.Map, map, Zipped(map), tag);
            }

            return newest;
        }
    }

    private static byte[] Zipped(ReadOnlyMemory<byte> map)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Optimal))
        {
            zip.Write(map.Span);
        }

        return zipped.ToArray();
    }

    private static bool IsOf(Drawn known, HubState state) =>
        ReferenceEquals(known.Areas, state.Areas) && ReferenceEquals(known.Map, state.Map);
}

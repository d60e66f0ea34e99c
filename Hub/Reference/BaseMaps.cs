using System.Security.Cryptography;
using Beredskab.GeoModel.Areas;
using Beredskab.Hub.State;

namespace Beredskab.Hub.Reference;

/// <summary>The base map of the state's areas, drawn once for each set of them.</summary>
public sealed class BaseMaps
{
    private readonly Lock gate = new();
    private Drawn? newest;

    /// <param name="Tag">Of the bytes: 16 hexadecimal digits.</param>
    public sealed record Drawn(AreaBook Areas, ReadOnlyMemory<byte> GeoJson, string Tag);

    public Drawn Of(HubState state)
    {
        // One at a time: a set of areas is drawn once, however many ask for it in the same moment.
        lock (gate)
        {
            if (newest is not { } known || !ReferenceEquals(known.Areas, state.Areas))
            {
                var map = BaseMap.Of(state.Areas.Atlas, PlaceIndex.Shipped).GeoJson;
                newest = new(state.Areas, map, Convert.ToHexStringLower(SHA256.HashData(map.Span))[..16]);
            }

            return newest;
        }
    }
}

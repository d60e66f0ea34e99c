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
    public sealed record Drawn(AreaBook Areas, MapBook Map, ReadOnlyMemory<byte> GeoJson, string Tag);

    public Drawn Of(HubState state)
    {
        // One at a time: a set of areas is drawn once, however many ask for it in the same moment.
        lock (gate)
        {
            if (newest is not { } known || !IsOf(known, state))
            {
                var map = BaseMap.Of(state.Areas.Atlas, state.Map.Places).GeoJson;
                newest = new(state.Areas, state.Map, map, Convert.ToHexStringLower(SHA256.HashData(map.Span))[..16]);
            }

            return newest;
        }
    }

    private static bool IsOf(Drawn known, HubState state) =>
        ReferenceEquals(known.Areas, state.Areas) && ReferenceEquals(known.Map, state.Map);
}

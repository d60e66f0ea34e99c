using Beredskab.GeoModel.Areas;
using Beredskab.Hub.State;

namespace Beredskab.Hub.Reference;

/// <summary>Where what was imported of the map comes from: it stands on every map, as its owners ask for.</summary>
public static class MapSources
{
    /// <param name="Layer">A kind of areas (<c>bydel</c>, <c>ssp-omraade</c>, <c>kommune</c>), <c>places</c>, or one of <see cref="MapLayers.All"/>.</param>
    /// <param name="Source">As it was said at the import, or the file's name.</param>
    public sealed record SourceView(string Layer, string Source);

    public static IReadOnlyList<SourceView> Of(HubState state) =>
        [
            .. from layer in state.Areas.Layers
            where layer.Source is not null
            select new SourceView(Kind(layer.Kind), layer.Source!),
            .. from name in MapLayers.All
            let source = state.Map.Layer(name).Source
            where source is not null
            select new SourceView(name, source),
            .. state.Map.Source is { } places ? [new SourceView("places", places)] : Array.Empty<SourceView>(),
        ];

    private static string Kind(AreaKind kind) =>
        kind switch
        {
            AreaKind.Bydel => "bydel",
            AreaKind.SspOmraade => "ssp-omraade",
            AreaKind.Kommune => "kommune",
        };
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Beredskab.GeoModel.Deciding;

namespace Beredskab.GeoModel.Areas;

/// <summary>A place of an imported list.</summary>
/// <param name="Kind">What it is, in Danish and lower case.</param>
/// <param name="Longitude">Degrees, WGS 84, six decimals.</param>
/// <param name="Latitude">Degrees, WGS 84, six decimals.</param>
public sealed record NotedPlace(string Name, string Kind, double Longitude, double Latitude);

/// <summary>What happened to the map that people know the city by.</summary>
public abstract record MapEvent : DomainEvent
{
    private MapEvent() { }

    public override string Stream => "map";

    /// <summary>Some of a list of places; in use when the list is adopted, and not before.</summary>
    public sealed record PlacesNoted(ImmutableArray<NotedPlace> Places) : MapEvent;

    /// <summary>From here on exactly the places noted since the adoption before are in use, beside the product's own.</summary>
    /// <param name="Version">From 1.</param>
    /// <param name="Source">Where the list comes from, to stand on the map; absent when nobody said.</param>
    public sealed record PlacesAdopted(int Version, int Count, string? Source = null) : MapEvent;

    /// <summary>Some of a layer's surfaces; in use when the layer is adopted, and not before.</summary>
    /// <param name="Layer">One of <see cref="MapLayers.All"/>.</param>
    public sealed record SurfacesNoted(string Layer, AreaOutline Outline) : MapEvent;

    /// <summary>From here on exactly the surfaces of this layer that were noted since its adoption before are drawn.</summary>
    /// <param name="Version">Of this layer, from 1.</param>
    /// <param name="Count">How many were noted; 0 when what the product has drawn itself is in use again.</param>
    /// <param name="Source">Where it comes from, to stand on the map; absent when nobody said.</param>
    public sealed record LayerAdopted(string Layer, int Version, int Count, string? Source = null) : MapEvent;
}

/// <summary>What one can want with the map.</summary>
public abstract record MapCommand : DomainCommand
{
    private MapCommand() { }

    /// <summary>Gives the product this list of places beside its own, in place of the list before.</summary>
    /// <param name="SeenVersion">Of <see cref="MapBook.Version"/>; another means that somebody imported meanwhile.</param>
    /// <param name="Source">Where the list comes from, to stand on the map; null when nobody says.</param>
    public sealed record ImportPlaces(
        ImmutableArray<NotedPlace> Places,
        int SeenVersion,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Source = null
    ) : MapCommand;

    /// <summary>Draws this layer of the base map in place of the one before.</summary>
    /// <param name="Outlines">Simplified, and so cut that none is too large for an entry; none to draw the product's own again.</param>
    /// <param name="SeenVersion">Of the layer, 0 when it was never imported; another means that somebody imported meanwhile.</param>
    /// <param name="Source">Where it comes from, to stand on the map; null when nobody says.</param>
    public sealed record ImportLayer(
        string Layer,
        ImmutableArray<AreaOutline> Outlines,
        int SeenVersion,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Source = null
    ) : MapCommand;
}

using System.Collections.Immutable;
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
    public sealed record PlacesAdopted(int Version, int Count) : MapEvent;
}

/// <summary>What one can want with the map.</summary>
public abstract record MapCommand : DomainCommand
{
    private MapCommand() { }

    /// <summary>Gives the product this list of places beside its own, in place of the list before.</summary>
    /// <param name="SeenVersion">Of <see cref="MapBook.Version"/>; another means that somebody imported meanwhile.</param>
    public sealed record ImportPlaces(ImmutableArray<NotedPlace> Places, int SeenVersion) : MapCommand;
}

using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;

namespace Beredskab.GeoModel.Areas;

/// <summary>What one can want with the areas in use.</summary>
public abstract record AreaCommand : DomainCommand
{
    private AreaCommand() { }

    /// <summary>Gives a layer these areas and no others.</summary>
    /// <param name="LetGo">Areas that may vanish although a ledergruppe leads them.</param>
    /// <param name="SeenVersion">Of the areas as a whole, <see cref="AreaBook.Version"/>; another means that somebody imported meanwhile.</param>
    public sealed record ImportLayer(
        string Layer,
        AreaKind Kind,
        ImmutableArray<ImportedArea> Areas,
        ImmutableArray<AreaId> LetGo,
        int SeenVersion
    ) : AreaCommand;
}

/// <param name="Number">The official number, when the layer has one.</param>
public sealed record ImportedArea(string Name, int? Number, AreaOutline Outline);

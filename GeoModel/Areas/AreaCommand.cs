using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Beredskab.GeoModel.Areas.Import;
using Beredskab.GeoModel.Deciding;

namespace Beredskab.GeoModel.Areas;

/// <summary>What one can want with the areas in use.</summary>
public abstract record AreaCommand : DomainCommand
{
    private AreaCommand() { }

    /// <summary>Gives a layer these areas and no others.</summary>
    /// <param name="LetGo">Areas that may vanish although a ledergruppe leads them.</param>
    /// <param name="SeenVersion">Of the areas as a whole, <see cref="AreaBook.Version"/>; another means that somebody imported meanwhile.</param>
    /// <param name="Source">Where they come from, to stand on the map; null when nobody says.</param>
    public sealed record ImportLayer(
        string Layer,
        AreaKind Kind,
        ImmutableArray<ImportedArea> Areas,
        ImmutableArray<AreaId> LetGo,
        int SeenVersion,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Source = null
    ) : AreaCommand;
}

/// <param name="Number">The official number, when the layer has one.</param>
/// <param name="Place">In the file that it came from, from 1; null when it came from none. Words for a person only.</param>
public sealed record ImportedArea(
    string Name,
    int? Number,
    AreaOutline Outline,
    [property: JsonIgnore] int? Place = null
)
{
    /// <summary>As one finds it again in the file.</summary>
    internal string Who => Place is { } place ? GeoJsonFile.Who(place, Name) : Name;
}

using System.Collections.Immutable;
using System.Globalization;
using Beredskab.GeoModel.Texts;
using NetTopologySuite.Geometries;

namespace Beredskab.GeoModel.Areas.Import;

/// <summary>Reads a file's features as areas: a surface, a name, and where there is one, a number. Pure.</summary>
public static class LayerReading
{
    /// <summary>Where official layers have the name of an area; the first that is there counts.</summary>
    public static ImmutableArray<string> NameProperties { get; } =
    ["navn", "name", "bydel_navn", "bydelsnavn", "omraadenavn", "områdenavn", "titel"];

    /// <summary>Where they have its number.</summary>
    public static ImmutableArray<string> NumberProperties { get; } = ["bydel_nr", "nummer", "nr", "number"];

    public static ImmutableArray<ImportedArea> Areas(GeoJsonFile file, out ImmutableArray<AreaProblem> problems)
    {
        var found = new List<AreaProblem>(file.Problems);
        var areas = ImmutableArray.CreateBuilder<ImportedArea>();
        foreach (var feature in file.Features)
        {
            if (Read(feature, out var area) is { } problem)
            {
                found.Add(problem);
            }
            else
            {
                areas.Add(area!);
            }
        }

        problems = GeoJsonFile.Shortened(found);
        return areas.ToImmutable();
    }

    private static AreaProblem? Read(GeoFeature feature, out ImportedArea? area)
    {
        area = null;
        var who = GeoJsonFile.Who(feature.Place, feature.Properties);
        if (feature.Geometry is not (Polygon or MultiPolygon))
        {
            return AreaProblem.Of(
                "area-not-polygon",
                $"{who} er ikke en flade (Polygon eller MultiPolygon), men {feature.Geometry.GeometryType}."
            );
        }

        if (feature.Say(NameProperties) is not { } told)
        {
            var has = string.Join(", ", feature.Properties.Keys.Order(StringComparer.Ordinal).Take(12));
            return AreaProblem.Of(
                "area-name",
                $"{who} mangler et navn. Navnet læses af {string.Join(", ", NameProperties)}; her er {(has.Length > 0 ? has : "ingen egenskaber")}."
            );
        }

        if (NameText.Check(told, 80, new("area-name", "Navnet kan ikke bruges."), out var name) is { } refusal)
        {
            return AreaProblem.Of(
                refusal.Code == "area-name" ? "area-name" : refusal.Code,
                $"{who} har et navn, der ikke kan bruges. Det skal være på højst 80 tegn, på én linje og uden CPR-nummer."
            );
        }

        int? number = null;
        if (feature.Say(NumberProperties) is { } digits)
        {
            if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var read) || read > 99_999)
            {
                return AreaProblem.Of("area-number", $"{who} har nummeret »{digits}«. Det skal være et helt tal.");
            }

            number = read;
        }

        if (AreaOutline.Of(feature.Geometry) is not { } outline)
        {
            return AreaProblem.Of("area-tiny", $"{who} er så lille, at der intet er tilbage af det.");
        }

        area = new(name, number, outline, feature.Place);
        return null;
    }
}

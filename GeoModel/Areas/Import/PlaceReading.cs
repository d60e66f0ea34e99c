using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Beredskab.GeoModel.Texts;
using NetTopologySuite.Geometries;

namespace Beredskab.GeoModel.Areas.Import;

/// <summary>A line of a list of places as it was found, whatever kind of file it came from.</summary>
/// <param name="Who">Danish, for a person: <c>Linje 7 (»Blågård Skole«)</c>.</param>
/// <param name="X">Longitude or easting, as it is written.</param>
/// <param name="Y">Latitude or northing, as it is written.</param>
public sealed record PlaceLine(string Who, string? Name, string? Kind, string? X, string? Y);

/// <summary>Reads a list of places. Pure.</summary>
/// <param name="LeftOut">Danish: places that are not taken, because no message has room for their name.</param>
/// <param name="Repeated">How many stood there more than once, with the same name and kind at the same spot.</param>
public sealed record PlaceReading(
    ImmutableArray<NotedPlace> Places,
    ImmutableArray<string> LeftOut,
    int Repeated,
    ImmutableArray<AreaProblem> Problems
)
{
    /// <summary>Where lists have what a place is.</summary>
    public static ImmutableArray<string> KindProperties { get; } = ["kind", "slags", "type", "kategori"];

    public static PlaceReading Of(GeoJsonFile file, string? kind) =>
        file.Problems.IsEmpty
            ? Of(
                file.Features.Select(feature =>
                {
                    var at = feature.Geometry is Point point ? point : feature.Geometry.InteriorPoint;
                    return new PlaceLine(
                        GeoJsonFile.Who(feature.Place, feature.Properties),
                        feature.Say(LayerReading.NameProperties),
                        feature.Say(KindProperties),
                        at.X.ToString("R", CultureInfo.InvariantCulture),
                        at.Y.ToString("R", CultureInfo.InvariantCulture)
                    );
                }),
                ReferenceSystem.Wgs84,
                kind
            )
            : new([], [], 0, file.Problems);

    /// <param name="kind">For lines that do not say what they are; null when each must.</param>
    public static PlaceReading Of(IEnumerable<PlaceLine> lines, ReferenceSystem system, string? kind)
    {
        var places = new List<NotedPlace>();
        var seen = new HashSet<NotedPlace>();
        var leftOut = ImmutableArray.CreateBuilder<string>();
        var problems = new List<AreaProblem>();
        var repeated = 0;
        foreach (var line in lines)
        {
            if (line.Name?.Trim() is { Length: > MapDecider.LongestName and <= 200 } longName)
            {
                leftOut.Add(
                    $"{line.Who} er ikke med: navnet er på {longName.Length} tegn, og beskederne har plads til {MapDecider.LongestName}."
                );
            }
            else if (Read(line, system, kind, out var place) is { } problem)
            {
                problems.Add(problem);
            }
            else if (seen.Add(place!))
            {
                places.Add(place!);
            }
            else
            {
                repeated++;
            }
        }

        if (places.Count == 0 && problems.Count == 0)
        {
            problems.Add(AreaProblem.Of("file-empty", $"Der er ingen steder i filen."));
        }

        return new([.. places], leftOut.ToImmutable(), repeated, GeoJsonFile.Shortened(problems));
    }

    private static AreaProblem? Read(PlaceLine line, ReferenceSystem system, string? kind, out NotedPlace? place)
    {
        place = null;
        var refusal = new Deciding.Refusal("place-name", "");
        if (NameText.Check(line.Name, MapDecider.LongestName, refusal, out var name) is { } wrong)
        {
            return AreaProblem.Of(
                wrong.Code,
                $"{line.Who} mangler et navn, der kan bruges: på én linje og uden CPR-nummer."
            );
        }

        if (NameText.Check(Word(line.Kind ?? kind), 30, refusal, out var word) is not null)
        {
            return AreaProblem.Of(
                "place-kind",
                $"{line.Who} siger ikke, hvad det er. Lav en kolonne »kind«, eller skriv --kind skole."
            );
        }

        if (!Number(line.X, out var x) || !Number(line.Y, out var y))
        {
            return AreaProblem.Of(
                "place-position",
                $"{line.Who} har ikke to tal for sin plads: »{line.X}« og »{line.Y}«."
            );
        }

        Geometry point = AreaDrawing.Geometries.CreatePoint(new Coordinate(x, y));
        if (ReferenceSystems.ToDegrees(ref point, system) is { } misfit)
        {
            return misfit with
            {
                Code = misfit.Code.Replace("area-", "place-", StringComparison.Ordinal),
                Text = $"{line.Who}: {misfit.Text}",
            };
        }

        place = new(name, word, Math.Round(point.Coordinate.X, 6), Math.Round(point.Coordinate.Y, 6));
        return null;
    }

    // Technical words of the layers become the word that one would say.
    private static string Word(string? kind) =>
        (kind ?? "")
            .Trim()
            .ToLower(CultureInfo.InvariantCulture)
            .Replace('_', '-')
            .Replace("svoemme", "svømme", StringComparison.Ordinal)
            .Normalize(NormalizationForm.FormC);

    private static bool Number(string? text, out double number) =>
        double.TryParse(
            text?.Trim().Replace(',', '.'),
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out number
        );
}

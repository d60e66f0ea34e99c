using System.Collections.Immutable;
using System.Globalization;
using Beredskab.GeoModel.Texts;
using NetTopologySuite.Geometries;

namespace Beredskab.GeoModel.Areas.Import;

/// <summary>A line of a list of places as it was found, whatever kind of file it came from.</summary>
/// <param name="Who">Danish, for a person: <c>Linje 7 (»Blågård Skole«)</c>.</param>
/// <param name="X">Longitude or easting, as it is written.</param>
/// <param name="Y">Latitude or northing, as it is written.</param>
/// <param name="Columns">What the two columns are called in the file; null where there are none.</param>
public sealed record PlaceLine(
    string Who,
    string? Name,
    string? Kind,
    string? X,
    string? Y,
    (string X, string Y)? Columns = null
);

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
                        // A map's own "type" may be a word of its maker, and says nothing against what is asked for.
                        feature.Say(KindProperties)
                            is { } said
                        && (kind is null || PlaceKinds.Find(said) is not null)
                            ? said
                            : null,
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

        var told = GeoJsonFile.Shortened(problems);
        if (problems.Any(problem => problem.Code == "place-kind"))
        {
            told = told.Add(
                AreaProblem.Of(
                    "place-kinds",
                    (FormattableString)
                        $"Et sted kan være: {string.Join(", ", PlaceKinds.All)}. Brug »sted«, når intet af det passer."
                )
            );
        }

        return new([.. places], leftOut.ToImmutable(), repeated, told);
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

        if ((line.Kind ?? kind)?.Trim() is not { Length: > 0 } told)
        {
            return AreaProblem.Of(
                "place-kind",
                $"{line.Who} siger ikke, hvad det er. Lav en kolonne »kind«, eller skriv --kind skole."
            );
        }

        if (PlaceKinds.Find(told) is not { } word)
        {
            return AreaProblem.Of("place-kind", (FormattableString)$"{line.Who} har {Unknown(told)}.");
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
            if (misfit.Code == "area-position-swapped" && line.Columns is { } columns)
            {
                return Swapped(line, columns, system);
            }

            return misfit with
            {
                Code = misfit.Code.Replace("area-", "place-", StringComparison.Ordinal),
                Text = $"{line.Who}: {misfit.Text}",
            };
        }

        place = new(name, word, Math.Round(point.Coordinate.X, 6), Math.Round(point.Coordinate.Y, 6));
        return null;
    }

    /// <returns><c>slagsen »skoel«, som ikke kendes; måske er det skole</c></returns>
    private static string Unknown(string kind) =>
        $"slagsen »{(kind.Length > 40 ? kind[..40] : kind)}«, som ikke kendes"
        + (PlaceKinds.Like(kind) is { } like ? $"; måske er det {like}" : "");

    // In a table the columns are put right, not the order of two numbers.
    private static AreaProblem Swapped(PlaceLine line, (string X, string Y) columns, ReferenceSystem system)
    {
        var (x, y) =
            system == ReferenceSystem.Utm32
                ? ("øst (cirka 725.000)", "nord (cirka 6.175.000)")
                : ("længden (cirka 12,6)", "bredden (cirka 55,7)");
        return AreaProblem.Of(
            "place-position-swapped",
            (FormattableString)
                $"{line.Who}: tallene er byttet om. I kolonnen »{columns.X}« skal stå {x} og i »{columns.Y}« {y}, men der står {line.X} og {line.Y}."
        );
    }

    private static bool Number(string? text, out double number) =>
        double.TryParse(
            text?.Trim().Replace(',', '.'),
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out number
        );
}

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
)
{
    /// <summary>Why there is no spot to read; null when the two are to be read.</summary>
    public AreaProblem? Misplaced { get; init; }
}

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

    /// <summary>How many were surfaces; the place is a spot within each.</summary>
    public int Surfaces { get; private init; }

    /// <summary>All that is wrong is told in one go: what cannot be read, and what is wrong with the rest of it and with the others.</summary>
    public static PlaceReading Of(GeoJsonFile file, string? kind)
    {
        if (file.Sound.IsEmpty && file.Unsound.IsEmpty)
        {
            return new([], [], 0, file.Problems);
        }

        var lines = file
            .Sound.Select(feature => (feature.Place, Line: Line(feature, kind)))
            .Concat(
                file.Unsound.Select(one =>
                    (one.Place, Line: Line(one.Place, one.Properties, kind) with { Misplaced = OfPlaces(one.Problem) })
                )
            )
            .OrderBy(one => one.Place)
            .Select(one => one.Line);
        return Of(lines, ReferenceSystem.Wgs84, kind, file.Repeats) with
        {
            Surfaces = file.Sound.Count(feature => feature.Geometry is IPolygonal),
        };
    }

    private static PlaceLine Line(GeoFeature feature, string? kind)
    {
        var line = Line(feature.Place, feature.Properties, kind);
        var spot = feature.Geometry switch
        {
            Point point => point,
            MultiPoint { NumGeometries: 1 } one => (Point)one.GetGeometryN(0),
            IPolygonal => feature.Geometry.InteriorPoint,
            _ => null,
        };
        return spot is null
            ? line with
            {
                Misplaced = AreaProblem.Of(
                    "place-not-a-spot",
                    $"{line.Who} er {(feature.Geometry is ILineal ? "en linje" : "flere punkter eller former")}. Et sted er ét punkt, eller en flade."
                ),
            }
            : line with
            {
                X = spot.X.ToString("R", CultureInfo.InvariantCulture),
                Y = spot.Y.ToString("R", CultureInfo.InvariantCulture),
            };
    }

    private static PlaceLine Line(int place, ImmutableDictionary<string, string> properties, string? kind)
    {
        var feature = new GeoFeature(place, properties, Point.Empty);
        return new(
            GeoJsonFile.Who(place, properties),
            feature.Say(LayerReading.NameProperties),
            // A map's own "type" may be a word of its maker, and says nothing against what is asked for.
            feature.Say(KindProperties)
                is { } said
            && (kind is null || PlaceKinds.Find(said) is not null)
                ? said
                : null,
            null,
            null
        );
    }

    private static AreaProblem OfPlaces(AreaProblem problem) =>
        problem with
        {
            Code = problem.Code.Replace("area-", "place-", StringComparison.Ordinal),
        };

    /// <param name="kind">For lines that do not say what they are; null when each must.</param>
    /// <param name="besides">What is wrong with the file apart from its lines.</param>
    public static PlaceReading Of(
        IEnumerable<PlaceLine> lines,
        ReferenceSystem system,
        string? kind,
        ImmutableArray<AreaProblem> besides = default
    )
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
            else if (Read(line, system, kind, problems) is { } place)
            {
                if (seen.Add(place))
                {
                    places.Add(place);
                }
                else
                {
                    repeated++;
                }
            }
        }

        problems.AddRange(besides.IsDefault ? [] : besides);

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

    /// <returns>Null when something is wrong with the line; all of it is added to the problems.</returns>
    private static NotedPlace? Read(PlaceLine line, ReferenceSystem system, string? kind, List<AreaProblem> problems)
    {
        var before = problems.Count;
        var refusal = new Deciding.Refusal("place-name", "");
        if (NameText.Check(line.Name, MapDecider.LongestName, refusal, out var name) is { } wrong)
        {
            problems.Add(
                AreaProblem.Of(
                    wrong.Code,
                    $"{line.Who} mangler et navn, der kan bruges: på én linje og uden CPR-nummer."
                )
            );
        }

        var word = "";
        if ((line.Kind ?? kind)?.Trim() is not { Length: > 0 } told)
        {
            problems.Add(
                AreaProblem.Of(
                    "place-kind",
                    $"{line.Who} siger ikke, hvad det er. Lav en kolonne »kind«, eller skriv --kind skole."
                )
            );
        }
        else if (PlaceKinds.Find(told) is { } known)
        {
            word = known;
        }
        else
        {
            problems.Add(AreaProblem.Of("place-kind", (FormattableString)$"{line.Who} har {Unknown(told)}."));
        }

        if (Spot(line, system, out var spot) is { } misplaced)
        {
            problems.Add(misplaced);
        }

        return problems.Count == before ? new(name, word, Math.Round(spot.X, 6), Math.Round(spot.Y, 6)) : null;
    }

    private static AreaProblem? Spot(PlaceLine line, ReferenceSystem system, out Coordinate spot)
    {
        spot = new();
        if (line.Misplaced is { } known)
        {
            return known;
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
            return misfit.Code == "area-position-swapped" && line.Columns is { } columns
                ? Swapped(line, columns, system)
                : OfPlaces(misfit) with
                {
                    Text = $"{line.Who}: {misfit.Text}",
                };
        }

        spot = point.Coordinate;
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

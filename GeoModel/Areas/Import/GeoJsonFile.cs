using System.Collections.Immutable;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;

namespace Beredskab.GeoModel.Areas.Import;

/// <param name="Place">In the file, from 1.</param>
/// <param name="Properties">Those that are texts or numbers, by name without regard to case.</param>
/// <param name="Geometry">WGS 84, longitude first, degrees; whole, but not checked.</param>
public sealed record GeoFeature(int Place, ImmutableDictionary<string, string> Properties, Geometry Geometry)
{
    /// <returns>The first of the properties that is there and says something.</returns>
    public string? Say(IEnumerable<string> properties) =>
        properties
            .Select(name => Properties.GetValueOrDefault(name))
            .FirstOrDefault(value => !string.IsNullOrWhiteSpace(value))
            ?.Trim();
}

/// <summary>What a file of GeoJSON holds, in degrees, whichever of the two reference systems it was written in. Pure.</summary>
/// <param name="Features">Empty when there are problems.</param>
public sealed record GeoJsonFile(
    ImmutableArray<GeoFeature> Features,
    ReferenceSystem Reference,
    ImmutableArray<AreaProblem> Problems
)
{
    /// <summary>More corners than any official layer has; beyond it the file is something else.</summary>
    public const int MostCorners = 400_000;

    /// <summary>Features without a geometry that were left out, because whoever read the file said so.</summary>
    public int Empty { get; private init; }

    /// <summary>What could be read, also when the file as a whole is refused.</summary>
    internal ImmutableArray<GeoFeature> Sound { get; private init; } = [];

    /// <summary>What could not, with what it says of itself.</summary>
    internal ImmutableArray<Misread> Unsound { get; private init; } = [];

    /// <summary>Ids that are used more than once.</summary>
    internal ImmutableArray<AreaProblem> Repeats { get; private init; } = [];

    internal sealed record Misread(int Place, ImmutableDictionary<string, string> Properties, AreaProblem Problem);

    /// <summary>As many problems are told; the rest are counted.</summary>
    public const int MostProblems = 20;

    private static readonly JsonSerializerOptions Json = new() { Converters = { new GeoJsonConverterFactory() } };

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };

    /// <param name="given">As the person said; null for what the file says, or EPSG:4326 when it says nothing (RFC 7946).</param>
    /// <param name="withoutEmpty">A feature whose geometry is null or empty is left out and counted; otherwise it is a problem.</param>
    public static GeoJsonFile Read(ReadOnlyMemory<byte> utf8, ReferenceSystem? given, bool withoutEmpty = false)
    {
        if (utf8.Span.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        if (utf8.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            return Refuse("file-empty", $"Filen er tom.");
        }

        if (!System.Text.Unicode.Utf8.IsValid(utf8.Span))
        {
            return Refuse("file-not-utf8", $"Filen er ikke skrevet som UTF-8. Gem den som UTF-8, og prøv igen.");
        }

        try
        {
            using var document = JsonDocument.Parse(utf8, Strict);
            return Read(document.RootElement, given, withoutEmpty);
        }
        catch (JsonException e)
        {
            return Refuse(
                "file-not-geojson",
                $"Filen er ikke GeoJSON: linje {(e.LineNumber ?? 0) + 1} kan ikke læses."
            );
        }
    }

    private static GeoJsonFile Read(JsonElement root, ReferenceSystem? given, bool withoutEmpty)
    {
        if (root.ValueKind != JsonValueKind.Object || Word(root, "type") is not { } type)
        {
            return Refuse("file-not-geojson", $"Filen er ikke GeoJSON: den har intet »type«.");
        }

        if (ReferenceSystems.Of(root, given, out var system) is { } problem)
        {
            return new([], system, [problem]);
        }

        JsonElement[] elements = type switch
        {
            "FeatureCollection" when Array(root, "features") is { } features => [.. features.EnumerateArray()],
            "GeometryCollection" when Array(root, "geometries") is { } geometries => [.. geometries.EnumerateArray()],
            "Feature" => [root],
            _ => [],
        };
        if (elements.Length == 0)
        {
            return type is "FeatureCollection" or "GeometryCollection"
                ? Refuse("file-empty", $"Filen er GeoJSON, men der er intet i den.")
                : Refuse("file-not-geojson", $"Filen skal være en FeatureCollection, ikke »{type}«.");
        }

        var found = ImmutableArray.CreateBuilder<GeoFeature>(elements.Length);
        var misread = ImmutableArray.CreateBuilder<Misread>();
        var (corners, empty) = (0, 0);
        for (var i = 0; i < elements.Length; i++)
        {
            if (Read(elements[i], i + 1, system, out var feature, out var properties) is { } wrong)
            {
                if (withoutEmpty && wrong.Code == "feature-no-geometry")
                {
                    empty++;
                    continue;
                }

                misread.Add(new(i + 1, properties, wrong));
                continue;
            }

            found.Add(feature!);
            corners += feature!.Geometry.NumPoints;
            if (corners > MostCorners)
            {
                return Refuse("file-too-many-corners", $"Filen har over {MostCorners:N0} hjørner. Det er for mange.");
            }
        }

        var file = new GeoJsonFile(found.ToImmutable(), system, [])
        {
            Empty = empty,
            Sound = found.ToImmutable(),
            Unsound = misread.ToImmutable(),
            Repeats = [.. RepeatedIds(elements)],
        };
        AreaProblem[] problems = [.. misread.Select(one => one.Problem), .. file.Repeats];
        return problems.Length == 0 ? file : file with { Features = [], Problems = Shortened(problems) };
    }

    internal static ImmutableArray<AreaProblem> Shortened(IReadOnlyCollection<AreaProblem> problems) =>
        problems.Count <= MostProblems
            ? [.. problems]
            :
            [
                .. problems.Take(MostProblems),
                AreaProblem.Of(
                    "more",
                    (FormattableString)
                        $"Og {problems.Count - MostProblems} fejl mere: {string.Join(", ", problems.Skip(MostProblems).CountBy(problem => problem.Code).Select(same => $"{same.Value} [{same.Key}]"))}."
                ),
            ];

    private static AreaProblem? Read(
        JsonElement element,
        int place,
        ReferenceSystem system,
        out GeoFeature? feature,
        out ImmutableDictionary<string, string> properties
    )
    {
        feature = null;
        var isFeature = element.ValueKind == JsonValueKind.Object && Word(element, "type") == "Feature";
        properties = isFeature ? PropertiesOf(element) : ImmutableDictionary<string, string>.Empty;
        var who = Who(place, properties);
        JsonElement shape = default;
        if (isFeature ? !element.TryGetProperty("geometry", out shape) : element.ValueKind != JsonValueKind.Object)
        {
            return AreaProblem.Of("feature-no-geometry", $"{who} har ingen geometri.");
        }

        shape = isFeature ? shape : element;
        Geometry? geometry;
        try
        {
            geometry = shape.Deserialize<Geometry>(Json);
        }
        catch (Exception e)
            when (e is JsonException or ArgumentException or InvalidOperationException or FormatException)
        {
            return AreaProblem.Of(
                "feature-geometry",
                $"{who} har en geometri, der ikke kan læses. Måske er en kant ikke lukket, eller et tal mangler."
            );
        }

        if (geometry is null || geometry.IsEmpty)
        {
            return AreaProblem.Of("feature-no-geometry", $"{who} har ingen geometri.");
        }

        if (ReferenceSystems.ToDegrees(ref geometry, system) is { } misfit)
        {
            return misfit with { Text = $"{who}: {misfit.Text}" };
        }

        feature = new(place, properties, geometry);
        return null;
    }

    internal static string Who(int place, ImmutableDictionary<string, string> properties) =>
        Who(place, new GeoFeature(place, properties, Point.Empty).Say(LayerReading.NameProperties));

    /// <returns><c>Nr. 3 i filen (»Vanløse«)</c></returns>
    internal static string Who(int place, string? name) =>
        name is null ? $"Nr. {place} i filen" : $"Nr. {place} i filen (»{(name.Length > 60 ? name[..60] : name)}«)";

    private static IEnumerable<AreaProblem> RepeatedIds(JsonElement[] elements) =>
        elements
            .Select((element, i) => (Id: IdOf(element), Place: i + 1))
            .Where(one => one.Id is not null)
            .GroupBy(one => one.Id)
            .Where(same => same.Skip(1).Any())
            .Select(same =>
                AreaProblem.Of(
                    "feature-id-repeated",
                    $"Id {same.Key} er brugt flere gange i filen: nr. {string.Join(", ", same.Select(one => one.Place))}."
                )
            );

    private static string? IdOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty("id", out var id)
        && id.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? id.ToString()
            : null;

    private static ImmutableDictionary<string, string> PropertiesOf(JsonElement feature)
    {
        var found = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
        if (feature.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in properties.EnumerateObject())
            {
                if (property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
                {
                    found.TryAdd(property.Name, property.Value.ToString());
                }
            }
        }

        return found.ToImmutable();
    }

    private static string? Word(JsonElement element, string name) =>
        element.TryGetProperty(name, out var word) && word.ValueKind == JsonValueKind.String ? word.GetString() : null;

    private static JsonElement? Array(JsonElement element, string name) =>
        element.TryGetProperty(name, out var array) && array.ValueKind == JsonValueKind.Array ? array : null;

    private static GeoJsonFile Refuse(string code, FormattableString text) =>
        new([], ReferenceSystem.Wgs84, [AreaProblem.Of(code, text)]);
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Beredskab.GeoModel.Texts;

namespace Beredskab.GeoModel.Areas.Import;

/// <summary>An area of an import, and the one in use that it is.</summary>
/// <param name="Before">Null for an area that is new.</param>
public sealed record PlannedArea(LayerArea After, LayerArea? Before)
{
    public bool IsRenamed => Before is { } before && !string.Equals(before.Name, After.Name, StringComparison.Ordinal);

    public bool IsRedrawn => Before is { } before && !before.Outline.Equals(After.Outline);

    internal bool IsAsBefore => Before == After;
}

/// <summary>
/// What an import makes of the areas in use: who is who, what is new, what vanishes. An area that was there keeps its
/// id, found by its number or its name, so that its ledergruppe and its shifts stay its own. Pure.
/// </summary>
/// <param name="Replaces">The layer whose place it takes; null for one that is added.</param>
/// <param name="Problems">Empty when it can be done.</param>
public sealed partial record LayerPlan(
    string Layer,
    AreaKind Kind,
    AreaLayer? Replaces,
    ImmutableArray<PlannedArea> Areas,
    ImmutableArray<LayerArea> Vanishing,
    ImmutableArray<AreaProblem> Problems
)
{
    /// <summary>An area below this is a slip of the pen.</summary>
    public const double LeastSquareMetres = 10_000;

    /// <summary>No more areas than the atlas can hold, the kommune among them.</summary>
    public const int MostAreas = 63;

    public bool ChangesNothing =>
        Vanishing.IsEmpty
        && Areas.All(area => area.IsAsBefore)
        && string.Equals(Replaces?.Name, Layer, StringComparison.Ordinal);

    public static LayerPlan Of(AreaBook book, string layer, AreaKind kind, ImmutableArray<ImportedArea> areas)
    {
        // The drawn bydele stand in for the official ones, whatever those are called.
        var replaces = book.Find(layer) ?? book.Layers.FirstOrDefault(one => one.Kind == kind && one.IsDrawn);
        var problems = new List<AreaProblem>();
        if (!LayerShape().IsMatch(layer))
        {
            problems.Add(
                AreaProblem.Of(
                    "layer-name",
                    $"Laget kan ikke hedde »{layer}«. Brug små bogstaver, tal, bindestreg og kolon, højst 40 tegn."
                )
            );
        }
        else if (replaces is not null && replaces.Kind != kind)
        {
            problems.Add(
                AreaProblem.Of(
                    "layer-kind",
                    $"Laget {layer} har områder af en anden slags. Giv det nye lag et andet navn med --layer."
                )
            );
        }

        if (areas.IsDefaultOrEmpty)
        {
            problems.Add(AreaProblem.Of("file-empty", $"Der er ingen områder i filen."));
            return new(layer, kind, replaces, [], [], [.. problems]);
        }

        problems.AddRange(Each(areas, kind));
        var others = book.Layers.Where(one => one != replaces).ToImmutableArray();
        if (areas.Length + others.Sum(one => one.Areas.Length) > MostAreas)
        {
            problems.Add(
                AreaProblem.Of(
                    "areas-too-many",
                    $"Der ville blive flere end {MostAreas} områder i alt. Det er for mange."
                )
            );
        }

        if (problems.Count > 0)
        {
            return new(layer, kind, replaces, [], [], GeoJsonFile.Shortened(problems));
        }

        var known = replaces?.Areas ?? [];
        var planned = ImmutableArray.CreateBuilder<PlannedArea>(areas.Length);
        foreach (var area in areas)
        {
            if (Match(known, area, out var before) is { } problem)
            {
                problems.Add(problem);
                continue;
            }

            var id = before?.Id ?? NewId(kind, area.Name);
            if (others.Any(one => one.Areas.Any(other => other.Id == id)))
            {
                problems.Add(
                    AreaProblem.Of(
                        "area-id-taken",
                        $"{area.Who}: et andet lag har allerede et område med det navn.",
                        id
                    )
                );
            }

            planned.Add(new(new(id, area.Name, area.Number ?? before?.Number, area.Outline), before));
        }

        problems.AddRange(
            planned
                .GroupBy(area => area.After.Id)
                .Where(same => same.Skip(1).Any())
                .Select(same =>
                    AreaProblem.Of(
                        "area-match-conflict",
                        $"{Listed.And(same.Select(area => area.After.Name))} kan ikke kendes fra hinanden: begge kan være det samme område som nu, eller navnene er for ens.",
                        same.Key
                    )
                )
        );
        ImmutableArray<LayerArea> vanishing = [.. known.Where(area => planned.All(one => one.After.Id != area.Id))];
        var plan = new LayerPlan(layer, kind, replaces, planned.ToImmutable(), vanishing, []);
        if (problems.Count == 0)
        {
            var who = planned.Zip(areas).ToDictionary(pair => pair.First.After.Id, pair => pair.Second.Who);
            problems.AddRange(
                AreaChecks.Problems(AreaBook.AreasOf(plan.Layers(book)), area => who.GetValueOrDefault(area.Id))
            );
        }

        return plan with
        {
            Problems = GeoJsonFile.Shortened(problems),
        };
    }

    internal ImmutableArray<AreaLayer> Layers(AreaBook book) =>
        book.With(
            new(Layer, Kind, (Replaces?.Version ?? 0) + 1, [.. Areas.Select(area => area.After)]),
            Replaces?.Name
        );

    private static IEnumerable<AreaProblem> Each(ImmutableArray<ImportedArea> areas, AreaKind kind)
    {
        if (kind == AreaKind.Kommune && areas.Length > 1)
        {
            yield return AreaProblem.Of(
                "kommune-several",
                $"Kommunen er ét område, men der er {areas.Length} i filen."
            );
        }

        foreach (var area in areas)
        {
            var refusal = new Deciding.Refusal("area-name", "");
            if (NameText.Check(area.Name, 80, refusal, out var clean) is not null || clean != area.Name)
            {
                yield return AreaProblem.Of("area-name", $"{area.Who} har et navn, som et område ikke kan have.");
            }

            var squareMetres = AreaChecks.SquareMetres(area.Outline.Geometry);
            // What crosses itself has no size; that is said of it instead.
            if (squareMetres < LeastSquareMetres && area.Outline.Geometry.IsValid)
            {
                yield return AreaProblem.Of(
                    "area-tiny",
                    $"{area.Who} er på {squareMetres:N0} m². Et område er på mindst {LeastSquareMetres:N0} m²."
                );
            }
        }

        foreach (var same in areas.GroupBy(area => Key(area.Name)).Where(same => same.Skip(1).Any()))
        {
            yield return AreaProblem.Of(
                "area-name-repeated",
                $"Navnet {same.First().Name} er brugt {same.Count()} gange{Places(same)}."
            );
        }

        foreach (
            var same in areas
                .Where(area => area.Number is not null)
                .GroupBy(area => area.Number)
                .Where(same => same.Skip(1).Any())
        )
        {
            yield return AreaProblem.Of(
                "area-number-repeated",
                $"Nummer {same.Key} er brugt af {Listed.And(same.Select(area => area.Who))}."
            );
        }
    }

    private static string Places(IEnumerable<ImportedArea> areas) =>
        areas.Select(area => area.Place).OfType<int>().ToArray() is { Length: > 0 } places
            ? $" i filen: nr. {string.Join(", ", places)}"
            : " i filen";

    private static AreaProblem? Match(ImmutableArray<LayerArea> known, ImportedArea area, out LayerArea? before)
    {
        var byNumber = area.Number is { } number ? known.FirstOrDefault(one => one.Number == number) : null;
        var byName = known.FirstOrDefault(one => Key(one.Name) == Key(area.Name));
        before = byNumber ?? byName;
        return byNumber is not null && byName is not null && byNumber != byName
            ? AreaProblem.Of(
                "area-match-conflict",
                $"{area.Who} har nummer {area.Number}, som nu er {byNumber.Name}. Ret nummeret eller navnet i filen.",
                byNumber.Id,
                byName.Id
            )
            : null;
    }

    // The Sekretariat leads the kommune, whatever a file calls it.
    private static AreaId NewId(AreaKind kind, string name) =>
        kind == AreaKind.Kommune
            ? AreaAtlas.Kommune
            : new($"{(kind == AreaKind.Bydel ? "bydel" : "ssp-omraade")}:{Slug(name)}");

    private static string Slug(string name)
    {
        var slug = string.Join(
            '-',
            Folded(name)
                .Split(
                    [.. Folded(name).Where(letter => !IsPlain(letter)).Distinct()],
                    StringSplitOptions.RemoveEmptyEntries
                )
        );
        return slug.Length > 64 ? slug[..64].TrimEnd('-') : slug;
    }

    private static string Key(string name) => string.Concat(Folded(name).Where(IsPlain));

    private static bool IsPlain(char letter) => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9');

    private static string Folded(string name)
    {
        var folded = new StringBuilder();
        var danish = name.ToLower(CultureInfo.InvariantCulture)
            .Replace("æ", "ae", StringComparison.Ordinal)
            .Replace("ø", "oe", StringComparison.Ordinal)
            .Replace("å", "aa", StringComparison.Ordinal);
        foreach (var letter in danish.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(letter);
            }
        }

        return folded.ToString();
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9:-]{0,39}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LayerShape();
}

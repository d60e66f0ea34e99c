using System.Collections.Immutable;
using System.Globalization;

namespace Beredskab.GeoModel.Areas.Import;

/// <summary>
/// Which areas a person lets go, as they say it: by the official number, by the name as it stands (upper and lower case
/// are the same), or by the id. Pure.
/// </summary>
public static class LetGo
{
    /// <param name="said">One for each area; what surrounds it of spaces does not count.</param>
    /// <param name="problems">Empty when each of them is one area; <c>let-go-unknown</c>, <c>let-go-ambiguous</c>.</param>
    /// <returns>Ids, without those of areas that have gone already.</returns>
    public static ImmutableArray<AreaId> Read(
        AreaBook book,
        LayerPlan plan,
        IEnumerable<string> said,
        out ImmutableArray<AreaProblem> problems
    )
    {
        var wrong = ImmutableArray.CreateBuilder<AreaProblem>();
        var found = ImmutableArray.CreateBuilder<AreaId>();
        foreach (var one in said.Select(text => text.Trim()))
        {
            switch (Meant(plan, one))
            {
                case [var area]:
                    found.Add(area.Id);
                    break;
                case [] when !HasGone(book, one):
                    wrong.Add(Unknown(plan, one));
                    break;
                case [_, _, ..] several:
                    wrong.Add(
                        AreaProblem.Of(
                            "let-go-ambiguous",
                            $"--let-go »{one}« kan være flere områder: {Choices(plan, several)}.",
                            [.. several.Select(area => area.Id)]
                        )
                    );
                    break;
                default:
                    break;
            }
        }

        problems = wrong.ToImmutable();
        return found.ToImmutable();
    }

    /// <returns>What to write after <c>--let-go</c> for an area of the layer that is replaced: <c>5</c>, <c>"Valby"</c>, or the id.</returns>
    public static string Handle(LayerPlan plan, LayerArea area) =>
        new[] { area.Number?.ToString(CultureInfo.InvariantCulture), area.Name }.FirstOrDefault(said =>
            said is not null && IsPlain(said) && Meant(plan, said) is [_]
        )
            is { } said
            ? said.All(char.IsAsciiDigit)
                ? said
                : $"\"{said}\""
            : area.Id.Value;

    private static ImmutableArray<LayerArea> Meant(LayerPlan plan, string said)
    {
        ImmutableArray<LayerArea> known = plan.Replaces?.Areas ?? [];
        // An id is nothing else, and settles what number and name leave open.
        return known.FirstOrDefault(area => string.Equals(area.Id.Value, said, StringComparison.Ordinal)) is { } exact
            ? [exact]
            :
            [
                .. known.Where(area =>
                    string.Equals(area.Name, said, StringComparison.OrdinalIgnoreCase)
                    || (
                        int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                        && area.Number == number
                    )
                ),
            ];
    }

    // The same command line once more: what it lets go has gone.
    private static bool HasGone(AreaBook book, string said) =>
        book.Names.Any(area =>
            (
                string.Equals(area.Key.Value, said, StringComparison.Ordinal)
                || string.Equals(area.Value, said, StringComparison.OrdinalIgnoreCase)
            ) && book.Layers.All(layer => layer.Areas.All(one => one.Id != area.Key))
        );

    private static AreaProblem Unknown(LayerPlan plan, string said) =>
        plan.Vanishing.IsEmpty
            ? AreaProblem.Of(
                "let-go-unknown",
                $"--let-go »{said}« er intet område i laget {plan.Layer}. Ingen områder forsvinder, så --let-go kan udelades."
            )
            : AreaProblem.Of(
                "let-go-unknown",
                $"--let-go »{said}« er intet område i laget {plan.Layer}. Det, der forsvinder, er: {Choices(plan, plan.Vanishing)}. Skriv nummer eller navn.",
                [.. plan.Vanishing.Select(area => area.Id)]
            );

    private static string Choices(LayerPlan plan, IEnumerable<LayerArea> areas) =>
        string.Join("; ", areas.Select(area => $"{Said(area)}: --let-go {Handle(plan, area)}"));

    // Other signs mean something to a shell.
    private static bool IsPlain(string said) =>
        said.All(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '/' or '.' or ',');

    /// <returns><c>Valby (nr. 5)</c>; without a number the name alone.</returns>
    public static string Said(LayerArea area) =>
        area.Number is { } number
            ? string.Create(CultureInfo.InvariantCulture, $"{area.Name} (nr. {number})")
            : area.Name;
}

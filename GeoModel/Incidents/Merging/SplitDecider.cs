using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Texts;

namespace Beredskab.GeoModel.Incidents.Merging;

/// <summary>Decides what follows when one report was of two incidents: the other is reported by itself. Pure.</summary>
public static class SplitDecider
{
    /// <param name="first">The incident that it is reported out of; null when there is none.</param>
    /// <returns>Null when the report may say so.</returns>
    public static Refusal? Check(Incident? first, IncidentCommand.Report c) =>
        first is null
            ? new("split-from-unknown", "Den hændelse, du deler, findes ikke. Meld den nye for sig selv.", "splitFrom")
        : first.Exercise != c.Exercise
            ? new(
                "split-exercise-mixed",
                "En øvelse kan kun deles i øvelser, og en rigtig hændelse kun i rigtige.",
                "splitFrom"
            )
        : Repeats(first, c)
            ? new(
                "split-unchanged",
                $"Den nye er magen til nr. {first.Number}: samme type, sted og svar. Ret det, der er anderledes, eller skriv i den i stedet.",
                "splitFrom"
            )
        : null;

    /// <summary>
    /// What becomes of the first one's place when the other takes the spots that both have. It is asked of the place as it
    /// is now, and never a reason to refuse a report: what is not there any more cannot be taken.
    /// </summary>
    /// <param name="locate">Which areas a shape reaches; a pure function of the areas in use.</param>
    /// <returns>Empty when it keeps its place: it has none of the spots, or would be left without any.</returns>
    public static ImmutableArray<IncidentEvent> Take(Incident first, Shape? taken, Func<Shape, Location> locate)
    {
        if (first is not Incident.Open { Position.Shape: { Kind: ShapeKind.Points } spots } || taken is null)
        {
            return [];
        }

        ImmutableArray<Coordinates> left = [.. spots.Corners.Where(spot => !taken.Corners.Contains(spot))];
        if (left.IsEmpty || left.Length == spots.Corners.Length)
        {
            return [];
        }

        var position = Whereabouts.Of(left is [var only] ? Shape.At(only) : Shape.Of(ShapeKind.Points, left), locate);
        return [new IncidentEvent.Moved(first.Id, position)];
    }

    // What was merged by mistake is reported again as it was, and that is no repetition of anything that goes on.
    private static bool Repeats(Incident first, IncidentCommand.Report c) =>
        first is Incident.Open
        && first.Type == c.Type
        && first.Position?.Within == c.Within
        && (c.Within is not null || Equals(first.Position?.Whole, c.Position))
        && Same(first.Answers.What, c.What)
        && Same(first.Answers.Where, c.Where)
        && Same(first.Answers.Now, c.Now)
        && Same(first.Answers.Started, c.Started);

    private static bool Same(FreeText said, string? typed) => (said.Value ?? "") == (typed ?? "").Trim();

    /// <returns>The report, which says where it comes from, and the line in the first one's log.</returns>
    public static (IncidentEvent.Reported Reported, IncidentEvent.SplitOff SplitOff) Join(
        Incident first,
        IncidentEvent.Reported reported
    ) => (reported with { SplitFrom = IncidentLink.To(first) }, new(first.Id, new(reported.Incident, reported.Number)));
}

using Beredskab.GeoModel.Deciding;

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
        : null;

    /// <returns>The report, which says where it comes from, and the line in the first one's log.</returns>
    public static (IncidentEvent.Reported Reported, IncidentEvent.SplitOff SplitOff) Join(
        Incident first,
        IncidentEvent.Reported reported
    ) => (reported with { SplitFrom = IncidentLink.To(first) }, new(first.Id, new(reported.Incident, reported.Number)));
}

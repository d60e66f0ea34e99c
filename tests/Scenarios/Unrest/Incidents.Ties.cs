using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;

namespace Beredskab.Scenarios.Unrest;

// The same is reported twice and merged, also by mistake; and one report turns out to be of two things.
internal sealed partial class Incidents
{
    private readonly List<IncidentId> known = [];

    private void PlanTies(IncidentId incident, TimeSpan life)
    {
        known.Add(incident);
        if (ties.Chance(0.08))
        {
            clock.After(ties.Minutes(1, 10), () => ReportAgain(incident));
        }

        if (ties.Chance(0.04))
        {
            clock.After(life * ties.Next(), () => Split(incident));
        }

        if (ties.Chance(0.03))
        {
            clock.After(life * ties.Next(), () => MergeByMistake(incident));
        }
    }

    /// <summary>Somebody else saw it too, and took it for less, or for more; after a while it is seen that both are one.</summary>
    private void ReportAgain(IncidentId first)
    {
        if (journal.State.Picture.Find(first) is not Incident.Open incident)
        {
            return;
        }

        var second = new IncidentId(ties.Id());
        Do(
            "report again",
            new IncidentCommand.Report(
                second,
                incident.Type,
                ties.Chance(0.6) ? incident.Level : ties.Of(Enum.GetValues<ActivationLevel>()),
                IncidentScope.Lokal,
                Near(incident, 0.002),
                "Der er slagsmål.",
                null,
                null,
                null
            )
        );
        known.Add(second);
        if (ties.Chance(0.3))
        {
            clock.After(ties.Minutes(1, 8), () => ChangeLevel(second));
        }

        var isOldKept = ties.Chance(0.75);
        clock.After(ties.Minutes(0.5, 25), () => Merge(isOldKept ? second : first, isOldKept ? first : second));
        clock.After(ties.Minutes(60, 120), () => StandDown(second));
    }

    /// <summary>Two that have nothing to do with each other; soon the duplicate is reported for itself again.</summary>
    private void MergeByMistake(IncidentId incident)
    {
        IncidentId[] others = [.. known.Where(id => id != incident && journal.State.Picture.Find(id) is Incident.Open)];
        if (others.Length > 0 && Merge(incident, ties.Of(others)))
        {
            clock.After(ties.Minutes(3, 20), () => Split(incident));
        }
    }

    /// <returns>False when there are no two to be merged any more.</returns>
    private bool Merge(IncidentId duplicate, IncidentId main)
    {
        if (
            journal.State.Picture.Find(duplicate) is not Incident.Open one
            || journal.State.Picture.Find(main) is not Incident.Open other
            || !(one.Ties.Absorbed.IsEmpty || other.Ties.Absorbed.IsEmpty)
        )
        {
            return false;
        }

        // What has taken up others goes on.
        var (ends, stays) = one.Ties.Absorbed.IsEmpty ? (one, other) : (other, one);
        Do(
            "merge",
            new IncidentCommand.Merge(ends.Id, ends.Version, stays.Id, stays.Version, "Samme hændelse, meldt to gange.")
        );
        return true;
    }

    /// <summary>Also out of what was merged, or is over.</summary>
    private void Split(IncidentId first)
    {
        if (journal.State.Picture.Find(first) is not { } incident)
        {
            return;
        }

        var other = new IncidentId(ties.Id());
        Do(
            "split",
            new IncidentCommand.Report(
                other,
                ties.Of(Enum.GetValues<IncidentType>()),
                ties.Of(Enum.GetValues<ActivationLevel>()),
                IncidentScope.Lokal,
                Near(incident, 0.006),
                "Nogle af dem er gået videre.",
                null,
                null,
                null,
                SplitFrom: first
            )
        );
        known.Add(other);
        clock.After(ties.Minutes(15, 90), () => StandDown(other));
    }

    /// <param name="degrees">At most so far away, each way.</param>
    private Coordinates? Near(Incident incident, double degrees) =>
        incident.Position?.Point is { } point
            ? new(
                point.Longitude + ((ties.Next() - 0.5) * 2 * degrees),
                point.Latitude + ((ties.Next() - 0.5) * degrees)
            )
            : null;
}

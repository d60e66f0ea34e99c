using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Texts;

namespace Beredskab.GeoModel.Incidents.Merging;

/// <summary>Decides what follows when two reports are of one incident. Pure.</summary>
public static class MergeDecider
{
    /// <summary>The fields that say which of the two somebody else has changed.</summary>
    public const string DuplicateVersion = "seenVersion";

    public const string MainVersion = "intoVersion";

    /// <param name="duplicate">Null when nothing is reported under the command's id.</param>
    /// <param name="main">Null when nothing is reported under the id that it goes on as.</param>
    /// <param name="seesAll">Whether an organisation sees every incident without being invited.</param>
    /// <returns>First the duplicate's end, then all that becomes of the main one.</returns>
    public static Verdict Decide(
        Incident? duplicate,
        Incident? main,
        IncidentCommand.Merge c,
        Func<OrganisationId, bool> seesAll
    )
    {
        if (duplicate is null)
        {
            return Verdict.Refuse(IncidentDecider.Unknown);
        }

        if (main is null)
        {
            return Verdict.Refuse(IncidentDecider.Unknown with { Field = "into" });
        }

        if (Impossible(duplicate, main) is { } refusal)
        {
            return Verdict.Refuse(refusal);
        }

        if (duplicate.Version != c.SeenVersion)
        {
            return Verdict.Refuse(Changed(duplicate, DuplicateVersion));
        }

        if (main.Version != c.IntoVersion)
        {
            return Verdict.Refuse(Changed(main, MainVersion));
        }

        return OpenText.Check(c.Reason, "reason", out var reason) is { } bad
            ? Verdict.Refuse(bad)
            : Verdict.Accept([
                new IncidentEvent.MergedInto(duplicate.Id, IncidentLink.To(main), reason),
                .. Main(duplicate, main, reason, seesAll),
            ]);
    }

    private static IEnumerable<DomainEvent> Main(
        Incident duplicate,
        Incident main,
        FreeText reason,
        Func<OrganisationId, bool> seesAll
    )
    {
        yield return new IncidentEvent.Absorbed(main.Id, IncidentLink.To(duplicate), reason);
        if (duplicate.Level > main.Level)
        {
            yield return new IncidentEvent.LevelRaised(main.Id, main.Level, duplicate.Level, reason);
        }

        var areas = duplicate.Reached.RemoveRange(main.Reached);
        if (!areas.IsEmpty)
        {
            yield return new IncidentEvent.AreasEntered(main.Id, areas);
        }

        // Whoever could see the duplicate can see where it goes on.
        foreach (
            var partner in duplicate
                .Partners.Append(duplicate.Reported.Organisation)
                .Distinct()
                .Where(one => !seesAll(one) && !main.Partners.Contains(one) && main.Reported.Organisation != one)
        )
        {
            yield return new IncidentEvent.PartnerInvited(main.Id, partner);
        }
    }

    private static Refusal? Impossible(Incident duplicate, Incident main) =>
        duplicate.Id == main.Id
            ? new(
                "merge-with-itself",
                "En hændelse kan ikke slås sammen med sig selv. Vælg den anden hændelse.",
                "into"
            )
        : duplicate.Exercise != main.Exercise
            ? new(
                "merge-exercise-mixed",
                "En øvelse og en rigtig hændelse kan ikke slås sammen. Vælg to af samme slags.",
                "into"
            )
        : duplicate is Incident.StoodDown ended ? Over(ended)
        : main is Incident.StoodDown { Into: { } further }
            ? new(
                "merge-into-merged",
                $"{Name(main)} er selv slået sammen med {further.Number}. Slå sammen med {further.Number} i stedet.",
                "into"
            )
        : main is Incident.StoodDown
            ? new(
                "merge-into-closed",
                $"{Name(main)} er deaktiveret. Slå sammen med en åben hændelse, eller lad denne stå.",
                "into"
            )
        : !duplicate.Ties.Absorbed.IsEmpty
            ? new(
                "merge-has-absorbed",
                $"{Name(duplicate)} har selv optaget {duplicate.Ties.Absorbed[0].Number}. Slå {main.Number} sammen med {duplicate.Number} i stedet.",
                "into"
            )
        : null;

    /// <summary>Why nothing more is done with an incident that has ended.</summary>
    internal static Refusal Over(Incident.StoodDown ended) =>
        ended.Into is { } into
            ? new(
                "incident-merged",
                $"{Name(ended)} er slået sammen med {into.Number}. Gør det på {into.Number} i stedet."
            )
            : IncidentDecider.Ended;

    private static Refusal Changed(Incident incident, string field) =>
        new(
            "version-conflict",
            $"{Name(incident)} er ændret, siden du så den. Se, hvordan den er nu, og vælg igen.",
            field
        );

    private static string Name(Incident incident) => $"{(incident.Exercise ? "Øvelse" : "Hændelse")} {incident.Number}";
}

using System.Collections.Immutable;
using System.Globalization;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Areas.Import;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.State;
using Beredskab.Notifications.Roster;

namespace Beredskab.Hub.Areas;

/// <summary>What an import does, said before it is done.</summary>
internal static class ImportWords
{
    private static readonly CultureInfo Danish = CultureInfo.GetCultureInfo("da-DK");

    public static IEnumerable<string> Of(LayerPlan plan, HubState state, ImmutableArray<AreaId> letGo)
    {
        if (plan.ChangesNothing)
        {
            yield return $"Laget {plan.Layer} har præcis disse områder i forvejen. Intet er ændret.";
            yield break;
        }

        yield return plan.Replaces switch
        {
            null => $"Laget {plan.Layer} tilføjes:",
            { IsDrawn: true } => $"Laget {plan.Layer} erstatter de omrids, der følger med Beredskab:",
            _ => $"Laget {plan.Layer} erstattes:",
        };
        foreach (var area in plan.Areas)
        {
            yield return "  " + Of(area);
        }

        foreach (var area in plan.Vanishing)
        {
            yield return "  " + Vanishes(plan, area, state, letGo.Contains(area.Id));
        }

        var groups = plan.Areas.Count(area => state.Roster.Leading(area.After.Id) is not null);
        yield return groups switch
        {
            0 => "Ingen af områderne har en ledergruppe endnu.",
            1 => "Ét af områderne har en ledergruppe; den og dens vagter følger med.",
            _ => $"{groups} af områderne har en ledergruppe; de og deres vagter følger med.",
        };
    }

    private static string Of(PlannedArea area)
    {
        var size = (AreaMeasure.SquareMetres(area.After.Outline) / 1e6).ToString("N2", Danish);
        var said = $"{LetGo.Said(area.After)}, {size} km²: ";
        if (area.Before is not { } before)
        {
            return said + "nyt område";
        }

        var renamed = area.IsRenamed ? $"hed {before.Name}" : null;
        var redrawn = area.IsRedrawn
            ? $"nyt omrids, {AreaMeasure.Shared(before.Outline, area.After.Outline).ToString("P1", Danish)} som før"
            : null;
        var told = string.Join("; ", new[] { renamed, redrawn }.OfType<string>());
        return said + (told.Length > 0 ? told : "som før");
    }

    private static string Vanishes(LayerPlan plan, LayerArea area, HubState state, bool isLetGo)
    {
        if (state.Roster.Leading(area.Id) is not { } group)
        {
            return $"{LetGo.Said(area)}: forsvinder; det har ingen ledergruppe";
        }

        var shifts = Shifts(state.Roster, group.Id);
        var what = $"{LetGo.Said(area)}: FORSVINDER og har {group.Name}{shifts}.";
        return isLetGo
            ? $"{what} Hændelser dér går til Sekretariatet fra nu af."
            : $"{what} Skal det ske, så skriv --let-go {LetGo.Handle(plan, area)}";
    }

    private static string Shifts(RosterBook roster, LedergruppeId group) =>
        roster.Shifts.Values.Count(shift => shift.Ledergruppe == group) switch
        {
            0 => "",
            1 => " med 1 vagt",
            var count => $" med {count} vagter",
        };
}

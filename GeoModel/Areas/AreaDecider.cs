using System.Collections.Immutable;
using Beredskab.GeoModel.Areas.Import;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Texts;

namespace Beredskab.GeoModel.Areas;

/// <summary>Decides whether areas can be taken into use. Pure; the outlines come in the command.</summary>
public static class AreaDecider
{
    /// <param name="isLed">Whether a ledergruppe leads an area.</param>
    public static Verdict Decide(AreaBook book, AreaCommand.ImportLayer c, Func<AreaId, bool> isLed)
    {
        if (!Enum.IsDefined(c.Kind) || c.Areas.IsDefault || c.LetGo.IsDefault)
        {
            return Verdict.Refuse(new("layer-kind", "Områdernes slags er ukendt.", "kind"));
        }

        if (c.SeenVersion != book.Version)
        {
            return Verdict.Refuse(
                new(
                    "areas-version-conflict",
                    "Områderne er ændret af en anden import imens. Kør importen igen, og se efter, hvad den nu ændrer.",
                    "seenVersion"
                )
            );
        }

        if (LayerSource.Check(c.Source) is { } noSource)
        {
            return Verdict.Refuse(noSource);
        }

        var plan = LayerPlan.Of(book, c.Layer, c.Kind, c.Areas);
        if (plan.Problems is [var problem, ..])
        {
            return Verdict.Refuse(new(problem.Code, problem.Text, "areas"));
        }

        if (plan.Vanishing.Where(area => isLed(area.Id) && !c.LetGo.Contains(area.Id)).ToArray() is [_, ..] led)
        {
            return Verdict.Refuse(
                new(
                    "area-has-ledergruppe",
                    $"{Listed.And(led.Select(area => area.Name))} er ikke i filen, men har en ledergruppe. Ret filen, eller sig med --let-go, at området skal forsvinde.",
                    "letGo"
                )
            );
        }

        return plan.ChangesNothing && plan.Replaces?.Source == c.Source
            ? Verdict.Accept()
            : Verdict.Accept([.. Events(plan, c)]);
    }

    private static IEnumerable<DomainEvent> Events(LayerPlan plan, AreaCommand.ImportLayer c)
    {
        foreach (var (after, _) in plan.Areas.Where(area => !area.IsAsBefore))
        {
            yield return new AreaEvent.Drawn(after.Id, plan.Kind, after.Name, after.Number, after.Outline);
        }

        yield return new AreaEvent.LayerAdopted(
            plan.Layer,
            plan.Kind,
            (plan.Replaces?.Version ?? 0) + 1,
            plan.Replaces is { } old && old.Name != plan.Layer ? old.Name : null,
            [.. plan.Areas.Select(area => area.After.Id)],
            [.. plan.Vanishing.Select(area => area.Id).Where(c.LetGo.Contains)],
            c.Source
        );
    }
}

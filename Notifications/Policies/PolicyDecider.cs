using System.Collections.Immutable;
using System.Globalization;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.GeoModel.Texts;

namespace Beredskab.Notifications.Policies;

/// <summary>Decides whether a policy can hold: somebody is always called, and nobody by a slip of the keyboard.</summary>
public static class PolicyDecider
{
    public const int ShortestStepSeconds = 30;
    public const int LongestStepSeconds = 24 * 60 * 60;
    public const int MostSteps = 20;

    /// <summary>An informationsberedskab that can come to call more people than this must be confirmed.</summary>
    public const int MostForInformation = 40;

    /// <summary>
    /// Likewise one that calls more at once when it is about the whole city: on duty in every ledergruppe are fewer.
    /// </summary>
    public const int MostAtOnceForInformation = 100;

    /// <param name="isAuthority">Whether an organisation can be called.</param>
    /// <param name="withoutSeat">
    /// The name of an organisation that no ledergruppe lists, so that naming it in a rule calls nobody; null for one that
    /// is listed somewhere.
    /// </param>
    /// <param name="mostCalled">The most people that a rule can come to call for one ledergruppe.</param>
    /// <param name="atOnce">How many it calls before anybody can answer, when every area has a part in the incident.</param>
    public static Verdict Decide(
        AlertPolicy current,
        PolicyCommand.Adopt c,
        Func<OrganisationId, bool> isAuthority,
        Func<OrganisationId, string?> withoutSeat,
        Func<PolicyRule, int> mostCalled,
        Func<PolicyRule, int> atOnce
    )
    {
        if (c.SeenVersion != current.Version)
        {
            return Refuse(
                "policy-version-conflict",
                "Alarmeringsplanen er ændret af en anden imens. Hent den nye, og ret i den.",
                "seenVersion"
            );
        }

        if (OpenText.Check(c.Reason, "reason", out var reason, 500) is { } wrong)
        {
            return Verdict.Refuse(wrong);
        }

        if (c.Rules.IsDefaultOrEmpty)
        {
            return Refuse("policy-empty", "Planen har ingen regler, så ingen ville blive alarmeret.", "rules");
        }

        if (c.Citywide.IsDefault || !c.Citywide.All(Enum.IsDefined))
        {
            return Refuse("policy-group-unknown", "En af grupperne findes ikke.", "citywide");
        }

        for (var i = 0; i < c.Rules.Length; i++)
        {
            if (Check(c.Rules[i], Invariant($"rules[{i}]"), isAuthority, withoutSeat) is { } refusal)
            {
                return Verdict.Refuse(refusal);
            }
        }

        if (c.Rules.GroupBy(rule => (rule.Level, rule.Type)).Any(same => same.Count() > 1))
        {
            return Refuse("policy-rule-doubled", "To regler gælder for det samme niveau og den samme type.", "rules");
        }

        foreach (var level in Enum.GetValues<ActivationLevel>())
        {
            if (!c.Rules.Any(rule => rule.Level == level && rule.Type is null))
            {
                return Refuse(
                    "policy-level-missing",
                    $"Der mangler en regel, der gælder alle typer, for {IncidentTypes.Name(level).ToLowerInvariant()}.",
                    "rules"
                );
            }
        }

        PolicyRule[] information = [.. c.Rules.Where(rule => rule.Level == ActivationLevel.Informationsberedskab)];
        var many = information.Select(mostCalled).DefaultIfEmpty().Max();
        if (many > MostForInformation && !c.Confirmed)
        {
            return Refuse(
                "policy-calls-many",
                Invariant(
                    $"Et informationsberedskab kan med denne plan komme til at kalde {many} personer i én ledergruppe. Er det meningen, så bekræft det."
                ),
                "confirmed"
            );
        }

        var everywhere = information.Select(atOnce).DefaultIfEmpty().Max();
        if (everywhere > MostAtOnceForInformation && !c.Confirmed)
        {
            return Refuse(
                "policy-calls-many",
                Invariant(
                    $"Et informationsberedskab, der berører hele byen, kalder med denne plan {everywhere} personer på én gang. Er det meningen, så bekræft det."
                ),
                "confirmed"
            );
        }

        var same =
            current.Citywide.SequenceEqual(c.Citywide)
            && current.Rules.Length == c.Rules.Length
            && current.Rules.Zip(c.Rules).All(pair => Same(pair.First, pair.Second));
        return same
            ? Verdict.Accept()
            : Verdict.Accept(new PolicyEvent.Adopted(current.Version + 1, c.Rules, [.. c.Citywide.Distinct()], reason));
    }

    private static Refusal? Check(
        PolicyRule rule,
        string field,
        Func<OrganisationId, bool> isAuthority,
        Func<OrganisationId, string?> withoutSeat
    )
    {
        if (!Enum.IsDefined(rule.Level) || (rule.Type is { } type && !Enum.IsDefined(type)))
        {
            return new("policy-level-unknown", "Niveauet eller typen findes ikke.", field);
        }

        if (rule.Authorities is { IsDefaultOrEmpty: true } || rule.Quorum is { IsDefaultOrEmpty: true })
        {
            return new(
                "policy-alerts-nobody",
                "Reglen alarmerer ingen. Vælg mindst én myndighed, eller lad feltet stå åbent for alle.",
                field
            );
        }

        if (
            rule.Authorities?.All(isAuthority) == false
            || rule.Quorum?.All(isAuthority) == false
            || (rule is { Authorities: { } called, Quorum: { } quorum } && !quorum.All(called.Contains))
        )
        {
            return new(
                "policy-authority-unknown",
                "En af de valgte er ikke en myndighed, eller skal svare uden at blive alarmeret.",
                field
            );
        }

        // Where a rule names none of a ledergruppe's authorities all are called; one that is in none is a misunderstanding.
        if (
            (rule.Authorities ?? [])
                .Concat(rule.Quorum ?? [])
                .Select(withoutSeat)
                .FirstOrDefault(name => name is not null) is
            { } seatless
        )
        {
            return new(
                "policy-authority-without-seat",
                $"{seatless} er ikke blandt de myndigheder, der skal svare i nogen ledergruppe, så reglen kan ikke kalde den. "
                    + "Tag den ud af reglen, eller sæt den ind i ledergrupperne først.",
                field
            );
        }

        if (rule.Also.IsDefault || !rule.Also.All(Enum.IsDefined))
        {
            return new("policy-group-unknown", "En af grupperne findes ikke.", field);
        }

        if (rule.StaleAfterMinutes is < 5 or > 24 * 60)
        {
            return new(
                "policy-stale-invalid",
                "Skriv et antal minutter mellem 5 og 1440, eller lad feltet stå tomt.",
                field
            );
        }

        return CheckSteps(rule, field);
    }

    private static Refusal? CheckSteps(PolicyRule rule, string field)
    {
        if (rule.Steps.IsDefaultOrEmpty)
        {
            return new(
                "policy-no-steps",
                "Reglen har ingen trin. Uden dem sker der ikke mere, når en myndighed ikke svarer.",
                field
            );
        }

        if (rule.Steps.Length > MostSteps)
        {
            return new("policy-too-many-steps", "En regel kan højst have 20 trin.", field);
        }

        if (!rule.Steps.All(step => Enum.IsDefined(step.Kind)))
        {
            return new("policy-step-unknown", "Et af trinene findes ikke.", field);
        }

        if (rule.Steps.Any(step => step.AfterSeconds is < ShortestStepSeconds or > LongestStepSeconds))
        {
            return new(
                "policy-step-time",
                "Et trin kan tidligst tages efter 30 sekunder og senest efter et døgn.",
                field
            );
        }

        return rule
            .Steps.Where(step => step.Kind is not (StepKind.Repeat or StepKind.NextChannel))
            .GroupBy(step => step.Kind)
            .Any(same => same.Count() > 1)
            ? new(
                "policy-step-loops",
                "De samme mennesker står i to trin. Brug trinet »gentag«, hvis de skal kaldes igen.",
                field
            )
            : null;
    }

    private static bool Same(PolicyRule a, PolicyRule b) =>
        a.Level == b.Level
        && a.Type == b.Type
        && a.WholeLedergruppe == b.WholeLedergruppe
        && a.AllWaysAtOnce == b.AllWaysAtOnce
        && a.StaleAfterMinutes == b.StaleAfterMinutes
        && a.Also.SequenceEqual(b.Also)
        && a.Steps.SequenceEqual(b.Steps)
        && Same(a.Authorities, b.Authorities)
        && Same(a.Quorum, b.Quorum);

    private static bool Same(ImmutableArray<OrganisationId>? a, ImmutableArray<OrganisationId>? b) =>
        a is { } one && b is { } other ? one.SequenceEqual(other) : a is null && b is null;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static Verdict Refuse(string code, string text, string field) => Verdict.Refuse(new(code, text, field));
}

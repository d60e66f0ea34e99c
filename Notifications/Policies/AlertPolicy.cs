using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;

namespace Beredskab.Notifications.Policies;

/// <summary>What is done when an authority has not answered.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StepKind>))]
public enum StepKind
{
    /// <summary>The same people again, on the ways already used.</summary>
    [JsonStringEnumMemberName("repeat")]
    Repeat,

    /// <summary>The same people on the next way that they have.</summary>
    [JsonStringEnumMemberName("next-channel")]
    NextChannel,

    /// <summary>The authority's deputies in the ledergruppe.</summary>
    [JsonStringEnumMemberName("deputy")]
    Deputy,

    /// <summary>Everybody else of the authority who sits in the ledergruppe.</summary>
    [JsonStringEnumMemberName("ledergruppe")]
    RestOfLedergruppe,

    [JsonStringEnumMemberName("sekretariat")]
    Sekretariat,

    [JsonStringEnumMemberName("chefgruppe")]
    Chefgruppe,

    [JsonStringEnumMemberName("styregruppe")]
    Styregruppe,
}

/// <summary>A group that belongs to no area.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StandingGroup>))]
public enum StandingGroup
{
    [JsonStringEnumMemberName("sekretariat")]
    Sekretariat,

    [JsonStringEnumMemberName("chefgruppe")]
    Chefgruppe,

    [JsonStringEnumMemberName("styregruppe")]
    Styregruppe,
}

/// <param name="AfterSeconds">Since the step before, or since the call for the first; 30 and up.</param>
public sealed record PolicyStep(StepKind Kind, int AfterSeconds);

/// <summary>What happens at one level of activation.</summary>
/// <param name="Type">Null for every type that has no rule of its own at this level.</param>
/// <param name="Authorities">
/// Which of the ledergruppe's authorities are called; null for all. In a ledergruppe that has none of them all are.
/// </param>
/// <param name="Quorum">Which of those called must each answer; null, or none of them there, for all of them.</param>
/// <param name="WholeLedergruppe">All who sit in the ledergruppe are called at once, not only those on duty.</param>
/// <param name="Also">Groups that are told at once, besides; nobody waits for their answer.</param>
/// <param name="AllWaysAtOnce">Each person is reached on every way at the same time.</param>
/// <param name="StaleAfterMinutes">An answer after which the authority does nothing is asked for again; null for never.</param>
public sealed record PolicyRule(
    ActivationLevel Level,
    IncidentType? Type,
    ImmutableArray<OrganisationId>? Authorities,
    ImmutableArray<OrganisationId>? Quorum,
    bool WholeLedergruppe,
    ImmutableArray<StandingGroup> Also,
    bool AllWaysAtOnce,
    ImmutableArray<PolicyStep> Steps,
    int? StaleAfterMinutes
)
{
    /// <summary>The authorities of a ledergruppe that are called.</summary>
    public ImmutableArray<OrganisationId> Called(ImmutableArray<OrganisationId> ledergruppe) =>
        Chosen(ledergruppe, Authorities);

    /// <summary>The authorities of a ledergruppe that must each answer; all that are called when none of them is named.</summary>
    public ImmutableArray<OrganisationId> Required(ImmutableArray<OrganisationId> ledergruppe)
    {
        var called = Called(ledergruppe);
        return Chosen(called, Quorum);
    }

    // A rule that names none of a ledergruppe's authorities was made for others: there all are meant, and nobody unalerted.
    private static ImmutableArray<OrganisationId> Chosen(
        ImmutableArray<OrganisationId> among,
        ImmutableArray<OrganisationId>? named
    ) => named is { } some && among.Any(some.Contains) ? [.. among.Where(some.Contains)] : among;
}

/// <summary>Who is alerted, and how it goes on until each authority has answered. Data, changed by people, never code.</summary>
/// <param name="Version">0 for the one that ships with the product.</param>
/// <param name="Citywide">Groups that are told of an incident reported as citywide, besides.</param>
public sealed record AlertPolicy(int Version, ImmutableArray<PolicyRule> Rules, ImmutableArray<StandingGroup> Citywide)
{
    /// <returns>The rule for the type at the level, or the level's general one.</returns>
    /// <exception cref="InvalidOperationException">The policy has no general rule for the level; the checks see to that.</exception>
    public PolicyRule For(ActivationLevel level, IncidentType type)
    {
        PolicyRule? general = null;
        foreach (var rule in Rules)
        {
            if (rule.Level != level)
            {
                continue;
            }

            if (rule.Type == type)
            {
                return rule;
            }

            general = rule.Type is null ? rule : general;
        }

        return general ?? throw new InvalidOperationException($"No rule for {level}.");
    }

    /// <summary>What holds until somebody has adopted another.</summary>
    public static AlertPolicy Shipped { get; } =
        new(
            0,
            [
                new(
                    ActivationLevel.Informationsberedskab,
                    null,
                    null,
                    null,
                    WholeLedergruppe: false,
                    [],
                    AllWaysAtOnce: false,
                    [
                        new(StepKind.NextChannel, 180),
                        new(StepKind.Repeat, 180),
                        new(StepKind.Deputy, 240),
                        new(StepKind.RestOfLedergruppe, 300),
                        new(StepKind.Sekretariat, 300),
                    ],
                    null
                ),
                new(
                    ActivationLevel.Stabsberedskab,
                    null,
                    null,
                    null,
                    WholeLedergruppe: false,
                    [],
                    AllWaysAtOnce: false,
                    [
                        new(StepKind.NextChannel, 90),
                        new(StepKind.Repeat, 90),
                        new(StepKind.Deputy, 120),
                        new(StepKind.RestOfLedergruppe, 120),
                        new(StepKind.Sekretariat, 120),
                        new(StepKind.Chefgruppe, 300),
                    ],
                    120
                ),
                new(
                    ActivationLevel.Operationsberedskab,
                    null,
                    null,
                    null,
                    WholeLedergruppe: false,
                    [StandingGroup.Sekretariat],
                    AllWaysAtOnce: true,
                    [
                        new(StepKind.Repeat, 60),
                        new(StepKind.Deputy, 60),
                        new(StepKind.RestOfLedergruppe, 60),
                        new(StepKind.Sekretariat, 60),
                        new(StepKind.Chefgruppe, 120),
                        new(StepKind.Styregruppe, 300),
                    ],
                    60
                ),
            ],
            [StandingGroup.Sekretariat]
        );
}

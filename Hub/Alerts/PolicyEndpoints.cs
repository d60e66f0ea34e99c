using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Access;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Incidents;
using Beredskab.Hub.State;
using Beredskab.Notifications.Policies;

namespace Beredskab.Hub.Alerts;

/// <summary>The alert policy: who is alerted at which level, and how it goes on until each authority has answered.</summary>
public static class PolicyEndpoints
{
    public sealed record StepBody([property: JsonRequired] StepKind Kind, [property: JsonRequired] int AfterSeconds);

    /// <param name="Type">Null for every type that has no rule of its own at the level.</param>
    /// <param name="Authorities">Null for all that the ledergruppe lists.</param>
    /// <param name="Quorum">Null for all that are called.</param>
    public sealed record RuleBody(
        [property: JsonRequired] ActivationLevel Level,
        IncidentType? Type,
        ImmutableArray<Guid>? Authorities,
        ImmutableArray<Guid>? Quorum,
        bool WholeLedergruppe,
        ImmutableArray<StandingGroup>? Also,
        bool AllWaysAtOnce,
        ImmutableArray<StepBody>? Steps,
        int? StaleAfterMinutes
    );

    /// <param name="SeenVersion">The version that was changed.</param>
    /// <param name="Confirmed">True when the person has seen how many it can come to call.</param>
    public sealed record AdoptBody(
        Guid CommandId,
        string? OccurredAt,
        [property: JsonRequired] int SeenVersion,
        ImmutableArray<RuleBody>? Rules,
        ImmutableArray<StandingGroup>? Citywide,
        string? Reason,
        bool Confirmed
    ) : CommandBody(CommandId, OccurredAt);

    public sealed record ReachBody(ImmutableArray<RuleBody>? Rules);

    /// <param name="MostCalled">For each rule, in order.</param>
    public sealed record ReachView(ImmutableArray<int> MostCalled);

    /// <param name="MostCalled">For each rule, in order: how many people it can come to call for one ledergruppe.</param>
    public sealed record PolicyView(
        int Version,
        ImmutableArray<PolicyRule> Rules,
        ImmutableArray<StandingGroup> Citywide,
        ImmutableArray<int> MostCalled
    );

    public static void MapPolicy(this IEndpointRouteBuilder api)
    {
        var policy = api.MapGroup("/policy").WithTags("Alarmeringsplan");
        policy
            .MapGet("/", (CommandDesk desk, HubDecider decider) => View(desk.State, decider))
            .WithSummary("Alarmeringsplanen, som den gælder nu");
        policy
            .MapGet(
                "/history",
                (CurrentUser user, PolicyHistory history, CancellationToken ct) =>
                    history.Read(user, ct) is { } versions
                        ? Results.Ok(versions)
                        : Problems.Of(
                            new("not-allowed", "Alarmeringsplanens historie er for myndighederne. Spørg Sekretariatet.")
                        )
            )
            .WithSummary("Alle vedtagne alarmeringsplaner, den nyeste først")
            .Produces<IReadOnlyList<PolicyHistory.VersionView>>();
        policy
            .MapPost(
                "/reach",
                (ReachBody b, CommandDesk desk, HubDecider decider) =>
                    new ReachView(MostCalled(desk.State, decider, [.. (b.Rules ?? []).Select(Rule)]))
            )
            .WithSummary("Hvor mange regler kan komme til at kalde")
            .WithDescription("Intet skrives, ingen alarmeres.");
        policy
            .MapPost(
                "/",
                (AdoptBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(
                        user,
                        b,
                        new PolicyCommand.Adopt(
                            b.SeenVersion,
                            [.. (b.Rules ?? []).Select(Rule)],
                            b.Citywide ?? [],
                            b.Reason,
                            b.Confirmed
                        ),
                        ct
                    )
            )
            .DescribeCommand(
                "Vedtag en alarmeringsplan",
                "Hele planen. Alarmer, der allerede er i gang, beholder den plan, de begyndte med, indtil niveauet ændres."
            );
    }

    private static PolicyView View(HubState state, HubDecider decider) =>
        new(
            state.Policy.Version,
            state.Policy.Rules,
            state.Policy.Citywide,
            MostCalled(state, decider, state.Policy.Rules)
        );

    private static ImmutableArray<int> MostCalled(HubState state, HubDecider decider, ImmutableArray<PolicyRule> rules)
    {
        var context = decider.Context(state);
        return [.. rules.Select(rule => PolicyReach.MostCalled(context, rule))];
    }

    private static PolicyRule Rule(RuleBody body) =>
        new(
            body.Level,
            body.Type,
            Organisations(body.Authorities),
            Organisations(body.Quorum),
            body.WholeLedergruppe,
            body.Also ?? [],
            body.AllWaysAtOnce,
            [.. (body.Steps ?? []).Select(step => new PolicyStep(step.Kind, step.AfterSeconds))],
            body.StaleAfterMinutes
        );

    private static ImmutableArray<OrganisationId>? Organisations(ImmutableArray<Guid>? ids) =>
        ids is { } some ? [.. some.Select(OrganisationId.From)] : null;
}

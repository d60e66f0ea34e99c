using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Access;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Live;
using Beredskab.Hub.State;

namespace Beredskab.Hub.Incidents;

/// <summary>What people do with an incident, one address for each.</summary>
public static class IncidentEndpoints
{
    /// <summary>A number that is left out is asked for, and never taken as 0.</summary>
    public sealed record Point(double? Longitude, double? Latitude)
    {
        [JsonIgnore]
        public Coordinates Coordinates => new(Longitude ?? double.NaN, Latitude ?? double.NaN);

        [JsonIgnore]
        internal Refusal? Missing =>
            Longitude is null ? new("longitude-missing", "Stedets længdegrad mangler.", "position.longitude")
            : Latitude is null ? new("latitude-missing", "Stedets breddegrad mangler.", "position.latitude")
            : null;
    }

    /// <param name="SplitFrom">The incident that it turned out not to be part of; null for a report by itself.</param>
    /// <param name="Within">The id of an area: it is somewhere in it, and no more is known. Then without position and shape.</param>
    /// <param name="TakesSpots">
    /// Of several spots that the incident of <paramref name="SplitFrom"/> has, those that the new one has too are taken out
    /// of it, in the same commit. It is never left without a place.
    /// </param>
    public sealed record ReportBody(
        Guid CommandId,
        string? OccurredAt,
        Guid IncidentId,
        [property: JsonRequired] IncidentType Type,
        int Level,
        [property: JsonRequired] IncidentScope Scope,
        Point? Position,
        string? What,
        string? Where,
        string? Now,
        string? Started,
        bool Exercise = false,
        ShapeBody? Shape = null,
        Guid? SplitFrom = null,
        string? Within = null,
        bool TakesSpots = false
    ) : CommandBody(CommandId, OccurredAt);

    /// <inheritdoc cref="ReportBody" path="/param[@name='Within']"/>
    public sealed record MoveBody(
        Guid CommandId,
        string? OccurredAt,
        int SeenVersion,
        Point? Position,
        ShapeBody? Shape = null,
        string? Within = null
    ) : CommandBody(CommandId, OccurredAt);

    public sealed record LevelBody(Guid CommandId, string? OccurredAt, int SeenVersion, int Level, string? Reason)
        : CommandBody(CommandId, OccurredAt);

    public sealed record DecisionBody(
        Guid CommandId,
        string? OccurredAt,
        string? What,
        string? Why,
        [property: JsonRequired] DecisionLevel DecisionLevel
    ) : CommandBody(CommandId, OccurredAt);

    public sealed record TaskBody(
        Guid CommandId,
        string? OccurredAt,
        string? What,
        Guid OrganisationId,
        Guid? Tovholder,
        string? Deadline,
        ImmutableArray<TargetGroup>? TargetGroups
    ) : CommandBody(CommandId, OccurredAt);

    public sealed record CompleteBody(Guid CommandId, string? OccurredAt, string? Note)
        : CommandBody(CommandId, OccurredAt);

    public sealed record ReasonBody(Guid CommandId, string? OccurredAt, string? Reason)
        : CommandBody(CommandId, OccurredAt);

    public sealed record NoteBody(Guid CommandId, string? OccurredAt, string? Text)
        : CommandBody(CommandId, OccurredAt);

    public sealed record CorrectionBody(Guid CommandId, string? OccurredAt, Guid Corrects, string? Text)
        : CommandBody(CommandId, OccurredAt);

    public sealed record PartnerBody(Guid CommandId, string? OccurredAt, Guid OrganisationId)
        : CommandBody(CommandId, OccurredAt);

    public sealed record StandDownBody(Guid CommandId, string? OccurredAt, int SeenVersion, string? Reason)
        : CommandBody(CommandId, OccurredAt);

    public static void MapIncidents(this IEndpointRouteBuilder api)
    {
        var incidents = api.MapGroup("/incidents").WithTags("Hændelser");

        incidents
            .MapPost(
                "/",
                (ReportBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    ShapeBody.Read(b.Position, b.Shape, b.Within, out var place, out var within) is { } missing
                        ? Task.FromResult(Problems.Of(missing))
                        : desk.Submit(
                            user,
                            b,
                            new IncidentCommand.Report(
                                new(b.IncidentId),
                                b.Type,
                                (ActivationLevel)b.Level,
                                b.Scope,
                                place,
                                b.What,
                                b.Where,
                                b.Now,
                                b.Started,
                                b.Exercise,
                                b.SplitFrom is { } first ? new IncidentId(first) : null,
                                within,
                                b.TakesSpots
                            ),
                            ct
                        )
            )
            .DescribeCommand("Meld en hændelse", "Alarmerer ledergruppen for stedet i samme skrivning.");

        incidents
            .MapPost(
                "/{id:guid}/position",
                (Guid id, MoveBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    ShapeBody.Read(b.Position, b.Shape, b.Within, out var place, out var within) is { } missing
                        ? Task.FromResult(Problems.Of(missing))
                    : place is null && within is null
                        ? Task.FromResult(
                            Problems.Of(new("position-missing", "Vælg det nye sted på kortet.", "position"))
                        )
                    : desk.Submit(user, b, new IncidentCommand.Move(new(id), b.SeenVersion, place, within), ct)
            )
            .DescribeCommand("Flyt en hændelse", "En ny bydel alarmerer dens ledergruppe.");

        incidents
            .MapPost(
                "/{id:guid}/level",
                (Guid id, LevelBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(
                        user,
                        b,
                        new IncidentCommand.ChangeLevel(new(id), b.SeenVersion, (ActivationLevel)b.Level, b.Reason),
                        ct
                    )
            )
            .DescribeCommand("Skift aktiveringsniveau", "De alarmerede får besked.");

        incidents
            .MapPost(
                "/{id:guid}/decisions",
                (Guid id, DecisionBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(user, b, new IncidentCommand.Decide(new(id), b.What, b.Why, b.DecisionLevel), ct)
            )
            .DescribeCommand("Skriv en beslutning", "Med begrundelse og niveau.");

        incidents
            .MapPost(
                "/{id:guid}/omissions",
                (Guid id, DecisionBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(user, b, new IncidentCommand.Omit(new(id), b.What, b.Why, b.DecisionLevel), ct)
            )
            .DescribeCommand("Skriv en undladelse", "En beslutning om ikke at handle.");

        incidents
            .MapPost(
                "/{id:guid}/tasks",
                (Guid id, TaskBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                {
                    if (ToldTime.Read(b.Deadline, "deadline", out var deadline) is { } refusal)
                    {
                        return Task.FromResult(Problems.Of(refusal));
                    }

                    return deadline is null
                        ? Task.FromResult(
                            Problems.Of(new("deadline-missing", "Skriv, hvornår opgaven skal være løst.", "deadline"))
                        )
                        : desk.Submit(
                            user,
                            b,
                            new IncidentCommand.AssignTask(
                                new(id),
                                b.What,
                                new(b.OrganisationId),
                                b.Tovholder is { } tovholder ? new PersonId(tovholder) : null,
                                deadline.Value,
                                b.TargetGroups ?? []
                            ),
                            ct
                        );
                }
            )
            .DescribeCommand("Giv en opgave", "Til en myndighed, med frist.");

        incidents
            .MapPost(
                "/{id:guid}/tasks/{task:guid}/complete",
                (Guid id, Guid task, CompleteBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(user, b, new IncidentCommand.CompleteTask(new(id), new(task), b.Note), ct)
            )
            .DescribeCommand("Afslut en opgave", "Eventuelt med en bemærkning.");

        incidents
            .MapPost(
                "/{id:guid}/tasks/{task:guid}/reopen",
                (Guid id, Guid task, ReasonBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(user, b, new IncidentCommand.ReopenTask(new(id), new(task), b.Reason), ct)
            )
            .DescribeCommand("Genåbn en opgave", "Med begrundelse.");

        incidents
            .MapPost(
                "/{id:guid}/notes",
                (Guid id, NoteBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(user, b, new IncidentCommand.WriteNote(new(id), b.Text), ct)
            )
            .DescribeCommand("Skriv i loggen", "Uden navne og CPR-numre.");

        incidents
            .MapPost(
                "/{id:guid}/corrections",
                (Guid id, CorrectionBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(user, b, new IncidentCommand.Correct(new(id), new(b.Corrects), b.Text), ct)
            )
            .DescribeCommand("Ret en linje i loggen", "Rettelsen står ved siden af; originalen bliver stående.");

        incidents
            .MapPost(
                "/{id:guid}/partners",
                (Guid id, PartnerBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(user, b, new IncidentCommand.InvitePartner(new(id), new(b.OrganisationId)), ct)
            )
            .DescribeCommand("Inddrag en partner", "Partneren ser hændelsen fra nu af.");

        incidents
            .MapPost(
                "/{id:guid}/stand-down",
                (Guid id, StandDownBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(user, b, new IncidentCommand.StandDown(new(id), b.SeenVersion, b.Reason), ct)
            )
            .DescribeCommand("Deaktivér", "Tilbage til normaldrift; de alarmerede får besked.");

        incidents
            .MapGet(
                "/{id:guid}",
                (Guid id, CurrentUser user, CommandDesk desk, IncidentViews views) =>
                    Seen(desk.State, user, id) is { } incident ? Results.Ok(views.Whole(desk.State, incident)) : Unknown
            )
            .WithSummary("En hændelse, hel")
            .Produces<IncidentView>();
    }

    /// <returns>Null when there is none, or when this person may not know of it; the two are not told apart.</returns>
    internal static Incident? Seen(HubState state, CurrentUser user, Guid id) =>
        state.Picture.Find(new(id)) is { } incident
        && Permissions.MaySee(state.Organisations, user.Organisation, incident)
            ? incident
            : null;

    internal static IResult Unknown { get; } =
        Problems.Of(new("incident-unknown", "Hændelsen findes ikke. Måske er linket forkert; find den i listen."));

    internal static RouteHandlerBuilder DescribeCommand(
        this RouteHandlerBuilder route,
        string summary,
        string description
    ) =>
        route
            .WithSummary(summary)
            .WithDescription(description)
            .Produces<Accepted>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
}

using Beredskab.Hub.Access;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Incidents;

namespace Beredskab.Hub.Exercises;

/// <summary>What is done with all exercises at once; each of them is an incident with its own addresses.</summary>
public static class ExerciseEndpoints
{
    public sealed record EndBody(Guid CommandId, string? OccurredAt, string? Reason)
        : CommandBody(CommandId, OccurredAt);

    public static void MapExercises(this IEndpointRouteBuilder api) =>
        api.MapGroup("/exercises")
            .WithTags("Øvelser")
            .MapPost(
                "/end",
                (EndBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(user, b, new ExerciseCommand.EndAll(b.Reason), ct)
            )
            .DescribeCommand(
                "Afslut alle øvelser",
                "Alle åbne øvelser på én gang; de alarmerede får besked. Rigtige hændelser berøres ikke."
            );
}

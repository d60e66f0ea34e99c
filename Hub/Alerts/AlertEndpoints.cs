using System.Text.Json.Serialization;
using Beredskab.Hub.Access;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Incidents;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Hub.Alerts;

/// <summary>Answering an alert in the dashboard.</summary>
public static class AlertEndpoints
{
    public sealed record AnswerBody(
        Guid CommandId,
        string? OccurredAt,
        [property: JsonRequired] AnswerKind Answer,
        int? EtaMinutes
    ) : CommandBody(CommandId, OccurredAt);

    public static void MapAlerts(this IEndpointRouteBuilder api) =>
        api.MapGroup("/alerts")
            .WithTags("Alarmering")
            .MapPost(
                "/{id:guid}/answers",
                (Guid id, AnswerBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(user, b, new AlertCommand.Answer(new(id), b.Answer, b.EtaMinutes), ct)
            )
            .DescribeCommand("Svar på en alarmering", "Den, der er logget ind, svarer for sig selv.");
}

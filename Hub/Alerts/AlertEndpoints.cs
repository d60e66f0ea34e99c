using System.Text.Json.Serialization;
using Beredskab.Hub.Access;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Incidents;
using Beredskab.Hub.State;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Messages;

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
                (
                    Guid id,
                    AnswerBody b,
                    CurrentUser user,
                    CommandDesk desk,
                    HubDecider decider,
                    TimeProvider time,
                    CancellationToken ct
                ) =>
                {
                    var command = new AlertCommand.Answer(new(id), b.Answer, b.EtaMinutes);
                    return desk.Submit(
                        user,
                        b,
                        command,
                        ct,
                        // The screen shows the answer itself, but not that nobody follows.
                        decider.Foresee(desk.State, command, user.Person, time.GetUtcNow())
                            is { Deputy: not null } told
                            ? [AnswerTexts.Of(told)]
                            : null
                    );
                }
            )
            .DescribeCommand("Svar på en alarmering", "Den, der er logget ind, svarer for sig selv.");
}

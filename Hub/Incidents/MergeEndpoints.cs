using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Access;
using Beredskab.Hub.Commands;
using Beredskab.Hub.State;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels;
using Beredskab.Notifications.Dispatch;
using Beredskab.Notifications.Messages;

namespace Beredskab.Hub.Incidents;

/// <summary>Two reports that are of one incident: what merging them would do, and doing it.</summary>
public static class MergeEndpoints
{
    /// <param name="SeenVersion">Of the incident in the address, which ends.</param>
    /// <param name="Into">The one that it goes on as.</param>
    /// <param name="IntoVersion">Of that one.</param>
    public sealed record MergeBody(
        Guid CommandId,
        string? OccurredAt,
        int SeenVersion,
        Guid Into,
        int IntoVersion,
        string? Reason
    ) : CommandBody(CommandId, OccurredAt);

    public sealed record PreviewBody(Guid Into);

    /// <param name="Level">What the main one is raised to; null when it stays.</param>
    /// <param name="Areas">Areas that the main one comes to.</param>
    /// <param name="Partners">Partners that come to see the main one.</param>
    /// <param name="Ledergrupper">Those that are alerted, or alerted anew, for the main one.</param>
    /// <param name="Asked">People of the duplicate who are asked under a new code.</param>
    /// <param name="Told">People of the duplicate who are told: they have answered, or are asked for the main one already.</param>
    /// <param name="Carried">Answers that stand for the main one.</param>
    /// <param name="Called">People who are called although they were not for the duplicate.</param>
    /// <param name="OpenTasks">Of the duplicate: they stay with it, and can be seen and done from the main one.</param>
    /// <param name="Sms">What the first of those who were alerted for the duplicate gets; null when nobody was.</param>
    public sealed record MergePreview(
        int? Level,
        IReadOnlyList<string> Areas,
        IReadOnlyList<Guid> Partners,
        IReadOnlyList<Guid?> Ledergrupper,
        int Asked,
        int Told,
        int Carried,
        int Called,
        int OpenTasks,
        SmsPreview? Sms
    );

    public static void MapMerging(this IEndpointRouteBuilder api)
    {
        var incidents = api.MapGroup("/incidents/{id:guid}/merge").WithTags("Hændelser");
        incidents
            .MapPost(
                "/",
                (Guid id, MergeBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(
                        user,
                        b,
                        new IncidentCommand.Merge(new(id), b.SeenVersion, new(b.Into), b.IntoVersion, b.Reason),
                        ct
                    )
            )
            .DescribeCommand(
                "Slå sammen med en anden hændelse",
                "Hændelsen i adressen slutter og fortsætter som den anden. De alarmerede får besked om den kode, der gælder."
            );
        incidents
            .MapPost(
                "/preview",
                (
                    Guid id,
                    PreviewBody b,
                    CurrentUser user,
                    CommandDesk desk,
                    HubDecider decider,
                    IDirectory directory,
                    IEnumerable<IMessageChannel> channels,
                    TimeProvider time
                ) =>
                {
                    var (state, now) = (desk.State, time.GetUtcNow());
                    var command = new IncidentCommand.Merge(
                        new(id),
                        state.Picture.Find(new(id))?.Version ?? 0,
                        new(b.Into),
                        state.Picture.Find(new(b.Into))?.Version ?? 0,
                        "–"
                    );
                    return decider.Foresee(
                        state,
                        user,
                        command,
                        now,
                        events =>
                            Of(
                                state,
                                command,
                                events,
                                person => Reach.Of(state.Contacts, directory, channels, person).Unreachable is null
                            )
                    );
                }
            )
            .WithSummary("Hvad en sammenlægning vil gøre")
            .WithDescription("Intet skrives, ingen får besked.")
            .Produces<MergePreview>()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    internal static MergePreview Of(
        HubState state,
        IncidentCommand.Merge command,
        ImmutableArray<DomainEvent> events,
        Func<PersonId, bool> isReached
    )
    {
        var before = state
            .Alerts.Of(command.Incident)
            .Where(alert => alert.IsOpen)
            .SelectMany(alert => alert.Rounds)
            .Select(round => round.Person)
            .ToHashSet();
        var texts = events
            .OfType<AlertEvent.MessageIntended>()
            .Where(text => text.Person is { } person && isReached(person))
            .ToList();
        var calls = texts
            .Where(text => text.Purpose == MessagePurpose.Alert)
            .ToLookup(text => before.Contains(text.Person!.Value));
        var told = texts.Where(text => text.Purpose == MessagePurpose.Merged).ToList();
        return new(
            events.OfType<IncidentEvent.LevelRaised>().FirstOrDefault() is { } raised ? (int)raised.To : null,
            [
                .. events
                    .OfType<IncidentEvent.AreasEntered>()
                    .SelectMany(entered => entered.Areas)
                    .Select(area => area.Value),
            ],
            [.. events.OfType<IncidentEvent.PartnerInvited>().Select(invited => invited.Partner.Value)],
            [.. events.OfType<AlertEvent.Raised>().Select(alert => alert.Ledergruppe?.Value).Distinct()],
            calls[true].Select(text => text.Person).Distinct().Count(),
            told.Select(text => text.Person).Distinct().Count(),
            events.OfType<AlertEvent.Answered>().Select(answer => answer.Person).Distinct().Count(),
            calls[false].Select(text => text.Person).Distinct().Count(),
            state.Picture.Find(command.Incident)!.Tasks.Count(task => task.Completed is null),
            calls[true].Concat(told).FirstOrDefault() is { } first ? SmsPreview.Of(first.Text.Value ?? "") : null
        );
    }
}

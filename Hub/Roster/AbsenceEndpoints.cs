using Beredskab.GeoModel.Deciding;
using Beredskab.Hub.Access;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Incidents;
using Beredskab.Hub.Journal;
using Beredskab.Hub.State;
using Beredskab.Notifications.Roster;

namespace Beredskab.Hub.Roster;

/// <summary>Who is away: what it would do to the plan, that it is so, and that they are back.</summary>
public static class AbsenceEndpoints
{
    public sealed record AbsenceBody(
        Guid CommandId,
        string? OccurredAt,
        Guid AbsenceId,
        Guid Person,
        string? From,
        string? To
    ) : CommandBody(CommandId, OccurredAt);

    public sealed record PreviewBody(Guid Person, string? From, string? To);

    /// <param name="Notes">What was made of times in a change of the clock.</param>
    /// <param name="Turns">What the person has no more, by time; what is over is left out.</param>
    public sealed record AbsencePreview(IReadOnlyList<DutyLostView> Turns, IReadOnlyList<string> Notes);

    private const string TimeMissing = "absence-time-missing";

    public static void MapAbsences(this IEndpointRouteBuilder api)
    {
        var absences = api.MapGroup("/absences").WithTags("Vagtplan");
        absences
            .MapPost("/", Register)
            .DescribeCommand(
                "Meld fravær",
                "For sig selv, eller Sekretariatet for alle. Grunden noteres ikke. notes siger, hvad der blev af vagterne."
            );
        absences
            .MapPost("/preview", Preview)
            .WithSummary("Hvad et fravær vil gøre ved vagtplanen")
            .WithDescription("Hvilke vagter der går til hvem, og hvilke der bliver uden vagthavende. Intet skrives.")
            .Produces<AbsencePreview>()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        absences
            .MapPost(
                "/{absence:guid}/end",
                (Guid absence, PlanEndpoints.BareBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(user, b, new AbsenceCommand.End(absence), ct)
            )
            .DescribeCommand("Meld tilbage", "Fraværet slutter nu; et, der ikke er begyndt, falder bort.");
    }

    private static async Task<IResult> Register(
        AbsenceBody b,
        CurrentUser user,
        CommandDesk desk,
        PeopleDirectory directory,
        TimeProvider time,
        CancellationToken ct
    )
    {
        if (RosterTimes.Span(new(b.From, b.To), TimeMissing, "from", "to", out var span, out var notes) is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var command = new AbsenceCommand.Register(b.AbsenceId, new(b.Person), span.From, span.To);
        if (CommandDesk.Envelope(user, b, command, out var envelope) is { } malformed)
        {
            return Problems.Of(malformed);
        }

        var outcome = await desk.Submit(envelope!, ct);
        // Of the plan as it is with the absence in it, whatever changed since the form showed what it would do.
        return desk.Answer(
            envelope!,
            outcome,
            outcome is Outcome.Accepted { State: var state }
                ?
                [
                    .. notes,
                    AbsenceWords.Of(
                        AbsenceEffect.Of(state.Roster, b.AbsenceId, time.GetUtcNow()),
                        new RosterNames(state, directory)
                    ),
                ]
                : notes
        );
    }

    private static IResult Preview(
        PreviewBody b,
        CurrentUser user,
        CommandDesk desk,
        HubDecider decider,
        TimeProvider time
    )
    {
        if (RosterTimes.Span(new(b.From, b.To), TimeMissing, "from", "to", out var span, out var notes) is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var now = time.GetUtcNow();
        var state = desk.State;
        var absence = Guid.CreateVersion7(now);
        return decider.Foresee(
            state,
            user,
            new AbsenceCommand.Register(absence, new(b.Person), span.From, span.To),
            now,
            events => new AbsencePreview(
                [
                    .. AbsenceEffect
                        .Of(
                            events.OfType<AbsenceEvent>().Aggregate(state.Roster, (roster, e) => roster.Apply(e)),
                            absence,
                            now
                        )
                        .Select(RosterViews.Lost),
                ],
                notes
            )
        );
    }
}

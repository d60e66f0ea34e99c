using System.Diagnostics;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Incidents;
using Beredskab.Hub.Journal;

namespace Beredskab.Hub.Roster;

/// <summary>Secret addresses where calendar programs read the plan.</summary>
public static class CalendarEndpoints
{
    /// <param name="Person">Whose duty; null for a ledergruppe's.</param>
    public sealed record MakeBody(Guid CommandId, string? OccurredAt, Guid CalendarId, Guid? Person, Guid? Ledergruppe)
        : CommandBody(CommandId, OccurredAt);

    /// <param name="Path">The address below the program's own; shown this once.</param>
    public sealed record MadeView(Guid CommandId, Guid Calendar, string Path, DateTimeOffset RecordedAt);

    public sealed record CalendarView(Guid Id, PersonId? Person, LedergruppeId? Ledergruppe);

    public static void MapCalendars(this IEndpointRouteBuilder api)
    {
        var calendars = api.MapGroup("/calendars").WithTags("Vagtplan");
        calendars
            .MapGet(
                "/",
                (CurrentUser user, CommandDesk desk) =>
                {
                    var state = desk.State;
                    var manages = RosterReading.Manages(state, user);
                    return state
                        .Calendars.Feeds.Values.Where(feed => manages || feed.Person == user.Person)
                        .OrderBy(feed => feed.Id)
                        .Select(feed => new CalendarView(feed.Id, feed.Person, feed.Ledergruppe));
                }
            )
            .WithSummary("Kalenderadresser: egne, eller alle for den, der styrer vagtplanen");
        calendars
            .MapPost("/", Make)
            .DescribeCommand(
                "Lav en kalenderadresse",
                "Egen, eller en ledergruppes. Adressen er hemmelig og vises kun i dette svar."
            )
            .Produces<MadeView>();
        calendars
            .MapPost(
                "/{calendar:guid}/revoke",
                (Guid calendar, PlanEndpoints.BareBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(user, b, new CalendarCommand.Revoke(calendar), ct)
            )
            .DescribeCommand("Luk en kalenderadresse", "Den svarer ikke mere.");
    }

    /// <summary>The addresses themselves: whoever knows one may read it, signed in or not.</summary>
    public static void MapCalendarFeeds(this IEndpointRouteBuilder app) =>
        app.MapMethods("/kalender/{token}.ics", [HttpMethods.Get, HttpMethods.Head], Feed)
            .AllowAnonymous()
            .WithTags("Vagtplan")
            .WithSummary("En vagtplan som iCalendar (RFC 5545)")
            .Produces<string>(StatusCodes.Status200OK, "text/calendar")
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> Make(MakeBody b, CurrentUser user, CommandDesk desk, CancellationToken ct)
    {
        var token = CalendarToken.Mint();
        var command = new CalendarCommand.Make(
            b.CalendarId,
            b.Person is { } person ? new(person) : null,
            b.Ledergruppe is { } ledergruppe ? new(ledergruppe) : null,
            CalendarToken.HashOf(token)
        );
        if (CommandDesk.Envelope(user, b, command, out var envelope) is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var outcome = await desk.Submit(envelope!, ct);
        if (outcome is not Outcome.Accepted accepted)
        {
            return desk.Answer(envelope!, outcome);
        }

        // A repeat of the command made nothing, and the first answer's token is not known any more.
        return accepted.State.Calendars.WithToken(command.TokenHash)?.Id == b.CalendarId
            ? Results.Ok(new MadeView(b.CommandId, b.CalendarId, $"/kalender/{token}.ics", accepted.RecordedAt))
            : Problems.Of(
                new(
                    "calendar-exists",
                    "Adressen er allerede lavet og vises kun én gang. Luk den, og lav en ny.",
                    "calendarId"
                )
            );
    }

    private static IResult Feed(
        string token,
        HttpContext context,
        CommandDesk desk,
        PeopleDirectory directory,
        TimeProvider time
    )
    {
        // Whoever reads a trace must not learn the address.
        Activity.Current?.SetTag("url.path", "/kalender/{token}.ics");
        var state = desk.State;
        if (
            state.Calendars.WithToken(CalendarToken.HashOf(token)) is not { } feed
            || (feed.Person is { } person && state.Organisations.Of(person) is null)
        )
        {
            return Problems.Of(
                StatusCodes.Status404NotFound,
                "calendar-unknown",
                "Findes ikke",
                "Kalenderadressen findes ikke, eller den er lukket."
            );
        }

        var now = time.GetUtcNow();
        var (name, entries) = CalendarContent.Of(state, feed, id => directory.Find(id)?.Name, now);
        context.Response.Headers.CacheControl = "private, no-cache";
        return Results.Bytes(ICalendar.Write(name, entries, now), ICalendar.ContentType);
    }
}

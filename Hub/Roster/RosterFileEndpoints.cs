using System.Text;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Incidents;
using Beredskab.Hub.Journal;
using Beredskab.Hub.State;
using Beredskab.Notifications.Roster;

namespace Beredskab.Hub.Roster;

/// <summary>Single shifts out to a spreadsheet, and in from one.</summary>
public static class RosterFileEndpoints
{
    /// <param name="Said">What the line says, in its own words.</param>
    /// <param name="Outcome">
    /// <c>planned</c>, <c>changed</c> (the shift that it was written from), <c>present</c> (nothing to do) or
    /// <c>refused</c>.
    /// </param>
    /// <param name="Code">Why it was refused; otherwise null.</param>
    /// <param name="Text">Danish, for the person.</param>
    /// <param name="Field">The column that it concerns, if it is one.</param>
    public sealed record LineView(int Line, ImportSaid Said, string Outcome, string? Code, string Text, string? Field);

    /// <param name="DryRun">Nothing was changed; this is what would be.</param>
    public sealed record ImportView(
        bool DryRun,
        int Planned,
        int Changed,
        int Present,
        int Refused,
        IReadOnlyList<LineView> Lines
    );

    private const string FileName = "vagtplan.csv";

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public static void MapRosterFiles(this IEndpointRouteBuilder api)
    {
        var files = api.MapGroup("/roster").WithTags("Vagtplan").AddEndpointFilter(RosterReading.AuthoritiesOnly);
        files
            .MapGet("/shifts.csv", Export)
            .WithSummary("De enkelte vagter som CSV (semikolon, UTF-8)")
            .WithDescription("Fra from, eller nu; days dage frem, eller alle.")
            .Produces<string>(StatusCodes.Status200OK, "text/csv");
        files
            .MapPost("/shifts.csv", Import)
            .Accepts<string>("text/csv", "text/plain")
            .WithSummary("Læs enkelte vagter ind fra CSV")
            .WithDescription(
                "Med semikolon eller komma, UTF-8. Prøver kun og svarer, hvad der ville ske, medmindre dryRun er false. "
                    + "En vagt, der findes, bliver ikke lagt igen; en linje med id ændrer den vagt, den er hentet fra. Linjer, som læseren ikke må lægge, eller hvis vagt er "
                    + "slut, bliver afvist hver for sig."
            )
            .Produces<ImportView>()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static IResult Export(
        CommandDesk desk,
        PeopleDirectory directory,
        TimeProvider time,
        string? from = null,
        string? days = null
    )
    {
        if (RosterReading.Period(from, days, time.GetUtcNow(), out var begin, out var end) is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var state = desk.State;
        return Results.File(
            RosterCsv.Write(
                state,
                directory,
                state.Roster.Shifts.Values.Where(shift => shift.To > begin && (days is null || shift.From < end))
            ),
            "text/csv; charset=utf-8",
            FileName
        );
    }

    private static async Task<IResult> Import(
        HttpRequest request,
        CurrentUser user,
        CommandDesk desk,
        HubDecider decider,
        PeopleDirectory directory,
        TimeProvider time,
        CancellationToken ct,
        string? dryRun = null
    )
    {
        if (dryRun is not (null or "true" or "false"))
        {
            return Problems.Of(new("dry-run-unknown", "dryRun er true eller false.", "dryRun"));
        }

        string text;
        try
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, ct);
            text = StrictUtf8.GetString(body.GetBuffer().AsSpan(0, (int)body.Length));
        }
        catch (DecoderFallbackException)
        {
            return Problems.Of(new("not-utf8", "Filen er ikke UTF-8. Gem den som CSV UTF-8 i regnearket.", "csv"));
        }

        var state = desk.State;
        if (!RosterPermissions.PlansShifts(state, user.Person, user.Organisation))
        {
            return Problems.Of(NotAllowed.PlansNoShifts);
        }

        if (RosterImport.Read(text, state, directory, out var lines) is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var dry = dryRun is null or "true";
        IShiftDesk shifts = dry ? new Rehearsal(decider, state, user, time.GetUtcNow()) : new Real(desk, user, ct);
        var report = await new RosterFileWork(state, new RosterNames(state, directory), shifts, dry).Do(lines);
        return Results.Ok(
            new ImportView(dry, Count("planned"), Count("changed"), Count("present"), Count("refused"), report)
        );

        int Count(string outcome) => report.Count(line => line.Outcome == outcome);
    }

    /// <summary>Decides as it would be decided, on a state that nobody else sees.</summary>
    private sealed class Rehearsal(HubDecider decider, HubState state, CurrentUser user, DateTimeOffset now)
        : IShiftDesk
    {
        private HubState after = state;

        public Task<Refusal?> Do(RosterCommand command)
        {
            var envelope = new CommandEnvelope(Guid.CreateVersion7(now), user.Person, user.Organisation, null, command);
            switch (decider.Decide(after, envelope, now))
            {
                case Verdict.Accepted accepted:
                    var origin = new EventOrigin(0, default, user.Person, user.Organisation, now, now);
                    after = accepted.Events.Aggregate(after, (before, @event) => before.Apply(@event, origin));
                    return Task.FromResult<Refusal?>(null);
                case Verdict.Refused refused:
                    return Task.FromResult<Refusal?>(refused.Refusal);
                default:
                    throw new InvalidOperationException("A verdict of no known kind.");
            }
        }
    }

    private sealed class Real(CommandDesk desk, CurrentUser user, CancellationToken ct) : IShiftDesk
    {
        public async Task<Refusal?> Do(RosterCommand command) =>
            await desk.Submit(new(Guid.CreateVersion7(), user.Person, user.Organisation, null, command), ct) switch
            {
                Outcome.Accepted => null,
                Outcome.Refused refused => refused.Refusal,
                Outcome.Unavailable unavailable => new("journal-unavailable", unavailable.Reason),
                _ => throw new InvalidOperationException("A new command's id was used before."),
            };
    }
}

using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Access;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Live;

namespace Beredskab.LiveHost;

/// <summary>A command as a test gives it; which fields count follows from the kind.</summary>
internal sealed record TestCommand(
    string Kind,
    TestPerson By,
    Guid Incident,
    Guid Subject,
    int SeenVersion,
    int Level,
    string? Text
);

/// <summary>What a test may ask of the host, beside the stream itself.</summary>
internal static class Control
{
    public static void MapControl(this WebApplication app)
    {
        app.MapPost(
            "/control/commands",
            async (TestCommand command, TestJournal journal) =>
            {
                var by = command.Kind == "remove-member" ? null : command.By;
                return await journal.Run(Command(command), by) is Outcome.Refused refused
                    ? Results.Conflict(refused.Refusal)
                    : Results.NoContent();
            }
        );
        app.MapGet("/control/picture", Picture);
        app.MapGet("/control/connections", (LiveConnections connections) => connections.Count);
        app.MapPost(
            "/control/close/{person:guid}",
            (Guid person, LiveConnections connections) => connections.Close(PersonId.From(person))
        );
        app.MapPost(
            "/control/begin-anew",
            (LiveFeed feed) =>
            {
                TestJournalSetup.Erasures++;
                feed.BeginAnew();
            }
        );
        app.MapPost(
            "/control/break-chain",
            (LiveFeed feed) =>
            {
                TestJournalSetup.ChainBroken = true;
                feed.BeatNow();
            }
        );
    }

    /// <summary>What an audience should see, from the state and past the stream.</summary>
    private static async Task<IResult> Picture(
        string audience,
        LiveFeed feed,
        Snapshots snapshots,
        JournalWriter writer,
        CancellationToken cancellationToken
    )
    {
        // The stream runs a moment behind the writer; the test means what is written.
        while (!ReferenceEquals(feed.Point.State, writer.State))
        {
            await Task.Delay(5, cancellationToken);
        }

        ImmutableArray<string> audiences = [audience];
        var point = feed.Point;
        return Results.Json(
            new
            {
                point.Epoch,
                Heads = point.HeadsOf(audiences),
                Snapshot = snapshots.Take(point, audiences, TimeProvider.System.GetUtcNow()),
            },
            LiveJson.Options
        );
    }

    private static DomainCommand Command(TestCommand c)
    {
        var incident = IncidentId.From(c.Incident);
        return c.Kind switch
        {
            "report" => new IncidentCommand.Report(
                incident,
                IncidentType.Sammenstoed,
                ActivationLevel.Informationsberedskab,
                IncidentScope.Lokal,
                new Coordinates(12.55, 55.69),
                c.Text,
                null,
                null,
                null
            ),
            "note" => new IncidentCommand.WriteNote(incident, c.Text),
            "move" => new IncidentCommand.Move(
                incident,
                c.SeenVersion,
                new Coordinates(12.55 + (c.SeenVersion * 1e-6), 55.69)
            ),
            "level" => new IncidentCommand.ChangeLevel(incident, c.SeenVersion, (ActivationLevel)c.Level, c.Text),
            "task" => new IncidentCommand.AssignTask(
                incident,
                c.Text,
                OrganisationId.From(c.By.Organisation),
                null,
                TimeProvider.System.GetUtcNow().AddHours(1),
                [TargetGroup.Unge]
            ),
            "invite" => new IncidentCommand.InvitePartner(incident, OrganisationId.From(c.Subject)),
            "stand-down" => new IncidentCommand.StandDown(incident, c.SeenVersion, c.Text),
            "remove-member" => new OrganisationCommand.RemoveMember(
                OrganisationId.From(c.By.Organisation),
                PersonId.From(c.Subject)
            ),
            _ => throw new BadHttpRequestException($"No command is called {c.Kind}."),
        };
    }
}

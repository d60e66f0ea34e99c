using Beredskab.Hub.Commands;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Journal.Sqlite;

namespace Beredskab.Hub.Hosting;

/// <summary>For whoever watches the program: does it live, and can it decide.</summary>
public static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz", () => Results.Text("ok"))
            .AllowAnonymous()
            .WithTags("Drift")
            .WithSummary("Programmet lever");
        app.MapGet(
                "/readyz",
                (JournalHealth journal, WriteProbe probe) =>
                    (journal.NotReadyReason ?? probe.Trouble()) is { } reason
                        ? Problems.Of(StatusCodes.Status503ServiceUnavailable, "not-ready", "Ikke klar", reason)
                        : Results.Text("ok")
            )
            .AllowAnonymous()
            .WithTags("Drift")
            .WithSummary("Programmet kan modtage kommandoer");
    }
}

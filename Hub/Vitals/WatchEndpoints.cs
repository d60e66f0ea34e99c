using System.Security.Cryptography;
using System.Text;
using Beredskab.Hub.Commands;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Dispatch;
using Microsoft.Extensions.Options;

namespace Beredskab.Hub.Vitals;

/// <summary>What the watchdog asks: the vital signs, and to send a message to see that messages get through.</summary>
public static class WatchEndpoints
{
    /// <summary>Whoever has the token must not be able to send without end.</summary>
    private static readonly TimeSpan LeastBetweenProbes = TimeSpan.FromSeconds(1);

    public static void MapWatch(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<WatchOptions>>().Value.IsWatched)
        {
            return;
        }

        var watch = app.MapGroup("/api/watch").AllowAnonymous().DisableAntiforgery().ExcludeFromDescription();
        watch.AddEndpointFilter(CheckToken);
        watch.MapGet("/vitals", Vitals);
        watch.MapPost("/probes", Probe);
    }

    private static async ValueTask<object?> CheckToken(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var options = context.HttpContext.RequestServices.GetRequiredService<IOptions<WatchOptions>>().Value;
        var shown = context.HttpContext.Request.Headers.Authorization.ToString();
        return CryptographicOperations.FixedTimeEquals(Digest(shown), Digest($"Bearer {options.Token}"))
            ? await next(context)
            : Problems.Of(
                StatusCodes.Status401Unauthorized,
                "token-wrong",
                "Ingen adgang",
                "Adgangsnøglen passer ikke med Watch:Token."
            );
    }

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static async Task<IResult> Vitals(PulseTaker pulse, CancellationToken cancellationToken)
    {
        var signs = await pulse.Take(cancellationToken);
        return Results.Json(
            signs,
            statusCode: signs.IsAlive ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable
        );
    }

    private static async Task<IResult> Probe(
        IAlertJournal journal,
        IOptions<WatchOptions> options,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        if (options.Value.ProbeNumber.Length == 0)
        {
            return Problems.Of(
                StatusCodes.Status409Conflict,
                "probe-number-missing",
                "Intet nummer",
                "Indstillingen Watch:ProbeNumber siger, hvor prøvebeskeder sendes hen. Den er ikke sat."
            );
        }

        var now = time.GetUtcNow();
        if (
            journal.Alerts.LastProbe is { } last
            && journal.Alerts.Find(last) is { } probe
            && now - probe.IntendedAt < LeastBetweenProbes
        )
        {
            return Problems.Of(
                StatusCodes.Status429TooManyRequests,
                "probe-too-soon",
                "For tidligt",
                "Den forrige prøvebesked er lige sendt."
            );
        }

        var command = Guid.CreateVersion7(now);
        try
        {
            return
                await journal.Submit(command, new AlertCommand.SendProbe(options.Value.ProbeNumber), cancellationToken)
                    is { } refusal
                ? Problems.Of(StatusCodes.Status409Conflict, refusal.Code, "Afvist", refusal.Text)
                : Results.Json(
                    new { id = AlertCommand.SendProbe.MessageOf(command).Value },
                    statusCode: StatusCodes.Status202Accepted
                );
        }
        catch (JournalUnavailableException unavailable)
        {
            return Problems.Of(
                StatusCodes.Status503ServiceUnavailable,
                "journal-unavailable",
                "Ikke skrevet",
                unavailable.Message
            );
        }
    }
}

using System.Text.Json;
using System.Text.RegularExpressions;
using Beredskab.GeoModel.Texts;
using Beredskab.Hub.Hosting;
using Microsoft.AspNetCore.Diagnostics;

namespace Beredskab.Hub.Commands;

/// <summary>Turns what the framework throws about a request into an answer that helps.</summary>
public sealed partial class MalformedBody(
    IProblemDetailsService problems,
    StorageFolder storage,
    ILogger<MalformedBody> logger
) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        if (exception is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge })
        {
            await Problems.TooLarge.ExecuteAsync(httpContext);
            return true;
        }

        var details = exception switch
        {
            BadHttpRequestException { InnerException: JsonException { Message: var why } } when IsTooDeep(why) =>
                Problems.Details(
                    StatusCodes.Status400BadRequest,
                    "json-too-deep",
                    "Kan ikke læses",
                    "Det sendte har lister eller felter inde i hinanden i for mange lag. Intet er gemt."
                ),
            BadHttpRequestException { InnerException: JsonException { Message: var why } }
                when Missing(why) is [var first, ..] missing => Problems.Details(
                StatusCodes.Status400BadRequest,
                "field-missing",
                "Noget mangler",
                missing.Count == 1 ? $"Feltet {first} mangler." : $"Felterne {Listed.And(missing)} mangler.",
                first
            ),
            BadHttpRequestException { InnerException: JsonException json } => Problems.Details(
                StatusCodes.Status400BadRequest,
                "malformed-body",
                "Kan ikke læses",
                Path(json) is { } field
                    ? $"Feltet {field} har en værdi, der ikke kan bruges dér."
                    : "Det sendte er ikke gyldig JSON.",
                Path(json)
            ),
            BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } => Problems.Details(
                StatusCodes.Status415UnsupportedMediaType,
                "not-json",
                "Kan ikke læses",
                "Send indholdet som application/json."
            ),
            BadHttpRequestException bad => Problems.Details(
                bad.StatusCode,
                "malformed-body",
                "Kan ikke læses",
                "Forespørgslen mangler noget eller er ikke gyldig JSON."
            ),
            // Names, accounts and addresses lie outside of the journal, and no command answers for them.
            _ when DiskTrouble.OfRunning(exception, storage.Path) is { } trouble => Problems.Details(
                StatusCodes.Status503ServiceUnavailable,
                exception is Journal.JournalStorageException ? "journal-unavailable" : "directory-unavailable",
                "Ikke gemt",
                trouble
            ),
            _ => Problems.Details(
                StatusCodes.Status500InternalServerError,
                "unexpected",
                "Der skete en fejl hos os",
                "Intet er gemt. Prøv igen; sker det igen, så ring til administratoren."
            ),
        };
        if (details.Status >= StatusCodes.Status500InternalServerError)
        {
            Unexpected(logger, httpContext.GetEndpoint()?.DisplayName, exception);
        }

        httpContext.Response.StatusCode = details.Status!.Value;
        return await problems.TryWriteAsync(
            new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = details }
        );
    }

    // The reader has no code for it; a test holds its words.
    private static bool IsTooDeep(string message) =>
        message.Contains("maximum configured depth", StringComparison.OrdinalIgnoreCase);

    // Nor a list of what is missing; it is in single quotation marks behind this word.
    private static List<string> Missing(string message) =>
        message.IndexOf("missing required properties including:", StringComparison.Ordinal) is >= 0 and var from
            ? [.. Quoted().Matches(message[from..]).Select(match => match.Groups[1].Value)]
            : [];

    [GeneratedRegex(@"'(\w+)'", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();

    [LoggerMessage(1900, LogLevel.Error, "A request to {Endpoint} failed unexpectedly")]
    private static partial void Unexpected(ILogger logger, string? endpoint, Exception exception);

    /// <summary>What the framework answered without a word.</summary>
    public static Task Say(StatusCodeContext context) =>
        (
            context.HttpContext.Response.StatusCode switch
            {
                StatusCodes.Status413PayloadTooLarge => Problems.TooLarge,
                StatusCodes.Status405MethodNotAllowed => Problems.Of(
                    StatusCodes.Status405MethodNotAllowed,
                    "method-unknown",
                    "Findes ikke",
                    "Adressen kan ikke bruges på den måde."
                ),
                var status => Problems.Of(
                    status,
                    "refused",
                    "Det kan ikke lade sig gøre",
                    "Adressen svarede ikke på det, du bad om."
                ),
            }
        ).ExecuteAsync(context.HttpContext);

    private static string? Path(JsonException exception) =>
        exception.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : null;
}

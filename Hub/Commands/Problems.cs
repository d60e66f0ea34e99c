using Beredskab.GeoModel.Deciding;
using Microsoft.AspNetCore.Mvc;

namespace Beredskab.Hub.Commands;

/// <summary>Problem details (RFC 9457) in Danish, each with a stable code.</summary>
public static class Problems
{
    private static readonly HashSet<string> Conflicts = new(StringComparer.Ordinal)
    {
        "version-conflict",
        "policy-version-conflict",
        "texts-version-conflict",
        "command-id-reused",
        "incident-exists",
        "incident-stood-down",
        "incident-merged",
        "merge-into-merged",
        "merge-into-closed",
        "merge-has-absorbed",
        "organisation-exists",
        "ledergruppe-exists",
        "shift-exists",
        "rotation-exists",
        "swap-exists",
        "swap-settled",
        "swap-turn-changed",
        "absence-exists",
        "calendar-exists",
        "area-has-ledergruppe",
        "short-name-taken",
        "user-name-taken",
        "alert-ended",
        "alert-merged",
        "entry-in-use",
    };

    public static IResult Of(Refusal refusal, object? current = null) =>
        Of(StatusOf(refusal.Code), refusal.Code, TitleOf(refusal.Code), refusal.Text, refusal.Field, current);

    public static IResult Of(
        int status,
        string code,
        string title,
        string detail,
        string? field = null,
        object? current = null
    ) => Results.Problem(Details(status, code, title, detail, field, current));

    public static ProblemDetails Details(
        int status,
        string code,
        string title,
        string detail,
        string? field = null,
        object? current = null
    )
    {
        var details = new ProblemDetails
        {
            Type = $"urn:beredskab:problem:{code}",
            Title = title,
            Detail = detail,
            Status = status,
        };
        details.Extensions["code"] = code;
        if (field is not null)
        {
            details.Extensions["field"] = field;
        }

        if (current is not null)
        {
            details.Extensions["current"] = current;
        }

        return details;
    }

    public static IResult TooLarge =>
        Of(
            StatusCodes.Status413PayloadTooLarge,
            "body-too-large",
            "For meget på en gang",
            "Det, du sender, er for stort; der er plads til 1 MB. Intet er gemt. Del det i flere."
        );

    public static IResult NotSignedIn { get; } =
        Of(
            401,
            "not-signed-in",
            "Du er ikke logget ind",
            "Log ind for at fortsætte. Det, du har skrevet, er der stadig."
        );

    private static int StatusOf(string code) =>
        code switch
        {
            "not-allowed" => StatusCodes.Status403Forbidden,
            "incident-unknown"
            or "task-unknown"
            or "alert-unknown"
            or "entry-unknown"
            or "calendar-unknown"
            or "way-unknown" => StatusCodes.Status404NotFound,
            "command-id-invalid" or "malformed-body" => StatusCodes.Status400BadRequest,
            _ when Conflicts.Contains(code) => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status422UnprocessableEntity,
        };

    private static string TitleOf(string code) =>
        StatusOf(code) switch
        {
            StatusCodes.Status403Forbidden => "Ikke adgang",
            StatusCodes.Status404NotFound => "Findes ikke",
            StatusCodes.Status409Conflict => "Noget er ændret",
            _ => "Kan ikke gemmes",
        };
}

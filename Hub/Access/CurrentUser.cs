using System.Security.Claims;
using Beredskab.GeoModel.Identity;

namespace Beredskab.Hub.Access;

/// <summary>
/// Who is signed in, and for which organisation. The claims say who; the journal's state says what they may. Minimal
/// APIs bind it from the request.
/// </summary>
public sealed record CurrentUser(PersonId Person, OrganisationId Organisation)
{
    public const string PersonClaim = ClaimTypes.NameIdentifier;

    public const string OrganisationClaim = "org";

    /// <returns>Null when nobody is signed in, or the claims are not ours.</returns>
    public static CurrentUser? Of(ClaimsPrincipal? principal) =>
        principal is { Identity.IsAuthenticated: true }
        && Guid.TryParse(principal.FindFirstValue(PersonClaim), out var person)
        && Guid.TryParse(principal.FindFirstValue(OrganisationClaim), out var organisation)
            ? new(PersonId.From(person), OrganisationId.From(organisation))
            : null;

    public static ValueTask<CurrentUser?> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context.User));
}

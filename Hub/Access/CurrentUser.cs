using System.Security.Claims;
using Beredskab.GeoModel.Identity;

namespace Beredskab.Hub.Access;

/// <summary>Who is signed in, and for which organisation they act. Bound from the request by minimal APIs.</summary>
public sealed record CurrentUser(PersonId Person, OrganisationId Organisation)
{
    /// <summary>The claim that holds the organisation's id; the person's is <see cref="ClaimTypes.NameIdentifier"/>.</summary>
    public const string OrganisationClaim = "org";

    /// <returns>Null when nobody is signed in.</returns>
    public static CurrentUser? From(ClaimsPrincipal? principal) =>
        Guid.TryParse(principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var person)
        && Guid.TryParse(principal.FindFirstValue(OrganisationClaim), out var organisation)
            ? new(new(person), new(organisation))
            : null;

    public static ValueTask<CurrentUser?> BindAsync(HttpContext context) => ValueTask.FromResult(From(context.User));
}

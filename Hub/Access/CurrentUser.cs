using System.Globalization;
using System.Security.Claims;
using Beredskab.GeoModel.Identity;

namespace Beredskab.Hub.Access;

/// <summary>
/// Who is signed in, and for which organisation. The claims say who; the journal's state says what they may. Minimal
/// APIs bind it from the request.
/// </summary>
/// <param name="Waited">How long what they send lay on their machine before it could be sent; zero as a rule.</param>
public sealed record CurrentUser(PersonId Person, OrganisationId Organisation, TimeSpan Waited = default)
{
    /// <summary>Whole seconds; what is no number, or longer than a year, says nothing.</summary>
    public const string WaitedHeader = "Beredskab-Waited";

    private const int LongestWaitSeconds = 365 * 24 * 3600;

    public const string PersonClaim = ClaimTypes.NameIdentifier;

    public const string OrganisationClaim = "org";

    /// <returns>Null when nobody is signed in, or the claims are not ours.</returns>
    public static CurrentUser? Of(ClaimsPrincipal? principal) =>
        principal is { Identity.IsAuthenticated: true }
        && Guid.TryParse(principal.FindFirstValue(PersonClaim), out var person)
        && Guid.TryParse(principal.FindFirstValue(OrganisationClaim), out var organisation)
            ? new(PersonId.From(person), OrganisationId.From(organisation))
            : null;

    public static ValueTask<CurrentUser?> BindAsync(HttpContext context) =>
        ValueTask.FromResult(Of(context.User) is { } user ? user with { Waited = WaitOf(context.Request) } : null);

    private static TimeSpan WaitOf(HttpRequest request) =>
        int.TryParse(request.Headers[WaitedHeader], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds <= LongestWaitSeconds
            ? TimeSpan.FromSeconds(seconds)
            : TimeSpan.Zero;
}

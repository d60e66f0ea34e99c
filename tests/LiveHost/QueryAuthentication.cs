using System.Security.Claims;
using System.Text.Encodings.Web;
using Beredskab.Hub.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Beredskab.LiveHost;

/// <summary>Signs in whoever <c>?as=person:organisation</c> names.</summary>
internal sealed class QueryAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "query";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Query["as"].ToString().Split(':') is not [var person, var organisation])
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var identity = new ClaimsIdentity(
            [new(CurrentUser.PersonClaim, person), new(CurrentUser.OrganisationClaim, organisation)],
            Name
        );
        return Task.FromResult(AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Name)));
    }
}

using System.Collections.Immutable;
using System.Reflection;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Hosting;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Live;
using Beredskab.Hub.State;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Beredskab.Hub.Access;

/// <summary>Signing in and out, and who one is.</summary>
public static class SessionEndpoints
{
    public sealed record SignInBody(string? UserName, string? Password);

    public sealed record FirstBody(
        string? Code,
        string? Name,
        string? UserName,
        string? Password,
        string? OrganisationName
    );

    public sealed record SessionPerson(Guid Id, string Name, Guid Organisation, ImmutableArray<Role> Roles);

    public sealed record AntiforgeryHeader(string Header, string Token);

    public sealed record Session(SessionPerson Person, AntiforgeryHeader Antiforgery, string Mode, string Version);

    public sealed record DemoPerson(
        Guid Id,
        string Name,
        Guid Organisation,
        string OrganisationName,
        string OrganisationShortName,
        string Title
    );

    public sealed record Start(string Mode, IReadOnlyList<DemoPerson> DemoPeople, bool NeedsFirstAdministrator);

    private static readonly string Version =
        typeof(SessionEndpoints)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0]
        ?? "0";

    /// <summary>What works without being signed in.</summary>
    public static void MapSignIn(this IEndpointRouteBuilder api)
    {
        var open = api.MapGroup("").WithTags("Log ind").AllowAnonymous();

        open.MapGet(
                "/start",
                (HubMode mode, SignIn signIn, PeopleDirectory directory, JournalWriter writer) =>
                    new Start(
                        mode.Name,
                        mode.IsDemo ? DemoPeople(directory, writer.State) : [],
                        !mode.IsDemo && signIn.NeedsFirstAdministrator
                    )
            )
            .WithSummary("Hvad log ind-siden tilbyder");

        open.MapPost(
                "/session",
                async (SignInBody body, HttpContext context, SignIn signIn) =>
                {
                    if (NotHere(context) is { } problem)
                    {
                        return problem;
                    }

                    var (person, refusal) = signIn.Try(body.UserName, body.Password);
                    if (person is null)
                    {
                        return Problems.Of(
                            StatusCodes.Status401Unauthorized,
                            refusal!.Code,
                            "Ikke logget ind",
                            refusal.Text,
                            refusal.Field
                        );
                    }

                    await signIn.Enter(context, person.Id);
                    return Results.NoContent();
                }
            )
            .WithSummary("Log ind med brugernavn og adgangskode");

        open.MapPost(
                "/session/first",
                async (
                    FirstBody body,
                    HttpContext context,
                    SignIn signIn,
                    FirstAdministrator first,
                    CancellationToken ct
                ) =>
                {
                    if (NotHere(context) is { } problem)
                    {
                        return problem;
                    }

                    var (person, refusal) = await first.Enrol(body, ct);
                    if (refusal is not null)
                    {
                        return Problems.Of(refusal);
                    }

                    await signIn.Enter(context, person);
                    return Results.NoContent();
                }
            )
            .WithSummary("Den første administrator, med engangslinket fra konsollen");
    }

    /// <summary>What a signed-in person asks about themselves.</summary>
    public static void MapSession(this IEndpointRouteBuilder api)
    {
        var own = api.MapGroup("/session").WithTags("Log ind");

        own.MapGet(
                "/",
                (
                    CurrentUser user,
                    HttpContext context,
                    IAntiforgery antiforgery,
                    PeopleDirectory directory,
                    JournalWriter writer,
                    HubMode mode
                ) =>
                {
                    var tokens = antiforgery.GetAndStoreTokens(context);
                    return new Session(
                        new(
                            user.Person.Value,
                            directory.Find(user.Person)?.Name ?? "",
                            user.Organisation.Value,
                            writer.State.Organisations.RolesOf(user.Organisation, user.Person)
                        ),
                        new(tokens.HeaderName!, tokens.RequestToken!),
                        mode.Name,
                        Version
                    );
                }
            )
            .WithSummary("Hvem er logget ind");

        own.MapDelete(
                "/",
                async (CurrentUser user, HttpContext context, EndedSessions ended, LiveConnections connections) =>
                {
                    if (SignIn.SessionOf(context.User) is { } session)
                    {
                        ended.End(session);
                    }

                    await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                    connections.Close(user.Person);
                    return Results.NoContent();
                }
            )
            .WithSummary("Log ud");
    }

    /// <summary>
    /// A sign-in has no antiforgery token yet; it must come from our own page, and its password over TLS unless it
    /// stays on this machine.
    /// </summary>
    /// <returns>Null when it may go on.</returns>
    internal static IResult? NotHere(HttpContext context)
    {
        var request = context.Request;
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0 && site is not ("same-origin" or "none"))
        {
            return Problems.Of(
                StatusCodes.Status403Forbidden,
                "cross-site",
                "Ikke herfra",
                "Log ind fra beredskabets egen side."
            );
        }

        return request.IsHttps || request.Host.Host is "localhost" or "127.0.0.1" or "[::1]"
            ? null
            : Problems.Of(
                StatusCodes.Status403Forbidden,
                "https-required",
                "Kun over https",
                "Log ind over https. Adgangskoder sendes ikke åbent over nettet."
            );
    }

    private static List<DemoPerson> DemoPeople(PeopleDirectory directory, HubState state) =>
        [
            .. from person in directory.People.Values
            let organisation = state.Organisations.Of(person.Id)
            where organisation is not null
            orderby organisation.Name, person.Title, person.Name
            select new DemoPerson(
                person.Id.Value,
                person.Name,
                organisation.Id.Value,
                organisation.Name,
                organisation.ShortName,
                person.Title ?? ""
            ),
        ];
}

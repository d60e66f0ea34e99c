using Beredskab.Hub.Commands;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Beredskab.Hub.Access;

public static class AccessSetup
{
    private static readonly TimeSpan SessionTime = TimeSpan.FromHours(14);

    /// <summary>Sign-in, the directory, and the rule that everything needs a person unless it says otherwise.</summary>
    public static void AddAccess(this IServiceCollection services, string folder)
    {
        services.AddSingleton(_ => new PeopleDirectory(folder));
        services.AddSingleton(provider => new EndedSessions(
            folder,
            provider.GetRequiredService<TimeProvider>(),
            SessionTime
        ));
        services.AddSingleton<SignIn>();
        services.AddSingleton<FirstAdministrator>();
        services
            .AddDataProtection()
            .SetApplicationName("beredskab")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(folder, "keys")));
        // In plain, and said so: a key to encrypt them by would lie in the same folder, where only the owner can look.
        services.Configure<KeyManagementOptions>(keys => keys.XmlEncryptor = new NullXmlEncryptor());
        services
            .AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(cookie =>
            {
                cookie.Cookie.Name = "beredskab";
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Strict;
                cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                cookie.ExpireTimeSpan = SessionTime;
                cookie.SlidingExpiration = true;
                cookie.Events.OnRedirectToLogin = context => Problems.NotSignedIn.ExecuteAsync(context.HttpContext);
                cookie.Events.OnRedirectToAccessDenied = context =>
                    Problems.NotSignedIn.ExecuteAsync(context.HttpContext);
                cookie.Events.OnValidatePrincipal = context =>
                {
                    // A person who has left, was in another store, signed out, or has a new password since, is out at once.
                    var services = context.HttpContext.RequestServices;
                    var organisations = services.GetRequiredService<CommandDesk>().State.Organisations;
                    if (
                        CurrentUser.Of(context.Principal) is not { } user
                        || !organisations.IsMember(user.Organisation, user.Person)
                        || SignIn.SessionOf(context.Principal) is not { } session
                        || services.GetRequiredService<EndedSessions>().Has(session)
                        || context.Principal!.FindFirst(SignIn.AccountClaim)?.Value
                            != SignIn.AccountMark(services.GetRequiredService<PeopleDirectory>().Find(user.Person))
                    )
                    {
                        context.RejectPrincipal();
                    }

                    return Task.CompletedTask;
                };
            });
        services
            .AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.HeaderName = AntiforgeryFilter.Header;
            antiforgery.Cookie.Name = "beredskab-antiforgery";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
    }
}

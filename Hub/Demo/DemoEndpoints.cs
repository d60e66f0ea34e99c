using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Journal;

namespace Beredskab.Hub.Demo;

/// <summary>What only the demonstration has: signing in by choosing a person, and the fictional phones.</summary>
public static class DemoEndpoints
{
    public sealed record ChooseBody(Guid Person);

    public static IServiceCollection AddDemo(this IServiceCollection services) => services.AddSingleton<DemoSeed>();

    public static void MapDemo(this IEndpointRouteBuilder api)
    {
        var demo = api.MapGroup("").WithTags("Demo").AllowAnonymous();

        demo.MapPost(
                "/session/demo",
                async (
                    ChooseBody body,
                    HttpContext context,
                    SignIn signIn,
                    PeopleDirectory directory,
                    JournalWriter writer
                ) =>
                {
                    if (SessionEndpoints.NotHere(context) is { } problem)
                    {
                        return problem;
                    }

                    var person = new PersonId(body.Person);
                    if (directory.Find(person) is null || writer.State.Organisations.Of(person) is null)
                    {
                        return Problems.Of(
                            StatusCodes.Status404NotFound,
                            "person-unknown",
                            "Findes ikke",
                            "Vælg en fra listen."
                        );
                    }

                    await signIn.Enter(context, person);
                    return Results.NoContent();
                }
            )
            .WithSummary("Log ind som en af demonstrationens personer");
    }
}

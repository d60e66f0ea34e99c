using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Journal;
using Beredskab.Notifications.Channels.Console;

namespace Beredskab.Hub.Demo;

/// <summary>What only the demonstration has: signing in by choosing a person, and the fictional phones.</summary>
public static class DemoEndpoints
{
    public sealed record ChooseBody(Guid Person);

    public sealed record ReplyBody(string? Text);

    public sealed record PhoneView(
        Guid Person,
        string Name,
        string Organisation,
        string Number,
        IReadOnlyList<DemoText> Messages
    );

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

        demo.MapGet("/demo/phones", Phones).WithSummary("De opdigtede telefoner og deres beskeder");

        demo.MapPost(
                "/demo/phones/{person:guid}/replies",
                async (Guid person, ReplyBody body, DemoPhones phones, CancellationToken ct) =>
                    await phones.Reply(new(person), body.Text ?? "", ct) is { } refusal
                        ? Problems.Of(refusal)
                        : Results.NoContent()
            )
            .WithSummary("Svar fra en opdigtet telefon");
    }

    private static List<PhoneView> Phones(PeopleDirectory directory, JournalWriter writer, DemoPhones phones) =>
        [
            .. from person in directory.People.Values
            where person.Mobile is not null
            let messages = phones.Of(person.Mobile!)
            orderby messages.IsEmpty, messages.IsEmpty ? default : messages[^1].At descending, person.Name
            select new PhoneView(
                person.Id.Value,
                person.Name,
                writer.State.Organisations.Of(person.Id)?.ShortName ?? "",
                person.Mobile!,
                messages
            ),
        ];
}

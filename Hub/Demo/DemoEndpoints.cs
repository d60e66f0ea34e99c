using System.Text.Json.Serialization;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Demo.Play;
using Beredskab.Hub.Journal;
using Beredskab.Notifications.Channels.Console;

namespace Beredskab.Hub.Demo;

/// <summary>What only the demonstration has: signing in by choosing a person, and the fictional phones.</summary>
public static class DemoEndpoints
{
    public sealed record ChooseBody(Guid Person);

    public sealed record ReplyBody(string? Text);

    public sealed record CallBody([property: JsonRequired] DemoCallAct Act);

    public sealed record PressBody(string? Key);

    /// <param name="Id">A person's, or of a further number the way's or the shared phone's.</param>
    /// <param name="Mails">To the person's mailboxes, beside their mobile.</param>
    /// <param name="Notifications">On the person's devices, beside their mobile.</param>
    public sealed record PhoneView(
        Guid Id,
        string Name,
        string Organisation,
        string Number,
        IReadOnlyList<DemoText> Messages,
        IReadOnlyList<DemoCall> Calls,
        IReadOnlyList<DemoMail> Mails,
        IReadOnlyList<DemoNotification> Notifications
    );

    /// <param name="play">Null when no evening is played.</param>
    public static IServiceCollection AddDemo(this IServiceCollection services, PlayOptions? play)
    {
        services.AddSingleton<DemoSeed>().AddSingleton<DemoPast>().AddSingleton<DemoHandsets>();
        return play is null
            ? services
            : services
                .AddSingleton(play)
                .AddSingleton<EveningPlayer>()
                .AddSingleton<PlayedAnswers>()
                .AddSingleton<PlayService>();
    }

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

        demo.MapGet("/demo/phones", (DemoHandsets handsets) => handsets.All())
            .WithSummary("De opdigtede telefoner og deres beskeder");

        demo.MapPost(
                "/demo/phones/{id:guid}/replies",
                async (Guid id, ReplyBody body, DemoHandsets handsets, DemoPhones phones, CancellationToken ct) =>
                    handsets.NumberOf(id) is not { } number
                        ? Problems.Of(new("no-number", "Den telefon er ikke i demoen.", "id"))
                    : await phones.Reply(number, body.Text ?? "", ct) is { } refusal ? Problems.Of(refusal)
                    : Results.NoContent()
            )
            .WithSummary("Svar fra en opdigtet telefon");

        demo.MapPost(
                "/demo/calls/{id}",
                async (string id, CallBody body, DemoCalls calls, CancellationToken ct) =>
                    await calls.Do(id, body.Act, ct) is { } refusal ? Problems.Of(refusal) : Results.NoContent()
            )
            .WithSummary("Tag et opkald, tryk en tast, eller lad det ringe");

        demo.MapPost(
                "/demo/notifications/{id}",
                async (string id, PressBody body, DemoInbox inbox, CancellationToken ct) =>
                    await inbox.Press(id, body.Key ?? "", ct) is { } refusal
                        ? Problems.Of(refusal)
                        : Results.NoContent()
            )
            .WithSummary("Tryk på en knap på en opdigtet enhed");
    }
}

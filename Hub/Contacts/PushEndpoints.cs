using System.Text.Json.Serialization;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Incidents;
using Beredskab.Hub.Journal;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels.WebPush;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Dispatch;
using Beredskab.Notifications.Messages;
using Microsoft.Extensions.Options;

namespace Beredskab.Hub.Contacts;

/// <summary>Notifications in the browser: a device tells where it is reached, and its buttons answer.</summary>
public static class PushEndpoints
{
    public sealed record Keys(string? P256dh, string? Auth);

    public sealed record SubscribeBody(
        Guid CommandId,
        string? OccurredAt,
        Guid WayId,
        string? Label,
        string? Endpoint,
        Keys? Keys
    ) : CommandBody(CommandId, OccurredAt);

    public sealed record RenewBody(string? OldEndpoint, string? Endpoint, Keys? Keys);

    /// <param name="Answer"><c>coming</c>, <c>cannot</c> or <c>deputy</c>.</param>
    public sealed record AnswerBody(string? Token, [property: JsonRequired] AnswerKind Answer);

    /// <param name="Outcome">Stable: what became of the answer, such as <c>deputy-none</c>.</param>
    /// <param name="Text">The same in words, without names: a notification can lie on a screen that others see.</param>
    public sealed record AnswerTold(string Outcome, string Text, bool Exercise);

    public sealed record PublicKey(string Key);

    public static void MapPush(this IEndpointRouteBuilder api)
    {
        var push = api.MapGroup("/push").WithTags("Sådan nås du");
        push.MapGet("/key", (PushSetup setup) => new PublicKey(setup.PublicKey))
            .WithSummary("Nøglen, som en browser tilmelder sig med");
        push.MapPost("/subscriptions", Subscribe)
            .DescribeCommand("Tilmeld denne enhed", "Én tilmelding for hver enhed, med et navn.");
        push.MapDelete(
                "/subscriptions/{id:guid}",
                (
                    Guid id,
                    [Microsoft.AspNetCore.Mvc.FromBody] ContactEndpoints.RemovalBody b,
                    CurrentUser user,
                    CommandDesk desk,
                    ContactDirectory directory,
                    CancellationToken ct
                ) => desk.Submit(user, b, ContactEndpoints.Removal(user.Person, new(id), b.Confirmed, directory), ct)
            )
            .DescribeCommand("Afmeld en enhed", "Adressen slettes. Er det den sidste måde, skal det bekræftes.");
    }

    /// <summary>What a service worker asks by itself, when nobody looks at the page and perhaps nobody is signed in.</summary>
    public static void MapPushAnswers(this IEndpointRouteBuilder api)
    {
        var open = api.MapGroup("/push").WithTags("Sådan nås du").AllowAnonymous();
        open.MapPost("/answers", Answer)
            .WithSummary("Svar fra knapperne på en besked")
            .WithDescription("Svaret siger, hvad der følger af det, som svaret på en SMS ville have gjort.")
            .Produces<AnswerTold>();
        open.MapPost("/renewals", Renew).WithSummary("Browseren har givet en ny tilmelding i stedet for den gamle");
    }

    private static async Task<IResult> Subscribe(
        SubscribeBody b,
        CurrentUser user,
        CommandDesk desk,
        WayAddresses addresses,
        IOptions<PushOptions> options,
        CancellationToken ct
    )
    {
        var subscription = new PushSubscription(b.Endpoint ?? "", b.Keys?.P256dh ?? "", b.Keys?.Auth ?? "");
        if (subscription.Check(options.Value.AllowPrivateHosts) is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var way = new WayId(b.WayId);
        if (
            CommandDesk.Envelope(
                user,
                b,
                new ContactCommand.AddWay(user.Person, way, WayKind.Push, b.Label),
                out var envelope
            ) is
            { } bad
        )
        {
            return Problems.Of(bad);
        }

        var address = new WayAddress(way, user.Person, WayKind.Push, subscription.ToAddress());
        if (addresses.Find(way) is { } taken && taken != address)
        {
            return Problems.Of(new("way-exists", "Den findes allerede.", "wayId"));
        }

        // One device is one way: whoever signs in on it last is reached on it.
        var before = addresses
            .All.Where(known => known.Way != way && EndpointOf(known) == subscription.Endpoint)
            .ToList();
        addresses.Save(address);
        var outcome = await desk.Submit(envelope!, ct);
        if (outcome is not Outcome.Accepted)
        {
            if (desk.State.Contacts.Find(way) is null)
            {
                addresses.Erase(way);
            }

            return desk.Answer(envelope!, outcome);
        }

        foreach (var old in before)
        {
            await desk.Submit(
                new(
                    Guid.CreateVersion7(),
                    PersonId.System,
                    OrganisationId.System,
                    null,
                    new ContactCommand.RemoveWay(old.Person, old.Way, WayRemoval.Replaced)
                ),
                ct
            );
        }

        return desk.Answer(envelope!, outcome);
    }

    private static IResult Renew(
        RenewBody b,
        HttpContext context,
        WayAddresses addresses,
        PushThrottle throttle,
        IOptions<PushOptions> options
    )
    {
        if (!throttle.Strangers.Passes(From(context)))
        {
            return TooOften;
        }

        var subscription = new PushSubscription(b.Endpoint ?? "", b.Keys?.P256dh ?? "", b.Keys?.Auth ?? "");
        if (subscription.Check(options.Value.AllowPrivateHosts) is { } refusal)
        {
            return Problems.Of(refusal);
        }

        // The old address is known to the browser, its push service and us, so it is proof enough of being that browser.
        if (
            string.IsNullOrEmpty(b.OldEndpoint)
            || addresses.All.FirstOrDefault(known => EndpointOf(known) == b.OldEndpoint) is not { } old
        )
        {
            return Problems.Of(
                StatusCodes.Status404NotFound,
                "subscription-unknown",
                "Findes ikke",
                "Enheden er ikke tilmeldt. Tilmeld den under Sådan nås du."
            );
        }

        addresses.Save(old with { Address = subscription.ToAddress() });
        return Results.NoContent();
    }

    private static async Task<IResult> Answer(
        AnswerBody b,
        HttpContext context,
        ContactSecret secret,
        IAlertJournal journal,
        PushThrottle throttle,
        TimeProvider time,
        CancellationToken ct
    )
    {
        if (secret.ReadToken(b.Token) is not { } token)
        {
            return throttle.Strangers.Passes(From(context))
                ? Problems.Of(
                    StatusCodes.Status403Forbidden,
                    "token-invalid",
                    "Ikke adgang",
                    "Svaret kan ikke tages imod. Åbn beredskabet, og svar dér."
                )
                : TooOften;
        }

        if (!throttle.Answers.Passes(token.Message.ToString()))
        {
            return TooOften;
        }

        var key = b.Answer switch
        {
            AnswerKind.Coming => "1",
            AnswerKind.Cannot => "2",
            AnswerKind.Deputy => "3",
            _ => "",
        };
        var now = time.GetUtcNow();
        var command = new AlertCommand.AnswerByKey(token.Person, token.Message, key);
        var receipt = journal.Foresee(command, now);
        try
        {
            return await journal.Submit(Guid.CreateVersion7(now), command, ct) is { } refusal ? Problems.Of(refusal)
                : receipt is null ? Results.Ok(new AnswerTold("received", SpokenTexts.Received, false))
                : Results.Ok(new AnswerTold(receipt.Word, AnswerTexts.Of(receipt), receipt.Exercise || receipt.Test));
        }
        catch (JournalUnavailableException)
        {
            return Problems.Of(
                StatusCodes.Status503ServiceUnavailable,
                "journal-unavailable",
                "Ikke gemt",
                "Journalen kan ikke skrives lige nu. Send igen om lidt."
            );
        }
    }

    private static string? EndpointOf(WayAddress address) =>
        address.Kind == WayKind.Push ? PushSubscription.OfAddress(address.Address)?.Endpoint : null;

    private static string From(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    private static IResult TooOften { get; } =
        Problems.Of(
            StatusCodes.Status429TooManyRequests,
            "too-often",
            "For ofte",
            "Der er svaret mange gange. Vent lidt, og prøv igen."
        );
}

/// <summary>How often a service worker may ask.</summary>
public sealed class PushThrottle(TimeProvider time)
{
    /// <summary>For each message.</summary>
    public Throttle Answers { get; } = new(10, TimeSpan.FromMinutes(1), time);

    /// <summary>For each network address, without a token that is ours.</summary>
    public Throttle Strangers { get; } = new(30, TimeSpan.FromMinutes(1), time);
}

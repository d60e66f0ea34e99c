using System.Globalization;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Dispatch;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Beredskab.Notifications.Channels.Twilio;

/// <summary>What the provider tells us, signed: how a message fared, and what people write back.</summary>
public static class TwilioCallbacks
{
    public static IEndpointRouteBuilder MapTwilioCallbacks(this IEndpointRouteBuilder endpoints)
    {
        var webhooks = endpoints
            .MapGroup("/webhooks/twilio")
            .AllowAnonymous()
            .DisableAntiforgery()
            .ExcludeFromDescription();
        webhooks.MapPost("/status/{messageId:guid}", Status);
        webhooks.MapPost("/sms", Sms);
        webhooks.MapVoice();
        return endpoints;
    }

    /// <summary>Carries our own id, so that a callback is understood even when the response never came.</summary>
    internal static Uri StatusUrl(Uri publicUrl, MessageId message) =>
        SignedCallback.Given(publicUrl, $"/webhooks/twilio/status/{message}");

    private static async Task<IResult> Status(
        Guid messageId,
        HttpContext context,
        IAlertJournal journal,
        IOptions<TwilioOptions> options,
        TimeProvider time,
        ILogger<TwilioSmsChannel> log
    )
    {
        var (form, refused) = await SignedCallback.ReadSigned(context, options.Value, log);
        if (form is null)
        {
            return refused!;
        }

        var message = new MessageId(messageId);
        var sid = form["MessageSid"].Trim();
        var status = form["MessageStatus"];
        var error = form["ErrorCode"] is { Length: > 0 } code ? code : null;
        AlertCommand? command = (sid, status) switch
        {
            ("", _) => null,
            (_, "sent") => new AlertCommand.RecordStatus(message, sid, DeliveryStatus.Sent, null),
            (_, "delivered" or "read") => new AlertCommand.RecordStatus(message, sid, DeliveryStatus.Delivered, null),
            (_, "undelivered") => new AlertCommand.RecordStatus(
                message,
                sid,
                DeliveryStatus.Undelivered,
                error,
                Advise(error)
            ),
            (_, "failed" or "canceled") => new AlertCommand.RecordStatus(
                message,
                sid,
                DeliveryStatus.Failed,
                error,
                Advise(error)
            ),
            // Not yet on its way, but taken: it may be all that we ever hear.
            (_, "accepted" or "scheduled" or "queued" or "sending") => new AlertCommand.RecordAccepted(message, sid),
            _ => null,
        };
        if (command is null)
        {
            return Results.NoContent();
        }

        if (command is AlertCommand.RecordStatus { Advice: { } advice })
        {
            // Only digits of a provider's code reach a log.
            Log.Lost(log, message, Number(error)?.ToString(CultureInfo.InvariantCulture) ?? "none", advice);
        }

        return await SignedCallback.Submit(
            new JournalPatience(journal, time),
            // Of all that it says: a replay is a repeat of the same command.
            SignedCallback.CommandId("status", messageId.ToString("D"), sid, status, error ?? ""),
            command,
            Results.NoContent(),
            context,
            time,
            log
        );
    }

    private static FailureAdvice Advise(string? error) =>
        Number(error) is { } code ? TwilioErrors.Advise(code) : FailureAdvice.NextChannel;

    private static int? Number(string? error) =>
        int.TryParse(error, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static async Task<IResult> Sms(
        HttpContext context,
        IAlertJournal journal,
        IDirectory directory,
        IOptions<TwilioOptions> options,
        TimeProvider time,
        ILogger<TwilioSmsChannel> log
    )
    {
        var (form, refused) = await SignedCallback.ReadSigned(context, options.Value, log);
        if (form is null)
        {
            return refused!;
        }

        // The answer is an SMS of its own, from the journal; the callback itself is answered with nothing.
        var nothing = Results.Text("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response></Response>", "text/xml");
        var sid = form["MessageSid"].Trim();
        var from = form["From"].Trim();
        var body = form["Body"];
        var (person, way, unproved) = (directory.WhoHas(from), directory.WayTo(from), directory.UnprovedWayTo(from));
        var twin = (way ?? unproved) is { } known ? directory.TwinOf(person, known) : null;
        return sid.Length == 0 || from.Length == 0
            ? nothing
            : await SignedCallback.Submit(
                new JournalPatience(journal, time),
                // Whose number it is may have changed since a first try, so it is part of what was asked.
                SignedCallback.CommandId(
                    "sms",
                    sid,
                    from,
                    body,
                    (person?.ToString() ?? directory.DutyPhoneWith(from)?.ToString() ?? unproved?.ToString() ?? "")
                        + twin
                ),
                new AlertCommand.ReceiveSms(
                    sid,
                    person,
                    from,
                    body,
                    way,
                    directory.DutyPhoneWith(from),
                    unproved,
                    twin
                ),
                nothing,
                context,
                time,
                log
            );
    }
}

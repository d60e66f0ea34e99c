using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Dispatch;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Beredskab.Notifications.Channels.Twilio;

/// <summary>What the provider tells us, signed: how a message fared, and what people write back.</summary>
public static class TwilioCallbacks
{
    /// <summary>A callback is a few hundred bytes; the text of ten joined messages fits many times.</summary>
    private const int LargestBody = 64 * 1024;

    /// <summary>Less than the provider waits, so that it hears that it must ask again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public static IEndpointRouteBuilder MapTwilioCallbacks(this IEndpointRouteBuilder endpoints)
    {
        var webhooks = endpoints
            .MapGroup("/webhooks/twilio")
            .AllowAnonymous()
            .DisableAntiforgery()
            .ExcludeFromDescription();
        webhooks.MapPost("/status/{messageId:guid}", Status);
        webhooks.MapPost("/sms", Sms);
        return endpoints;
    }

    /// <summary>Carries our own id, so that a callback is understood even when the response never came.</summary>
    internal static Uri StatusUrl(Uri publicUrl, MessageId message) =>
        At(publicUrl, $"/webhooks/twilio/status/{message}");

    private static async Task<IResult> Status(
        Guid messageId,
        HttpContext context,
        IAlertJournal journal,
        IOptions<TwilioOptions> options,
        TimeProvider time,
        ILogger<TwilioSmsChannel> log
    )
    {
        var (form, refused) = await ReadSigned(context, options.Value, log);
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
            (_, "undelivered") => new AlertCommand.RecordStatus(message, sid, DeliveryStatus.Undelivered, error),
            (_, "failed" or "canceled") => new AlertCommand.RecordStatus(message, sid, DeliveryStatus.Failed, error),
            // Not yet on its way, but taken: it may be all that we ever hear.
            (_, "accepted" or "scheduled" or "queued" or "sending") => new AlertCommand.RecordAccepted(message, sid),
            _ => null,
        };
        if (command is null)
        {
            return Results.NoContent();
        }

        if (command is AlertCommand.RecordStatus { Status: DeliveryStatus.Undelivered or DeliveryStatus.Failed })
        {
            var advice = int.TryParse(error, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? TwilioErrors.Advise(number)
                : FailureAdvice.NextChannel;
            Log.Lost(log, message, Known(number), advice);
        }

        return await Submit(
            new JournalPatience(journal, time),
            // Of all that it says: a replay is a repeat of the same command.
            CommandId("status", messageId.ToString("D"), sid, status, error ?? ""),
            command,
            Results.NoContent(),
            context,
            time,
            log
        );
    }

    private static async Task<IResult> Sms(
        HttpContext context,
        IAlertJournal journal,
        IDirectory directory,
        IOptions<TwilioOptions> options,
        TimeProvider time,
        ILogger<TwilioSmsChannel> log
    )
    {
        var (form, refused) = await ReadSigned(context, options.Value, log);
        if (form is null)
        {
            return refused!;
        }

        // The answer is an SMS of its own, from the journal; the callback itself is answered with nothing.
        var nothing = Results.Text("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response></Response>", "text/xml");
        var sid = form["MessageSid"].Trim();
        var from = form["From"].Trim();
        var body = form["Body"];
        return sid.Length == 0 || from.Length == 0
            ? nothing
            : await Submit(
                new JournalPatience(journal, time),
                // Whose number it is may have changed since a first try, so it is part of what was asked.
                CommandId("sms", sid, from, body, directory.WhoHas(from)?.ToString() ?? ""),
                new AlertCommand.ReceiveSms(sid, directory.WhoHas(from), from, body),
                nothing,
                context,
                time,
                log
            );
    }

    private static async Task<IResult> Submit(
        JournalPatience journal,
        Guid commandId,
        AlertCommand command,
        IResult done,
        HttpContext context,
        TimeProvider time,
        ILogger log
    )
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, context.RequestAborted);
        try
        {
            var refusal = await journal.Submit(commandId, command, either.Token);
            return refusal is null
                ? done
                : Refuse(context, log, StatusCodes.Status404NotFound, refusal.Code, refusal.Text);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return Refuse(
                context,
                log,
                StatusCodes.Status503ServiceUnavailable,
                "journal-unavailable",
                "Journalen kan ikke skrives lige nu. Send igen om lidt."
            );
        }
    }

    /// <returns>The form, or why it is not taken; nothing is read from a form that is not signed.</returns>
    private static async Task<(CallbackForm? Form, IResult? Refused)> ReadSigned(
        HttpContext context,
        TwilioOptions options,
        ILogger log
    )
    {
        var request = context.Request;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LargestBody;
        }

        if (request.ContentType?.StartsWith(CallbackForm.ContentType, StringComparison.OrdinalIgnoreCase) is not true)
        {
            return (null, Refuse(context, log, 415, "callback-not-a-form", "Et kald fra udbyderen er en formular."));
        }

        CallbackForm form;
        try
        {
            form = await CallbackForm.Read(request, LargestBody, context.RequestAborted);
        }
        catch (Exception e) when (e is BadHttpRequestException or InvalidDataException or IOException)
        {
            return (null, Refuse(context, log, 400, "callback-unreadable", "Kaldet kan ikke læses."));
        }

        var url = At(options.PublicUrl!, request.Path + request.QueryString.ToString());
        string[] tokens = string.IsNullOrEmpty(options.NextAuthToken)
            ? [options.AuthToken]
            : [options.AuthToken, options.NextAuthToken];
        return TwilioSignature.IsValid(tokens, url, form.Fields, request.Headers[TwilioSignature.Header])
            ? (form, null)
            : (
                null,
                Refuse(
                    context,
                    log,
                    StatusCodes.Status403Forbidden,
                    "callback-forged",
                    "Kaldet er ikke underskrevet af udbyderen."
                )
            );
    }

    private static IResult Refuse(HttpContext context, ILogger log, int status, string code, string text)
    {
        Log.CallbackRefused(log, context.GetEndpoint()?.DisplayName ?? "webhook", code);
        return Results.Problem(
            text,
            statusCode: status,
            title: text,
            extensions: new Dictionary<string, object?> { ["code"] = code }
        );
    }

    /// <summary>Only digits of a provider's code reach a log.</summary>
    private static string Known(int code) => code.ToString(CultureInfo.InvariantCulture);

    private static Uri At(Uri publicUrl, string pathAndQuery) =>
        new(publicUrl.GetLeftPart(UriPartial.Path).TrimEnd('/') + pathAndQuery);

    private static Guid CommandId(params string[] parts)
    {
        // Length first, so that no two different callbacks read the same.
        var content = string.Concat(
            parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Length}:{part}"))
        );
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes("twilio:" + content), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}

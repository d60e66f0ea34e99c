using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Beredskab.GeoModel.Deciding;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Dispatch;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Beredskab.Notifications.Channels.Twilio;

/// <summary>What every callback of the provider goes through: read, proved to be the provider's, given to the journal.</summary>
internal static class SignedCallback
{
    /// <summary>A callback is a few hundred bytes; the text of ten joined messages fits many times.</summary>
    private const int LargestBody = 64 * 1024;

    /// <summary>Less than the provider waits, so that it hears that it must ask again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>A refusal is an answer of 404 with its code; what the provider can ask again is one of 503.</summary>
    internal static Task<IResult> Submit(
        JournalPatience journal,
        Guid commandId,
        AlertCommand command,
        IResult done,
        HttpContext context,
        TimeProvider time,
        ILogger log
    ) =>
        Submit(
            journal,
            commandId,
            command,
            refusal =>
                refusal is null
                    ? done
                    : Refuse(context, log, StatusCodes.Status404NotFound, refusal.Code, refusal.Text),
            context,
            time,
            log
        );

    /// <param name="answer">What is answered when it is accepted (null) or refused.</param>
    internal static async Task<IResult> Submit(
        JournalPatience journal,
        Guid commandId,
        AlertCommand command,
        Func<Refusal?, IResult> answer,
        HttpContext context,
        TimeProvider time,
        ILogger log
    )
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, context.RequestAborted);
        try
        {
            return answer(await journal.Submit(commandId, command, either.Token));
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
    internal static async Task<(CallbackForm? Form, IResult? Refused)> ReadSigned(
        HttpContext context,
        TwilioOptions options,
        ILogger log
    )
    {
        var request = context.Request;
        if (request.ContentType?.StartsWith(CallbackForm.ContentType, StringComparison.OrdinalIgnoreCase) is not true)
        {
            return (null, Refuse(context, log, 415, "callback-not-a-form", "Et kald fra udbyderen er en formular."));
        }

        CallbackForm form;
        try
        {
            form = await CallbackForm.Read(request, LargestBody, context.RequestAborted);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return (
                null,
                Refuse(
                    context,
                    log,
                    e.StatusCode,
                    "callback-too-large",
                    "Kaldet er større end noget kald fra udbyderen."
                )
            );
        }
        catch (Exception e) when (e is BadHttpRequestException or InvalidDataException or IOException)
        {
            return (null, Refuse(context, log, 400, "callback-unreadable", "Kaldet kan ikke læses."));
        }

        var url = At(options.PublicUrl!, request.Path + request.QueryString.ToString());
        string[] tokens = string.IsNullOrEmpty(options.NextAuthToken)
            ? [options.AuthToken]
            : [options.AuthToken, options.NextAuthToken];
        if (!TwilioSignature.IsValid(tokens, url, form.Fields, request.Headers[TwilioSignature.Header]))
        {
            return (
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

        // A token can sign for more than one account: a project's own and those below it.
        return string.Equals(form["AccountSid"], options.AccountSid, StringComparison.OrdinalIgnoreCase)
            ? (form, null)
            : (
                null,
                Refuse(
                    context,
                    log,
                    StatusCodes.Status403Forbidden,
                    "callback-other-account",
                    "Kaldet gælder en anden konto end den, som installationen sender fra."
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

    /// <summary>
    /// How the provider is to ask again when it gets no answer, or one of 5xx: five times within its own 15 s. What we
    /// refuse (4xx) it need not repeat. The provider reads this from the address's fragment, which is neither sent to us
    /// nor signed.
    /// </summary>
    internal const string AskAgain = "#ct=2000&rt=10000&rc=5&rp=5xx,ct,rt";

    internal static Uri At(Uri publicUrl, string pathAndQuery) =>
        new(publicUrl.GetLeftPart(UriPartial.Path).TrimEnd('/') + pathAndQuery);

    /// <summary>An address of ours as the provider is given it.</summary>
    internal static Uri Given(Uri publicUrl, string path) => At(publicUrl, path + AskAgain);

    internal static Guid CommandId(params string[] parts)
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

using Beredskab.GeoModel.Deciding;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Dispatch;
using Beredskab.Notifications.Messages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Beredskab.Notifications.Channels.Twilio;

/// <summary>What the provider tells of a call, signed: how it fared, and which key was pressed.</summary>
internal static class TwilioVoiceCallbacks
{
    /// <summary>Stable: why a call did not reach anybody, as it stands in the message's state.</summary>
    public static void MapVoice(this RouteGroupBuilder webhooks)
    {
        webhooks.MapPost("/call/{messageId:guid}", Status);
        webhooks.MapPost("/keys/{messageId:guid}", Keys);
    }

    public static Uri StatusUrl(Uri publicUrl, MessageId message) =>
        SignedCallback.Given(publicUrl, $"/webhooks/twilio/call/{message}");

    public static Uri KeysUrl(Uri publicUrl, MessageId message) =>
        SignedCallback.Given(publicUrl, $"/webhooks/twilio/keys/{message}");

    private static async Task<IResult> Status(
        Guid messageId,
        HttpContext context,
        IAlertJournal journal,
        IOptions<TwilioOptions> options,
        TimeProvider time,
        ILogger<TwilioVoiceChannel> log
    )
    {
        var (form, refused) = await SignedCallback.ReadSigned(context, options.Value, log);
        if (form is null)
        {
            return refused!;
        }

        var message = new MessageId(messageId);
        var sid = form["CallSid"];
        var status = form["CallStatus"];
        var by = form["AnsweredBy"];
        if (sid.Length == 0 || Read(message, sid, status, by) is not { } command)
        {
            return Results.NoContent();
        }

        if (command is AlertCommand.RecordStatus { Status: DeliveryStatus.Undelivered or DeliveryStatus.Failed } lost)
        {
            Log.Lost(log, message, lost.ErrorCode ?? status, lost.Advice ?? FailureAdvice.NextChannel);
        }

        return await SignedCallback.Submit(
            new JournalPatience(journal, time),
            SignedCallback.CommandId("call", messageId.ToString("D"), sid, status, by),
            command,
            Results.NoContent(),
            context,
            time,
            log
        );
    }

    private static AlertCommand? Read(MessageId message, string sid, string status, string by) =>
        (status, by) switch
        {
            ("queued" or "initiated", _) => new AlertCommand.RecordAccepted(message, sid),
            ("ringing" or "in-progress", _) => Told(message, sid, DeliveryStatus.Sent),
            ("completed", "human") => Told(message, sid, DeliveryStatus.Delivered),
            ("completed", _) when IsMachine(by) => Rang(message, sid, MessageFailures.AnsweringMachine),
            // Somebody or something picked up, and nobody knows which: that is not to have reached the person.
            ("completed", _) => Told(message, sid, DeliveryStatus.Sent) with { Ended = true },
            ("busy", _) => Rang(message, sid, MessageFailures.Busy),
            ("no-answer", _) => Rang(message, sid, MessageFailures.NoAnswer),
            ("failed", _) => Told(message, sid, DeliveryStatus.Failed, "call-failed"),
            ("canceled", _) => Told(message, sid, DeliveryStatus.Failed, "call-canceled"),
            _ => null,
        };

    // Whoever sleeps, or speaks with another, may take the next call.
    private static AlertCommand.RecordStatus Rang(MessageId message, string sid, string code) =>
        new(message, sid, DeliveryStatus.Undelivered, code, FailureAdvice.TryAgain);

    private static AlertCommand.RecordStatus Told(
        MessageId message,
        string sid,
        DeliveryStatus status,
        string? error = null
    ) => new(message, sid, status, error);

    private static async Task<IResult> Keys(
        Guid messageId,
        HttpContext context,
        IAlertJournal journal,
        IOptions<TwilioOptions> options,
        TimeProvider time,
        ILogger<TwilioVoiceChannel> log
    )
    {
        var (form, refused) = await SignedCallback.ReadSigned(context, options.Value, log);
        if (form is null)
        {
            return refused!;
        }

        var id = new MessageId(messageId);
        var key = form["Digits"];
        if (IsMachine(form["AnsweredBy"]) || journal.Alerts.Find(id)?.Person is not { } person)
        {
            return Script(CallScript.HangUp());
        }

        var command = new AlertCommand.AnswerByKey(person, id, key);
        var receipt = journal.Foresee(command, time.GetUtcNow());
        return await SignedCallback.Submit(
            new JournalPatience(journal, time),
            SignedCallback.CommandId("keys", messageId.ToString("D"), form["CallSid"], key),
            command,
            refusal =>
                Script(Answer(refusal, receipt, KeysUrl(options.Value.PublicUrl!, id), IsTest(journal.Alerts, id))),
            context,
            time,
            log
        );
    }

    private static bool IsTest(AlertBook book, MessageId message) => book.Find(message) is { Test: true };

    private static string Answer(Refusal? refusal, AnswerReceipt? receipt, Uri keys, bool test) =>
        refusal?.Code switch
        {
            null or "alert-ended" when test => CallScript.Ending(TestAlarmTexts.SpokenThanks),
            "key-unknown" => CallScript.AskAgain(keys),
            _ => CallScript.Ending(SpokenTexts.After(refusal, receipt)),
        };

    /// <summary>An answering machine presses no key; what sounds like one is its tape.</summary>
    private static bool IsMachine(string answeredBy) =>
        answeredBy.StartsWith("machine", StringComparison.Ordinal) || answeredBy is "fax";

    private static IResult Script(string script) => Results.Text(script, "text/xml");
}

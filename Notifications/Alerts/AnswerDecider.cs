using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Messages;

namespace Beredskab.Notifications.Alerts;

/// <summary>Decides what an answer counts for. It counts only for what the text that it answers said.</summary>
internal static class AnswerDecider
{
    public static Verdict InDashboard(AlertBook book, AlertCommand.Answer c, CommandOrigin origin)
    {
        if (book.Find(c.Alert) is not { } alert)
        {
            return Refuse("alert-unknown", "Alarmen findes ikke. Find hændelsen i listen.", "alertId");
        }

        if (alert.CodeOf(origin.Actor) is not { } code)
        {
            return Refuse("not-alerted", "Du er ikke alarmeret her, så du kan ikke svare på den.", "alertId");
        }

        if (!alert.IsOpen && !MayBeLate(alert, origin.Now))
        {
            return Ended(alert, "alertId");
        }

        if (!Enum.IsDefined(c.Kind))
        {
            return Refuse(
                "answer-unknown",
                "Svar, om du kommer, ikke kan, eller lader din stedfortræder komme.",
                "answer"
            );
        }

        if (c is { Kind: AnswerKind.Coming, EtaMinutes: < 1 or > SmsAnswer.LongestEtaMinutes })
        {
            return Refuse(
                "eta-invalid",
                $"Skriv et antal minutter mellem 1 og {SmsAnswer.LongestEtaMinutes}, eller lad feltet stå tomt. Er der længere til, så svar, at du ikke kan.",
                "etaMinutes"
            );
        }

        var eta = c.Kind == AnswerKind.Coming && alert.Test is null ? c.EtaMinutes : null;
        if (!alert.IsOpen)
        {
            return Verdict.Accept([.. Late(book, alert, origin.Actor, code, c.Kind, AnswerChannel.Dashboard)]);
        }

        return Verdict.Accept([
            .. Count(book, origin.Actor, code, alert.Incident, c.Kind, _ => eta, AnswerChannel.Dashboard),
        ]);
    }

    /// <summary>A key counts for the alert and the code that the call or the notification itself was about.</summary>
    public static Verdict ByKey(AlertBook book, AlertCommand.AnswerByKey c, DateTimeOffset now)
    {
        if (book.Find(c.Message) is not { } message || message.Person != c.Person)
        {
            return Refuse(MessageRefusals.Unknown, "Beskeden findes ikke.", "messageId");
        }

        if (
            message is not { Purpose: MessagePurpose.Alert, Alert: { } id }
            || book.Find(id) is not { } alert
            || (message.Code ?? alert.CodeOf(c.Person)) is not { } code
        )
        {
            return Refuse(
                "not-a-question",
                "Der er ikke spurgt om noget her, så der er intet at svare på.",
                "messageId"
            );
        }

        if (KindOf(c.Key) is not { } answer)
        {
            return Refuse("key-unknown", "Tryk 1, 2 eller 3.", "key");
        }

        var channel = message.Channel == MessageChannel.Voice ? AnswerChannel.Voice : AnswerChannel.Push;
        if (!alert.IsOpen)
        {
            return MayBeLate(alert, now)
                ? Verdict.Accept([.. Late(book, alert, c.Person, code, answer, channel)])
                : Ended(alert, "messageId");
        }

        if (!book.RoundsOf(c.Person).Any(round => round.Alert == id && round.Code == code && round.EndedAt is null))
        {
            return Refuse("call-replaced", "Situationen er ændret siden. Svar på den nyeste besked.", "messageId");
        }

        return Verdict.Accept([
            .. Count(book, c.Person, code, alert.Incident, answer, _ => null, channel, message.Phone),
        ]);
    }

    /// <returns>Null for a key that means nothing.</returns>
    internal static AnswerKind? KindOf(string key) =>
        key switch
        {
            "1" => AnswerKind.Coming,
            "2" => AnswerKind.Cannot,
            "3" => AnswerKind.Deputy,
            _ => null,
        };

    /// <summary>The answer counts in every open alert that the one text with this code was about.</summary>
    /// <param name="phone">The shared phone that it came from; null for the person's own.</param>
    /// <param name="way">Which of the person's own numbers a text came from; null in all else.</param>
    /// <param name="etaAfter">When the person comes, by what they had answered there before.</param>
    internal static IEnumerable<AlertEvent.Answered> Count(
        AlertBook book,
        PersonId person,
        int code,
        IncidentId? incident,
        AnswerKind kind,
        Func<AlertAnswer?, int?> etaAfter,
        AnswerChannel channel,
        DutyPhoneId? phone = null,
        WayId? way = null
    ) =>
        from round in book.RoundsOf(person)
        where round.EndedAt is null && round.Code == code && round.Incident == incident
        let before = Before(book, round.Alert, code)
        let eta = etaAfter(before)
        where before is null || before.Kind != kind || before.EtaMinutes != eta
        select new AlertEvent.Answered(round.Alert, person, kind, eta, channel, code, phone, Way: way);

    /// <summary>A test alarm notes for some days that a way works, though the answer came too late.</summary>
    private static bool MayBeLate(Alert alert, DateTimeOffset now) =>
        alert is { Test: not null, EndedAt: { } ended } && now < ended + AlertBook.CodesRest;

    internal static IEnumerable<DomainEvent> Late(
        AlertBook book,
        Alert alert,
        PersonId person,
        int code,
        AnswerKind kind,
        AnswerChannel channel,
        WayId? way = null
    ) =>
        // What came in time stands.
        Before(book, alert.Id, code) is null
            ? [new AlertEvent.Answered(alert.Id, person, kind, null, channel, code, Way: way)]
            : [];

    private static Verdict Ended(Alert alert, string field) =>
        alert.Into is not null
            ? Refuse(
                "alert-merged",
                "Hændelsen er slået sammen med en anden. Svar på den nye besked, eller find den anden i listen.",
                field
            )
            : Refuse(
                "alert-ended",
                alert.Test is null ? "Hændelsen er afsluttet, så alarmen kan ikke besvares mere." : TestAlarmTexts.Over,
                field
            );

    internal static AlertAnswer? Before(AlertBook book, AlertId alert, int code) =>
        book.Alerts[alert].Calls.GetValueOrDefault(code)?.Answer;

    private static Verdict Refuse(string code, string text, string field) => Verdict.Refuse(new(code, text, field));
}

using System.Collections.Immutable;
using System.Text;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Texts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Escalation;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Roster;

namespace Beredskab.Notifications.Alerts;

/// <summary>Decides what an answer counts for. It counts only for what the text that it answers said.</summary>
internal static class AnswerDecider
{
    /// <summary>Longer than ten joined messages is no answer.</summary>
    private const int LongestKept = 1600;

    private const string CprRemoved = "[Teksten indeholdt et CPR-nummer og er ikke gemt]";

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

        AnswerKind? kind = c.Key switch
        {
            "1" => AnswerKind.Coming,
            "2" => AnswerKind.Cannot,
            "3" => AnswerKind.Deputy,
            _ => null,
        };
        if (kind is not { } answer)
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

    public static Verdict BySms(AlertBook book, AlertContext context, AlertCommand.ReceiveSms c, CommandOrigin origin)
    {
        if (string.IsNullOrWhiteSpace(c.ProviderId))
        {
            return Refuse("provider-id-missing", "Beskeden mangler udbyderens id.", "providerId");
        }

        if (book.Inbound.Contains(c.ProviderId))
        {
            return Verdict.Accept();
        }

        return Verdict.Accept(
            Sender.Of(book, context, c, origin.Now) is not { } sender ? Stranger(book, context.Texts, c, origin)
            : SmsAnswer.IsOptOut(c.Text ?? "")
                ? [Entry(c, InboundOutcome.OptedOut, null), .. WayLoss.OptedOut(context, c, origin)]
            : SmsAnswer.IsOptIn(c.Text ?? "") ? [Entry(c, InboundOutcome.OptedIn, null), .. WayLoss.OptedIn(context, c)]
            : Known(book, context, c, sender, origin)
        );
    }

    /// <summary>Whoever may answer from the number that a text came from.</summary>
    /// <param name="Rounds">The calls that it may be about, oldest first, each with whom it asked.</param>
    /// <param name="Open">The codes that can be answered, the most urgent first.</param>
    /// <param name="Unnamed">Those of them that a text without a code can mean.</param>
    private sealed record Sender(
        PersonId? Person,
        DutyPhoneId? Phone,
        ImmutableArray<(PersonId Person, OpenRound Round)> Rounds,
        ImmutableArray<int> Open,
        ImmutableArray<int> Unnamed
    )
    {
        /// <summary>By whom replies are counted.</summary>
        public string Key => Person?.ToString() ?? Phone?.ToString() ?? "";

        /// <returns>Null for a number that nobody has.</returns>
        public static Sender? Of(AlertBook book, AlertContext context, AlertCommand.ReceiveSms c, DateTimeOffset now)
        {
            if (c.Person is { } person)
            {
                var own = book.RoundsOf(person).RemoveAll(round => book.Alerts[round.Alert].IsOfPhoneAlone(round.Code));
                var codes = MostUrgentFirst(book, own.Where(round => round.EndedAt is null));
                return new(person, null, [.. own.Select(round => (person, round))], codes, codes);
            }

            if (c.Phone is not { } phone)
            {
                return null;
            }

            var onIt = book.RoundsOn(phone);
            var open = onIt.Where(one =>
                    one.Round.EndedAt is null && book.Alerts[one.Round.Alert].PhonesOf(one.Round.Code).Contains(phone)
                )
                .ToImmutableArray();
            var onDuty = (context.Contacts.Phones.Find(phone)?.Seats ?? [])
                .Select(seat => OnDuty.At(context.Roster, seat.Ledergruppe, seat.Authority, now))
                .OfType<PersonId>()
                .ToHashSet();
            // Without a code it is whoever is on duty now who answers, and nobody who went home.
            return new(
                null,
                phone,
                onIt,
                MostUrgentFirst(book, open.Select(one => one.Round)),
                MostUrgentFirst(book, open.Where(one => onDuty.Contains(one.Person)).Select(one => one.Round))
            );
        }

        /// <summary>
        /// As a reply lists them, and the first is its example: what is real before what is not, operationsberedskab
        /// before the rest, and the newest first.
        /// </summary>
        private static ImmutableArray<int> MostUrgentFirst(AlertBook book, IEnumerable<OpenRound> rounds) =>
            [
                .. rounds
                    .Select(round => (round.Code, Alert: book.Alerts[round.Alert]))
                    .OrderBy(one => one.Alert.Test is not null || one.Alert.Exercise)
                    .ThenByDescending(one => one.Alert.Procedure?.AllWaysAtOnce == true)
                    .ThenByDescending(one => one.Alert.RaisedAt)
                    .Select(one => one.Code)
                    .Distinct(),
            ];
    }

    private static ImmutableArray<DomainEvent> Known(
        AlertBook book,
        AlertContext context,
        AlertCommand.ReceiveSms c,
        Sender sender,
        CommandOrigin origin
    )
    {
        var texts = context.Texts;
        var (rounds, open, unnamed) = (sender.Rounds, sender.Open, sender.Unnamed);
        var answer = SmsAnswer.Parse(c.Text ?? "");
        if (answer is null)
        {
            return Explain(InboundOutcome.NotUnderstood, null, texts.Replies.NotUnderstood(open));
        }

        if (answer.Code is null && unnamed.Length != 1)
        {
            if (!open.IsEmpty)
            {
                return Explain(
                    InboundOutcome.Ambiguous,
                    null,
                    open.Length > 1 ? texts.Replies.Ambiguous(open) : texts.Replies.NotUnderstood(open)
                );
            }

            return rounds.Select(one => one.Round).Where(IsRecent).LastOrDefault() is { } ended
                ? book.Alerts[ended.Alert].Into is { } into
                    ? AfterMerge(ended, into)
                    : Explain(
                        InboundOutcome.AfterStandDown,
                        ended.Alert,
                        book.Alerts[ended.Alert].Test is null
                            ? texts.Replies.AfterStandDown(ended.Code)
                            : texts.Tests.Ended(ended.Code)
                    )
                : Explain(InboundOutcome.NothingOpen, null, texts.Replies.NothingOpen);
        }

        var code = answer.Code ?? unnamed[0];
        var mine = rounds.Where(one => one.Round.Code == code).ToImmutableArray();
        if (mine.FirstOrDefault(one => one.Round.EndedAt is null) is { Round: { } current } counted)
        {
            // In a test alarm a yes is all that is asked for.
            if (answer.TooLate && book.Alerts[current.Alert].Test is null)
            {
                return Explain(InboundOutcome.EtaTooLong, current.Alert, texts.Replies.TooLate(code));
            }

            ImmutableArray<AlertEvent.Answered> answers =
            [
                .. Count(
                    book,
                    counted.Person,
                    code,
                    current.Incident,
                    answer.Kind,
                    Eta,
                    AnswerChannel.Sms,
                    sender.Phone
                ),
            ];
            return
            [
                Entry(c, InboundOutcome.Answered, current.Alert),
                .. answers,
                .. Confirm(
                    current.Alert,
                    code,
                    book.Alerts[current.Alert].Test is not null ? texts.Tests.Answered(code)
                        : answer.EtaUnread
                            ? texts.Replies.MinutesNotUnderstood(code, Eta(Before(book, current.Alert, code)))
                        : texts.Replies.Answered(code, answer.Kind, answer.EtaMinutes, Fate())
                ),
            ];

            DeputyFate Fate() =>
                DeputyFates.Of(
                    With(book, answers, origin),
                    context,
                    counted.Person,
                    code,
                    current.Incident,
                    origin.Now
                );
        }

        var asked = mine.Select(one => one.Round).ToImmutableArray();
        if (asked.LastOrDefault(round => round.Replaced) is { } replaced && !open.IsEmpty)
        {
            return Explain(InboundOutcome.Replaced, replaced.Alert, texts.Replies.Replaced(code, open));
        }

        if (asked.Where(IsRecent).LastOrDefault() is { } closed && book.Alerts[closed.Alert] is { Test: not null } test)
        {
            // The way works, which is what was asked.
            return
            [
                Entry(c, InboundOutcome.AfterStandDown, closed.Alert),
                .. Late(book, test, mine[^1].Person, code, answer.Kind, AnswerChannel.Sms),
                .. Confirm(closed.Alert, code, texts.Tests.AnsweredLate(code)),
            ];
        }

        return asked.Where(IsRecent).LastOrDefault() is { } over
            ? book.Alerts[over.Alert].Into is { } main
                ? AfterMerge(over, main)
                : Explain(InboundOutcome.AfterStandDown, over.Alert, texts.Replies.AfterStandDown(code))
            : open.IsEmpty
                ? Explain(InboundOutcome.UnknownCode, null, texts.Replies.NothingOpen)
                : Explain(InboundOutcome.UnknownCode, null, texts.Replies.UnknownCode(open));

        // Which code counts instead, when the person is asked for what it goes on as.
        ImmutableArray<DomainEvent> AfterMerge(OpenRound merged, IncidentId into)
        {
            ImmutableArray<int> now =
            [
                .. rounds
                    .Where(known => known.Round.Incident == into && open.Contains(known.Round.Code))
                    .Select(known => known.Round.Code)
                    .Distinct(),
            ];
            return Explain(InboundOutcome.AfterMerge, merged.Alert, texts.Replies.AfterMerge(merged.Code, now));
        }

        // What was not understood takes nothing away that was.
        int? Eta(AlertAnswer? before) => answer.EtaUnread ? before?.EtaMinutes : answer.EtaMinutes;

        // What was asked in an exercise is answered as one; of several codes, when all of them are.
        bool IsExercise(AlertId? about) =>
            about is { } one
                ? book.Alerts[one].Exercise
                : !open.IsEmpty
                    && rounds
                        .Where(known => known.Round.EndedAt is null)
                        .All(known => book.Alerts[known.Round.Alert].Exercise);

        bool IsRecent(OpenRound round) => round.EndedAt > origin.Now - AlertBook.CodesRest;

        ImmutableArray<DomainEvent> Explain(InboundOutcome outcome, AlertId? alert, string text) =>
            [Entry(c, outcome, alert), .. Limited(alert, text)];

        // What is said for the first time is always confirmed; a change or a repeat within the limit.
        ImmutableArray<DomainEvent> Confirm(AlertId alert, int about, string text) =>
            Before(book, alert, about) is null
                ? [Reply(alert, text) with { FirstAnswer = true }]
                : Limited(alert, text);

        ImmutableArray<DomainEvent> Limited(AlertId? alert, string text) =>
            ReplyLimits.MayReplyTo(book, sender.Key, origin.Now) ? [Reply(alert, text)] : [];

        // To the number that it came from.
        AlertEvent.MessageIntended Reply(AlertId? alert, string text) =>
            new(
                ReplyId(origin),
                alert,
                sender.Person,
                null,
                MessageChannel.Sms,
                MessagePurpose.Reply,
                FreeText.Of(IsExercise(alert) ? Marked(text) : text),
                sender.Phone?.SmsWay ?? OwnWay(c),
                Phone: sender.Phone
            );
    }

    /// <returns>Null for the mobile number, as in every message to it.</returns>
    private static WayId? OwnWay(AlertCommand.ReceiveSms c) =>
        c is { Person: { } person, Way: { } way } && way != ContactBook.MobileOf(person) ? way : null;

    private static ImmutableArray<DomainEvent> Stranger(
        AlertBook book,
        MessageTexts texts,
        AlertCommand.ReceiveSms c,
        CommandOrigin origin
    )
    {
        var entry = Entry(c, InboundOutcome.UnknownNumber, null);
        return
            CanBeAnswered(c.Number)
            && !SmsAnswer.IsOptOut(c.Text ?? "")
            && ReplyLimits.MayAnswerStranger(book, c.Number, origin.Now)
            ?
            [
                entry,
                new AlertEvent.MessageIntended(
                    ReplyId(origin),
                    null,
                    null,
                    FreeText.Of(c.Number),
                    MessageChannel.Sms,
                    MessagePurpose.Reply,
                    FreeText.Of(texts.Replies.UnknownNumber)
                ),
            ]
            : [entry];
    }

    /// <summary>The book as it will be when the answers are written.</summary>
    private static AlertBook With(AlertBook book, ImmutableArray<AlertEvent.Answered> answers, CommandOrigin origin) =>
        answers.Aggregate(
            book,
            (known, answer) =>
                known.Apply(
                    answer,
                    new(long.MaxValue, default, origin.Actor, origin.Organisation, origin.OccurredAt, origin.Now)
                )
        );

    /// <summary>The answer counts in every open alert that the one text with this code was about.</summary>
    /// <param name="phone">The shared phone that it came from; null for the person's own.</param>
    /// <param name="etaAfter">When the person comes, by what they had answered there before.</param>
    private static IEnumerable<AlertEvent.Answered> Count(
        AlertBook book,
        PersonId person,
        int code,
        IncidentId? incident,
        AnswerKind kind,
        Func<AlertAnswer?, int?> etaAfter,
        AnswerChannel channel,
        DutyPhoneId? phone = null
    ) =>
        from round in book.RoundsOf(person)
        where round.EndedAt is null && round.Code == code && round.Incident == incident
        let before = Before(book, round.Alert, code)
        let eta = etaAfter(before)
        where before is null || before.Kind != kind || before.EtaMinutes != eta
        select new AlertEvent.Answered(round.Alert, person, kind, eta, channel, code, phone);

    /// <summary>A test alarm notes for some days that a way works, though the answer came too late.</summary>
    private static bool MayBeLate(Alert alert, DateTimeOffset now) =>
        alert is { Test: not null, EndedAt: { } ended } && now < ended + AlertBook.CodesRest;

    private static IEnumerable<DomainEvent> Late(
        AlertBook book,
        Alert alert,
        PersonId person,
        int code,
        AnswerKind kind,
        AnswerChannel channel
    ) =>
        // What came in time stands.
        Before(book, alert.Id, code) is null
            ? [new AlertEvent.Answered(alert.Id, person, kind, null, channel, code)]
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

    /// <summary>First and last where there is room for it, otherwise first.</summary>
    private static string Marked(string text)
    {
        var around = ExerciseMark.Around(text);
        if (MessageGuard.Check(around) is null)
        {
            return around;
        }

        var before = ExerciseMark.Before(text);
        return MessageGuard.Check(before) is null ? before : text;
    }

    private static AlertAnswer? Before(AlertBook book, AlertId alert, int code) =>
        book.Alerts[alert].Calls.GetValueOrDefault(code)?.Answer;

    private static AlertEvent.SmsReceived Entry(AlertCommand.ReceiveSms c, InboundOutcome outcome, AlertId? alert) =>
        new(
            c.ProviderId,
            c.Person,
            alert,
            outcome,
            FreeText.Of(c.Person is null && c.Phone is not null ? "" : c.Number ?? ""),
            FreeText.Of(Kept(c.Text ?? "")),
            c.Person is null ? c.Phone : null
        );

    // Nobody can be asked to write it again, so what must not stand in the open is left out instead.
    private static string Kept(string text)
    {
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Take(LongestKept))
        {
            kept.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        var clean = kept.ToString();
        return CprNumber.IsIn(clean) ? CprRemoved : clean;
    }

    private static MessageId ReplyId(CommandOrigin origin) => MessageId.From(DerivedId.From(origin.CommandId, 'm', 0));

    /// <summary>A name or a short number as sender cannot be written to.</summary>
    private static bool CanBeAnswered(string? number) =>
        number is ['+', .. { Length: >= 8 and <= 15 } digits] && digits.All(char.IsAsciiDigit);

    private static Verdict Refuse(string code, string text, string field) => Verdict.Refuse(new(code, text, field));
}

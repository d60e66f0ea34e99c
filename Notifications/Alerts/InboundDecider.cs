using System.Collections.Immutable;
using System.Text;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Texts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Escalation;
using Beredskab.Notifications.Messages;

namespace Beredskab.Notifications.Alerts;

/// <summary>Decides what a text that came in counts for, and what is written back.</summary>
internal static class InboundDecider
{
    /// <summary>Longer than ten joined messages is no answer.</summary>
    private const int LongestKept = 1600;

    private const string CprRemoved = "[Teksten indeholdt et CPR-nummer og er ikke gemt]";

    public static Verdict Decide(
        AlertBook book,
        AlertContext context,
        AlertCommand.ReceiveSms given,
        CommandOrigin origin
    )
    {
        var c = ProofByAnswer.Recognise(book, context.Contacts, given);
        if (string.IsNullOrWhiteSpace(c.ProviderId))
        {
            return Refuse("provider-id-missing", "Beskeden mangler udbyderens id.", "providerId");
        }

        if (book.Inbound.Contains(c.ProviderId))
        {
            return Verdict.Accept();
        }

        return Verdict.Accept(
            AnsweringSender.Of(book, context, c, origin.Now) is not { } sender
                ? Stranger(book, context.Texts, c, origin)
            : SmsAnswer.IsOptOut(c.Text ?? "")
                ? [Entry(c, InboundOutcome.OptedOut, null), .. WayLoss.OptedOut(context, c, origin)]
            : SmsAnswer.IsOptIn(c.Text ?? "") ? [Entry(c, InboundOutcome.OptedIn, null), .. WayLoss.OptedIn(context, c)]
            : Known(book, context, c, sender, origin)
        );
    }

    private static ImmutableArray<DomainEvent> Known(
        AlertBook book,
        AlertContext context,
        AlertCommand.ReceiveSms c,
        AnsweringSender sender,
        CommandOrigin origin
    )
    {
        var texts = context.Texts;
        var (rounds, open, unnamed) = (sender.Rounds, sender.Open, sender.Unnamed);
        var answer = SmsAnswer.Parse(c.Text ?? "");
        if (answer is null)
        {
            return Explain(InboundOutcome.NotUnderstood, null, texts.Replies.NotUnderstood(open, Practice(null)));
        }

        if (answer.Code is null && unnamed.Length != 1)
        {
            if (!open.IsEmpty)
            {
                return Explain(
                    InboundOutcome.Ambiguous,
                    null,
                    open.Length > 1
                        ? texts.Replies.Ambiguous(open, Practice(null))
                        : texts.Replies.NotUnderstood(open, Practice(null))
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
                .. AnswerDecider.Count(
                    book,
                    counted.Person,
                    code,
                    current.Incident,
                    answer.Kind,
                    Eta,
                    AnswerChannel.Sms,
                    sender.Phone,
                    NumberOf(c)
                ),
            ];
            var receipt = AnswerReceipts.Of(
                book,
                context,
                counted.Person,
                code,
                book.Alerts[current.Alert],
                answer.Kind,
                answers,
                origin
            );
            return
            [
                Entry(c, InboundOutcome.Answered, current.Alert),
                .. answers,
                .. ProofByAnswer.Of(book, context.Contacts, c, answer, current),
                .. Confirm(
                    current.Alert,
                    code,
                    receipt.Test ? texts.Tests.Answered(code)
                        : answer.EtaUnread
                            ? texts.Replies.MinutesNotUnderstood(
                                code,
                                Eta(AnswerDecider.Before(book, current.Alert, code))
                            )
                        : texts.Replies.Answered(code, receipt, answer.EtaMinutes)
                ),
            ];
        }

        var asked = mine.Select(one => one.Round).ToImmutableArray();
        if (asked.LastOrDefault(round => round.Replaced) is { } replaced && !open.IsEmpty)
        {
            return Explain(
                InboundOutcome.Replaced,
                replaced.Alert,
                texts.Replies.Replaced(code, open, Practice(replaced.Alert))
            );
        }

        if (asked.Where(IsRecent).LastOrDefault() is { } closed && book.Alerts[closed.Alert] is { Test: not null } test)
        {
            // The way works, which is what was asked.
            return
            [
                Entry(c, InboundOutcome.AfterStandDown, closed.Alert),
                .. AnswerDecider.Late(book, test, mine[^1].Person, code, answer.Kind, AnswerChannel.Sms, NumberOf(c)),
                .. ProofByAnswer.Of(book, context.Contacts, c, answer, closed),
                .. Confirm(closed.Alert, code, texts.Tests.AnsweredLate(code)),
            ];
        }

        return asked.Where(IsRecent).LastOrDefault() is { } over
            ? book.Alerts[over.Alert].Into is { } main
                ? AfterMerge(over, main)
                : Explain(InboundOutcome.AfterStandDown, over.Alert, texts.Replies.AfterStandDown(code))
            : open.IsEmpty
                ? Explain(InboundOutcome.UnknownCode, null, texts.Replies.NothingOpen)
                : Explain(InboundOutcome.UnknownCode, null, texts.Replies.UnknownCode(open, Practice(null)));

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

        // Where the whole reply does not say that it is of an exercise, each code of one does.
        ImmutableHashSet<int> Practice(AlertId? about) =>
            IsExercise(about)
                ? []
                :
                [
                    .. rounds
                        .Where(known => known.Round.EndedAt is null && book.Alerts[known.Round.Alert].Exercise)
                        .Select(known => known.Round.Code),
                ];

        bool IsRecent(OpenRound round) => round.EndedAt > origin.Now - AlertBook.CodesRest;

        ImmutableArray<DomainEvent> Explain(InboundOutcome outcome, AlertId? alert, string text) =>
            [Entry(c, outcome, alert), .. Limited(alert, text)];

        // What is said for the first time is always confirmed; a change or a repeat within the limit.
        ImmutableArray<DomainEvent> Confirm(AlertId alert, int about, string text) =>
            AnswerDecider.Before(book, alert, about) is null
                ? [Reply(alert, text) with { FirstAnswer = true }]
                : Limited(alert, text);

        // Silence that nobody has announced would be taken for answers that do not count.
        ImmutableArray<DomainEvent> Limited(AlertId? alert, string text) =>
            ReplyLimits.LeftFor(book, sender.Key, origin.Now) switch
            {
                0 => [],
                1 => [Reply(alert, text), Write(ReplyId(origin, 1), null, texts.Replies.Silence)],
                _ => [Reply(alert, text)],
            };

        AlertEvent.MessageIntended Reply(AlertId? alert, string text) =>
            Write(ReplyId(origin), alert, IsExercise(alert) ? Marked(text) : text);

        // To the number that it came from.
        AlertEvent.MessageIntended Write(MessageId id, AlertId? alert, string text) =>
            new(
                id,
                alert,
                sender.Person,
                null,
                MessageChannel.Sms,
                MessagePurpose.Reply,
                FreeText.Of(text),
                sender.Phone?.SmsWay ?? OwnWay(c),
                Phone: sender.Phone
            );
    }

    /// <returns>Null for the mobile number, as in every message to it.</returns>
    private static WayId? OwnWay(AlertCommand.ReceiveSms c) =>
        c is { Person: { } person, Way: { } way } && way != ContactBook.MobileOf(person) ? way : null;

    /// <returns>Null for a shared phone, which is noted as that.</returns>
    private static WayId? NumberOf(AlertCommand.ReceiveSms c) =>
        c.Person is { } person ? c.Way ?? ContactBook.MobileOf(person) : null;

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

    private static MessageId ReplyId(CommandOrigin origin, int index = 0) =>
        MessageId.From(DerivedId.From(origin.CommandId, 'm', index));

    /// <summary>A name or a short number as sender cannot be written to.</summary>
    private static bool CanBeAnswered(string? number) =>
        number is ['+', .. { Length: >= 8 and <= 15 } digits] && digits.All(char.IsAsciiDigit);

    private static Verdict Refuse(string code, string text, string field) => Verdict.Refuse(new(code, text, field));
}

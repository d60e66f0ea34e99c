using System.Collections.Immutable;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Escalation;
using Beredskab.Notifications.Messages.Templates;

namespace Beredskab.Notifications.Messages;

/// <summary>What is answered to an incoming SMS, each from its template. Never repeats what the person wrote.</summary>
public sealed class ReplyTexts(TemplateBook book)
{
    /// <summary>More codes than this are not listed; the dashboard has them all.</summary>
    private const int MostCodes = 6;

    /// <summary>From the templates that ship with the product.</summary>
    public static ReplyTexts Shipped => MessageTexts.Shipped.Replies;

    public string UnknownNumber => book.Write(TextKind.ReplyUnknownNumber, TextValues.About());

    /// <summary>Said after the last reply for a while.</summary>
    public string Silence => book.Write(TextKind.ReplySilence, TextValues.About());

    public string NothingOpen => book.Write(TextKind.ReplyNothingOpen, TextValues.About());

    /// <summary>Of what became of an answer to an incident's alert.</summary>
    public string Answered(int code, AnswerReceipt receipt, int? etaMinutes) =>
        receipt.Covered is { } covered
            ? ComingCovered(code, etaMinutes, receipt.Authorities, covered.Standing)
            : Answered(code, receipt.Kind, etaMinutes, receipt.Deputy ?? DeputyFate.Called);

    /// <param name="fate">What really follows when the person leaves it to the deputy.</param>
    public string Answered(int code, AnswerKind answer, int? etaMinutes, DeputyFate fate = DeputyFate.Called) =>
        About(
            code,
            answer switch
            {
                AnswerKind.Coming => TextKind.ReplyComing,
                AnswerKind.Cannot => TextKind.ReplyCannot,
                AnswerKind.Deputy => KindOf(fate),
            },
            etaMinutes
        );

    /// <summary>The yes counts, and somebody comes already.</summary>
    /// <param name="authorities">Short names of those that are covered.</param>
    /// <param name="standing">In what capacity somebody comes.</param>
    public string ComingCovered(int code, int? etaMinutes, string authorities, Standing standing) =>
        book.Write(
            TextKind.ReplyComingCovered,
            TextValues.About(code) with
            {
                Minutes = etaMinutes,
                Authority = MessageTexts.OnDutyFor(authorities, ""),
                Coverer = NameOf(standing),
            }
        );

    internal static string NameOf(Standing standing) =>
        standing switch
        {
            Standing.OnDuty => "vagthavende",
            Standing.Deputy => "stedfortræderen",
            Standing.Ledergruppe => "en anden fra ledergruppen",
            Standing.Sekretariat => "Sekretariatet",
            Standing.Chefgruppe => "chefgruppen",
            Standing.Styregruppe => "styregruppen",
            Standing.Fallback => "en anden",
        };

    /// <summary>The situation has changed since the text that is answered.</summary>
    /// <param name="practice">Those of the codes that belong to an exercise or a test alarm, and are marked so.</param>
    public string Replaced(int code, ImmutableArray<int> open, ImmutableHashSet<int>? practice = null) =>
        Listing(TextKind.ReplyReplaced, open, practice, code);

    /// <summary>The yes counts; when the person comes was not understood.</summary>
    /// <param name="knownMinutes">What the person said before, and what still stands; null when nothing.</param>
    public string MinutesNotUnderstood(int code, int? knownMinutes) =>
        About(code, knownMinutes is null ? TextKind.ReplyMinutesUnread : TextKind.ReplyMinutesKept, knownMinutes);

    /// <summary>The person would come too late to count.</summary>
    public string TooLate(int code) => About(code, TextKind.ReplyTooLate);

    public string AfterStandDown(int code) => About(code, TextKind.ReplyAfterStandDown);

    /// <param name="open">The codes of the incident that it was merged into; none when the person is not asked there.</param>
    public string AfterMerge(int code, ImmutableArray<int> open) =>
        open.IsEmpty ? About(code, TextKind.ReplyMergedOver) : Listing(TextKind.ReplyMerged, open, null, code);

    /// <inheritdoc cref="Replaced" path="/param[@name='practice']"/>
    public string Ambiguous(ImmutableArray<int> open, ImmutableHashSet<int>? practice = null) =>
        Listing(TextKind.ReplyAmbiguous, open, practice);

    /// <inheritdoc cref="Replaced" path="/param[@name='practice']"/>
    public string UnknownCode(ImmutableArray<int> open, ImmutableHashSet<int>? practice = null) =>
        Listing(TextKind.ReplyUnknownCode, open, practice);

    /// <inheritdoc cref="Replaced" path="/param[@name='practice']"/>
    public string NotUnderstood(ImmutableArray<int> open, ImmutableHashSet<int>? practice = null) =>
        open.IsEmpty ? NothingOpen : Listing(TextKind.ReplyNotUnderstood, open, practice);

    private static TextKind KindOf(DeputyFate fate) =>
        fate switch
        {
            DeputyFate.Called => TextKind.ReplyDeputy,
            DeputyFate.CalledBefore => TextKind.ReplyDeputyCalled,
            DeputyFate.NextStep => TextKind.ReplyDeputyNext,
            DeputyFate.Needless => TextKind.ReplyDeputyNeedless,
            DeputyFate.Nobody => TextKind.ReplyDeputyNone,
        };

    private string About(int code, TextKind kind, int? minutes = null) =>
        book.Write(kind, TextValues.About(code) with { Minutes = minutes });

    /// <summary>As many of the codes as one message holds, also with the words of an exercise around it.</summary>
    private string Listing(TextKind kind, ImmutableArray<int> open, ImmutableHashSet<int>? practice, int code = 0)
    {
        for (var count = Math.Min(open.Length, MostCodes); count > 1; count--)
        {
            if (
                TemplateFit.Write(book.Of(kind), Values(count)) is { } text
                && MessageGuard.Check(ExerciseMark.Around(text)) is null
            )
            {
                return text;
            }
        }

        return book.Write(kind, Values(1));

        TextValues Values(int count) =>
            TextValues.About(code) with
            {
                Codes = CodeList.Words(kind, open, practice ?? [], count),
                ExampleCode = open[0],
            };
    }
}

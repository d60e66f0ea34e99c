using System.Collections.Immutable;
using System.Globalization;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Messages.Templates;

namespace Beredskab.Notifications.Messages;

/// <summary>
/// Every text that leaves by SMS, each from its template. Each is one GSM-7 message, without a link.
/// </summary>
public sealed class MessageTexts(TemplateBook book)
{
    /// <summary>What every text begins with, so that one knows it on a locked screen.</summary>
    public const string Sender = "SSP-BEREDSKAB";

    internal const string StillAnswered = "Dit svar gælder stadig";

    private const string NoAnswer = "Du skal ikke svare";

    private static readonly TimeZoneInfo Copenhagen = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    /// <summary>From the templates that ship with the product.</summary>
    public static MessageTexts Shipped { get; } = new(TemplateBook.Shipped);

    /// <summary>What is answered to an incoming SMS.</summary>
    public ReplyTexts Replies { get; } = new(book);

    /// <summary>Words about the installation itself.</summary>
    public NoticeTexts Notices { get; } = new(book);

    /// <summary>What a test alarm says.</summary>
    public TestAlarmTexts Tests { get; } = new(book);

    /// <summary>The templates that the texts are written from.</summary>
    public TemplateBook Book => book;

    /// <param name="code">The round's own code, four digits.</param>
    /// <param name="uncovered">The areas where somebody was missing on duty; empty when that is not why.</param>
    public string Alert(IncidentWords words, AlertReason reason, int code, string uncovered = "") =>
        Write(
            reason == AlertReason.AreaEntered ? TextKind.AreaEntered : TextKind.Alert,
            new(words, code) { Missing = reason == AlertReason.NobodyElse ? uncovered : "" }
        );

    /// <summary>A call again, at a higher level; what was answered before does not count for it.</summary>
    public string LevelRaised(IncidentWords words, int code) => Write(TextKind.LevelRaised, new(words, code));

    /// <param name="authorities">Short names of those that have not answered, as they stand in a text.</param>
    public string Missing(IncidentWords words, int code, string authorities, bool asDeputy) =>
        Write(
            asDeputy ? TextKind.Deputy : TextKind.Missing,
            new(words, code) { Missing = string.IsNullOrWhiteSpace(authorities) ? "Vagten" : authorities }
        );

    /// <summary>The shift has turned, and nobody has said yet that they take over.</summary>
    /// <inheritdoc cref="Missing"/>
    public string ReliefMissing(IncidentWords words, int code, string authorities) =>
        Write(
            TextKind.ReliefMissing,
            new(words, code) { Missing = string.IsNullOrWhiteSpace(authorities) ? "vagten" : authorities }
        );

    /// <param name="decided">When something was last decided; null when nothing has been.</param>
    public string HandOver(IncidentWords words, int code, DateTimeOffset? decided, int openTasks) =>
        Write(TextKind.HandOver, new(words, code) { Decision = DecidedAt(decided), Tasks = OpenTasks(openTasks) });

    /// <summary>Somebody said that they come, and nothing has been seen of the authority since.</summary>
    public string Stale(IncidentWords words, int code) => Write(TextKind.Stale, new(words, code));

    /// <summary>To whoever goes off duty.</summary>
    /// <param name="authorities">Short names of those that another stands for now.</param>
    /// <param name="area">Whose ledergruppe it is; empty when it is nobody's.</param>
    public string Relieved(IncidentWords words, int code, string authorities, string area) =>
        Write(TextKind.Relieved, new(words, code) { Authority = OnDutyFor(authorities, area) });

    /// <summary>To whoever was called in for somebody who comes after all.</summary>
    /// <inheritdoc cref="Relieved"/>
    public string Covered(IncidentWords words, int code, string authorities, string area) =>
        Write(TextKind.Covered, new(words, code) { Authority = OnDutyFor(authorities, area) });

    /// <param name="mustAnswer">Whether the person still counts: not relieved, not out of it, and asked at all.</param>
    public string LevelChanged(IncidentWords words, ActivationLevel from, int code, bool mustAnswer) =>
        Write(
            words.Level > from ? TextKind.LevelRaisedTold : TextKind.LevelLowered,
            new(words, code) { Status = mustAnswer ? "" : NoAnswer }
        );

    /// <summary>To whoever was called for another place, and is not called for this one.</summary>
    /// <param name="answer">Whether the person has answered, still must, or is out of it.</param>
    public string Moved(IncidentWords words, int code, AnswerStanding answer) =>
        answer switch
        {
            AnswerStanding.Awaited => Write(TextKind.Moved, new(words, code)),
            AnswerStanding.Answered => Write(TextKind.MovedTold, new(words, code) { Status = StillAnswered }),
            AnswerStanding.Over => Write(TextKind.MovedTold, new(words, code) { Status = NoAnswer }),
        };

    /// <summary>To whoever was called for a report that was merged into another.</summary>
    /// <param name="words">Of the incident that it goes on as.</param>
    /// <param name="code">Of the person's call there; of the one that ended, when there is none.</param>
    /// <param name="earlier">The code that no longer counts.</param>
    public string Merged(IncidentWords words, int code, int earlier, AnswerStanding answer) =>
        answer switch
        {
            AnswerStanding.Awaited => Write(TextKind.Merged, new(words, code) { EarlierCode = earlier }),
            AnswerStanding.Answered => Write(
                TextKind.MergedTold,
                new(words, code) { EarlierCode = earlier, Status = StillAnswered }
            ),
            AnswerStanding.Over => Write(
                TextKind.MergedTold,
                new(words, code) { EarlierCode = earlier, Status = NoAnswer }
            ),
        };

    public string StoodDown(IncidentWords words, int code) => Write(TextKind.StandDown, new(words, code));

    internal static ImmutableArray<string> DecidedAt(DateTimeOffset? decided)
    {
        if (decided is not { } at)
        {
            return ["Intet er besluttet", "Intet besluttet"];
        }

        var clock = Text($"{TimeZoneInfo.ConvertTime(at, Copenhagen):HH.mm}");
        return [$"Sidste beslutning kl. {clock}", $"Besl. kl. {clock}", $"Besl. {clock}"];
    }

    internal static ImmutableArray<string> OpenTasks(int count) =>
        count switch
        {
            0 => ["Ingen åbne opgaver", "Ingen opgaver", "0 opg."],
            1 => ["1 åben opgave", "1 opgave", "1 opg."],
            _ => [Text($"{count} åbne opgaver"), Text($"{count} opgaver"), Text($"{count} opg.")],
        };

    internal static ImmutableArray<string> OnDutyFor(string authorities, string area)
    {
        return string.IsNullOrWhiteSpace(authorities) ? [TextValues.Nameless]
            : string.IsNullOrWhiteSpace(area) ? [authorities]
            : [$"{authorities} i {area}", authorities];
    }

    private string Write(TextKind kind, TextValues values) => book.Write(kind, values);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

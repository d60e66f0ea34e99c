using System.Globalization;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Notifications.Messages;

/// <summary>Every text about an incident that leaves by SMS. Each is one GSM-7 message, without a link.</summary>
public static class MessageTexts
{
    private const string Sender = "SSP-BEREDSKAB";

    private static readonly TimeZoneInfo Copenhagen = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    /// <summary>Fewer letters than this of a place say nothing; then it is left out.</summary>
    private const int ShortestPlace = 8;

    /// <param name="code">The round's own code, four digits.</param>
    /// <param name="uncovered">The areas where somebody was missing on duty; empty when that is not why.</param>
    public static string Alert(IncidentWords words, AlertReason reason, int code, string uncovered = "")
    {
        var answer = Text($" Svar JA {code} eller NEJ {code}.");
        var why = reason == AlertReason.NobodyElse && uncovered.Length > 0 ? Text($" Vagt mangler: {uncovered}.") : "";
        var briefWhy = why.Length > 0 ? " Vagt mangler." : "";
        return Fit(
            code,
            words,
            reason == AlertReason.AreaEntered ? ", nu" : "",
            Text($". {IncidentTypes.Name(words.Level)}."),
            [
                why + answer + Text($" JA {code} 20 = fremme om 20 min."),
                briefWhy + answer + Text($" JA {code} 20 = fremme om 20 min."),
                briefWhy + answer + Text($" JA {code} 20 = om 20 min."),
                briefWhy + answer,
                answer,
            ]
        );
    }

    /// <summary>A call again, at a higher level; what was answered before does not count for it.</summary>
    public static string LevelRaised(IncidentWords words, int code) =>
        Fit(
            code,
            words,
            "",
            Text($". Hævet til {IncidentTypes.Name(words.Level).ToLowerInvariant()}."),
            [Text($" Svar igen: JA {code} eller NEJ {code}."), Text($" Svar JA {code} eller NEJ {code}.")]
        );

    /// <param name="authorities">Short names of those that have not answered, as they stand in a text.</param>
    public static string Missing(IncidentWords words, int code, string authorities, bool asDeputy)
    {
        var answer = Text($" Svar JA {code} eller NEJ {code}.");
        var who = Clean(authorities);
        var missing = who.Length == 0 ? " Vagten har ikke svaret." : Text($" {who} har ikke svaret.");
        return Fit(
            code,
            words,
            "",
            Text($". {IncidentTypes.Name(words.Level)}."),
            [
                missing + (asDeputy ? " Du er stedfortræder." : "") + answer,
                missing + answer,
                " Svar mangler." + answer,
                answer,
            ]
        );
    }

    /// <param name="decided">When something was last decided; null when nothing has been.</param>
    public static string HandOver(IncidentWords words, int code, DateTimeOffset? decided, int openTasks)
    {
        var answer = Text($" Svar JA {code} eller NEJ {code}.");
        var decision = decided is { } at
            ? Text($" Sidste beslutning kl. {TimeZoneInfo.ConvertTime(at, Copenhagen):HH.mm}.")
            : " Intet er besluttet.";
        var tasks = openTasks switch
        {
            0 => " Ingen åbne opgaver.",
            1 => " 1 åben opgave.",
            _ => Text($" {openTasks} åbne opgaver."),
        };
        return Fit(
            code,
            words,
            "",
            Text($". {IncidentTypes.Name(words.Level)}."),
            [
                " Du har nu vagten." + decision + tasks + answer,
                " Du har vagten." + decision + tasks + answer,
                " Du har vagten." + tasks + answer,
                " Du har vagten." + answer,
                answer,
            ]
        );
    }

    /// <summary>Somebody said that they come, and nothing has been seen of the authority since.</summary>
    public static string Stale(IncidentWords words, int code) =>
        Fit(
            code,
            words,
            "",
            ". Intet nyt fra jer siden dit JA.",
            [Text($" Er I stadig med? Svar JA {code} eller NEJ {code}."), Text($" Svar JA {code} eller NEJ {code}.")]
        );

    /// <summary>To whoever goes off duty.</summary>
    public static string Relieved(IncidentWords words, int code) =>
        Fit(code, words, "", ". Din afløser har svaret og overtager.", [" Du skal ikke svare.", ""]);

    public static string LevelChanged(IncidentWords words, ActivationLevel from, int code) =>
        Fit(
            code,
            words,
            "",
            Text(
                $". {(words.Level > from ? "Hævet" : "Sænket")} til {IncidentTypes.Name(words.Level).ToLowerInvariant()}."
            ),
            [""]
        );

    /// <summary>To whoever was called for another place, and is not called for this one.</summary>
    /// <param name="answer">Whether the person has answered, still must, or is out of it.</param>
    public static string Moved(IncidentWords words, int code, AnswerStanding answer) =>
        Fit(
            code,
            words,
            ", nu",
            ". Hændelsen er flyttet.",
            answer switch
            {
                AnswerStanding.Answered => [" Dit svar gælder stadig.", ""],
                AnswerStanding.Awaited => [Text($" Svar JA {code} eller NEJ {code}.")],
                AnswerStanding.Over => [" Du skal ikke svare.", ""],
            }
        );

    public static string StoodDown(IncidentWords words, int code) =>
        Fit(code, words, "", " er afsluttet. Normaldrift.", [" Du skal ikke svare."]);

    /// <summary>Writes as much as one message holds: the place gives way first, the code never.</summary>
    private static string Fit(int code, IncidentWords words, string link, string middle, ReadOnlySpan<string> tails)
    {
        var type = IncidentTypes.Name(words.Type);
        var place = Clean(words.Place ?? words.Beside);
        var at = words.Place is null ? "" : "ved ";
        var area = Clean(words.Area);
        string Write(string where, string tail) =>
            Typography.Gsm(
                words.Exercise
                    ? ExerciseMark.Around(Text($"{Sender} {code}: {type}{link}{where}{middle}{tail}"))
                    : Text($"{Sender} {code}: {type}{link}{where}{middle}{tail}")
            );

        foreach (var tail in tails)
        {
            if (place.Length > 0)
            {
                var whole = Write(Text($" {at}{place}, {area}"), tail);
                if (MessageGuard.Check(whole) is null)
                {
                    return whole;
                }

                var room = place.Length - (Gsm7.Length(whole) - 160);
                if (room >= ShortestPlace && room < place.Length)
                {
                    var shortened = Write(Text($" {at}{Shorten(place, room)}, {area}"), tail);
                    if (MessageGuard.Check(shortened) is null)
                    {
                        return shortened;
                    }
                }
            }
            else if (Write(Area(area, link), tail) is var text && MessageGuard.Check(text) is null)
            {
                return text;
            }
        }

        // Neither long names nor names that look like a link may keep the alert back.
        var last = tails[^1];
        foreach (var where in new[] { Area(area, link), Area(Shorten(area, 30), link), "" })
        {
            if (Write(where, last) is var text && MessageGuard.Check(text) is null)
            {
                return text;
            }
        }

        throw new InvalidOperationException("A template does not fit into one message without place and area.");
    }

    private static string Area(string area, string link) =>
        area.Length == 0 ? "" : (link.Length > 0 ? " " : ", ") + area;

    private static string Clean(string? name) => Typography.Gsm(name ?? "").ReplaceLineEndings(" ").Trim();

    private static string Shorten(string name, int length) =>
        name.Length <= length ? name : string.Concat(name.AsSpan(0, length - 1).TrimEnd(" ,.-"), ".");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

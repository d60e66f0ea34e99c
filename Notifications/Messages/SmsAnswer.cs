using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Notifications.Messages;

/// <summary>An SMS as an answer: <c>JA 4711</c>, <c>nej4711</c>, <c>4711 ja</c>, <c>JA 4711 20</c>, <c>STEDFORTRÆDER 4711</c>.</summary>
/// <param name="Code">Null when the text names none.</param>
/// <param name="EtaMinutes">1 to <see cref="LongestEtaMinutes"/>, or null.</param>
/// <param name="EtaUnread">It says when, in a way that is no number of minutes.</param>
/// <param name="TooLate">It says yes, and more minutes than the limit: whoever is so far away covers nothing.</param>
public sealed partial record SmsAnswer(
    AnswerKind Kind,
    int? Code,
    int? EtaMinutes,
    bool EtaUnread,
    bool TooLate = false
)
{
    /// <summary>However a person answers, a longer time does not count as coming. Older entries may have one.</summary>
    public const int LongestEtaMinutes = 240;

    /// <summary>The words by which a person opts out; the network acts on them, and answering would be refused.</summary>
    private static readonly ImmutableHashSet<string> OptOut =
    [
        "STOP",
        "STOPALL",
        "UNSUBSCRIBE",
        "AFMELD",
        "END",
        "QUIT",
    ];

    private static readonly ImmutableHashSet<string> YesWords = ["JA", "JAH", "JATAK", "JEP", "YES"];

    private static readonly ImmutableHashSet<string> NoWords =
    [
        "NEJ",
        "NEI",
        "NEH",
        "NEJTAK",
        "NÆ",
        "NÆJ",
        "NÆH",
        "NÆI",
        "NAEJ",
        "NAEH",
        "NØJ",
        "NIKS",
        "NO",
        "NOPE",
    ];

    /// <summary>What beside a yes makes it none.</summary>
    private static readonly ImmutableHashSet<string> Doubts =
    [
        "IKKE",
        "NÆPPE",
        "NAEPPE",
        "MÅSKE",
        "MAASKE",
        "HVIS",
        "MORGEN",
    ];

    /// <summary>What stands between "kan" and "ikke" and changes nothing.</summary>
    private static readonly ImmutableHashSet<string> Fillers =
    [
        "DESVÆRRE",
        "DESVAERRE",
        "DSV",
        "ALTSÅ",
        "LIGE",
        "GODT",
    ];

    /// <summary>The deputy's word is long and is written in many ways; how it begins is enough.</summary>
    private const string DeputyBegins = "STEDFORTR";

    private static readonly ImmutableHashSet<string> DeputyWords = ["VIKAR", "SUPPLEANT"];

    /// <summary>The words by which a person comes back.</summary>
    private static readonly ImmutableHashSet<string> OptIn = ["START", "UNSTOP", "TILMELD"];

    public static bool IsOptIn(string text) => OptIn.Contains(text.Trim().ToUpperInvariant());

    public static bool IsOptOut(string text) => OptOut.Contains(text.Trim().ToUpperInvariant());

    /// <summary>Reads words and numbers in any order. A text that says both, or neither, or negates, says nothing.</summary>
    /// <returns>Null when it is not understood.</returns>
    public static SmsAnswer? Parse(string text)
    {
        var plain = Plain(text);
        var found = Token().Matches(plain);
        var tokens = found.Select(match => match.Value).ToImmutableArray();
        if (
            Joined(tokens) is not { } said
            || KindOf(said, asks: plain.Contains('?', StringComparison.Ordinal)) is not { } kind
        )
        {
            return null;
        }

        var codes = new List<int>();
        var etas = new List<int>();
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = tokens[i];
            if (!char.IsAsciiDigit(token[0]) || (i > 0 && tokens[i - 1] is "KL"))
            {
                continue;
            }

            switch (token.Length)
            {
                case <= 3 when IsNegative(plain, found[i].Index):
                    // No number of minutes; it is asked about rather than guessed at.
                    etas.Add(0);
                    break;
                case <= 3:
                    etas.Add(
                        Number(token) * (i + 1 < tokens.Length && tokens[i + 1] is "TIME" or "TIMER" or "T" ? 60 : 1)
                    );
                    break;
                case 4:
                    codes.Add(Number(token));
                    break;
                case 5:
                    // A digit too many, or a minute too close: a guess could be another's code.
                    return null;
                case <= 7:
                    // The space before the minutes was forgotten.
                    codes.Add(Number(token[..4]));
                    etas.Add(Number(token[4..]));
                    break;
                default:
                    return null;
            }
        }

        if (codes.Distinct().Count() > 1)
        {
            return null;
        }

        etas.AddRange(InWords(tokens));
        var yes = kind == AnswerKind.Coming;
        var clock = tokens.Contains("KL");
        var tooLate = yes && etas is [> LongestEtaMinutes] && !clock;
        int? eta = yes && etas is [>= 1] && !tooLate && !clock ? etas[0] : null;
        return new(
            kind,
            codes.Count == 0 ? null : codes[0],
            eta,
            EtaUnread: yes && eta is null && !tooLate && (clock || etas.Count > 0),
            tooLate
        );
    }

    /// <summary>
    /// The words, with those put together whose letters stand apart: "j a", "n e j". Only a whole word becomes one.
    /// </summary>
    /// <returns>Null when a no may be hidden among such letters, beside something else.</returns>
    private static ImmutableArray<string>? Joined(ImmutableArray<string> tokens)
    {
        var joined = ImmutableArray.CreateBuilder<string>(tokens.Length);
        for (var i = 0; i < tokens.Length; )
        {
            var end = i;
            while (end < tokens.Length && tokens[end].Length <= 2 && !char.IsAsciiDigit(tokens[end][0]))
            {
                end++;
            }

            var run = tokens[i..end];
            if (run.Length < 2 || run.All(token => token.Length > 1))
            {
                joined.AddRange(end > i ? run : [tokens[i]]);
                i = Math.Max(end, i + 1);
                continue;
            }

            var word = Plainly(string.Concat(run));
            if (YesWords.Contains(word) || NoWords.Contains(word))
            {
                joined.Add(word);
            }
            else if (NoWords.Any(no => no.Length > 2 && word.Contains(no, StringComparison.Ordinal)))
            {
                return null;
            }
            else
            {
                joined.AddRange(run);
            }

            i = end;
        }

        return joined.ToImmutable();
    }

    /// <summary>As it would be said: letters that were held down stand once, and those of other tongues for ours.</summary>
    private static string Plainly(string word)
    {
        var plain = new StringBuilder(word.Length);
        foreach (var letter in word)
        {
            var ours = letter switch
            {
                'Ä' => 'Æ',
                'Ö' => 'Ø',
                _ => letter,
            };
            if (plain.Length == 0 || plain[^1] != ours)
            {
                plain.Append(ours);
            }
        }

        return plain.ToString();
    }

    /// <summary>
    /// What the words say. <c>JA</c> beside a no or a deputy says nothing; nor does <c>OK</c>, which may mean no more than
    /// "read": to ask once more costs seconds, and to count an answer that was none stops the search for somebody.
    /// </summary>
    private static AnswerKind? KindOf(ImmutableArray<string> tokens, bool asks)
    {
        var yes = tokens.Select(Plainly).Any(YesWords.Contains);
        var no = tokens.Select(Plainly).Any(NoWords.Contains);
        var deputy = tokens.Any(token =>
            token.StartsWith(DeputyBegins, StringComparison.Ordinal) || DeputyWords.Contains(token)
        );
        var bare = tokens.RemoveAll(Fillers.Contains);
        var cannot = Follow(bare, "KAN", "IKKE") || Follow(bare, "KOMMER", "IKKE") || IsAway(tokens);
        var comes = !asks && IsOnTheWay(tokens);
        var not = tokens.Any(Doubts.Contains);
        return (yes, deputy) switch
        {
            (true, true) => null,
            (true, false) => no || not ? null : AnswerKind.Coming,
            (false, true) => not && !no ? null : AnswerKind.Deputy,
            _ when no => comes ? null : AnswerKind.Cannot,
            _ when cannot => comes ? null : AnswerKind.Cannot,
            _ => comes && !not ? AnswerKind.Coming : null,
        };
    }

    // "Kommer", "jeg kommer" and "på vej" are of whoever writes; "kommer politiet?" and "politiet er på vej" are not.
    private static bool IsOnTheWay(ImmutableArray<string> tokens)
    {
        string[] words = [.. tokens.Where(token => !char.IsAsciiDigit(token[0]))];
        return words
                is ["KOMMER"]
                    or ["KOMMER", not "IKKE", ..]
                    or ["PÅ" or "PAA" or "PA", "VEJ", ..]
                    or ["ER", "PÅ" or "PAA" or "PA", "VEJ", ..]
                    or ["JEG" or "VI", "ER", "PÅ" or "PAA" or "PA", "VEJ", ..]
            || (
                Array.FindIndex(words, word => word is "JEG" or "VI") is >= 0 and var i
                && words[i..] is [_, "KOMMER"] or [_, "KOMMER", not "IKKE", ..]
            );
    }

    // "Afbud" and "jeg er syg" are of whoever writes; "en af de unge er syg" is not.
    private static bool IsAway(ImmutableArray<string> tokens)
    {
        string[] words = [.. tokens.Where(token => !char.IsAsciiDigit(token[0]))];
        return words is ["AFBUD", ..] or ["SYG"] or ["ER", "SYG"] or ["JEG", "ER", "SYG", ..] or [_, "AFBUD"];
    }

    private static bool Follow(ImmutableArray<string> tokens, string first, string second)
    {
        for (var i = 1; i < tokens.Length; i++)
        {
            if (tokens[i] == second && tokens[i - 1] == first)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Minutes that are not written with digits.</summary>
    private static IEnumerable<int> InWords(ImmutableArray<string> tokens)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            var before = i > 0 ? tokens[i - 1] : "";
            switch (tokens[i])
            {
                case "KVARTER" when !before.All(char.IsAsciiDigit) || before.Length == 0:
                    yield return 15;
                    break;
                case "TIME" when before is "HALV":
                    yield return 30;
                    break;
                case "TIME" when before is "EN" or "ÉN":
                    yield return 60;
                    break;
            }
        }
    }

    // "4711 -5", but neither "4711-20" nor "4711 - 20", where the dash only stands between the two.
    private static bool IsNegative(string text, int digits) =>
        digits > 0
        && text[digits - 1] is '-' or '\u2212' or '\u2010' or '\u2011' or '\u2012' or '\u2013'
        && (digits == 1 || char.IsWhiteSpace(text[digits - 2]));

    private static string Plain(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKC).ToUpperInvariant();
        }
        catch (ArgumentException)
        {
            return "";
        }
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"[0-9]+|\p{L}+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}

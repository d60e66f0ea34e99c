using System.Collections.Immutable;
using System.Globalization;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Notifications.Messages;

/// <summary>What is answered to an incoming SMS. Never repeats what the person wrote.</summary>
public static class ReplyTexts
{
    /// <summary>More codes than this are not listed; the dashboard has them all.</summary>
    private const int MostCodes = 6;

    public const string UnknownNumber =
        "SSP-BEREDSKAB: Dit nummer er ikke tilmeldt, og din besked er ikke talt med. Ring 112 ved akut fare.";

    public const string NothingOpen =
        "SSP-BEREDSKAB: Du har ingen åben alarm, så dit svar er ikke talt med. Ring 112 ved akut fare.";

    public static string Answered(int code, AnswerKind answer, int? etaMinutes) =>
        (answer, etaMinutes) switch
        {
            (AnswerKind.Coming, { } minutes) => About(code, $"Dit JA er modtaget. Fremme om {minutes} min."),
            (AnswerKind.Coming, null) => About(code, $"Dit JA er modtaget."),
            (AnswerKind.Deputy, _) => About(code, $"Modtaget. Din stedfortræder kaldes nu."),
            _ => About(code, $"Dit NEJ er modtaget."),
        };

    /// <summary>The situation has changed since the text that is answered.</summary>
    public static string Replaced(int code, ImmutableArray<int> open) =>
        Listing(
            open,
            codes =>
                About(
                    code,
                    $"Situationen er ændret siden, så svaret er ikke talt med. {Yours(open, " nye")}: {codes}. Svar fx JA {open[0]}."
                )
        );

    /// <summary>The yes counts; when the person comes was not understood.</summary>
    /// <param name="knownMinutes">What the person said before, and what still stands; null when nothing.</param>
    public static string MinutesNotUnderstood(int code, int? knownMinutes) =>
        knownMinutes is { } minutes
            ? About(
                code,
                $"Dit JA er modtaget, men minutterne blev ikke forstået. Dit svar om {minutes} min. gælder stadig. Skriv 1-{SmsAnswer.LongestEtaMinutes}."
            )
            : About(
                code,
                $"Dit JA er modtaget, men minutterne blev ikke forstået. Skriv 1-{SmsAnswer.LongestEtaMinutes}, fx JA {code} 20."
            );

    public static string AfterStandDown(int code) =>
        About(code, $"Hændelsen er afsluttet, så dit svar er ikke talt med.");

    public static string Ambiguous(ImmutableArray<int> open) =>
        Listing(
            open,
            codes => Text($"Du har flere åbne alarmer: {codes}. Svar JA eller NEJ med koden, fx JA {open[0]}.")
        );

    public static string UnknownCode(ImmutableArray<int> open) =>
        Listing(
            open,
            codes =>
                Text($"Koden er ikke din, så svaret er ikke talt med. {Yours(open)}: {codes}. Svar fx JA {open[0]}.")
        );

    public static string NotUnderstood(ImmutableArray<int> open) =>
        open.IsEmpty
            ? NothingOpen
            : Listing(
                open,
                codes =>
                    Text(
                        $"Svaret blev ikke forstået. Svar JA eller NEJ med {(open.Length == 1 ? "din kode" : "en af dine koder")}: {codes}. Fx JA {open[0]}."
                    )
            );

    private static string Yours(ImmutableArray<int> open, string which = "") =>
        open.Length == 1 ? $"Din{which} kode" : $"Dine{which} koder";

    /// <summary>As many of the codes as one message holds, also with the words of an exercise around it.</summary>
    private static string Listing(ImmutableArray<int> open, Func<string, string> write)
    {
        for (var count = Math.Min(open.Length, MostCodes); ; count--)
        {
            var text = write(string.Join(", ", open.Take(count)));
            if (count <= 1 || MessageGuard.Check(ExerciseMark.Around(text)) is null)
            {
                return text;
            }
        }
    }

    private static string About(int code, FormattableString words) =>
        FormattableString.Invariant($"{MessageTexts.Sender} {code}: {words.ToString(CultureInfo.InvariantCulture)}");

    private static string Text(FormattableString words) =>
        $"{MessageTexts.Sender}: {words.ToString(CultureInfo.InvariantCulture)}";
}

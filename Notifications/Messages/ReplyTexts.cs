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
            (AnswerKind.Coming, { } minutes) => Text(
                $"SSP-BEREDSKAB {code}: Dit JA er modtaget. Fremme om {minutes} min."
            ),
            (AnswerKind.Coming, null) => Text($"SSP-BEREDSKAB {code}: Dit JA er modtaget."),
            (AnswerKind.Deputy, _) => Text($"SSP-BEREDSKAB {code}: Modtaget. Din stedfortræder kaldes nu."),
            _ => Text($"SSP-BEREDSKAB {code}: Dit NEJ er modtaget."),
        };

    /// <summary>The situation has changed since the text that is answered.</summary>
    public static string Replaced(int code, ImmutableArray<int> open) =>
        Text(
            $"SSP-BEREDSKAB {code}: Situationen er ændret siden, så svaret er ikke talt med. {Yours(open, " nye")}: {Codes(open)}. Svar fx JA {open[0]}."
        );

    /// <summary>The yes counts; when the person comes was not understood.</summary>
    /// <param name="knownMinutes">What the person said before, and what still stands; null when nothing.</param>
    public static string MinutesNotUnderstood(int code, int? knownMinutes) =>
        knownMinutes is { } minutes
            ? Text(
                $"SSP-BEREDSKAB {code}: Dit JA er modtaget, men minutterne blev ikke forstået. Dit svar om {minutes} min. gælder stadig. Skriv 1-{SmsAnswer.LongestEtaMinutes}."
            )
            : Text(
                $"SSP-BEREDSKAB {code}: Dit JA er modtaget, men minutterne blev ikke forstået. Skriv 1-{SmsAnswer.LongestEtaMinutes}, fx JA {code} 20."
            );

    public static string AfterStandDown(int code) =>
        Text($"SSP-BEREDSKAB {code}: Hændelsen er afsluttet, så dit svar er ikke talt med.");

    public static string Ambiguous(ImmutableArray<int> open) =>
        Text($"SSP-BEREDSKAB: Du har flere åbne alarmer: {Codes(open)}. Svar JA eller NEJ med koden, fx JA {open[0]}.");

    public static string UnknownCode(ImmutableArray<int> open) =>
        Text(
            $"SSP-BEREDSKAB: Koden er ikke din, så svaret er ikke talt med. {Yours(open)}: {Codes(open)}. Svar fx JA {open[0]}."
        );

    public static string NotUnderstood(ImmutableArray<int> open) =>
        open.IsEmpty
            ? NothingOpen
            : Text(
                $"SSP-BEREDSKAB: Svaret blev ikke forstået. Svar JA eller NEJ med {(open.Length == 1 ? "din kode" : "en af dine koder")}: {Codes(open)}. Fx JA {open[0]}."
            );

    private static string Yours(ImmutableArray<int> open, string which = "") =>
        open.Length == 1 ? $"Din{which} kode" : $"Dine{which} koder";

    private static string Codes(ImmutableArray<int> open) => string.Join(", ", open.Take(MostCodes));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

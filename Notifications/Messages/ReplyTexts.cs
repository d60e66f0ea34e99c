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
            (AnswerKind.Deputy, _) => Text(
                $"SSP-BEREDSKAB {code}: Dit svar STEDFORTRÆDER er modtaget. Du regnes ikke med."
            ),
            _ => Text($"SSP-BEREDSKAB {code}: Dit NEJ er modtaget."),
        };

    public static string AfterStandDown(int code) =>
        Text($"SSP-BEREDSKAB {code}: Hændelsen er afsluttet, så dit svar er ikke talt med.");

    public static string Ambiguous(ImmutableArray<int> open) =>
        Text($"SSP-BEREDSKAB: Du har flere åbne alarmer: {Codes(open)}. Svar JA eller NEJ med koden, fx JA {open[0]}.");

    public static string UnknownCode(ImmutableArray<int> open) =>
        Text(
            $"SSP-BEREDSKAB: Koden er ikke din, så svaret er ikke talt med. Din kode: {Codes(open)}. Svar fx JA {open[0]}."
        );

    public static string NotUnderstood(ImmutableArray<int> open) =>
        open.IsEmpty
            ? NothingOpen
            : Text(
                $"SSP-BEREDSKAB: Svaret blev ikke forstået. Svar JA eller NEJ med din kode: {Codes(open)}. Fx JA {open[0]}."
            );

    private static string Codes(ImmutableArray<int> open) => string.Join(", ", open.Take(MostCodes));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace Beredskab.Notifications.Messages;

/// <summary>What a test alarm says, and what is answered to it. Each is one GSM-7 message.</summary>
public static class TestAlarmTexts
{
    public const string Over = "Prøvealarmen er slut, så der er intet at svare på.";

    /// <param name="code">The round's own code, four digits.</param>
    public static string Ask(int code) =>
        Marked($"SSP-BEREDSKAB {code}: PRØVEALARM. Svar JA {code}. Der er ikke sket noget.");

    public static string Answered(int code) =>
        Marked($"SSP-BEREDSKAB {code}: Tak. Dit svar på prøvealarmen er modtaget.");

    /// <summary>The way works, and the answer came after the deadline.</summary>
    public static string AnsweredLate(int code) =>
        Marked($"SSP-BEREDSKAB {code}: Tak. Prøvealarmen er slut, og dit svar er noteret som for sent.");

    /// <summary>To an answer without a code, when it has ended.</summary>
    public static string Ended(int code) =>
        Marked($"SSP-BEREDSKAB {code}: Prøvealarmen er slut. Svar JA {code}, så noterer vi det som for sent.");

    /// <summary>Said after a key, whichever it was.</summary>
    public const string SpokenThanks = "Tak. Dit svar på prøvealarmen er modtaget. Dette er en øvelse.";

    public static bool IsAsk(string text) => text.Contains(": PRØVEALARM.", StringComparison.Ordinal);

    /// <summary>What a call says; nobody is asked whether they come.</summary>
    public const string Spoken =
        "Dette er en øvelse. Dette er SSP-beredskabet med en prøvealarm. Der er ikke sket noget. Tryk 1, så ved vi, at du kan nås. Dette er en øvelse.";

    private static string Marked(FormattableString text) =>
        ExerciseMark.Around(text.ToString(CultureInfo.InvariantCulture));
}

using System.Text.RegularExpressions;
using Beredskab.GeoModel.Deciding;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Notifications.Messages;

/// <summary>What a call says: the words of the SMS, without what can only be read.</summary>
public static partial class SpokenTexts
{
    public const string Keys =
        "Tryk 1, hvis du kommer. Tryk 2, hvis du ikke kan. Tryk 3, hvis din stedfortræder skal tage over.";

    public const string Exercise = "Dette er en øvelse.";

    public const string TestKey = "Tryk 1, så ved vi, at du kan nås.";

    public const string NothingHeard = "Vi har ikke hørt et svar. Du kan stadig svare med en SMS eller på skærmen.";

    public const string WrongKey = "Det kan ikke bruges. " + Keys;

    public const string Coming = "Tak. Dit svar er modtaget: du kommer.";

    public const string Cannot = "Tak. Dit svar er modtaget: du kan ikke komme.";

    public const string Received = "Tak. Dit svar er modtaget.";

    public const string Ended = "Hændelsen er afsluttet, så dit svar er ikke talt med.";

    public const string Merged =
        "Hændelsen er slået sammen med en anden, så dit svar er ikke talt med. Svar på den nye besked.";

    public const string Replaced =
        "Situationen er ændret siden, så dit svar er ikke talt med. Svar på den nyeste besked.";

    public const string NotCounted = "Dit svar kunne ikke tælles med. Ring til Sekretariatet.";

    /// <summary>Said after a key.</summary>
    /// <param name="refusal">Why it does not count; null when it does.</param>
    /// <param name="receipt">What became of it; null when nobody foresaw that it counts.</param>
    public static string After(Refusal? refusal, AnswerReceipt? receipt) =>
        refusal is null
            ? receipt switch
            {
                null => Received,
                { Test: true } => TestAlarmTexts.SpokenThanks,
                { Exercise: true } => $"{Exercise} {Counted(receipt)}",
                _ => Counted(receipt),
            }
            : refusal.Code switch
            {
                "alert-ended" => Ended,
                "alert-merged" => Merged,
                "call-replaced" => Replaced,
                _ => NotCounted,
            };

    private static string Counted(AnswerReceipt receipt) =>
        receipt.Kind switch
        {
            AnswerKind.Coming => Coming + AnswerTexts.Further(receipt),
            AnswerKind.Cannot => Cannot,
            _ => $"{Received} {AnswerTexts.Of(receipt)}",
        };

    /// <param name="text">As it would leave by SMS.</param>
    /// <param name="code">Spoken digit by digit; null when nothing is to be answered.</param>
    /// <param name="test">It is a test alarm: nobody is asked whether they come.</param>
    public static string Of(string text, int? code, bool test = false)
    {
        if (ExerciseMark.IsOn(text))
        {
            // First and last, as in the text: whoever picks up late hears it all the same.
            return $"{Exercise} {Of(ExerciseMark.Inside(text), code, test)} {Exercise}";
        }

        var read = InFull(Sender().Replace(text, ""));
        var said = Spell(HowInPassing().Replace(HowToAnswer().Replace(read, ""), "").Trim());
        return test ? $"Dette er SSP-beredskabet. {Calm(said)} {TestKey}"
            : code is null ? $"Dette er SSP-beredskabet. {said}"
            : $"Dette er SSP-beredskabet. {said} Din kode er {Spell($"{code}")}. {Keys}";
    }

    /// <summary>What is cut short where letters are few is said whole.</summary>
    private static string InFull(string text) =>
        TasksInShort()
            .Replace(
                DecidedInShort().Replace(text, "Sidste beslutning kl. "),
                match => $"{(match.Groups[1].Value == "0" ? "Ingen" : match.Groups[1].Value)} åbne opgaver."
            );

    [GeneratedRegex(
        @"\bBesl\. (?:kl\. )?(?=\d\d\.\d\d)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex DecidedInShort();

    [GeneratedRegex(@"\b(\d+) opg\.", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TasksInShort();

    // A word in capitals may be read letter by letter.
    private static string Calm(string text) => text.Replace("PRØVEALARM", "Prøvealarm", StringComparison.Ordinal);

    /// <summary>A code is not four thousand seven hundred and eleven.</summary>
    private static string Spell(string text) =>
        Digits().Replace(text, match => string.Join(", ", match.Value.ToCharArray()));

    [GeneratedRegex(
        @"^SSP-BEREDSKAB(?: \d{4})?(?:[:.,]? |[:.,])",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Sender();

    private const string Told =
        @"(?>[\s\d=,;-]+|\b(?:JA|NEJ|STEDFORTRÆDER|SMS|sms|eller|fremme|fx|hvis|du|kommer|kan|ikke|om|min|minutter|igen|nu|med|på|hver)\b)*";

    /// <summary>
    /// A sentence of nothing but what to write. The words that it may have are listed, so none that names a place, an
    /// area or another matter is left out of a call, whatever a template puts beside them.
    /// </summary>
    [GeneratedRegex(
        @"(?:^|(?<=[.?!]))\s*(?:Svar\b" + Told + @":?)?\s*\bJA \d{4}\b" + Told + "(?:[.?!:]|$)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex HowToAnswer();

    /// <summary>The same within a sentence that says more.</summary>
    [GeneratedRegex(
        @"[\s,:;-]*(?:\bsvar(?: igen)?:? )?\bJA \d{4} eller NEJ \d{4}\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex HowInPassing();

    [GeneratedRegex(@"\d{4,}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();
}

using Beredskab.GeoModel.Deciding;

namespace Beredskab.Notifications.Contacts;

/// <summary>A number as people write it, made E.164. Of telephony only the form is known, not whether anybody has it.</summary>
public static class PhoneNumber
{
    public const string ForeignWarning =
        "Nummeret er udenlandsk. Beskeder kan komme senere frem eller blive stoppet af telenettet. Hav også en dansk måde.";

    public const string WithoutSmsWarning =
        "Numre, der begynder med 70 eller 80, kan som regel ikke få SMS. Kommer koden ikke, så vælg opkald, eller skriv et mobilnummer.";

    private static readonly Refusal Premium = new(
        "number-premium",
        "Numre, der begynder med 90, er overtakserede og kan ikke bruges. Skriv dit almindelige nummer.",
        "address"
    );

    private static readonly Refusal Satellite = new(
        "number-satellite",
        "Nummeret er til satellit eller en international tjeneste og kan ikke nås herfra. Skriv et almindeligt nummer.",
        "address"
    );

    /// <summary>
    /// ITU-T E.164 country codes that are no country's: freephone, shared cost, Inmarsat, personal numbers, global
    /// mobile satellite, international networks, and premium rate.
    /// </summary>
    private static readonly string[] OfNoCountry = ["+800", "+808", "+870", "+878", "+881", "+882", "+883", "+979"];

    private static readonly Refusal Invalid = new(
        "number-invalid",
        "Skriv otte cifre, fx 20 12 34 56, eller et udenlandsk nummer med + og landekode.",
        "address"
    );

    /// <param name="number">E.164; meaningful only when the answer is null.</param>
    /// <param name="isForeign">Outside +45.</param>
    public static Refusal? Read(string? text, out string number, out bool isForeign)
    {
        number = "";
        isForeign = false;
        var digits = new string([.. (text ?? "").Where(c => c is not (' ' or '-' or '.' or '(' or ')' or '\u00A0'))]);
        if (digits.StartsWith("00", StringComparison.Ordinal))
        {
            digits = "+" + digits[2..];
        }

        if (digits.StartsWith('+') && !digits.StartsWith("+45", StringComparison.Ordinal))
        {
            // ITU-T E.164: at most fifteen digits, a country code never begins with 0.
            if (digits.Length is < 8 or > 16 || digits[1] is '0' || !digits.AsSpan(1).ContainsOnlyDigits())
            {
                return Invalid;
            }

            if (OfNoCountry.Any(code => digits.StartsWith(code, StringComparison.Ordinal)))
            {
                return Satellite;
            }

            number = digits;
            isForeign = true;
            return null;
        }

        var local = digits.StartsWith("+45", StringComparison.Ordinal) ? digits[3..] : digits;
        if (local.Length != 8 || !local.AsSpan().ContainsOnlyDigits() || local[0] is '0' or '1')
        {
            return Invalid;
        }

        if (IsPremium(local))
        {
            return Premium;
        }

        number = "+45" + local;
        return null;
    }

    /// <param name="local">Eight digits.</param>
    public static bool IsPremium(string local) => local.StartsWith("90", StringComparison.Ordinal);

    /// <param name="local">Eight digits.</param>
    /// <returns>Whether it is of the service numbers, which ring but as a rule get no SMS.</returns>
    public static bool IsService(string local) =>
        local.StartsWith("70", StringComparison.Ordinal) || local.StartsWith("80", StringComparison.Ordinal);

    /// <param name="number">E.164, as <see cref="Read"/> gave it.</param>
    /// <param name="bySms">Whether SMS go to it.</param>
    /// <returns>What whoever wrote it should know; null when nothing.</returns>
    public static string? WarningOf(string number, bool bySms) =>
        !number.StartsWith("+45", StringComparison.Ordinal) ? ForeignWarning
        : bySms && IsService(number[3..]) ? WithoutSmsWarning
        : null;

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}

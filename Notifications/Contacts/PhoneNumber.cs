using Beredskab.GeoModel.Deciding;

namespace Beredskab.Notifications.Contacts;

/// <summary>A number as people write it, made E.164. Of telephony only the form is known, not whether anybody has it.</summary>
public static class PhoneNumber
{
    public const string ForeignWarning =
        "Nummeret er udenlandsk. Beskeder kan komme senere frem eller blive stoppet af telenettet. Hav også en dansk måde.";

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

            number = digits;
            isForeign = true;
            return null;
        }

        var local = digits.StartsWith("+45", StringComparison.Ordinal) ? digits[3..] : digits;
        if (local.Length != 8 || !local.AsSpan().ContainsOnlyDigits() || local[0] is '0' or '1')
        {
            return Invalid;
        }

        number = "+45" + local;
        return null;
    }

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}

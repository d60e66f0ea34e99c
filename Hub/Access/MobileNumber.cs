using Beredskab.GeoModel.Deciding;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Hub.Access;

/// <summary>A Danish number as people write it, made E.164.</summary>
public static class MobileNumber
{
    /// <param name="text">Eight digits, spaces as one likes, with or without +45 or 0045; empty for none.</param>
    /// <param name="number"><c>+45</c> and eight digits, or null for none.</param>
    public static Refusal? Read(string? text, out string? number)
    {
        number = null;
        var digits = new string([.. (text ?? "").Where(c => c is not (' ' or '-' or '.' or '\u00A0'))]);
        if (digits.Length == 0)
        {
            return null;
        }

        var local =
            digits.StartsWith("+45", StringComparison.Ordinal) ? digits[3..]
            : digits.StartsWith("0045", StringComparison.Ordinal) ? digits[4..]
            : digits;
        if (local.Length != 8 || !local.All(char.IsAsciiDigit) || local[0] is '0' or '1')
        {
            return new(
                "mobile-invalid",
                "Skriv et dansk nummer på otte cifre, fx 20 12 34 56. Det første ciffer er 2 til 9.",
                "mobile"
            );
        }

        if (PhoneNumber.IsPremium(local) || PhoneNumber.IsService(local))
        {
            return new(
                "mobile-without-sms",
                "Numre, der begynder med 70, 80 eller 90, er ikke mobiler og kan ikke få SMS. Skriv personens mobilnummer.",
                "mobile"
            );
        }

        number = "+45" + local;
        return null;
    }
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Beredskab.GeoModel.Texts;

/// <summary>
/// Finds what can be a CPR number: <c>DDMMYY-XXXX</c>, with or without the dash, whose date exists. The day may have
/// 60 added (a replacement number). There is no modulus 11 check: it was dropped in 2007.
/// </summary>
public static partial class CprNumber
{
    /// <summary>
    /// Digits in other scripts and full width are read as digits, and invisible characters between them are passed
    /// over, so that no typing gets round it.
    /// </summary>
    public static bool IsIn(string text)
    {
        var plain = string.Concat(
            text.Normalize(NormalizationForm.FormKC)
                .Where(unit => CharUnicodeInfo.GetUnicodeCategory(unit) != UnicodeCategory.Format)
        );
        foreach (Match match in Candidate().Matches(plain))
        {
            if (DateExists(Two(match, 1), Two(match, 2), Two(match, 3)))
            {
                return true;
            }
        }

        return false;
    }

    private static int Two(Match match, int group)
    {
        var value = 0;
        foreach (var digit in match.Groups[group].ValueSpan)
        {
            value = (value * 10) + (int)char.GetNumericValue(digit);
        }

        return value;
    }

    private static bool DateExists(int day, int month, int year)
    {
        day = day > 60 ? day - 60 : day;
        if (month is < 1 or > 12 || day < 1)
        {
            return false;
        }

        // The century is not in the date; a leap day counts when it exists in any of them.
        return day <= DateTime.DaysInMonth(2000 + year, month) || day <= DateTime.DaysInMonth(1900 + year, month);
    }

    [GeneratedRegex(
        @"(?<!\d)(\d{2})(\d{2})(\d{2})[\s\u00AD]?[-\u2010-\u2015\u2212.]?[\s\u00AD]?\d{4}(?!\d)",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Candidate();
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Beredskab.GeoModel.Texts;

/// <summary>
/// Finds what can be a CPR number: <c>DDMMYY-XXXX</c>, however it is separated, whose date exists. The day may have
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
        var plain = text.Normalize(NormalizationForm.FormKC);
        if (!HasDigitsFor(plain))
        {
            return false;
        }

        plain = string.Concat(
            plain
                .EnumerateRunes()
                .Where(rune =>
                    Rune.GetUnicodeCategory(rune)
                        is not (
                            UnicodeCategory.Format
                            or UnicodeCategory.NonSpacingMark
                            or UnicodeCategory.EnclosingMark
                        )
                )
        );
        return Holds(Together(), plain)
            || Holds(Dated(), plain)
            || Holds(Spaced(), plain)
            || Holds(Dashed(), plain)
            || Holds(YearFirst(), plain, yearFirst: true);
    }

    // Every form has ten digits; nearly all texts have fewer, and need no closer look.
    private static bool HasDigitsFor(string plain)
    {
        var digits = 0;
        foreach (var unit in plain)
        {
            digits += char.IsDigit(unit) ? 1 : 0;
        }

        return digits >= 10;
    }

    private static bool Holds(Regex form, string plain, bool yearFirst = false)
    {
        foreach (Match match in form.Matches(plain))
        {
            // Each form has its date in its first groups, or in the three behind them.
            var first = match.Groups[1].Success ? 1 : 4;
            var (one, month, other) = (Two(match, first), Two(match, first + 1), Two(match, first + 2));
            if (yearFirst ? DateExists(other, month, one) : DateExists(one, month, other))
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
            value = char.IsDigit(digit) ? (value * 10) + (int)char.GetNumericValue(digit) : value;
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

    // Six digits and four, whatever separates the two; a word for a number too.
    [GeneratedRegex(
        @"(?<!\d)(\d{2})(\d{2})(\d{2})(?:[\s./_,:()\-\u2010-\u2015\u2212]{0,3}|[\s,;:(]*(?:cpr|lb|løbe)?\.?-?(?:nr|nummer)[\s.:]*)(?:\d{2}\s?\d{2}|\d\s\d\s\d\s\d)(?!\d)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Together();

    // A date as dates are written, and behind a dash, four digits. A space alone would make a time of day a number.
    [GeneratedRegex(
        @"(?<!\d)(\d{2})[\s./\-]?(\d{2})[\s./\-]?(?:19|20)?(\d{2})\s?[/_\-\u2010-\u2015\u2212]{1,2}\s?(?:\d{4}|\d\s\d\s\d\s\d)(?!\d)",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Dated();

    // Digits in pairs, or one by one with anything that separates before the last four.
    [GeneratedRegex(
        @"(?<!\d)(?:(\d{2})\s(\d{2})\s(\d{2})\s\d{4}|(\d\s\d)\s(\d\s\d)\s(\d\s\d)[\s./_,:()\-\u2010-\u2015\u2212]{1,3}\d(?:\s?\d){3})(?!\s?\d)",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Spaced();

    // Ten digits with dashes anywhere between them. No spaces and dots: times, telephone numbers and decimals are written with those.
    [GeneratedRegex(
        @"(?<![\d\-])(?=(\d[\-\u2010-\u2015\u2212]?\d)[\-\u2010-\u2015\u2212]?(\d[\-\u2010-\u2015\u2212]?\d)[\-\u2010-\u2015\u2212]?(\d[\-\u2010-\u2015\u2212]?\d))\d(?:[\-\u2010-\u2015\u2212]?\d){9}(?![\-]?\d)",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Dashed();

    // The date as archives write it.
    [GeneratedRegex(
        @"(?<!\d)(?:19|20)(\d{2})(\d{2})(\d{2})\s?[\-\u2010-\u2015\u2212]\s?\d{4}(?!\d)",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex YearFirst();
}

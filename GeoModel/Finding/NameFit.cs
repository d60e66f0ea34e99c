using System.Globalization;
using System.Text;

namespace Beredskab.GeoModel.Finding;

/// <summary>How well what somebody typed in a hurry fits a name: a typo or two in each word, æ ø å also as ae oe aa. Pure.</summary>
public static class NameFit
{
    /// <summary>Lower-case letters a-z and digits, words parted by one space.</summary>
    public static string Plain(string text)
    {
        var danish = text.ToLower(CultureInfo.InvariantCulture)
            .Replace("æ", "ae", StringComparison.Ordinal)
            .Replace("ø", "oe", StringComparison.Ordinal)
            .Replace("å", "aa", StringComparison.Ordinal);
        var plain = new StringBuilder(danish.Length);
        foreach (var letter in danish.Normalize(NormalizationForm.FormD))
        {
            if (letter is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
            {
                plain.Append(letter);
            }
            else if (
                CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark
                && plain.Length > 0
                && plain[^1] != ' '
            )
            {
                plain.Append(' ');
            }
        }

        return plain.ToString().TrimEnd();
    }

    /// <param name="query">As <see cref="Plain"/> leaves it; not empty.</param>
    /// <param name="name">As <see cref="Plain"/> leaves it.</param>
    /// <returns>0 for the very name, more the worse it fits; null when it does not.</returns>
    public static double? Misfit(string query, string name)
    {
        if (name == query)
        {
            return 0;
        }

        if (name.StartsWith(query, StringComparison.Ordinal))
        {
            return 1;
        }

        var words = name.Split(' ');
        // Written in one word what is two, or the other way about.
        var joined = OfWord(
            query.Replace(" ", "", StringComparison.Ordinal),
            name.Replace(" ", "", StringComparison.Ordinal)
        );
        double total = 2;
        foreach (var part in query.Split(' '))
        {
            if (words.Min(word => OfWord(part, word)) is not { } best)
            {
                return joined + 3;
            }

            total += best;
        }

        return joined + 3 < total ? joined + 3 : total;
    }

    /// <summary>A shorter word, "ved" or "den", says nothing of a place by itself.</summary>
    private const int LeastLetters = 4;

    /// <summary>For when nothing has all of the words: a name that has some of them, whole or begun.</summary>
    /// <returns>How many it lacks; null when it has none, and for a number, which is of a house.</returns>
    public static double? Partly(string query, string name)
    {
        var parts = query.Split(' ');
        if (parts.Length == 1 || query.Any(char.IsAsciiDigit))
        {
            return null;
        }

        var words = name.Split(' ');
        var lacks = parts.Count(part =>
            part.Length < LeastLetters || !words.Any(word => word.StartsWith(part, StringComparison.Ordinal))
        );
        return lacks == parts.Length ? null : lacks;
    }

    private static double? OfWord(string typed, string word)
    {
        if (word == typed)
        {
            return 0;
        }

        if (word.StartsWith(typed, StringComparison.Ordinal))
        {
            return 0.5;
        }

        var limit = typed.Length switch
        {
            < 4 => 0,
            < 7 => 1,
            _ => 2,
        };
        if (limit > 0)
        {
            // The word may still be half typed: compared with as much of it as is written.
            var typos = new[] { word, Start(word, typed.Length), Start(word, typed.Length + 1) }.Min(one =>
                Typos(typed, one)
            );
            if (typos <= limit)
            {
                return 1 + typos;
            }
        }

        return typed.Length > 2 && word.Contains(typed, StringComparison.Ordinal) ? 2 : null;
    }

    private static string Start(string word, int length) => word.Length <= length ? word : word[..length];

    /// <summary>Letters put in, left out, exchanged, or two neighbours swapped.</summary>
    internal static int Typos(string a, string b)
    {
        int[] before = [],
            row = [.. Enumerable.Range(0, b.Length + 1)];
        for (var i = 1; i <= a.Length; i++)
        {
            var next = new int[b.Length + 1];
            next[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                next[j] = Math.Min(Math.Min(row[j], next[j - 1]) + 1, row[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    next[j] = Math.Min(next[j], before[j - 2] + 1);
                }
            }

            (before, row) = (row, next);
        }

        return row[^1];
    }
}

using System.Globalization;
using System.Text;

namespace Beredskab.Notifications.Messages;

/// <summary>Turns good typography into what a plain SMS can hold; one curly quote would halve the room.</summary>
public static class Typography
{
    /// <summary>Quotes, dashes, ellipses and spaces in their plain form; invisible characters gone; NFC.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormC))
        {
            plain.Append(
                character switch
                {
                    '\u2018' or '\u2019' or '\u201A' or '\u201B' or '\u2032' or '\u00B4' or '`' => "'",
                    '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u2033' or '«' or '»' => "\"",
                    >= '\u2010' and <= '\u2015' or '\u2212' or '\u2022' => "-",
                    '\u2026' => "...",
                    '\u00AD' or >= '\u200B' and <= '\u200D' or '\u2060' or '\uFEFF' => "",
                    '\t' => " ",
                    _ when CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.SpaceSeparator => " ",
                    _ => character.ToString(),
                }
            );
        }

        return plain.ToString();
    }

    /// <summary>
    /// The text in GSM-7 alone: a letter with an accent that the alphabet lacks loses the accent, and what has no
    /// counterpart is left out. For names of places and areas; never for what a person wrote.
    /// </summary>
    public static string Gsm(string text)
    {
        var plain = Plain(text);
        if (Gsm7.Holds(plain))
        {
            return plain;
        }

        var kept = new StringBuilder(plain.Length);
        foreach (var character in plain)
        {
            if (Gsm7.Holds(character))
            {
                kept.Append(character);
                continue;
            }

            if (char.IsSurrogate(character))
            {
                continue;
            }

            foreach (var part in character.ToString().Normalize(NormalizationForm.FormKD))
            {
                if (Gsm7.Holds(part))
                {
                    kept.Append(part);
                }
            }
        }

        return kept.ToString();
    }
}

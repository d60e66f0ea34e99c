using System.Buffers;
using System.Globalization;
using System.Text;
using Beredskab.GeoModel.Deciding;

namespace Beredskab.GeoModel.Texts;

/// <summary>The rules for a text that everybody in the beredskab can read.</summary>
public static class OpenText
{
    /// <summary>The longest note, decision or answer, in UTF-16 units.</summary>
    public const int MaxLength = 4000;

    // Needs no closer look: composed already, and nothing invisible in it.
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzæøåABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ0123456789 \n\t.,;:!?-()/'\"&%+=#*@_éÉ"
    );

    /// <summary>Cleans a text and says whether it can stand in the open.</summary>
    /// <param name="field">The command's field, for the answer.</param>
    /// <param name="accepted">Trimmed, NFC, newlines as LF; meaningful only when the answer is null.</param>
    /// <returns>Null when the text is good, otherwise why not.</returns>
    public static Refusal? Check(string? text, string field, out FreeText accepted, int maxLength = MaxLength)
    {
        accepted = FreeText.Of("");
        var clean = (text ?? "").ReplaceLineEndings("\n").Trim();
        if (!clean.EnumerateRunes().Any(IsVisible))
        {
            return new("text-missing", "Her mangler en tekst.", field);
        }

        if (clean.Length > maxLength)
        {
            return new(
                "text-too-long",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Teksten er for lang: {clean.Length} tegn, og der er plads til {maxLength}. Del den i flere."
                ),
                field
            );
        }

        if (clean.AsSpan().ContainsAnyExcept(Plain) && Unusual(ref clean, field) is { } refusal)
        {
            return refusal;
        }

        if (CprNumber.IsIn(clean))
        {
            return new(
                "cpr-in-open-text",
                "Her må der ikke stå et CPR-nummer. Alle i beredskabet kan læse loggen. Skriv uden nummeret.",
                field
            );
        }

        accepted = FreeText.Of(clean);
        return null;
    }

    /// <summary>
    /// Looks for a CPR number that begins in one text and ends in another: whoever reads the form reads them in a row.
    /// </summary>
    /// <param name="inFormOrder">Each text with its field and the question above it; each has been checked by itself.</param>
    /// <returns>Null when there is none, otherwise a refusal on the field in which the number ends.</returns>
    public static Refusal? CheckTogether(
        params ReadOnlySpan<(string Field, string Question, FreeText Text)> inFormOrder
    )
    {
        var (close, apart) = ("", "");
        foreach (var (field, question, text) in inFormOrder)
        {
            if (text.Value is not { Length: > 0 } words)
            {
                continue;
            }

            close += words;
            apart = apart.Length == 0 ? words : $"{apart}\n{words}";
            if (CprNumber.IsIn(close) || CprNumber.IsIn(apart))
            {
                return new(
                    "cpr-in-open-text",
                    $"Her må der ikke stå et CPR-nummer, heller ikke delt: tallene under »{question}« læses sammen med dem i feltet før. Skriv uden nummeret.",
                    field
                );
            }
        }

        return null;
    }

    private static Refusal? Unusual(ref string clean, string field)
    {
        foreach (var rune in clean.EnumerateRunes())
        {
            if (IsForbidden(rune))
            {
                return new(
                    "text-control-character",
                    "Teksten indeholder usynlige styretegn. Skriv den igen uden at kopiere dem med.",
                    field
                );
            }
        }

        try
        {
            clean = clean.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return new("text-invalid", "Teksten indeholder tegn, der ikke kan læses. Skriv den igen.", field);
        }

        return null;
    }

    /// <summary>A joiner or a soft hyphen alone is no text. What is forbidden counts, so that it is named as such.</summary>
    private static bool IsVisible(Rune rune) =>
        !Rune.IsWhiteSpace(rune) && (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format || IsForbidden(rune));

    private static bool IsForbidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control => rune.Value is not ('\n' or '\t'),
            // Joiners belong to emoji and to scripts; direction overrides make a text read as another.
            UnicodeCategory.Format => rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF,
            UnicodeCategory.Surrogate => true,
            _ => rune.Value == 0xFFFD,
        };
}

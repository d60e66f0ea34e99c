using System.Globalization;
using System.Text;
using Beredskab.GeoModel.Deciding;

namespace Beredskab.GeoModel.Texts;

/// <summary>The rules for a name that stands in lists and headings: one visible line, and no number of a person.</summary>
public static class NameText
{
    /// <param name="refusal">What to answer when it is no such name.</param>
    /// <param name="clean">Trimmed, NFC; meaningful only when the answer is null.</param>
    /// <returns>Null when the name is good, otherwise why not.</returns>
    public static Refusal? Check(string? text, int maxLength, Refusal refusal, out string clean)
    {
        clean = (text ?? "").Trim();
        if (clean.Length == 0 || clean.Length > maxLength)
        {
            return refusal;
        }

        var visible = false;
        foreach (var rune in clean.EnumerateRunes())
        {
            if (rune.Value == 0xFFFD || IsUnseen(Rune.GetUnicodeCategory(rune)))
            {
                return refusal;
            }

            visible |= Rune.IsLetterOrDigit(rune);
        }

        if (!visible)
        {
            return refusal;
        }

        clean = clean.Normalize(NormalizationForm.FormC);
        return CprNumber.IsIn(clean)
            ? new("cpr-in-name", "Her må der ikke stå et CPR-nummer. Skriv kun navnet.", refusal.Field)
            : null;
    }

    private static bool IsUnseen(UnicodeCategory category) =>
        category
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;
}

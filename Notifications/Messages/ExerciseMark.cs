namespace Beredskab.Notifications.Messages;

/// <summary>The word that an exercise's texts begin and end with, so that nobody acts on half of one.</summary>
public static class ExerciseMark
{
    public const string Word = "ØVELSE";

    /// <returns>The text with the word first and last; unchanged when it has it already.</returns>
    public static string Around(string text) => IsOn(text) ? text : $"{Word} {text} {Word}";

    /// <summary>The word alone before a text that has no room for it twice.</summary>
    public static string Before(string text) => IsOn(text) ? text : $"{Word} {text}";

    public static bool IsOn(string text) => text.StartsWith(Word + " ", StringComparison.Ordinal);

    /// <returns>What stands between the words; the text itself when it has none.</returns>
    public static string Inside(string text)
    {
        if (!IsOn(text))
        {
            return text;
        }

        var rest = text[(Word.Length + 1)..];
        return rest.EndsWith(" " + Word, StringComparison.Ordinal) ? rest[..^(Word.Length + 1)] : rest;
    }
}

namespace Beredskab.Notifications.Messages;

/// <summary>The first and the last word of every text of an exercise, so that nobody takes it for the real thing.</summary>
public static class ExerciseMark
{
    public const string Word = "ØVELSE";

    /// <summary>Places that the two words take.</summary>
    public static int Places { get; } = Gsm7.Length(Around(""));

    public static string Around(string text) => $"{Word} {text} {Word}";

    /// <returns>The text between the two words; null when it is of no exercise.</returns>
    public static string? Within(string text) =>
        text.Length > Around("").Length
        && text.StartsWith(Word + " ", StringComparison.Ordinal)
        && text.EndsWith(" " + Word, StringComparison.Ordinal)
            ? text[(Word.Length + 1)..^(Word.Length + 1)]
            : null;
}

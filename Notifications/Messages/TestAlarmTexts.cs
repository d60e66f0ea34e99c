using Beredskab.Notifications.Messages.Templates;

namespace Beredskab.Notifications.Messages;

/// <summary>What a test alarm says, and what is answered to it, each from its template with the word for it around it.</summary>
public sealed class TestAlarmTexts(TemplateBook book)
{
    public const string Over = "Prøvealarmen er slut, så der er intet at svare på.";

    public const string Thanks = "Tak. Dit svar på prøvealarmen er modtaget.";

    public const string ThanksLate = "Tak. Prøvealarmen er slut, og dit svar er noteret som for sent.";

    /// <summary>Said after a key, whichever it was.</summary>
    public const string SpokenThanks = $"{Thanks} Dette er en øvelse.";

    /// <summary>From the templates that ship with the product.</summary>
    public static TestAlarmTexts Shipped => MessageTexts.Shipped.Tests;

    /// <param name="code">The round's own code, four digits.</param>
    public string Ask(int code) => Write(TextKind.TestAlarm, code);

    public string Answered(int code) => Write(TextKind.TestAlarmAnswered, code);

    /// <summary>The way works, and the answer came after the deadline.</summary>
    public string AnsweredLate(int code) => Write(TextKind.TestAlarmLate, code);

    /// <summary>To an answer without a code, when it has ended.</summary>
    public string Ended(int code) => Write(TextKind.TestAlarmEnded, code);

    private string Write(TextKind kind, int code) =>
        book.Write(kind, TextValues.About(code, exercise: true) with { OnlyYes = true });
}

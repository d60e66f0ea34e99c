using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Messages.Templates;

namespace Beredskab.Notifications.Messages;

/// <summary>
/// Words about the installation itself, each from its template. Without names: who it is stands under Opsætning.
/// </summary>
public sealed class NoticeTexts(TemplateBook book)
{
    /// <summary>Where a code stands in a text until it leaves; its digits are in no entry.</summary>
    public const string CodePlace = "{kode}";

    /// <summary>Of a provider's code for what went wrong.</summary>
    internal const int LongestCode = 24;

    /// <summary>From the templates that ship with the product.</summary>
    public static NoticeTexts Shipped => MessageTexts.Shipped.Notices;

    public string OptedOut => Write(TextKind.NoticeOptedOut);

    public string InvalidNumber => Write(TextKind.NoticeInvalidNumber);

    public string PhoneOptedOut => Write(TextKind.NoticePhoneOptedOut);

    public string PhoneInvalid => Write(TextKind.NoticePhoneInvalid);

    public string NothingLeft => Write(TextKind.NoticeNothingLeft);

    /// <summary>To see that messages get through; it must not be mistaken for an alert.</summary>
    /// <summary>
    /// To see that messages get through; it must not be mistaken for an alert. Always these words: the watchdog is a
    /// process of its own, which knows no journal and looks for them at its provider.
    /// </summary>
    public const string Probe = "SSP-BEREDSKAB: Automatisk prøve af, at beskeder når frem. Du skal ikke gøre noget.";

    /// <summary>A person tries a way of their own.</summary>
    public string Test => Write(TextKind.WayTest);

    /// <summary>With <see cref="CodePlace"/> where the code will stand.</summary>
    public string Verification => book.Write(TextKind.Verification, TextValues.About() with { CodePlace = CodePlace });

    /// <param name="code">The provider's, or one of ours; anything else than letters, digits and dashes is left out.</param>
    public string Refused(string code) =>
        book.Write(TextKind.NoticeRefused, TextValues.About() with { Error = Code(code) });

    public string ProviderDown(MessageChannel channel) => About(TextKind.NoticeProviderDown, channel);

    public string ProviderBack(MessageChannel channel) => About(TextKind.NoticeProviderBack, channel);

    internal static string NameOf(MessageChannel channel) =>
        channel switch
        {
            MessageChannel.Sms => "sms-udbyderen",
            MessageChannel.Voice => "udbyderen af opkald",
            MessageChannel.Push => "tjenesten for notifikationer",
            MessageChannel.Email => "mailserveren",
        };

    private string About(TextKind kind, MessageChannel channel) =>
        book.Write(kind, TextValues.About() with { Provider = NameOf(channel) });

    private string Write(TextKind kind) => book.Write(kind, TextValues.About());

    private static string Code(string code) =>
        code.Length is > 0 and <= LongestCode && code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? code
            : "ukendt";
}

using System.Text.RegularExpressions;
using Beredskab.GeoModel.Texts;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Notifications.Messages;

/// <summary>
/// The last look at a text before it leaves: no CPR number, no link, no more than one message. A template keeps to
/// this by itself; the guard is for the day when one does not.
/// </summary>
public static partial class MessageGuard
{
    public const string Cpr = "guard-cpr";
    public const string Link = "guard-link";
    public const string TooLong = "guard-too-long";
    public const string Empty = "guard-empty";

    /// <summary>Of anything but an SMS; what is read aloud or in a mailbox need not fit into 160 characters.</summary>
    public const int LongestElsewhere = 1000;

    /// <returns>Null when the text may leave, otherwise the code of what is wrong.</returns>
    public static string? Check(string text, MessageChannel channel = MessageChannel.Sms)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Empty;
        }

        if (CprNumber.IsIn(text))
        {
            return Cpr;
        }

        if (ALink().IsMatch(text))
        {
            return Link;
        }

        var tooLong = channel == MessageChannel.Sms ? SmsPreview.Of(text).Parts > 1 : text.Length > LongestElsewhere;
        return tooLong ? TooLong : null;
    }

    [GeneratedRegex(
        @"https?:|www\.|\w\.(?:dk|com|net|org|eu|info|io|app|me|co|gl|ly|link|page|site)(?!\w)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex ALink();
}

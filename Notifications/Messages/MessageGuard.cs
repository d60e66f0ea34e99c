using System.Text.RegularExpressions;
using Beredskab.GeoModel.Texts;

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

    /// <returns>Null when the text may leave, otherwise the code of what is wrong.</returns>
    public static string? Check(string text)
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

        return SmsPreview.Of(text).Parts > 1 ? TooLong : null;
    }

    [GeneratedRegex(
        @"https?:|www\.|\w\.(?:dk|com|net|org|eu|info|io|app|me|co|gl|ly|link|page|site)(?!\w)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex ALink();
}

namespace Beredskab.Notifications.Alerts;

/// <summary>
/// How often a text is answered, so that two machines never answer each other all night. Only what is written back is
/// limited: an answer counts however many came before it.
/// </summary>
public static class ReplyLimits
{
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>To one number that nobody has, within the window.</summary>
    public const int PerStranger = 1;

    /// <summary>To all such numbers together, within the window.</summary>
    public const int AllStrangers = 30;

    /// <summary>
    /// To one person or shared phone within the window; the last is followed by one more, that says that there will be
    /// none. The first answer to a call is always confirmed and not among them: there are never more of those than calls,
    /// so a forged sender makes no flood of them either.
    /// </summary>
    public const int PerPerson = 10;

    public static bool MayAnswerStranger(AlertBook book, string number, DateTimeOffset now) =>
        Count(book, now, to => string.Equals(to, number, StringComparison.Ordinal)) < PerStranger
        && Count(book, now, to => to.StartsWith('+')) < AllStrangers;

    /// <param name="receiver">The id of a person or of a shared phone.</param>
    /// <returns>How many replies may still be written to them now; 0 or more.</returns>
    public static int LeftFor(AlertBook book, string receiver, DateTimeOffset now) =>
        Math.Max(0, PerPerson - Count(book, now, to => string.Equals(to, receiver, StringComparison.Ordinal)));

    private static int Count(AlertBook book, DateTimeOffset now, Func<string, bool> to) =>
        book.Replies.Count(reply => reply.At > now - Window && to(reply.To));
}

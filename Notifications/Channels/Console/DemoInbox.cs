using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Dispatch;

namespace Beredskab.Notifications.Channels.Console;

/// <summary>An e-mail of the demo.</summary>
public sealed record DemoMail(string Id, string To, string Subject, string Text, DateTimeOffset At);

/// <summary>A notification of the demo, as a device would show it.</summary>
/// <param name="Asks">Whether it has buttons.</param>
/// <param name="Answered">Whether a button was pressed; then it is gone from the device.</param>
public sealed record DemoNotification(
    string Id,
    PersonId Person,
    string Text,
    bool Asks,
    bool Answered,
    DateTimeOffset At
);

/// <summary>The mailboxes and devices of the demo. In memory, as <see cref="DemoPhones"/> are.</summary>
public sealed class DemoInbox(IAlertJournal journal, TimeProvider time)
{
    private const int LongestList = 500;

    private readonly JournalPatience patience = new(journal, time);
    private ImmutableList<DemoMail> mails = [];
    private ImmutableList<DemoNotification> notifications = [];

    /// <returns>Oldest first.</returns>
    public IEnumerable<DemoMail> MailsTo(string address) =>
        Volatile.Read(ref mails).Where(mail => string.Equals(mail.To, address, StringComparison.OrdinalIgnoreCase));

    /// <returns>Oldest first.</returns>
    public IEnumerable<DemoNotification> NotificationsOf(PersonId person) =>
        Volatile.Read(ref notifications).Where(notification => notification.Person == person);

    /// <summary>A demo person presses a button on a notification.</summary>
    /// <param name="key"><c>1</c> coming, <c>2</c> cannot.</param>
    /// <returns>Null when it was received, otherwise why not.</returns>
    public async Task<Refusal?> Press(string id, string key, CancellationToken cancellationToken)
    {
        if (
            Volatile.Read(ref notifications).Find(one => one.Id == id) is not { Asks: true, Answered: false } found
            || MessageOf(id) is not { } message
        )
        {
            return new("notification-gone", "Beskeden er der ikke mere.", "id");
        }

        var refusal = await patience.Submit(
            new AlertCommand.AnswerByKey(found.Person, message, key),
            cancellationToken
        );
        if (refusal is null)
        {
            ImmutableInterlocked.Update(ref notifications, all => all.Replace(found, found with { Answered = true }));
        }

        return refusal;
    }

    internal string Add(OutgoingMessage message, string subject, string text)
    {
        var mail = new DemoMail($"demo-mail-{message.Message}", message.Address, subject, text, time.GetUtcNow());
        ImmutableInterlocked.Update(
            ref mails,
            all => all.Exists(one => one.Id == mail.Id) ? all : Shortened(all).Add(mail)
        );
        return mail.Id;
    }

    internal string Notify(OutgoingMessage message)
    {
        var id = $"{Prefix}{message.Message}";
        if (message.Person is { } person)
        {
            var notification = new DemoNotification(
                id,
                person,
                message.Text,
                message.Code is not null,
                false,
                time.GetUtcNow()
            );
            ImmutableInterlocked.Update(
                ref notifications,
                all => all.Exists(one => one.Id == id) ? all : Shortened(all).Add(notification)
            );
        }

        return id;
    }

    /// <summary>Puts back what lay there before; what is there already stays.</summary>
    internal void Restore(IReadOnlyCollection<DemoMail> before, IReadOnlyCollection<DemoNotification> seen)
    {
        ImmutableInterlocked.Update(
            ref mails,
            all =>
                [.. before.Where(mail => !all.Exists(known => known.Id == mail.Id)).Concat(all).TakeLast(LongestList)]
        );
        ImmutableInterlocked.Update(
            ref notifications,
            all => [.. seen.Where(one => !all.Exists(known => known.Id == one.Id)).Concat(all).TakeLast(LongestList)]
        );
    }

    private const string Prefix = "demo-push-";

    private static MessageId? MessageOf(string id) =>
        Guid.TryParse(id.AsSpan(Prefix.Length), out var message) ? MessageId.From(message) : null;

    private static ImmutableList<T> Shortened<T>(ImmutableList<T> all) =>
        all.Count < LongestList ? all : all.RemoveRange(0, all.Count - LongestList + 1);
}

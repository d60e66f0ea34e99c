using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Texts;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Notifications.Tests.World;

/// <summary>
/// Gives people further ways, and sends on them what escalation would send. Whoever proves one has proved the mobile.
/// </summary>
internal static class Ways
{
    public static WayId Add(
        this MemoryJournal journal,
        PersonId person,
        WayKind kind,
        bool verified = true,
        string? label = null
    )
    {
        var way = new WayId(Guid.NewGuid());
        journal.Write(new ContactEvent.WayAdded(person, way, kind, label));
        if (verified)
        {
            journal.Write(new ContactEvent.WayVerified(person, way));
            if (journal.Contacts.Find(person, ContactBook.MobileOf(person)) is { } mobile)
            {
                journal.Write(new ContactEvent.WayVerified(person, mobile.Id));
            }
        }

        return way;
    }

    /// <summary>The alert that a person has, again on another way.</summary>
    public static MessageId AlertOn(
        this MemoryJournal journal,
        PersonId person,
        WayId way,
        MessageChannel channel,
        MessagePurpose purpose = MessagePurpose.Alert
    )
    {
        var first = journal.Messages().Last(message => message.Person == person && message.Alert is not null);
        var message = new MessageId(Guid.NewGuid());
        journal.Write(
            new AlertEvent.MessageIntended(
                message,
                first.Alert,
                person,
                null,
                channel,
                purpose,
                FreeText.Of(first.Text.Value!),
                way
            )
        );
        return message;
    }
}

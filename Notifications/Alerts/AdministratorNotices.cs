using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Texts;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Notifications.Alerts;

/// <summary>Words to each administrator about the installation itself, not again and again for one cause. Pure.</summary>
internal static class AdministratorNotices
{
    /// <summary>How long administrators are left in peace about a cause that they were told of.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(60);

    /// <summary>One notice to each administrator; none to whoever has no way left.</summary>
    /// <param name="cause">Null when it is said whenever it happens.</param>
    /// <param name="notBy">The channel that is in trouble: another is used by whoever has one.</param>
    public static ImmutableArray<AlertEvent> Tell(
        AlertBook book,
        AlertContext context,
        string? cause,
        string text,
        CommandOrigin origin,
        MessageChannel? notBy,
        ContactBook? contacts = null
    )
    {
        if (cause is not null && book.Told.TryGetValue(cause, out var at) && at > origin.Now - Rest)
        {
            return [];
        }

        return
        [
            .. context
                .Administrators.Select(person =>
                    (Person: person, Way: Way(contacts ?? context.Contacts, person, notBy))
                )
                .Where(receiver => receiver.Way is not null)
                .Select(
                    AlertEvent (receiver, index) =>
                        new AlertEvent.MessageIntended(
                            MessageId.From(DerivedId.From(origin.CommandId, 'n', index)),
                            null,
                            receiver.Person,
                            null,
                            receiver.Way!.Kind.Channel(),
                            MessagePurpose.Notice,
                            FreeText.Of(text),
                            receiver.Way.Id,
                            Cause: cause
                        )
                ),
        ];
    }

    private static ContactWay? Way(ContactBook contacts, PersonId person, MessageChannel? notBy)
    {
        var ways = contacts.WaysOf(person);
        return ways.Concat(contacts.LastResortsOf(person)).FirstOrDefault(way => way.Kind.Channel() != notBy)
            ?? ways.FirstOrDefault();
    }
}

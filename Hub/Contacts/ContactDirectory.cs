using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Dispatch;

namespace Beredskab.Hub.Contacts;

/// <summary>Where people are reached: the mobile number of the directory, and the addresses of their further ways.</summary>
/// <param name="contacts">The newest state of the ways; asked each time.</param>
public sealed class ContactDirectory(PeopleDirectory people, WayAddresses addresses, Func<ContactBook> contacts)
    : IDirectory
{
    public string? MobileOf(PersonId person) => people.MobileOf(person);

    public string? AddressOf(PersonId person, WayId? way) =>
        way is not { } id || id == ContactBook.MobileOf(person) ? people.MobileOf(person)
        : addresses.Find(id) is { } known && known.Person == person ? known.Address
        : null;

    public PersonId? WhoHas(string number) => people.WhoHas(number) ?? Proved(number)?.Person;

    public WayId? SmsWayTo(string number) =>
        people.WhoHas(number) is { } person ? ContactBook.MobileOf(person) : Proved(number, WayKind.Sms)?.Way;

    /// <returns>Whether somebody else has the address, as the administrator wrote it or as they proved it.</returns>
    public bool IsAnothers(string address, PersonId person) =>
        (people.WhoHas(address) is { } owner && owner != person)
        || addresses.All.Any(known =>
            known.Person != person && Same(known, address) && contacts().Find(known.Way) is { Verified: true }
        );

    private WayAddress? Proved(string number, WayKind? kind = null) =>
        addresses.All.FirstOrDefault(known =>
            Same(known, number)
            && known.Kind is WayKind.Sms or WayKind.Voice
            && (kind is null || known.Kind == kind)
            && contacts().Find(known.Way) is { Verified: true }
        );

    private static bool Same(WayAddress known, string address) =>
        string.Equals(known.Address, address, StringComparison.OrdinalIgnoreCase);
}

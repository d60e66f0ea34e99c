using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Dispatch;
using Beredskab.Notifications.Roster;

namespace Beredskab.Hub.Contacts;

/// <summary>Where people are reached: the mobile number of the directory, and the addresses of their further ways.</summary>
/// <param name="contacts">The newest state of the ways; asked each time.</param>
public sealed class ContactDirectory(PeopleDirectory people, WayAddresses addresses, Func<ContactBook> contacts)
    : IDirectory
{
    public string? MobileOf(PersonId person) => people.MobileOf(person);

    public string? AddressOf(PersonId person, WayId? way) =>
        way is not { } id || id == ContactBook.MobileOf(person) ? people.MobileOf(person)
        : contacts().Phones.Of(id) is { } phone ? NumberOf(phone.Id)
        : addresses.Find(id) is { } known && known.Person == person ? known.Address
        : null;

    public PersonId? WhoHas(string number) => people.WhoHas(number) ?? Proved(number)?.Person;

    public WayId? WayTo(string number) =>
        people.WhoHas(number) is { } person
            ? ContactBook.MobileOf(person)
            : (Proved(number, WayKind.Sms) ?? Proved(number))?.Way;

    public WayId? UnprovedWayTo(string number)
    {
        if (WhoHas(number) is not null || IsDutyPhone(number))
        {
            return null;
        }

        WayId[] added =
        [
            .. addresses
                .All.Where(known => Same(known, number) && contacts().Find(known.Way) is { Kind: WayKind.Sms })
                .Select(known => known.Way),
        ];
        return added is [var one] ? one : null;
    }

    public WayId? TwinOf(PersonId? person, WayId way)
    {
        var known = person is { } owner ? contacts().Find(owner, way) : contacts().Find(way);
        WayKind? other = known?.Kind switch
        {
            WayKind.Sms => WayKind.Voice,
            WayKind.Voice => WayKind.Sms,
            _ => null,
        };
        return other is { } kind && AddressOf(known!.Person, way) is { } number
            ? WayOf(known.Person, kind, number)
            : null;
    }

    public string? NumberOf(DutyPhoneId phone) => addresses.Find(phone.SmsWay)?.Address;

    public DutyPhoneId? DutyPhoneWith(string number) =>
        contacts().Phones is { All.IsEmpty: false } phones
        && addresses.All.FirstOrDefault(known => Same(known, number) && phones.Of(known.Way) is { Verified: true })
            is { } found
            ? phones.Of(found.Way)!.Id
            : null;

    /// <summary>Whether the person can be reached by phone, and has proved to have it.</summary>
    public PhoneProof PhoneOf(PersonId person)
    {
        var phones = contacts()
            .WaysOf(person)
            .Concat(contacts().LastResortsOf(person))
            .Where(way => way.Kind is WayKind.Sms or WayKind.Voice && AddressOf(person, way.Id) is not null)
            .ToList();
        return phones.Count == 0 ? PhoneProof.None
            : phones.Exists(way => way.Verified) ? PhoneProof.Verified
            : PhoneProof.Unverified;
    }

    /// <returns>Whether the number is that of a shared phone, verified or not.</returns>
    public bool IsDutyPhone(string number, DutyPhoneId? except = null) =>
        contacts().Phones is { All.IsEmpty: false } phones
        && addresses.All.Any(known => Same(known, number) && phones.Of(known.Way) is { } phone && phone.Id != except);

    /// <returns>Whether somebody has it as their own, as the administrator wrote it or as they proved it.</returns>
    public bool IsPersonal(string number) => WhoHas(number) is not null;

    /// <returns>The person's own way of that kind to the address, proved or not; null when there is none.</returns>
    public WayId? WayOf(PersonId person, WayKind kind, string address) =>
        contacts()
            .AllOf(person)
            .FirstOrDefault(way =>
                way.Kind == kind
                && string.Equals(AddressOf(person, way.Id), address, StringComparison.OrdinalIgnoreCase)
            )
            ?.Id;

    /// <returns>Whether somebody else has the address, as the administrator wrote it or as they proved it.</returns>
    public bool IsAnothers(string address, PersonId person) =>
        (people.WhoHas(address) is { } owner && owner != person)
        || IsDutyPhone(address)
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

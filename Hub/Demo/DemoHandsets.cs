using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;
using Beredskab.Hub.Contacts;
using Beredskab.Hub.Journal;
using Beredskab.Notifications.Channels.Console;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Hub.Demo;

/// <summary>Which fictional phones there are, and what lies on each: the people's, their further numbers, the shared.</summary>
public sealed class DemoHandsets(
    PeopleDirectory people,
    WayAddresses addresses,
    ContactDirectory directory,
    JournalWriter writer,
    DemoPhones phones,
    DemoCalls calls,
    DemoInbox inbox
)
{
    /// <returns>Those with the newest text first; the others by name.</returns>
    public IReadOnlyList<DemoEndpoints.PhoneView> All() =>
        [
            .. Handsets()
                .Select(View)
                .OrderBy(phone => phone.Messages.Count == 0)
                .ThenByDescending(phone => phone.Messages.Count == 0 ? default : phone.Messages[^1].At)
                .ThenBy(phone => phone.Name, StringComparer.Ordinal),
        ];

    /// <returns>Null when there is no such phone.</returns>
    public string? NumberOf(Guid id) => Handsets().FirstOrDefault(phone => phone.Id == id)?.Number;

    private IEnumerable<Handset> Handsets()
    {
        foreach (var person in people.People.Values.Where(person => person.Mobile is not null))
        {
            yield return new(person.Id.Value, person.Name, person.Id, person.Mobile!, IsFirst: true);
        }

        var mobiles = people.People.Values.Select(person => person.Mobile).ToHashSet(StringComparer.Ordinal);
        foreach (
            var address in addresses
                .All.Where(address =>
                    address.Kind is WayKind.Sms or WayKind.Voice && !mobiles.Contains(address.Address)
                )
                .DistinctBy(address => (address.Person, address.Address))
        )
        {
            if (writer.State.Contacts.Phones.Of(address.Way) is { } shared)
            {
                yield return new(shared.Id.Value, NameOf(shared), null, address.Address, IsFirst: false);
            }
            else if (people.Find(address.Person) is { } person)
            {
                yield return new(address.Way.Value, person.Name, person.Id, address.Address, IsFirst: false);
            }
        }
    }

    private string NameOf(DutyPhone phone) =>
        $"Vagttelefon, {string.Join(", ", phone.Seats.Select(seat => writer.State.Roster.Ledergrupper.GetValueOrDefault(seat.Ledergruppe)?.Name ?? ""))}";

    private DemoEndpoints.PhoneView View(Handset phone) =>
        new(
            phone.Id,
            phone.Name,
            phone.Person is { } person ? writer.State.Organisations.Of(person)?.ShortName ?? "" : "",
            phone.Number,
            phones.Of(phone.Number),
            [.. calls.Of(phone.Number)],
            phone is { IsFirst: true, Person: { } owner } ? [.. MailsTo(owner)] : [],
            phone is { IsFirst: true, Person: { } holder } ? [.. inbox.NotificationsOf(holder)] : []
        );

    private IEnumerable<DemoMail> MailsTo(PersonId person) =>
        writer
            .State.Contacts.AllOf(person)
            .Where(way => way.Kind == WayKind.Email)
            .Select(way => directory.AddressOf(person, way.Id))
            .OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .SelectMany(inbox.MailsTo);

    /// <param name="IsFirst">What comes in no phone's thread lies beside it.</param>
    private sealed record Handset(Guid Id, string Name, PersonId? Person, string Number, bool IsFirst);
}

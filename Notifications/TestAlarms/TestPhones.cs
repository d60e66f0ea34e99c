using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Roster;

namespace Beredskab.Notifications.TestAlarms;

/// <summary>A shared phone to try, before a code is given.</summary>
/// <param name="Holder">On duty for the first of its seats that has anybody.</param>
/// <param name="Ledergrupper">Of all its seats.</param>
public sealed record TestPhone(
    DutyPhone Phone,
    PersonId Holder,
    OrganisationId Authority,
    ImmutableArray<LedergruppeId> Ledergrupper
);

/// <summary>
/// Which shared phones a test alarm tries: those that are proved and lie with somebody on duty. A pure function of the
/// roster, the phones and the instant.
/// </summary>
public static class TestPhones
{
    public static ImmutableArray<TestPhone> Of(RosterBook roster, DutyPhones phones, DateTimeOffset now)
    {
        var found = ImmutableArray.CreateBuilder<TestPhone>();
        foreach (var phone in phones.All.Values.Where(phone => phone.Verified).OrderBy(phone => phone.Id.Value))
        {
            foreach (var seat in phone.Seats)
            {
                if (OnDuty.At(roster, seat.Ledergruppe, seat.Authority, now) is { } holder)
                {
                    found.Add(
                        new(phone, holder, seat.Authority, [.. phone.Seats.Select(each => each.Ledergruppe).Distinct()])
                    );
                    break;
                }
            }
        }

        return found.ToImmutable();
    }

    /// <returns>The ways of the phone that a round tries, the first at once and the others by the time set between them.</returns>
    public static IEnumerable<ContactWay> Ways(ContactBook contacts, DutyPhoneId phone)
    {
        ContactWay[] ways =
        [
            .. (contacts.Phones.Find(phone)?.Ways(contacts.Limits.EveryWithin) ?? []).OrderBy(way => way.After),
        ];
        return ways.Select(way => way with { After = way.After - ways[0].After });
    }

    internal static ImmutableArray<BlockedThen> Blocked(DutyPhone phone) =>
        [
            .. phone
                .Blocked.OrderBy(blocked => blocked.Key != phone.Id.SmsWay)
                .Select(blocked => new BlockedThen(
                    blocked.Key == phone.Id.SmsWay ? WayKind.Sms : WayKind.Voice,
                    blocked.Value.Reason
                )),
        ];
}

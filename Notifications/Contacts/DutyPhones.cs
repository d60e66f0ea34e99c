using System.Collections.Immutable;
using Beredskab.Notifications.Roster;

namespace Beredskab.Notifications.Contacts;

/// <summary>The fold over the shared phones. Immutable.</summary>
public sealed record DutyPhones
{
    private static readonly TimeSpan CodesKept = TimeSpan.FromHours(3);

    private DutyPhones() { }

    public static DutyPhones Empty { get; } = new();

    public ImmutableDictionary<DutyPhoneId, DutyPhone> All { get; private init; } =
        ImmutableDictionary<DutyPhoneId, DutyPhone>.Empty;

    private ImmutableDictionary<SeatId, DutyPhoneId> BySeat { get; init; } =
        ImmutableDictionary<SeatId, DutyPhoneId>.Empty;

    private ImmutableDictionary<WayId, DutyPhoneId> ByWay { get; init; } =
        ImmutableDictionary<WayId, DutyPhoneId>.Empty;

    public DutyPhone? Find(DutyPhoneId phone) => All.GetValueOrDefault(phone);

    /// <returns>Null when the way is none of a shared phone.</returns>
    public DutyPhone? Of(WayId way) => ByWay.TryGetValue(way, out var phone) ? All[phone] : null;

    /// <returns>Null when the seat has none.</returns>
    public DutyPhone? Of(SeatId seat) => BySeat.TryGetValue(seat, out var phone) ? All[phone] : null;

    /// <exception cref="InvalidOperationException">An event that this fold does not know: a newer version wrote it.</exception>
    public DutyPhones Apply(DutyPhoneEvent @event, DateTimeOffset at) =>
        @event switch
        {
            DutyPhoneEvent.Registered e => Place(new(e.Phone, e.Seats, e.SmsAfterSeconds, e.CallAfterSeconds, false)),
            DutyPhoneEvent.Changed e => Place(
                All[e.Phone] with
                {
                    Seats = e.Seats,
                    SmsAfterSeconds = e.SmsAfterSeconds,
                    CallAfterSeconds = e.CallAfterSeconds,
                }
            ),
            DutyPhoneEvent.Removed e => Without(e.Phone),
            DutyPhoneEvent.CodeSent e => Change(
                e.Phone,
                phone =>
                    phone with
                    {
                        Code = new(e.Message, at, 0),
                        CodesSent = phone.CodesSent.RemoveAll(sent => sent <= at - CodesKept).Add(at),
                    }
            ),
            DutyPhoneEvent.CodeRefused e => Change(
                e.Phone,
                phone => phone with { Code = phone.Code is { } code ? code with { Tries = code.Tries + 1 } : null }
            ),
            DutyPhoneEvent.Verified e => Change(
                e.Phone,
                phone =>
                    phone with
                    {
                        Verified = true,
                        Code = null,
                        // It was just reached.
                        Blocked = phone.Blocked.RemoveRange(
                            phone
                                .Blocked.Where(blocked => blocked.Value.Reason == WayBlock.InvalidNumber)
                                .Select(blocked => blocked.Key)
                        ),
                    }
            ),
            DutyPhoneEvent.Blocked e => Change(
                e.Phone,
                phone => phone with { Blocked = phone.Blocked.SetItem(e.Way, new(e.Reason, at)) }
            ),
            DutyPhoneEvent.Unblocked e => Change(
                e.Phone,
                phone => phone with { Blocked = phone.Blocked.Remove(e.Way) }
            ),
            _ => throw new InvalidOperationException($"No rule for {@event.GetType().Name}."),
        };

    private DutyPhones Place(DutyPhone phone)
    {
        var without = Without(phone.Id);
        return without with
        {
            All = without.All.Add(phone.Id, phone),
            BySeat = without.BySeat.SetItems(phone.Seats.Select(seat => KeyValuePair.Create(seat, phone.Id))),
            ByWay = without.ByWay.SetItem(phone.Id.SmsWay, phone.Id).SetItem(phone.Id.CallWay, phone.Id),
        };
    }

    private DutyPhones Without(DutyPhoneId id) =>
        Find(id) is { } phone
            ? this with
            {
                All = All.Remove(id),
                BySeat = BySeat.RemoveRange(phone.Seats.Where(seat => BySeat.GetValueOrDefault(seat) == id)),
                ByWay = ByWay.Remove(id.SmsWay).Remove(id.CallWay),
            }
            : this;

    private DutyPhones Change(DutyPhoneId id, Func<DutyPhone, DutyPhone> change) =>
        this with
        {
            All = All.SetItem(id, change(All[id])),
        };
}

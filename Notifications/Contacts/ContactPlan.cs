using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Notifications.Contacts;

/// <summary>One person's ways, and the order and delays that the person chose.</summary>
/// <param name="Ways">Not removed; in the order in which they were added.</param>
/// <param name="Chosen">May name ways that are gone, and lack such as came after it.</param>
/// <param name="CodesSent">When codes were sent to the person, the newest last; no longer than a few hours back.</param>
internal sealed record ContactPlan(
    PersonId Person,
    ImmutableArray<KnownWay> Ways,
    ImmutableArray<PlannedWay> Chosen,
    ImmutableArray<DateTimeOffset> CodesSent
)
{
    private const int MostExpired = 5;

    private static readonly TimeSpan CodesKept = TimeSpan.FromHours(3);

    /// <summary>Devices whose push service has forgotten us, since one was last signed up; the newest last.</summary>
    public ImmutableArray<ExpiredDevice> Expired { get; init; } = [];

    /// <summary>What everybody has from the start.</summary>
    public static ContactPlan Of(PersonId person) =>
        new(person, [new(person, ContactBook.MobileOf(person), WayKind.Sms, null, false, null)], [], []);

    public ImmutableArray<KnownWay> Ordered =>
        [
            .. Chosen.Select(planned => Find(planned.Way)).OfType<KnownWay>(),
            .. Ways.Where(way => Chosen.All(planned => planned.Way != way.Id)),
        ];

    public KnownWay? Find(WayId way) => Ways.FirstOrDefault(known => known.Id == way);

    public ContactPlan Add(ContactEvent.WayAdded e, DateTimeOffset at)
    {
        var others = Ways.RemoveAll(way => way.Id == e.Way);
        // A new mobile number stands where the old one stood.
        var place = e.Way == ContactBook.MobileOf(Person) ? 0 : others.Length;
        return this with
        {
            Ways = others.Insert(
                place,
                new(Person, e.Way, e.Kind, e.Label, false, null) { AddedAt = at, OpenedAt = at }
            ),
            Expired = e.Kind == WayKind.Push ? [] : Expired,
        };
    }

    public ContactPlan Remove(ContactEvent.WayRemoved e, DateTimeOffset at) =>
        this with
        {
            Ways = Ways.RemoveAll(way => way.Id == e.Way),
            Expired =
                e.Reason == WayRemoval.Expired && Find(e.Way) is { } gone
                    ? [.. Expired.TakeLast(MostExpired - 1), new(gone.Label, at)]
                    : Expired,
        };

    public ContactPlan Change(WayId id, Func<KnownWay, KnownWay> change) =>
        this with
        {
            Ways = [.. Ways.Select(way => way.Id == id ? change(way) : way)],
        };

    public ContactPlan Sent(ContactEvent.CodeSent e, DateTimeOffset at) =>
        Change(e.Way, way => way with { Code = new(e.Message, at, 0) }) with
        {
            CodesSent = CodesSent.RemoveAll(sent => sent <= at - CodesKept).Add(at),
        };

    /// <summary>Unproved ways that a proved one stands for: used when that one carries nothing.</summary>
    public ImmutableArray<ContactWay> LastResorts()
    {
        var open = Open;
        return
        [
            .. open.Where(way => IsStoodFor(way, open))
                .Select(way => new ContactWay(way.Id, way.Kind, false, TimeSpan.Zero) { OpenedAt = way.OpenedAt }),
        ];
    }

    private ImmutableArray<KnownWay> Open => [.. Ordered.Where(way => way.Blocked is null)];

    // An unproved number may be a stranger's. But no device or mailbox wakes anybody as a telephone does, so a number is
    // left out for the sake of a proved number alone.
    private static bool IsStoodFor(KnownWay way, ImmutableArray<KnownWay> open) =>
        !way.Verified && open.Any(other => other.Verified && (IsNumber(other) || !IsNumber(way)));

    private static bool IsNumber(KnownWay way) => way.Kind is WayKind.Sms or WayKind.Voice;

    public ImmutableArray<ContactWay> Usable(ContactLimits limits)
    {
        var open = Open;
        var usable = open.RemoveAll(way => IsStoodFor(way, open));
        if (usable.IsEmpty)
        {
            return [];
        }

        var ways = new ContactWay[usable.Length];
        var first = Delay(usable[0], TimeSpan.Zero);
        var last = TimeSpan.Zero;
        for (var i = 0; i < usable.Length; i++)
        {
            // What was planned counts from the way that now comes first.
            var after = i == 0 ? TimeSpan.Zero : Delay(usable[i], last + first + ContactBook.DefaultSpacing) - first;
            last = Within(after, last, limits.EveryWithin);
            ways[i] = new(usable[i].Id, usable[i].Kind, usable[i].Verified, last) { OpenedAt = usable[i].OpenedAt };
        }

        var verified = Array.FindIndex(ways, way => way.Verified);
        if (verified > 0 && ways[verified].After > limits.VerifiedWithin)
        {
            ways[verified] = ways[verified] with { After = limits.VerifiedWithin };
        }

        // Stable: only a way that was brought forward changes its place.
        return [.. ways.OrderBy(way => way.After)];
    }

    private TimeSpan Delay(KnownWay way, TimeSpan otherwise) =>
        Chosen.FirstOrDefault(planned => planned.Way == way.Id) is { } planned
            ? TimeSpan.FromSeconds(planned.AfterSeconds)
            : otherwise;

    private static TimeSpan Within(TimeSpan value, TimeSpan least, TimeSpan most) =>
        value < least ? least
        : value > most ? (most > least ? most : least)
        : value;
}

using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;

namespace Beredskab.Notifications.Contacts;

/// <summary>
/// The fold over the ways to people. Everybody has one SMS way from the start, to the mobile number that an
/// administrator wrote in the directory; so an installation from before there were ways alerts as it always did.
/// </summary>
public sealed record ContactBook
{
    private ContactBook() { }

    public static ContactBook Empty { get; } = new();

    /// <summary>What lies between one way and the next when the person has said nothing.</summary>
    public static readonly TimeSpan DefaultSpacing = TimeSpan.FromSeconds(60);

    public ContactLimits Limits { get; private init; } = ContactLimits.Default;

    /// <summary>The phones that lie with whoever is on duty.</summary>
    public DutyPhones Phones { get; private init; } = DutyPhones.Empty;

    private ImmutableDictionary<PersonId, ContactPlan> People { get; init; } =
        ImmutableDictionary<PersonId, ContactPlan>.Empty;

    private ImmutableDictionary<WayId, PersonId> Owners { get; init; } = ImmutableDictionary<WayId, PersonId>.Empty;

    /// <returns>The SMS way that a person has without any entry: the mobile number in the directory.</returns>
    public static WayId MobileOf(PersonId person) => WayId.From(DerivedId.From(person.Value, 'w', 0));

    /// <returns>
    /// Usable ways in the person's own order, the first with <see cref="ContactWay.After"/> zero, none earlier than the
    /// one before it; empty when every way is blocked or removed. The limits hold, whatever the person chose before
    /// they were set: a verified way is brought forward when the plan's own is gone. An unproved way is not among them
    /// while a proved one can carry the alert; see <see cref="LastResortsOf"/>.
    /// </returns>
    public ImmutableArray<ContactWay> WaysOf(PersonId person) => Plan(person).Usable(Limits);

    /// <returns>
    /// Unproved ways that are used only when every way of <see cref="WaysOf(PersonId)"/> has been tried in vain.
    /// </returns>
    public ImmutableArray<ContactWay> LastResortsOf(PersonId person) => Plan(person).LastResorts();

    /// <summary>The ways of one call: the person's own, and those of the shared phones that the call is made on too.</summary>
    /// <returns>By time; at the same time the person's own come first.</returns>
    public ImmutableArray<ContactWay> WaysOf(PersonId person, IEnumerable<DutyPhoneId> phones)
    {
        var own = WaysOf(person);
        ContactWay[] shared =
        [
            .. phones.Select(Phones.Find).OfType<DutyPhone>().SelectMany(phone => phone.Ways(Limits.EveryWithin)),
        ];
        if (shared.Length == 0)
        {
            return own;
        }

        // Nothing else is there to wait for.
        var early = own.IsEmpty ? shared.Min(way => way.After) : TimeSpan.Zero;
        return [.. own.Concat(shared.Select(way => way with { After = way.After - early })).OrderBy(way => way.After)];
    }

    /// <returns>Those of a shared phone that can be used now, by time; none when it is gone or not proved.</returns>
    public IEnumerable<ContactWay> WaysOf(DutyPhoneId phone) => Phones.Find(phone)?.Ways(Limits.EveryWithin) ?? [];

    /// <returns>All that are not removed, blocked ones too, in the person's own order.</returns>
    public ImmutableArray<KnownWay> AllOf(PersonId person) => Plan(person).Ordered;

    /// <returns>Devices whose push service has forgotten us, since the person last signed one up.</returns>
    public ImmutableArray<ExpiredDevice> ExpiredOf(PersonId person) => Plan(person).Expired;

    /// <returns>
    /// Null when it was never added or is removed. The mobile way is found from its first event on; before that, by
    /// <see cref="Find(PersonId,WayId)"/>.
    /// </returns>
    public KnownWay? Find(WayId way) => Owners.TryGetValue(way, out var person) ? Find(person, way) : null;

    /// <returns>Null when the person has no such way.</returns>
    public KnownWay? Find(PersonId person, WayId way) => Plan(person).Find(way);

    /// <summary>
    /// Whoever has a number has it for texts and calls: what proves one of its ways proves the other, which would
    /// otherwise wait behind the first as if it were another's.
    /// </summary>
    /// <param name="twin">The person's other way to the same number; null when there is none.</param>
    internal IEnumerable<ContactEvent.WayVerified> Proof(KnownWay way, WayId? twin)
    {
        yield return new(way.Person, way.Id);
        if (
            twin is { } id
            && Find(way.Person, id) is { Kind: WayKind.Sms or WayKind.Voice, Verified: false } other
            // What the network refuses is not mended by a call that gets through.
            && other.Blocked != WayBlock.InvalidNumber
        )
        {
            yield return new(way.Person, id);
        }
    }

    /// <summary>Whether the id names a way of anybody, or ever did.</summary>
    public bool IsTaken(WayId way) => Owners.ContainsKey(way);

    /// <returns>How many codes were sent to the person after an instant.</returns>
    public int CodesSince(PersonId person, DateTimeOffset since) => Plan(person).CodesSent.Count(at => at > since);

    /// <exception cref="InvalidOperationException">An event that this fold does not know: a newer version wrote it.</exception>
    public ContactBook Apply(DutyPhoneEvent @event, DateTimeOffset at) =>
        this with
        {
            Phones = Phones.Apply(@event, at),
        };

    /// <exception cref="InvalidOperationException">An event that this fold does not know: a newer version wrote it.</exception>
    public ContactBook Apply(ContactEvent @event, DateTimeOffset at) =>
        @event switch
        {
            ContactEvent.WayAdded e => Change(e.Person, e.Way, plan => plan.Add(e, at)),
            ContactEvent.WayVerified e => Change(
                e.Person,
                e.Way,
                plan =>
                    plan.Change(
                        e.Way,
                        way =>
                            way with
                            {
                                Verified = true,
                                Code = null,
                                // It was just reached.
                                Blocked = way.Blocked == WayBlock.InvalidNumber ? null : way.Blocked,
                                BlockedAt = way.Blocked == WayBlock.InvalidNumber ? null : way.BlockedAt,
                                OpenedAt = way.Blocked == WayBlock.InvalidNumber ? at : way.OpenedAt,
                            }
                    )
            ),
            ContactEvent.WayRemoved e => Change(e.Person, e.Way, plan => plan.Remove(e, at)),
            ContactEvent.WayBlocked e => Change(
                e.Person,
                e.Way,
                plan => plan.Change(e.Way, way => way with { Blocked = e.Reason, BlockedAt = at })
            ),
            ContactEvent.WayUnblocked e => Change(
                e.Person,
                e.Way,
                plan =>
                    plan.Change(
                        e.Way,
                        way =>
                            way with
                            {
                                Blocked = null,
                                BlockedAt = null,
                                OpenedAt = way.Blocked is null ? way.OpenedAt : at,
                            }
                    )
            ),
            ContactEvent.PlanSet e => this with
            {
                People = People.SetItem(e.Person, Plan(e.Person) with { Chosen = e.Ways }),
            },
            ContactEvent.CodeSent e => Change(e.Person, e.Way, plan => plan.Sent(e, at)),
            ContactEvent.CodeRefused e => Change(
                e.Person,
                e.Way,
                plan =>
                    plan.Change(
                        e.Way,
                        way => way with { Code = way.Code is { } code ? code with { Tries = code.Tries + 1 } : null }
                    )
            ),
            ContactEvent.LimitsSet e => this with
            {
                Limits = new(TimeSpan.FromSeconds(e.VerifiedWithinSeconds), TimeSpan.FromSeconds(e.EveryWithinSeconds)),
            },
            _ => throw new InvalidOperationException($"No rule for {@event.GetType().Name}."),
        };

    private ContactPlan Plan(PersonId person) => People.GetValueOrDefault(person) ?? ContactPlan.Of(person);

    private ContactBook Change(PersonId person, WayId way, Func<ContactPlan, ContactPlan> change) =>
        this with
        {
            People = People.SetItem(person, change(Plan(person))),
            Owners = Owners.SetItem(way, person),
        };
}

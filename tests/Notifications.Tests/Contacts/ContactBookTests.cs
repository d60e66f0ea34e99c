using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Tests.World;
using FsCheck;
using FsCheck.Fluent;

namespace Beredskab.Notifications.Tests.Contacts;

public sealed class ContactBookTests
{
    private static readonly GeoModel.Identity.PersonId Person = City.PoliceNoerrebro;
    private static readonly WayId Mobile = ContactBook.MobileOf(Person);
    private static readonly WayId Call = Way(1);
    private static readonly WayId Browser = Way(2);

    [Fact]
    public void Somebody_without_any_entry_has_the_mobile_number_as_an_unverified_SMS_way()
    {
        Assert.Equal([new ContactWay(Mobile, WayKind.Sms, false, TimeSpan.Zero)], ContactBook.Empty.WaysOf(Person));
        Assert.Equal(Mobile, ContactBook.MobileOf(Person));
        Assert.NotEqual(Mobile, ContactBook.MobileOf(City.SofNoerrebro));
        Assert.Null(ContactBook.Empty.Find(Mobile));
        Assert.Equal(WayKind.Sms, ContactBook.Empty.Find(Person, Mobile)?.Kind);
    }

    [Fact]
    public void A_way_that_is_added_comes_after_the_others_until_the_person_says_otherwise()
    {
        var book = Fold(
            Verified(Mobile),
            Added(Call, WayKind.Voice),
            Verified(Call),
            Added(Browser, WayKind.Push),
            Verified(Browser)
        );
        Assert.Equal([(Mobile, 0), (Call, 60), (Browser, 120)], Ways(book));

        book = book.Apply(Plan((Browser, 0), (Mobile, 30), (Call, 90)), City.Start);
        Assert.Equal([(Browser, 0), (Mobile, 30), (Call, 90)], Ways(book));
        Assert.Equal(WayKind.Voice, book.Find(Call)?.Kind);
    }

    [Fact]
    public void A_blocked_way_drops_out_and_the_next_moves_to_zero_with_the_rest_behind_it()
    {
        var book = Fold(
            Verified(Mobile),
            Added(Call, WayKind.Voice),
            Verified(Call),
            Added(Browser, WayKind.Push),
            Verified(Browser),
            Plan((Mobile, 0), (Call, 60), (Browser, 90)),
            new ContactEvent.WayBlocked(Person, Mobile, WayBlock.OptedOut)
        );
        Assert.Equal([(Call, 0), (Browser, 30)], Ways(book));
        Assert.Equal(WayBlock.OptedOut, book.Find(Mobile)?.Blocked);

        Assert.Equal(
            [(Mobile, 0), (Call, 60), (Browser, 90)],
            Ways(book.Apply(new ContactEvent.WayUnblocked(Person, Mobile), City.Start))
        );
    }

    [Fact]
    public void A_removed_way_is_gone_and_a_person_can_be_left_with_none()
    {
        var book = Fold(
            Added(Call, WayKind.Voice),
            new ContactEvent.WayRemoved(Person, Mobile, WayRemoval.ByPerson),
            new ContactEvent.WayRemoved(Person, Call, WayRemoval.ByPerson)
        );
        Assert.Empty(book.WaysOf(Person));
        Assert.Null(book.Find(Call));
        Assert.True(book.IsTaken(Call));
    }

    [Fact]
    public void A_new_mobile_number_is_unverified_and_keeps_its_place()
    {
        var book = Fold(
            Verified(Mobile),
            Added(Call, WayKind.Voice),
            new ContactEvent.WayRemoved(Person, Mobile, WayRemoval.Replaced),
            Added(Mobile, WayKind.Sms)
        );
        Assert.Equal(new(Mobile, WayKind.Sms, false, TimeSpan.Zero), book.WaysOf(Person)[0] with { OpenedAt = null });
    }

    [Fact]
    public void When_the_plans_verified_way_is_gone_the_next_verified_one_is_brought_forward()
    {
        var book = Fold(
            Added(Browser, WayKind.Push),
            Verified(Browser),
            Added(Call, WayKind.Voice),
            Verified(Call),
            Plan((Browser, 0), (Mobile, 10), (Call, 240)),
            new ContactEvent.WayRemoved(Person, Browser, WayRemoval.Expired)
        );
        // Nobody has proved the mobile number, which was before it.
        Assert.Equal([(Call, 0)], Ways(book));
        Assert.Equal(Mobile, Assert.Single(book.LastResortsOf(Person)).Id);
    }

    [Fact]
    public void Lower_limits_bring_every_plan_within_them()
    {
        var book = Fold(
            Verified(Mobile),
            Added(Call, WayKind.Voice),
            Verified(Call),
            Added(Browser, WayKind.Push),
            Verified(Browser),
            Plan((Mobile, 0), (Call, 200), (Browser, 300)),
            new ContactEvent.LimitsSet(0, 120)
        );
        Assert.Equal([(Mobile, 0), (Call, 120), (Browser, 120)], Ways(book));
    }

    [Fact]
    public void Whatever_happens_the_first_way_is_at_zero_none_goes_back_and_the_limits_hold() =>
        Prop.ForAll(
                Histories().ToArbitrary(),
                history =>
                {
                    var book = history.Aggregate(ContactBook.Empty, (book, @event) => book.Apply(@event, City.Start));
                    var ways = book.WaysOf(Person);
                    Assert.Equal(
                        book.AllOf(Person).Where(way => way.Blocked is null).Select(way => way.Id).Order(ById),
                        ways.Concat(book.LastResortsOf(Person)).Select(way => way.Id).Order(ById)
                    );
                    // An unproved number is called beside no proved one, and nobody is left with last resorts alone.
                    Assert.True(!ways.Any(way => way.Verified && IsNumber(way)) || ways.All(way => way.Verified));
                    Assert.All(book.LastResortsOf(Person), way => Assert.False(way.Verified));
                    Assert.True(book.LastResortsOf(Person).IsEmpty || ways.Any(way => way.Verified));
                    Assert.Equal(ways.Select(way => way.After).Order(), ways.Select(way => way.After));
                    Assert.All(ways.Take(1), way => Assert.Equal(TimeSpan.Zero, way.After));
                    Assert.All(ways, way => Assert.True(way.After <= book.Limits.EveryWithin));
                    Assert.True(
                        !ways.Any(way => way.Verified)
                            || ways.Any(way => way.Verified && way.After <= book.Limits.VerifiedWithin)
                    );
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void An_unproved_number_waits_behind_a_proved_one_and_takes_its_place_when_that_is_gone()
    {
        var book = Fold(Verified(Mobile), Added(Call, WayKind.Voice));
        Assert.Equal([(Mobile, 0)], Ways(book));
        Assert.Equal([(Mobile, 0), (Call, 60)], Ways(book.Apply(Verified(Call), City.Start)));
        Assert.Equal(
            [(Call, 0)],
            Ways(book.Apply(new ContactEvent.WayBlocked(Person, Mobile, WayBlock.OptedOut), City.Start))
        );
        // Somebody's only number is called, proved or not.
        Assert.Equal([(Mobile, 0), (Call, 60)], Ways(Fold(Added(Call, WayKind.Voice))));
    }

    [Fact]
    public void No_device_or_mailbox_stands_for_a_number_that_nobody_has_proved()
    {
        var book = Fold(Added(Browser, WayKind.Push), Verified(Browser));
        Assert.Equal([(Mobile, 0), (Browser, 0)], Ways(book));
        book = book.Apply(Added(Way(3), WayKind.Email), City.Start);
        Assert.Equal(Way(3), Assert.Single(book.LastResortsOf(Person)).Id);
    }

    private static bool IsNumber(ContactWay way) => way.Kind is WayKind.Sms or WayKind.Voice;

    private static readonly Comparer<WayId> ById = Comparer<WayId>.Create((a, b) => a.Value.CompareTo(b.Value));

    private static Gen<ContactEvent[]> Histories() => Gen.ArrayOf(Events(), 12);

    private static Gen<ContactEvent> Events() =>
        from way in Gen.Elements(Mobile, Call, Browser, Way(3))
        from seconds in Gen.Choose(0, 400)
        from other in Gen.Elements(Mobile, Call, Browser)
        from kind in Gen.Elements(WayKind.Sms, WayKind.Voice, WayKind.Push, WayKind.Email)
        from @event in Gen.Elements<ContactEvent>(
            Added(way, kind),
            Verified(way),
            new ContactEvent.WayRemoved(Person, way, WayRemoval.ByPerson),
            new ContactEvent.WayBlocked(Person, way, WayBlock.OptedOut),
            new ContactEvent.WayUnblocked(Person, way),
            Plan([.. new[] { (other, 0), (way, seconds) }.DistinctBy(planned => planned.Item1)]),
            new ContactEvent.LimitsSet(seconds / 10, seconds)
        )
        select @event;

    private static ContactBook Fold(params ContactEvent[] events) =>
        events.Aggregate(ContactBook.Empty, (book, @event) => book.Apply(@event, City.Start));

    private static (WayId, int)[] Ways(ContactBook book) =>
        [.. book.WaysOf(Person).Select(way => (way.Id, (int)way.After.TotalSeconds))];

    private static ContactEvent.WayAdded Added(WayId way, WayKind kind) => new(Person, way, kind, null);

    private static ContactEvent.WayVerified Verified(WayId way) => new(Person, way);

    private static ContactEvent.PlanSet Plan(params (WayId Way, int After)[] ways) =>
        new(Person, [.. ways.Select(way => new PlannedWay(way.Way, way.After))]);

    private static WayId Way(int number) => new(new Guid($"00000000-0000-8000-8000-{number:x12}"));
}

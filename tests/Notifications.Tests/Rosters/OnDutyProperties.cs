using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Roster;
using FsCheck;
using FsCheck.Fluent;

namespace Beredskab.Notifications.Tests.Rosters;

/// <summary>The fast answer against a slow one, around both changes of the clock in 2026 and 2027.</summary>
public sealed class OnDutyProperties
{
    private static Config Many { get; } = Config.QuickThrowOnFailure.WithMaxTest(100);

    [Fact]
    public void At_every_minute_of_the_week_the_plan_says_what_a_walk_along_the_clock_says() =>
        Prop.ForAll(
                RosterWorld.Plans().ToArbitrary(),
                plan =>
                {
                    var book = plan.Book();
                    var oracle = new SlowOracle(plan, plan.From, plan.To);
                    for (var at = plan.From; at < plan.To; at = at.AddMinutes(1))
                    {
                        Assert.True(oracle.At(at) == book.At(at), $"At {at:O}: {oracle.At(at)}, not {book.At(at)}.");
                    }
                }
            )
            .Check(Many);

    [Fact]
    public void Nothing_changes_before_the_next_turn_and_nothing_at_all_after_the_last() =>
        Prop.ForAll(
                RosterWorld.Plans().ToArbitrary(),
                plan =>
                {
                    var book = plan.Book();
                    var next = book.NextTurn(plan.From);
                    var person = book.At(plan.From);
                    for (var at = plan.From.AddMinutes(1); at < plan.To; at = at.AddMinutes(1))
                    {
                        if (at >= next)
                        {
                            person = book.At(at);
                            Assert.True(book.NextTurn(at) > at || book.NextTurn(at) is null);
                            next = book.NextTurn(at);
                        }

                        Assert.True(book.At(at) == person, $"At {at:O} it changed before {next:O}.");
                    }
                }
            )
            .Check(Many);

    [Fact]
    public void The_order_in_which_things_were_planned_does_not_matter() =>
        Prop.ForAll(
                RosterWorld.Plans().ToArbitrary(),
                plan =>
                {
                    RosterBook one = plan.Book(),
                        other = plan.Book(backwards: true);
                    for (var at = plan.From; at < plan.To; at = at.AddMinutes(7))
                    {
                        Assert.Equal(one.At(at), other.At(at));
                        Assert.Equal(one.NextTurn(at), other.NextTurn(at));
                    }
                }
            )
            .Check(Many);

    [Fact]
    public void Nobody_is_on_duty_while_away_or_after_leaving() =>
        Prop.ForAll(
                RosterWorld.Plans().ToArbitrary(),
                plan =>
                {
                    var book = plan.Book();
                    for (var at = plan.From; at < plan.To; at = at.AddMinutes(7))
                    {
                        if (book.At(at) is { } person)
                        {
                            Assert.DoesNotContain(person, plan.Left);
                            Assert.False(book.IsAbsent(person, at));
                        }
                    }
                }
            )
            .Check(Many);

    [Fact]
    public void The_calendar_gives_each_minute_to_whoever_is_on_duty_and_the_rest_are_holes() =>
        Prop.ForAll(
                RosterWorld.Plans().ToArbitrary(),
                plan =>
                {
                    var book = plan.Book();
                    var calendar = DutyPlan.For(book, plan.From, plan.To, _ => PhoneProof.Verified);
                    for (var at = plan.From; at < plan.To; at = at.AddMinutes(7))
                    {
                        PersonId[] listed =
                        [
                            .. calendar
                                .Duties.Where(duty => duty.From <= at && at < duty.To)
                                .Select(duty => duty.Person),
                        ];
                        var holes = calendar.Holes.Count(hole => hole.From <= at && at < hole.To);
                        Assert.Equal(book.At(at) is { } person ? [person] : [], listed);
                        Assert.Equal(listed.Length == 0 ? 1 : 0, holes);
                    }
                }
            )
            .Check(Many);

    [Fact]
    public void What_lies_over_a_turn_rests_just_where_its_person_is_away_and_the_plan_says_whose_it_was() =>
        Prop.ForAll(
                RosterWorld.Plans().ToArbitrary(),
                plan =>
                {
                    var book = plan.Book();
                    // The same plan, had nobody reported that they are away.
                    var present = (plan with { Absences = [] }).Book();
                    for (var at = plan.From; at < plan.To; at = at.AddMinutes(7))
                    {
                        var duty = OnDuty.Find(book, RosterWorld.Seat, at);
                        var meant = OnDuty.Find(present, RosterWorld.Seat, at);
                        if (duty is { Resting: { } away } back)
                        {
                            Assert.Equal(meant!.Value.Person, away);
                            Assert.True(book.IsAbsent(away, at));
                            Assert.NotEqual(away, back.Person);
                            Assert.NotEqual(meant.Value.Plan, back.Plan);
                        }
                        else if (duty is { Person: not null, IsDeputy: false } own)
                        {
                            Assert.Equal(meant!.Value.Person, own.Person);
                        }
                    }
                }
            )
            .Check(Many);

    [Fact]
    public void What_an_absence_takes_is_each_minute_that_its_person_had_and_has_no_more() =>
        Prop.ForAll(
                RosterWorld.Plans().Where(plan => !plan.Absences.IsEmpty).ToArbitrary(),
                plan =>
                {
                    var away = plan.Absences[0];
                    var with = plan.Book();
                    var without = (plan with { Absences = plan.Absences.RemoveAt(0) }).Book();
                    var told = AbsenceEffect.Of(with, away.Id, plan.From);
                    Assert.All(told, lost => Assert.True(away.From <= lost.From && lost.From < lost.To));
                    for (var at = plan.From; at < plan.To; at = at.AddMinutes(1))
                    {
                        var lost = told.Where(lost => lost.From <= at && at < lost.To).ToList();
                        var takes = without.At(at) == away.Person && with.At(at) != away.Person;
                        Assert.True(takes == (lost.Count == 1), $"At {at:O}: {lost.Count} told, {takes}.");
                        Assert.All(lost, one => Assert.Equal(with.At(at), one.After.Person));
                    }
                }
            )
            .Check(Many);
}

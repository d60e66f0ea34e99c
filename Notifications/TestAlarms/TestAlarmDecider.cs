using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Escalation;
using Beredskab.Notifications.Messages;

namespace Beredskab.Notifications.TestAlarms;

/// <summary>What a test alarm is decided against.</summary>
/// <param name="RealOpen">A real incident is open at operationsberedskab: nobody is asked anything but that.</param>
public sealed record TestAlarmState(TestAlarmBook Tests, AlertBook Alerts, AlertContext Context, bool RealOpen);

/// <summary>
/// Decides when people are asked to show that they can be reached, and how the asking goes on. The asking itself is an
/// alert like any other: a code for each person, messages that are intended in the same commit. Pure.
/// </summary>
public static class TestAlarmDecider
{
    public const int ShortestDeadlineMinutes = 5;
    public const int LongestDeadlineMinutes = 120;

    public static Verdict Decide(TestAlarmState state, TestAlarmCommand command, CommandOrigin origin) =>
        command switch
        {
            TestAlarmCommand.SetSettings c => SetSettings(state.Tests, c),
            TestAlarmCommand.SendNow c => SendNow(state, c, origin),
            TestAlarmCommand.Stop c => Stop(state, c),
            TestAlarmCommand.Advance => Verdict.Accept([.. Weekly(state, origin)]),
            _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
        };

    /// <summary>When there is next something to do by itself about the weekly one; null for never.</summary>
    public static DateTimeOffset? NextDue(TestAlarmState state, DateTimeOffset now) =>
        TestAlarmSchedule.NextDue(state.Tests, state.Tests.Running is not null, state.RealOpen, now);

    /// <summary>When a running test alarm next owes somebody something; null when it does not run.</summary>
    public static DateTimeOffset? NextDue(TestAlarmState state, Alert alert)
    {
        if (alert is not { IsOpen: true, Test: { } terms })
        {
            return null;
        }

        if (state.RealOpen)
        {
            return alert.RaisedAt;
        }

        var earliest = terms.Deadline;
        foreach (var (_, _, at) in NextWays(state, alert))
        {
            earliest = at < earliest ? at : earliest;
        }

        return earliest;
    }

    /// <summary>All that a running test alarm owes by now: the next way of who has not answered, and its end.</summary>
    public static Verdict Advance(TestAlarmState state, Alert alert, CommandOrigin origin)
    {
        if (alert is not { IsOpen: true, Test: { } terms })
        {
            return Verdict.Accept();
        }

        if (state.RealOpen)
        {
            return Verdict.Accept([.. Close(alert.Id, TestEnding.RealAlert)]);
        }

        if (terms.Deadline <= origin.Now)
        {
            return Verdict.Accept([.. Close(alert.Id, TestEnding.Deadline)]);
        }

        var messages = ImmutableArray.CreateBuilder<DomainEvent>();
        foreach (var (round, way, at) in NextWays(state, alert))
        {
            if (at <= origin.Now)
            {
                messages.Add(Message(state.Context, origin, messages.Count, alert.Id, round, way));
            }
        }

        return Verdict.Accept(messages.ToImmutable());
    }

    /// <summary>
    /// As in a real alert: a way that has failed is followed by the next at once, one that has got through by the next
    /// when the person's own delay has passed.
    /// </summary>
    private static IEnumerable<(TestRound Round, ContactWay Way, DateTimeOffset At)> NextWays(
        TestAlarmState state,
        Alert alert
    )
    {
        foreach (var round in alert.Test!.Asked)
        {
            if (!alert.Calls.TryGetValue(round.Code, out var call) || call.Answer is not null)
            {
                continue;
            }

            var unused = round.Phone is { } phone
                ? TestPhones
                    .Ways(state.Context.Contacts, phone)
                    .Where(way => !call.Messages.Any(id => Ways.IsOf(state.Alerts.Messages[id], way)))
                    .ToImmutableArray()
                : Ways.Unused(state.Alerts, state.Context.Contacts, alert, call).ToImmutableArray();
            var atOnce = Ways.AreInTrouble(state.Alerts, call);
            if (
                !atOnce
                && Ways.SilentTooLongAt(state.Alerts, call) is { } silent
                && Ways.InsteadOfSilence(unused) is { } instead
            )
            {
                var planned = call.At + instead.After;
                yield return (round, instead, silent < planned ? silent : planned);
                unused = unused.Remove(instead);
            }

            foreach (var way in unused)
            {
                yield return (round, way, atOnce ? call.At : call.At + way.After);
                if (atOnce)
                {
                    break;
                }
            }
        }
    }

    private static IEnumerable<DomainEvent> Weekly(TestAlarmState state, CommandOrigin origin)
    {
        var tests = state.Tests;
        while (TestAlarmSchedule.Next(tests) is { } slot && slot.At <= origin.Now)
        {
            if (origin.Now - slot.At >= TestAlarmSchedule.LatestAfter)
            {
                var why = tests.Waiting is { } waiting && waiting.Week == slot.Week ? waiting.Why : TestHindrance.Down;
                var missed = new TestAlarmEvent.Missed(slot.Week, slot.At, why);
                yield return missed;
                tests = Applied(tests, missed, origin);
                continue;
            }

            if (tests.Running is not null)
            {
                yield break;
            }

            if (state.RealOpen)
            {
                if (tests.Waiting?.Week != slot.Week)
                {
                    yield return new TestAlarmEvent.PutOff(slot.Week, slot.At, TestHindrance.RealAlert);
                }

                yield break;
            }

            var people = TestPeople.Of(state.Context.Roster, tests.Settings.Audience, origin.Now);
            if (people.IsEmpty)
            {
                var nobody = new TestAlarmEvent.Missed(slot.Week, slot.At, TestHindrance.Nobody);
                yield return nobody;
                tests = Applied(tests, nobody, origin);
                continue;
            }

            foreach (var @event in Begin(state, tests.Settings.Audience, slot, people, origin))
            {
                yield return @event;
            }

            yield break;
        }
    }

    private static Verdict SendNow(TestAlarmState state, TestAlarmCommand.SendNow c, CommandOrigin origin)
    {
        if (!Enum.IsDefined(c.Audience))
        {
            return Refuse("audience-unknown", "Vælg, hvem prøvealarmen skal gå til.", "audience");
        }

        if (state.RealOpen)
        {
            return Refuse(
                "test-alarm-real-alert",
                "Der er en rigtig hændelse i operationsberedskab, så der sendes ingen prøvealarm. Vent, til den er afsluttet."
            );
        }

        if (state.Tests.Running is not null)
        {
            return Refuse(
                "test-alarm-running",
                "En prøvealarm er allerede i gang. Vent, til den er slut, eller stop den."
            );
        }

        var people = TestPeople.Of(state.Context.Roster, c.Audience, origin.Now);
        if (people.IsEmpty)
        {
            return Refuse(
                "test-alarm-nobody",
                "Der er ingen at sende til. Sæt nogen på vagt i vagtplanen.",
                "audience"
            );
        }

        return people.Length != c.SeenPeople
            ? Refuse(
                "test-alarm-people-changed",
                FormattableString.Invariant(
                    $"Vagtplanen er ændret: prøvealarmen går nu til {people.Length} personer, ikke {c.SeenPeople}. Se efter, og send igen."
                ),
                "people"
            )
            : Verdict.Accept([.. Begin(state, c.Audience, null, people, origin)]);
    }

    private static Verdict Stop(TestAlarmState state, TestAlarmCommand.Stop c) =>
        state.Alerts.Find(c.Alert) is not { Test: not null } alert
            ? Refuse("test-alarm-unknown", "Prøvealarmen findes ikke.", "alertId")
        : alert.IsOpen ? Verdict.Accept([.. Close(alert.Id, TestEnding.Stopped)])
        : Verdict.Accept();

    private static Verdict SetSettings(TestAlarmBook tests, TestAlarmCommand.SetSettings c)
    {
        if (c.SeenVersion != tests.Settings.Version)
        {
            return Refuse(
                "test-alarm-settings-changed",
                "En anden har ændret prøvealarmen imens. Hent siden igen, og se, hvad der nu gælder.",
                "seenVersion"
            );
        }

        if (c.Weekday is < 1 or > 7)
        {
            return Refuse("weekday-unknown", "Vælg en ugedag.", "weekday");
        }

        if (c.Minute is < 0 or >= 24 * 60)
        {
            return Refuse("time-invalid", "Skriv et klokkeslæt fra 00.00 til 23.59.", "time");
        }

        if (!Enum.IsDefined(c.Audience))
        {
            return Refuse("audience-unknown", "Vælg, hvem prøvealarmen skal gå til.", "audience");
        }

        if (c.DeadlineMinutes is < ShortestDeadlineMinutes or > LongestDeadlineMinutes)
        {
            return Refuse(
                "deadline-invalid",
                FormattableString.Invariant(
                    $"Vælg en svarfrist fra {ShortestDeadlineMinutes} til {LongestDeadlineMinutes} minutter."
                ),
                "deadlineMinutes"
            );
        }

        var settings = tests.Settings;
        return
            (settings.On, settings.Weekday, settings.Minute, settings.Audience, settings.DeadlineMinutes)
            == (c.On, c.Weekday, c.Minute, c.Audience, c.DeadlineMinutes)
            ? Verdict.Accept()
            : Verdict.Accept(
                new TestAlarmEvent.SettingsSet(
                    settings.Version + 1,
                    c.On,
                    c.Weekday,
                    c.Minute,
                    c.Audience,
                    c.DeadlineMinutes
                )
            );
    }

    /// <summary>What is asked of whom, and the messages, in one commit.</summary>
    private static IEnumerable<DomainEvent> Begin(
        TestAlarmState state,
        TestAudience audience,
        TestSlot? slot,
        ImmutableArray<TestPerson> people,
        CommandOrigin origin
    )
    {
        var alert = AlertId.From(DerivedId.From(origin.CommandId, 'a', 0));
        var contacts = state.Context.Contacts;
        var codes = new RoundCodes(state.Alerts, origin.CommandId, null, origin.Now);
        // The phones first: whoever has one answers on the screen with the own code, which is the latter.
        ImmutableArray<TestRound> rounds =
        [
            .. TestPhones
                .Of(state.Context.Roster, contacts.Phones, origin.Now)
                .Select(tried => new TestRound(
                    tried.Holder,
                    tried.Authority,
                    codes.Another(tried.Holder),
                    Standing.OnDuty,
                    tried.Ledergrupper,
                    TestPhones.Blocked(tried.Phone),
                    tried.Phone.Id
                )),
            .. people.Select(person => new TestRound(
                person.Person,
                person.Authority,
                codes.For(person.Person, CallCause.Raised),
                person.Standing,
                person.Ledergrupper,
                [
                    .. contacts
                        .AllOf(person.Person)
                        .Where(way => way.Blocked is not null)
                        .Select(way => new BlockedThen(way.Kind, way.Blocked!.Value)),
                ]
            )),
        ];
        yield return new TestAlarmEvent.Begun(alert, slot?.Week, slot?.At, audience);
        yield return new AlertEvent.TestRaised(
            alert,
            origin.Now + TimeSpan.FromMinutes(state.Tests.Settings.DeadlineMinutes),
            rounds
        );
        for (var i = 0; i < rounds.Length; i++)
        {
            var way = rounds[i].Phone is { } phone
                ? TestPhones.Ways(contacts, phone).FirstOrDefault()
                : contacts.WaysOf(rounds[i].Person).FirstOrDefault();
            // Without a way it fails visibly, rather than not at all; a phone's blocked ways say it by themselves.
            if (way is not null || rounds[i].Phone is null)
            {
                yield return Message(state.Context, origin, i, alert, rounds[i], way);
            }
        }
    }

    private static AlertEvent.MessageIntended Message(
        AlertContext context,
        CommandOrigin origin,
        int index,
        AlertId alert,
        TestRound round,
        ContactWay? way
    ) =>
        CallWriter.Intention(
            context.Contacts,
            origin,
            index,
            alert,
            round.Person,
            way,
            MessagePurpose.Alert,
            context.Texts.Tests.Ask(round.Code),
            round.Code
        );

    private static IEnumerable<DomainEvent> Close(AlertId alert, TestEnding why) =>
        [new TestAlarmEvent.Closed(alert, why), new AlertEvent.Ended(alert)];

    private static TestAlarmBook Applied(TestAlarmBook tests, TestAlarmEvent @event, CommandOrigin origin) =>
        tests.Apply(@event, new(0, default, origin.Actor, origin.Organisation, origin.OccurredAt, origin.Now));

    private static Verdict Refuse(string code, string text, string? field = null) =>
        Verdict.Refuse(new(code, text, field));
}

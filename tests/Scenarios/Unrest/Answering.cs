using System.Globalization;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels;
using Beredskab.Notifications.Contacts;
using Beredskab.Scenarios.Town;
using Beredskab.Scenarios.Virtual;

namespace Beredskab.Scenarios.Unrest;

/// <summary>What people do when an alert reaches them: answer, late, wrongly, otherwise, or not at all.</summary>
internal sealed class Answering(VirtualClock clock, Dice dice, People people, NightJournal journal)
{
    private enum Manner
    {
        Yes,
        YesWithMinutes,
        LateYes,
        No,
        Deputy,
        Never,
        WrongCode,
        WithoutCode,
        Dashboard,
        ChangesMind,
        ComesAfterAll,
        AfterTheEnd,
        Stop,
    }

    private readonly HashSet<(PersonId, int)> done = [];
    private int texts;

    /// <summary>What was done, for showing that the night had all of it.</summary>
    public Dictionary<string, int> Done { get; } = new(StringComparer.Ordinal);

    public void Arrived(OutgoingMessage message, MessageChannel channel)
    {
        if (
            message is not { Purpose: MessagePurpose.Alert, Person: { } person, Code: { } code }
            || !done.Add((person, code))
        )
        {
            return;
        }

        var manner = Choose();
        Note(manner.ToString());
        if (channel == MessageChannel.Email && manner is not (Manner.Never or Manner.Dashboard))
        {
            manner = Manner.Dashboard;
        }

        switch (manner)
        {
            case Manner.Yes:
                clock.After(dice.Seconds(15, 120), () => Answer(message, person, code, channel, "1"));
                break;
            case Manner.YesWithMinutes:
                clock.After(dice.Seconds(15, 120), () => Text(person, $"Ja {code} {dice.Next(5, 60)}"));
                break;
            case Manner.LateYes:
                clock.After(dice.Minutes(4, 40), () => Answer(message, person, code, channel, "1"));
                break;
            case Manner.No:
                clock.After(dice.Seconds(20, 240), () => Answer(message, person, code, channel, "2"));
                break;
            case Manner.Deputy:
                clock.After(dice.Seconds(20, 240), () => Answer(message, person, code, channel, "3"));
                break;
            case Manner.WrongCode:
                clock.After(
                    dice.Seconds(20, 90),
                    () => Text(person, $"JA {1000 + ((code - 1000 + 1 + dice.Next(8000)) % 9000)}")
                );
                if (dice.Chance(0.5))
                {
                    clock.After(dice.Seconds(100, 200), () => Text(person, $"{code} ja"));
                }

                break;
            case Manner.WithoutCode:
                clock.After(dice.Seconds(20, 90), () => Text(person, "ja"));
                break;
            case Manner.Dashboard:
                clock.After(dice.Seconds(30, 200), () => InDashboard(message, person));
                break;
            case Manner.ChangesMind:
                clock.After(dice.Seconds(20, 90), () => Text(person, $"ja{code}"));
                clock.After(dice.Minutes(5, 25), () => Text(person, $"NEJ {code}"));
                break;
            case Manner.ComesAfterAll:
                clock.After(dice.Seconds(20, 90), () => Answer(message, person, code, channel, dice.Of(["2", "3"])));
                clock.After(dice.Seconds(100, 300), () => Text(person, $"JA {code}"));
                if (dice.Chance(0.3))
                {
                    clock.After(dice.Minutes(6, 20), () => Text(person, $"NEJ {code}"));
                }

                break;
            case Manner.AfterTheEnd:
                clock.After(dice.Minutes(90, 300), () => Text(person, $"JA {code}"));
                break;
            case Manner.Stop:
                clock.After(dice.Seconds(20, 90), () => Text(person, "STOP"));
                clock.After(dice.Minutes(30, 120), () => Text(person, "START"));
                break;
            default:
                break;
        }
    }

    /// <summary>The phone rings: somebody takes it and presses a key, a machine does, or nobody.</summary>
    public (string Status, string? By, string? Keys) Rings(OutgoingMessage message)
    {
        if (message is not { Purpose: MessagePurpose.Alert, Person: not null, Code: not null })
        {
            return ("completed", "human", null);
        }

        return dice.Weighted<(string, string?, string?)>(
            (0.30, ("completed", "human", "1")),
            (0.08, ("completed", "human", "2")),
            (0.05, ("completed", "human", "3")),
            (0.04, ("completed", "human", "71")),
            (0.08, ("completed", "human", null)),
            (0.15, ("completed", "machine_start", null)),
            (0.20, ("no-answer", null, null)),
            (0.10, ("busy", null, null))
        );
    }

    private Manner Choose() =>
        dice.Weighted<Manner>(
            (0.40, Manner.Yes),
            (0.10, Manner.YesWithMinutes),
            (0.08, Manner.LateYes),
            (0.09, Manner.No),
            (0.05, Manner.Deputy),
            (0.08, Manner.Never),
            (0.03, Manner.ComesAfterAll),
            (0.04, Manner.WrongCode),
            (0.03, Manner.WithoutCode),
            (0.04, Manner.Dashboard),
            (0.03, Manner.ChangesMind),
            (0.02, Manner.AfterTheEnd),
            (0.005, Manner.Stop)
        );

    private void Answer(OutgoingMessage message, PersonId person, int code, MessageChannel channel, string key)
    {
        if (channel == MessageChannel.Push)
        {
            Note("push button");
            Expect(
                journal.Do(
                    new AlertCommand.AnswerByKey(person, message.Message, key),
                    PersonId.System,
                    OrganisationId.System
                ),
                "alert-ended",
                "alert-merged",
                "call-replaced",
                "person-left"
            );
            return;
        }

        Text(
            person,
            key switch
            {
                "1" => dice.Of([$"JA {code}", $"ja{code}", $"{code} Ja"]),
                "2" => dice.Of([$"NEJ {code}", $"nej {code}"]),
                _ => dice.Of([$"STEDFORTRÆDER {code}", $"stedfortraeder {code}", $"vikar {code}"]),
            }
        );
    }

    private void Text(PersonId person, string text)
    {
        if (people.MobileOf(person) is not { } number)
        {
            return;
        }

        Note("text");
        var sid = string.Create(CultureInfo.InvariantCulture, $"IN{++texts}");
        var command = new AlertCommand.ReceiveSms(sid, person, number, text, ContactBook.MobileOf(person));
        Expect(journal.Do(command, PersonId.System, OrganisationId.System));
        if (dice.Chance(0.03))
        {
            // The provider delivers it twice.
            Expect(journal.Do(command, PersonId.System, OrganisationId.System));
        }
    }

    private void InDashboard(OutgoingMessage message, PersonId person)
    {
        Note("dashboard");
        Expect(
            journal.Do(
                new AlertCommand.Answer(message.Alert!.Value, AnswerKind.Coming, dice.Chance(0.5) ? 15 : null),
                person,
                people[person].Organisation
            ),
            "alert-ended",
            "alert-merged",
            // Has left since.
            "not-allowed"
        );
    }

    private void Note(string what) => Done[what] = Done.GetValueOrDefault(what) + 1;

    private static void Expect(Refusal? refusal, params ReadOnlySpan<string> codes)
    {
        if (refusal is not null && !codes.Contains(refusal.Code))
        {
            Assert.Fail($"{refusal.Code}: {refusal.Text}");
        }
    }
}

using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Policies;

namespace Beredskab.Scenarios.Oracle;

/// <summary>After each write: whether whoever had to be called was, and who is told of the level and the end.</summary>
internal sealed partial class NightOracle
{
    private const int MostTriesOfOneWay = 3;

    private HashSet<PersonId>? AlertedBefore(Observation.Written written)
    {
        foreach (var entry in written.Entries)
        {
            if (entry.Event is IncidentEvent.StoodDown over)
            {
                var heard = HeardOf(over.Incident);
                return
                [
                    .. OpenOf(over.Incident)
                        .SelectMany(alert => alert.Standing.Keys)
                        .Select(key => key.Person)
                        .Where(heard.Contains),
                ];
            }

            if (entry.Event is IncidentEvent.LevelLowered or IncidentEvent.LevelRaised)
            {
                return
                [
                    .. OpenOf(((IncidentEvent)entry.Event).Incident)
                        .SelectMany(alert => alert.Standing.Keys)
                        .Select(key => key.Person),
                ];
            }
        }

        return null;
    }

    /// <summary>Whoever has something that left, or may have, or answered: here, or in what came into it.</summary>
    private HashSet<PersonId> HeardOf(IncidentId incident)
    {
        var about = new HashSet<IncidentId> { incident };
        while (absorbed.Any(one => about.Contains(one.Into) && about.Add(one.Which))) { }

        var ids = alerts.Values.Where(alert => about.Contains(alert.Incident)).Select(alert => alert.Id).ToHashSet();
        return
        [
            .. ids.SelectMany(id => alerts[id].Said).Select(said => said.Person),
            .. messages
                .Values.Where(message =>
                    message is { Intended: { Alert: { } of, Person: not null, Purpose: not MessagePurpose.Reply } }
                    && ids.Contains(of)
                    && (message.Accepted || message.Doubt)
                )
                .Select(message => message.Intended.Person!.Value),
        ];
    }

    private readonly List<(IncidentId Which, IncidentId Into)> absorbed = [];

    private void CheckCalls(Observation.Written written, HashSet<PersonId>? alertedBefore)
    {
        var intended = written.Entries.Select(entry => entry.Event).OfType<AlertEvent.MessageIntended>().ToArray();
        var incident = written.Entries.Select(entry => entry.Event).OfType<IncidentEvent>().FirstOrDefault();
        foreach (var entry in written.Entries)
        {
            var (about, rounds) = entry.Event switch
            {
                AlertEvent.Raised e => (e.Alert, e.Rounds),
                AlertEvent.Called e => (e.Alert, e.Rounds),
                _ => (default, []),
            };
            foreach (var round in rounds)
            {
                Expect(
                    intended.Any(m =>
                        m.Person == round.Person
                        && (
                            (m.Purpose == MessagePurpose.Alert && m.Code == round.Code)
                            // Who has said it for what was merged is told that it counts, and under which code.
                            || (
                                m.Purpose == MessagePurpose.Merged && alerts[about].Calls[round.Code].Answer is not null
                            )
                        )
                    ),
                    Rules.Written,
                    $"{round.Person} is called with {round.Code}, and there is no message."
                );
            }
        }

        CheckTexts(written, intended);
        switch (incident)
        {
            case IncidentEvent.Reported e:
                Expect(
                    intended.Any(m => m.Purpose == MessagePurpose.Alert),
                    Rules.SomebodyKnows,
                    $"Nobody, for {e.Incident}."
                );
                CheckAreas(e.Incident);
                if (written.Entries.Any(entry => entry.Event is IncidentEvent.SplitOff))
                {
                    CheckSplit(written, e.Incident);
                }

                break;
            case IncidentEvent.Moved e:
                CheckAreas(e.Incident);
                break;
            case IncidentEvent.StoodDown e:
                CheckTold(intended, MessagePurpose.StandDown, alertedBefore!);
                Expect(!OpenOf(e.Incident).Any(), Rules.StandDown, $"An alert of {e.Incident} goes on.");
                break;
            case IncidentEvent.MergedInto:
                CheckMerged(written, intended);
                break;
            case IncidentEvent.LevelLowered:
                CheckTold(intended, MessagePurpose.LevelChange, alertedBefore!);
                break;
            case IncidentEvent.LevelRaised:
                CheckRaised(written, intended, alertedBefore!);
                break;
            default:
                break;
        }
    }

    private void CheckAreas(IncidentId incident)
    {
        var (reached, nowhere) = places[incident];
        var all = byIncident.GetValueOrDefault(incident, []);
        foreach (var area in reached)
        {
            var group = Duty.Groups.FirstOrDefault(one => one.Value.Area == area).Key;
            var raised = all.Count(alert =>
                alert.Group == group && alert.Areas.Contains(area) && alert.Reason != AlertReason.NobodyElse
            );
            Expect(raised == 1, Rules.AreaCovered, $"{area} is alerted {raised} times for {incident}.");
            if (holes.Contains((incident, area)))
            {
                Expect(
                    all.Count(alert => alert.Reason == AlertReason.NobodyElse && alert.Areas.Contains(area)) == 1,
                    Rules.AreaCovered,
                    $"The Sekretariat does not know that somebody is missing in {area}."
                );
            }
        }

        Expect(
            all.Count(alert => alert.Reason == AlertReason.NobodyElse && alert.Areas.IsEmpty) == (nowhere ? 1 : 0),
            Rules.AreaCovered,
            $"The Sekretariat, for {incident} in no bydel: {nowhere}."
        );
    }

    /// <summary>One text for each person, way and cause; the same again only when a step says so.</summary>
    private void CheckTexts(Observation.Written written, AlertEvent.MessageIntended[] intended)
    {
        var calls = intended
            .Where(m => m is { Purpose: MessagePurpose.Alert, Alert: not null, Person: not null })
            .ToArray();
        foreach (var same in calls.GroupBy(m => (m.Person, m.Way, m.Channel, m.Code, alerts[m.Alert!.Value].Incident)))
        {
            Expect(same.Count() == 1, Rules.OneText, $"{same.Key.Person} gets {same.Count()} texts at once.");
        }

        foreach (var message in calls)
        {
            var call = alerts[message.Alert!.Value].Calls[message.Code!.Value];
            var before = call
                .Messages.Where(m =>
                    m.Intended.Way == message.Way
                    && m.Intended.Channel == message.Channel
                    && m.Intended.Message != message.Message
                )
                .ToArray();
            if (before.Length > 0)
            {
                // Whoever heard that they need not answer is called again on the same way.
                var needed = calledAgain.Contains(message.Message);
                // What is lost has told nobody; whoever has no other way is tried again there, a few times.
                var nobodyKnows = before.All(m => m.Lost) && before.Length <= MostTriesOfOneWay;
                Expect(
                    needed
                        || nobodyKnows
                        || written.Entries.Any(entry =>
                            entry.Event is AlertEvent.Escalated { Kind: StepKind.Repeat } step
                            && step.Alert == message.Alert
                        ),
                    Rules.OneText,
                    $"{message.Person} is told the same on the same way, and no step repeats: {string.Join(", ", before.Select(m => $"{m.At:HH:mm:ss} {(m.Lost ? "lost" : "not lost")} {m.Code}"))}."
                );
                Expect(
                    needed
                        || !call.Messages.Any(m =>
                            m.Intended.Way == message.Way
                            && m.Intended.Channel == message.Channel
                            && m.Intended.Message != message.Message
                            && m.At > now.AddSeconds(-10)
                        ),
                    Rules.OneText,
                    $"{message.Person} is told the same again within ten seconds."
                );
            }
        }
    }

    private void CheckTold(AlertEvent.MessageIntended[] intended, MessagePurpose purpose, HashSet<PersonId> alerted)
    {
        var told = intended.Where(m => m.Purpose == purpose).Select(m => m.Person!.Value).ToArray();
        Expect(told.Length == told.Distinct().Count(), Rules.StandDown, $"{purpose} goes twice to somebody.");
        Expect(
            alerted.SetEquals(told),
            Rules.StandDown,
            $"{purpose} goes to {told.Length} and {alerted.Count} were alerted."
        );
    }

    private void CheckRaised(
        Observation.Written written,
        AlertEvent.MessageIntended[] intended,
        HashSet<PersonId> alerted
    )
    {
        var told = intended.Where(m => m.Purpose == MessagePurpose.LevelChange).Select(m => m.Person!.Value).ToArray();
        var asked = written
            .Entries.Select(entry => entry.Event)
            .OfType<AlertEvent.Called>()
            .SelectMany(called => called.Rounds)
            .Select(round => round.Person)
            .ToHashSet();
        var also = written
            .Entries.Select(entry => entry.Event)
            .OfType<AlertEvent.Raised>()
            .SelectMany(raised => raised.Rounds)
            .Select(round => round.Person)
            .ToHashSet();
        Expect(
            told.Length == told.Distinct().Count() && !told.Any(asked.Contains),
            Rules.StandDown,
            $"Somebody is told of the level twice."
        );
        Expect(
            alerted.SetEquals(told.Concat(asked)),
            Rules.StandDown,
            $"The level goes to {told.Length} and {asked.Count}; {alerted.Count} were alerted."
        );
        Expect(!also.Any(alerted.Contains), Rules.Twice, $"Somebody who is alerted already is told besides.");
    }
}

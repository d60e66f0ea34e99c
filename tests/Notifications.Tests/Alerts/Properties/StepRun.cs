using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Roster;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Alerts.Properties;

/// <summary>Lets a history happen, and asks after each step whether the laws hold.</summary>
internal sealed class StepRun(RosterBook roster)
{
    private readonly FakeTimeProvider time = new(City.Start);
    private readonly List<IncidentId> incidents = [];
    private MemoryJournal journal = null!;

    public void Run(Step[] steps)
    {
        journal = new(time, City.Context(roster));
        foreach (var step in steps)
        {
            var written = journal.Events.Count;
            var before = journal.Alerts;
            Do(step);
            AlertLaws.Hold(journal, written, before, time.GetUtcNow());
            if (step is Step.Report report)
            {
                AlertLaws.EverybodyOnDutyIsAlerted(
                    journal.Alerts.Of(incidents[^1]),
                    journal.Alerts,
                    roster,
                    report.Place,
                    time.GetUtcNow()
                );
            }
        }
    }

    private void Do(Step step)
    {
        switch (step)
        {
            case Step.Report s:
                journal.Location = s.Place ?? Reading.Outside;
                incidents.Add(journal.Report(s.Type, withPlace: s.Place is not null));
                break;
            case Step.Move { Place: { } place } s when Open(s.Incident) is { } incident:
                journal.Move(incident, place);
                break;
            case Step.Level s when Open(s.Incident) is { } incident:
                journal.ChangeLevel(incident, s.To);
                break;
            case Step.StandDown s when Open(s.Incident) is { } incident:
                journal.StandDown(incident);
                break;
            case Step.Merge s when Open(s.Duplicate) is { } duplicate && Open(s.Main) is { } main:
                Merge(duplicate, main);
                break;
            case Step.Sms s:
                Answer(s);
                break;
            case Step.Wait s:
                time.Advance(TimeSpan.FromMinutes(s.Minutes));
                break;
            case Step.Lose s:
                var lost = journal
                    .Alerts.Pending.Select(p => journal.Alerts.Find(p.Message)!)
                    .FirstOrDefault(m => m.Person == City.Person(s.Person));
                if (lost is not null)
                {
                    journal.Do(new AlertCommand.RecordFailed(lost.Id, "21614", FailureAdvice.NextChannel, false));
                }

                break;
            default:
                break;
        }
    }

    private void Merge(IncidentId duplicate, IncidentId main)
    {
        var before = journal.Alerts;
        var (old, kept) = (journal.Incident(duplicate), journal.Incident(main));
        var written = journal.Events.Count;
        if (
            duplicate == main
            || !old.Ties.Absorbed.IsEmpty
            || journal.Do(new IncidentCommand.Merge(duplicate, old.Version, main, kept.Version, "Samme")) is not null
        )
        {
            Assert.True(duplicate == main || !old.Ties.Absorbed.IsEmpty);
            return;
        }

        MergeLaws.Hold(journal, before, old, kept, [.. journal.Events.Skip(written)]);
    }

    private void Answer(Step.Sms s)
    {
        var person = City.Person(s.Person);
        var before = journal.Alerts;
        var open = before.RoundsOf(person).Where(round => round.EndedAt is null).ToImmutableArray();
        var codes = open.Select(round => round.Code).Distinct().ToImmutableArray();
        int? code = s.Which >= 0 && s.Which < codes.Length ? codes[s.Which] : null;
        journal.Receive(person, $"{(s.Coming ? "ja" : "nej")} {code}");

        var counted = code ?? (codes.Length == 1 ? codes[0] : null);
        AlertLaws.AnAnswerCountsForItsCode(before, journal.Alerts, person, s.Coming, counted);
    }

    private IncidentId? Open(int index) =>
        index < incidents.Count && journal.Incident(incidents[index]) is Incident.Open ? incidents[index] : null;
}

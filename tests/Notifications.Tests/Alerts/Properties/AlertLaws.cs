using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Roster;
using Beredskab.Notifications.Tests.World;

namespace Beredskab.Notifications.Tests.Alerts.Properties;

/// <summary>What must be so of alerts after any step.</summary>
internal static class AlertLaws
{
    /// <param name="written">How many entries there were before the step.</param>
    /// <param name="before">The alerts as they were before the step.</param>
    public static void Hold(MemoryJournal journal, int written, AlertBook before, DateTimeOffset now)
    {
        DomainEvent[] events = [.. journal.Events.Skip(written)];
        CodesAreUnique(journal, now);
        NobodyTwice(journal.Alerts);
        OneTextForEachPersonAndCause(events);
        MovesAreToldToThoseAlerted(journal, events, before);
        CoverageFollows(journal.Alerts);
    }

    public static void EverybodyOnDutyIsAlerted(
        ImmutableArray<Alert> alerts,
        AlertBook book,
        RosterBook roster,
        Location? place,
        DateTimeOffset now
    )
    {
        Assert.NotEmpty(alerts.SelectMany(alert => alert.Rounds));
        Assert.All(
            alerts.SelectMany(alert => alert.Rounds),
            round =>
                Assert.Contains(
                    book.Messages.Values,
                    m => m.Person == round.Person && m.Purpose == MessagePurpose.Alert
                )
        );
        var hole = place is null || place.IsOutside;
        foreach (var area in place is null ? [] : place.Areas.Concat(place.Near).Where(StepGen.Areas.Contains))
        {
            var group = roster.Leading(area);
            hole |= group is null;
            foreach (var authority in group?.Required ?? [])
            {
                var onDuty = OnDuty.At(roster, group!.Id, authority, now);
                hole |= onDuty is null;
                Assert.True(
                    onDuty is null
                        || alerts.Any(alert =>
                            alert.Ledergruppe == group.Id
                            && alert.Rounds.Any(round => round.Person == onDuty && round.Authority == authority)
                        )
                );
            }
        }

        Assert.Equal(hole, alerts.Any(alert => alert.Reason == AlertReason.NobodyElse));
    }

    public static void AnAnswerCountsForItsCode(
        AlertBook before,
        AlertBook after,
        PersonId person,
        bool coming,
        int? counted
    )
    {
        var open = before.RoundsOf(person).Where(round => round.EndedAt is null).ToImmutableArray();
        foreach (var alert in before.Alerts.Values)
        {
            var now = after.Find(alert.Id)!;
            if (counted is not null && open.Any(round => round.Alert == alert.Id && round.Code == counted))
            {
                Assert.Equal(coming ? AnswerKind.Coming : AnswerKind.Cannot, now.Answers[person].Kind);
            }
            else
            {
                Assert.Same(alert.Answers, now.Answers);
            }
        }
    }

    private static void CodesAreUnique(MemoryJournal journal, DateTimeOffset now)
    {
        var rounds = journal.Alerts.Alerts.Values.SelectMany(alert =>
            alert.Rounds.Select(round => (alert.Incident, round.Person, round.Code, alert.EndedAt))
        );
        foreach (
            var code in rounds
                .Where(round => !(round.EndedAt <= now - AlertBook.CodesRest))
                .GroupBy(round => round.Code)
        )
        {
            Assert.InRange(code.Key, 1000, 9999);
            Assert.Single(code.Select(round => (round.Incident, round.Person)).Distinct());
            Assert.NotEqual(code.Key, journal.Incident(code.First().Incident!.Value).Number);
        }
    }

    private static void NobodyTwice(AlertBook book)
    {
        var reasons = book
            .Alerts.Values.SelectMany(alert =>
                alert.Rounds.SelectMany(round =>
                    alert.Areas.Select(area =>
                        (
                            alert.Incident,
                            alert.Ledergruppe,
                            area,
                            nobody: alert.Reason == AlertReason.NobodyElse,
                            round.Person,
                            round.Authority
                        )
                    )
                )
            )
            .ToArray();
        Assert.Equal(reasons.Distinct().Count(), reasons.Length);
        Assert.All(
            book.Alerts.Values.Where(alert => alert.Areas.IsEmpty && alert.Reason != AlertReason.Policy)
                .GroupBy(alert => alert.Incident),
            outside => Assert.Single(outside)
        );
    }

    private static void OneTextForEachPersonAndCause(DomainEvent[] events)
    {
        var texts = events.OfType<AlertEvent.MessageIntended>().ToArray();
        Assert.Equal(texts.Length, texts.Select(text => text.Person).Distinct().Count());
        Assert.All(texts, text => Assert.Null(MessageGuard.Check(text.Text.Value!)));
    }

    // With one text for each person that is: everybody who was alerted, either called for the new area or told.
    private static void MovesAreToldToThoseAlerted(MemoryJournal journal, DomainEvent[] events, AlertBook before)
    {
        var told = events
            .OfType<AlertEvent.MessageIntended>()
            .Where(message => message.Purpose is MessagePurpose.Moved or MessagePurpose.Alert)
            .Select(message => message.Person!.Value)
            .ToHashSet();
        if (events.OfType<IncidentEvent.Moved>().SingleOrDefault() is not { } moved)
        {
            return;
        }

        var people = before
            .Of(moved.Incident)
            .Where(alert => alert.IsOpen)
            .SelectMany(alert => alert.Rounds)
            .Select(round => round.Person);
        // Each step of the journal's moves goes some 60 m; only its places and areas are news, or many steps.
        var news = MoveNews.InLatest(journal.Incident(moved.Incident), AreaKind.Bydel);
        Assert.All(people, person => Assert.True(!news || told.Contains(person)));
        Assert.True(news || events.OfType<AlertEvent.MessageIntended>().All(m => m.Purpose != MessagePurpose.Moved));
    }

    private static void CoverageFollows(AlertBook book)
    {
        foreach (var alert in book.Alerts.Values)
        {
            var rows = Coverage.Of(alert, book, ContactBook.Empty);
            Assert.Equal(alert.Required, rows.Where(row => row.Required).Select(row => row.Organisation));
            Assert.Equal(alert.Rounds.Length, rows.Count(row => row.Round is not null) + Hidden(alert, rows));
            foreach (var row in rows.Where(row => row.Required))
            {
                var rounds = alert.Rounds.Where(round => round.Authority == row.Organisation).ToArray();
                var expected =
                    rounds.Any(round => Kind(alert, round) == AnswerKind.Coming) ? CoverageState.Covered
                    : rounds.All(round => Kind(alert, round) == AnswerKind.Cannot || Unreached(book, alert, round))
                        ? CoverageState.Missing
                    : CoverageState.Waiting;
                Assert.Equal(expected, row.State);
            }
        }
    }

    private static int Hidden(Alert alert, ImmutableArray<CoverageRow> rows) =>
        alert.Rounds.Count(round => rows.All(row => row.Round != round));

    private static AnswerKind? Kind(Alert alert, AlertRound round) => alert.AnswerTo(round)?.Kind;

    private static bool Unreached(AlertBook book, Alert alert, AlertRound round) =>
        alert.Calls[round.Code].Messages.All(id => book.Find(id)!.IsLost);
}

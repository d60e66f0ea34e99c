using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Roster;
using Beredskab.Notifications.Tests.World;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Alerts;

/// <summary>What holds after every step of every history, whatever the roster and the places are.</summary>
public sealed class HistoryProperties
{
    private static readonly AreaId[] Areas = [City.Noerrebro, City.Bispebjerg, City.Valby, City.Vanloese];
    private static readonly LedergruppeId[] Groups =
    [
        City.NoerrebroGroup,
        City.BispebjergGroup,
        City.ValbyGroup,
        City.SekretariatGroup,
    ];

    [Fact]
    public void In_every_history_everybody_who_must_know_is_alerted_once_and_coverage_follows_the_answers() =>
        Prop.ForAll(Histories().ToArbitrary(), history => new Check(history.Roster).Run(history.Steps))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    private static Gen<(RosterBook Roster, Step[] Steps)> Histories() =>
        from established in Gen.SubListOf(Enumerable.Range(0, 4))
        from shifts in Gen.ListOf(
            from g in Gen.Choose(0, 3)
            from authority in Gen.Elements(City.Police, City.Sof, City.Buf, City.Sekretariatet)
            from person in Gen.Choose(1, 8)
            select (Groups[g], authority, City.Person(person)),
            10
        )
        from length in Gen.Choose(1, 25)
        from steps in Gen.ArrayOf(Steps(), length)
        select (RosterOf([.. established], [.. shifts]), steps);

    private static Gen<Step> Steps() =>
        Gen.Frequency<Step>(
            (
                3,
                from place in Places()
                from type in Gen.Elements(Enum.GetValues<IncidentType>())
                select (Step)new Step.Report(place, type)
            ),
            (2, from incident in Gen.Choose(0, 9) from place in Places() select (Step)new Step.Move(incident, place)),
            (
                1,
                from incident in Gen.Choose(0, 9)
                from level in Gen.Elements(Enum.GetValues<ActivationLevel>())
                select (Step)new Step.Level(incident, level)
            ),
            (1, from incident in Gen.Choose(0, 9) select (Step)new Step.StandDown(incident)),
            (
                2,
                from duplicate in Gen.Choose(0, 9)
                from main in Gen.Choose(0, 9)
                select (Step)new Step.Merge(duplicate, main)
            ),
            (
                5,
                from person in Gen.Choose(1, 9)
                from coming in Gen.Elements(true, false)
                from which in Gen.Choose(-1, 4)
                select (Step)new Step.Sms(person, coming, which)
            ),
            (1, from minutes in Gen.Choose(1, 6000) select (Step)new Step.Wait(minutes)),
            (1, from person in Gen.Choose(1, 8) select (Step)new Step.Lose(person))
        );

    private static Gen<Location?> Places() =>
        Gen.Frequency<Location?>(
            (1, Gen.Constant<Location?>(null)),
            (1, Gen.Constant<Location?>(Reading.Outside)),
            (
                6,
                from inside in Gen.Elements(Areas)
                from near in Gen.SubListOf(Areas)
                select (Location?)Reading.Near(inside, [.. near.Where(area => area != inside)])
            )
        );

    private static RosterBook RosterOf(
        ImmutableArray<int> established,
        ImmutableArray<(LedergruppeId Group, OrganisationId Authority, PersonId Person)> shifts
    )
    {
        var roster = RosterBook.Empty;
        foreach (var group in established)
        {
            roster = group switch
            {
                0 => roster.With(Groups[0], City.Noerrebro, "Nørrebro", City.Police, City.Sof, City.Buf),
                1 => roster.With(Groups[1], City.Bispebjerg, "Bispebjerg", City.Police, City.Sof),
                2 => roster.With(Groups[2], City.Valby, "Valby", City.Police),
                _ => roster.With(Groups[3], City.Kommune, "Sekretariatet", City.Sekretariatet),
            };
        }

        return shifts.Aggregate(roster, (book, shift) => book.OnDuty(shift.Group, shift.Authority, shift.Person));
    }

    public abstract record Step
    {
        public sealed record Report(Location? Place, IncidentType Type) : Step;

        public sealed record Move(int Incident, Location? Place) : Step;

        public sealed record Level(int Incident, ActivationLevel To) : Step;

        public sealed record StandDown(int Incident) : Step;

        public sealed record Merge(int Duplicate, int Main) : Step;

        /// <param name="Which">Of the person's open codes; -1 for an answer without a code.</param>
        public sealed record Sms(int Person, bool Coming, int Which) : Step;

        public sealed record Wait(int Minutes) : Step;

        /// <summary>The person's next text fails for good.</summary>
        public sealed record Lose(int Person) : Step;
    }

    private sealed class Check(RosterBook roster)
    {
        private readonly FakeTimeProvider time = new(City.Start);
        private readonly List<IncidentId> incidents = [];
        private MemoryJournal journal = null!;

        public void Run(Step[] steps)
        {
            journal = new(time, City.Context(roster));
            foreach (var step in steps)
            {
                var before = journal.Events.Count;
                var alerted = journal.Alerts;
                Do(step);
                var book = journal.Alerts;
                CodesAreUnique(book);
                NobodyTwice(book);
                OneTextForEachPersonAndCause(before);
                MovesAreToldToThoseAlerted(before, alerted);
                CoverageFollows(book);
                if (step is Step.Report report)
                {
                    EverybodyOnDutyIsAlerted(book, report.Place);
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

        /// <summary>Whatever stood before, nobody who was called is lost, nobody is counted who did not answer.</summary>
        private void Merge(IncidentId duplicate, IncidentId main)
        {
            var before = journal.Alerts;
            var (old, kept) = (journal.Incident(duplicate), journal.Incident(main));
            var written = journal.Events.Count;
            if (
                duplicate == main
                || !old.Ties.Absorbed.IsEmpty
                || journal.Do(new IncidentCommand.Merge(duplicate, old.Version, main, kept.Version, "Samme"))
                    is not null
            )
            {
                Assert.True(duplicate == main || !old.Ties.Absorbed.IsEmpty);
                return;
            }

            var book = journal.Alerts;
            var after = journal.Incident(main);
            Assert.Equal(old.Reached.Union(kept.Reached).ToHashSet(), after.Reached.ToHashSet());
            Assert.Equal((ActivationLevel)Math.Max((int)old.Level, (int)kept.Level), after.Level);
            Assert.All(book.Of(duplicate), alert => Assert.Equal(main, alert.Into));
            var texts = journal.Events.Skip(written).OfType<AlertEvent.MessageIntended>().ToArray();
            var people = before
                .Of(duplicate)
                .SelectMany(alert => alert.Rounds)
                .Select(round => round.Person)
                .ToHashSet();
            // Exactly those who were alerted for it are told, by one text each, of the code that no longer counts.
            Assert.All(
                people,
                person =>
                    Assert.Contains(
                        $"Slået sammen med kode {before.Of(duplicate).Last(a => a.CodeOf(person) is not null).CodeOf(person)}.",
                        Assert.Single(texts, text => text.Person == person).Text.Value!,
                        StringComparison.Ordinal
                    )
            );
            Assert.DoesNotContain(
                texts,
                text =>
                    !people.Contains(text.Person!.Value)
                    && text.Text.Value!.Contains("Slået sammen", StringComparison.Ordinal)
            );
            Assert.All(
                before.Of(duplicate),
                alert =>
                {
                    var here = book.Of(main)
                        .Where(other => other.IsOpen && other.Ledergruppe == alert.Ledergruppe)
                        .ToArray();
                    // Each authority that somebody was called for is one of the main incident's.
                    Assert.All(
                        alert.Required.Where(authority => alert.Rounds.Any(round => round.Authority == authority)),
                        authority => Assert.Contains(here, other => other.Required.Contains(authority))
                    );
                    Assert.All(
                        alert.Rounds.Where(round => alert.Reason != AlertReason.Policy && !alert.IsRelieved(round)),
                        round =>
                            Assert.Contains(
                                here,
                                other =>
                                    other.Rounds.Any(r => (r.Person, r.Authority) == (round.Person, round.Authority))
                            )
                    );
                }
            );
            Assert.All(
                journal.Events.Skip(written).OfType<AlertEvent.Answered>(),
                carried =>
                {
                    var (from, to) = (before.Find(carried.From!.Value)!, book.Find(carried.Alert)!);
                    Assert.Equal(from.Ledergruppe, to.Ledergruppe);
                    Assert.True(carried.Answer != AnswerKind.Coming || old.Level >= after.Level);
                    Assert.All(
                        to.Rounds.Where(round => round.Code == carried.Code),
                        round =>
                            Assert.Equal(
                                carried.Answer,
                                from.AnswerTo(
                                    from.Rounds.Single(r => (r.Person, r.Authority) == (round.Person, round.Authority))
                                )!.Kind
                            )
                    );
                }
            );
        }

        private IncidentId? Open(int index) =>
            index < incidents.Count && journal.Incident(incidents[index]) is Incident.Open ? incidents[index] : null;

        private void Answer(Step.Sms s)
        {
            var person = City.Person(s.Person);
            var before = journal.Alerts;
            var open = before.RoundsOf(person).Where(round => round.EndedAt is null).ToImmutableArray();
            var codes = open.Select(round => round.Code).Distinct().ToImmutableArray();
            int? code = s.Which >= 0 && s.Which < codes.Length ? codes[s.Which] : null;
            journal.Receive(person, $"{(s.Coming ? "ja" : "nej")} {code}");

            var counted = code ?? (codes.Length == 1 ? codes[0] : null);
            foreach (var alert in before.Alerts.Values)
            {
                var after = journal.Alerts.Find(alert.Id)!;
                if (counted is not null && open.Any(round => round.Alert == alert.Id && round.Code == counted))
                {
                    Assert.Equal(s.Coming ? AnswerKind.Coming : AnswerKind.Cannot, after.Answers[person].Kind);
                }
                else
                {
                    Assert.Same(alert.Answers, after.Answers);
                }
            }
        }

        private void EverybodyOnDutyIsAlerted(AlertBook book, Location? place)
        {
            var alerts = book.Of(incidents[^1]);
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
            foreach (var area in place is null ? [] : place.Areas.Concat(place.Near).Where(Areas.Contains))
            {
                var group = roster.Leading(area);
                hole |= group is null;
                foreach (var authority in group?.Required ?? [])
                {
                    var onDuty = Roster.OnDuty.At(roster, group!.Id, authority, time.GetUtcNow());
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

        private void CodesAreUnique(AlertBook book)
        {
            var rounds = book.Alerts.Values.SelectMany(alert =>
                alert.Rounds.Select(round => (alert.Incident, round.Person, round.Code, alert.EndedAt))
            );
            foreach (
                var code in rounds
                    .Where(round => !(round.EndedAt <= time.GetUtcNow() - AlertBook.CodesRest))
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

        private void OneTextForEachPersonAndCause(int before)
        {
            var texts = journal.Events.Skip(before).OfType<AlertEvent.MessageIntended>().ToArray();
            Assert.Equal(texts.Length, texts.Select(text => text.Person).Distinct().Count());
            Assert.All(
                texts,
                text => Assert.Null(Beredskab.Notifications.Messages.MessageGuard.Check(text.Text.Value!))
            );
        }

        // With one text for each person that is: everybody who was alerted, either called for the new area or told.
        private void MovesAreToldToThoseAlerted(int before, AlertBook alerted)
        {
            var events = journal.Events.Skip(before).ToArray();
            var told = events
                .OfType<AlertEvent.MessageIntended>()
                .Where(message => message.Purpose is MessagePurpose.Moved or MessagePurpose.Alert)
                .Select(message => message.Person!.Value)
                .ToHashSet();
            if (events.OfType<IncidentEvent.Moved>().SingleOrDefault() is not { } moved)
            {
                return;
            }

            var people = alerted
                .Of(moved.Incident)
                .Where(alert => alert.IsOpen)
                .SelectMany(alert => alert.Rounds)
                .Select(round => round.Person);
            // Each step of the journal's moves goes some 60 m; only its places and areas are news, or many steps.
            var news = MoveNews.InLatest(journal.Incident(moved.Incident), GeoModel.Areas.AreaKind.Bydel);
            Assert.All(people, person => Assert.True(!news || told.Contains(person)));
            Assert.True(
                news || events.OfType<AlertEvent.MessageIntended>().All(m => m.Purpose != MessagePurpose.Moved)
            );
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
}

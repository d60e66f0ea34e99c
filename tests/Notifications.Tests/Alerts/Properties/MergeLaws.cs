using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Tests.World;

namespace Beredskab.Notifications.Tests.Alerts.Properties;

/// <summary>Whatever stood before, nobody who was called is lost, nobody is counted who did not answer.</summary>
internal static class MergeLaws
{
    /// <param name="before">The alerts as they were before the merge, and both incidents.</param>
    /// <param name="events">What the merge wrote.</param>
    public static void Hold(
        MemoryJournal journal,
        AlertBook before,
        Incident old,
        Incident kept,
        IReadOnlyList<DomainEvent> events
    )
    {
        var (duplicate, main) = (old.Id, kept.Id);
        var book = journal.Alerts;
        var after = journal.Incident(main);
        Assert.Equal(old.Reached.Union(kept.Reached).ToHashSet(), after.Reached.ToHashSet());
        Assert.Equal((ActivationLevel)Math.Max((int)old.Level, (int)kept.Level), after.Level);
        Assert.All(book.Of(duplicate), alert => Assert.Equal(main, alert.Into));
        var texts = events.OfType<AlertEvent.MessageIntended>().ToArray();
        var people = before.Of(duplicate).SelectMany(alert => alert.Rounds).Select(round => round.Person).ToHashSet();
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
                            other => other.Rounds.Any(r => (r.Person, r.Authority) == (round.Person, round.Authority))
                        )
                );
            }
        );
        Assert.All(
            events.OfType<AlertEvent.Answered>(),
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
}

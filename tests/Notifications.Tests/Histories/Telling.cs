using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Escalation;
using Beredskab.Notifications.Policies;
using Beredskab.Notifications.Roster;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Histories;

/// <summary>What one command made.</summary>
internal sealed record Commit(
    DateTimeOffset At,
    DomainCommand Asked,
    OrganisationId By,
    ImmutableArray<DomainEvent> Events
);

/// <summary>Lets a history happen in the product, and shows a witness all of it.</summary>
internal sealed partial class Telling
{
    private const string NumberOfNobody = "+4531313131";

    private readonly FakeTimeProvider time = new(City.Start);
    private readonly List<IncidentId> incidents = [];
    private readonly List<(Guid Id, ShiftPlan Plan)> shifts = [];
    private readonly HashSet<MessageId> handled = [];
    private readonly Dictionary<PersonId, PhonePlan> phones;
    private readonly MemoryJournal journal;
    private readonly Witness witness;
    private readonly Func<Commit, Commit?>? retell;
    private RosterBook roster = RosterBook.Empty;
    private int commands;
    private int planned;
    private int shown;

    private Telling(History history, Func<Commit, Commit?>? retell)
    {
        this.retell = retell;
        var town = history.Town;
        witness = new(town);
        phones = town.Phones.ToDictionary(phone => City.Person(phone.Person));
        journal = new(
            time,
            City.Context(roster) with
            {
                Policy = town.Policy,
                Fallback = Members(town.Office),
                Chefgruppe = Members(town.Chefs),
                Styregruppe = Members(town.Directors),
                Administrators = [City.Person(99)],
                AuthorityName = organisation => Words.AuthorityNames[Array.IndexOf(Words.Authorities, organisation)],
                BundleWindow = TimeSpan.FromSeconds(town.BundleSeconds),
            }
        );
        foreach (var group in town.Seats.GroupBy(seat => seat.Group))
        {
            Plan(
                new RosterEvent.LedergruppeEstablished(
                    Words.Groups[group.Key],
                    Words.Areas[group.Key],
                    "",
                    [.. group.Select(seat => Words.Authorities[seat.Authority])]
                )
            );
        }

        foreach (var seat in town.Seats)
        {
            Seat(seat);
        }

        foreach (var shift in town.Shifts)
        {
            Shift(shift);
        }

        foreach (var away in town.Absences)
        {
            Away(away);
        }

        foreach (var phone in town.Phones)
        {
            Phone(phone);
        }

        Show(new AlertCommand.SendProbe(NumberOfNobody), City.Police);
    }

    /// <param name="retell">What the witness is told instead of a commit; null for nothing.</param>
    /// <param name="forgotten">How many of the last entries are left out when the journal is folded again.</param>
    /// <returns>What must not be, in the order in which it was seen; empty when all is well.</returns>
    public static IReadOnlyList<Violation> Of(History history, Func<Commit, Commit?>? retell = null, int forgotten = 0)
    {
        var telling = new Telling(history, retell);
        foreach (var happening in history.Happenings)
        {
            telling.Happen(happening);
            telling.Settle();
        }

        telling.witness.FoldsAgain(telling.journal.Recorded.SkipLast(forgotten), telling.journal.Alerts);
        return telling.witness.Violations;
    }

    private void Happen(Happening happening)
    {
        switch (happening)
        {
            case Happening.Report s:
                var incident = new IncidentId(DerivedId.From(Guid.Empty, 'i', incidents.Count));
                journal.Location = s.Place is { } place ? Words.Places[place] : Reading.Outside;
                incidents.Add(incident);
                Do(
                    new IncidentCommand.Report(
                        incident,
                        s.Type,
                        s.Level,
                        s.Citywide ? IncidentScope.Bydaekkende : IncidentScope.Lokal,
                        s.Place is null ? null : new Coordinates(12.55, 55.69),
                        "Uro",
                        "",
                        "",
                        "",
                        s.Exercise
                    )
                );
                break;
            case Happening.Move s when Open(s.Incident) is { } open:
                journal.Location = Words.Places[s.Place];
                Do(
                    new IncidentCommand.Move(
                        open.Id,
                        open.Version,
                        new Coordinates(12.5 + (0.001 * open.Version), 55.7)
                    )
                );
                break;
            case Happening.LevelChange s when Open(s.Incident) is { } open:
                Do(new IncidentCommand.ChangeLevel(open.Id, open.Version, s.To, "Uroen breder sig"));
                break;
            case Happening.StandDown s when Open(s.Incident) is { } open:
                Do(new IncidentCommand.StandDown(open.Id, open.Version, "Der er roligt"));
                break;
            case Happening.Note s when Open(s.Incident) is { } open:
                Do(new IncidentCommand.WriteNote(open.Id, "Vi er fremme."), by: Words.Authorities[s.Authority]);
                break;
            case Happening.Sms s:
                Sms(s);
                break;
            case Happening.Dashboard s when Newest(journal.Recorded, s.Alert) is { } alert:
                Do(new AlertCommand.Answer(alert, s.Kind, s.Minutes), City.Person(s.Person), mayBeRefused: true);
                break;
            case Happening.Key s when Call(s.Message) is { Person: { } person } call:
                Do(
                    new AlertCommand.AnswerByKey(person, call.Message, $"{s.Digit}"),
                    PersonId.System,
                    mayBeRefused: true
                );
                break;
            case Happening.Stop s:
                Receive(City.Person(s.Person), s.Back ? "START" : "STOP");
                break;
            case Happening.Receipt s when Call(s.Message) is { } call:
                Do(
                    new AlertCommand.RecordStatus(
                        call.Message,
                        $"late-{call.Message}",
                        s.Status,
                        null,
                        s.Status is DeliveryStatus.Undelivered ? FailureAdvice.NextChannel : null
                    )
                );
                break;
            case Happening.Wait s:
                Wait(TimeSpan.FromSeconds(s.Seconds));
                break;
            case Happening.AllCome s:
                Wait(TimeSpan.FromSeconds(s.Seconds));
                Settle();
                foreach (var (person, code) in witness.Awaited())
                {
                    Receive(person, $"ja {code}");
                }

                break;
            case Happening.Adopt s:
                journal.Context = journal.Context with { Policy = s.Policy };
                witness.Adopted(s.Policy);
                break;
            default:
                ChangeRoster(happening);
                break;
        }
    }

    private void Wait(TimeSpan span)
    {
        var end = time.GetUtcNow() + span;
        while (Next() is { } next && next <= end)
        {
            time.SetUtcNow(next > time.GetUtcNow() ? next : time.GetUtcNow());
            Settle();
        }

        time.SetUtcNow(end);
    }

    // The next instant at which the product or the dispatch has something to do.
    private DateTimeOffset? Next()
    {
        var now = time.GetUtcNow();
        return journal
            .Alerts.Open.Select(alert => journal.NextDue(alert, now))
            .Concat(
                journal
                    .Alerts.Pending.Select(place => journal.Alerts.Find(place.Message)!)
                    .Where(message => Behaves(message) is not Network.Idle && !handled.Contains(message.Id))
                    .Select(message => message.NotBefore)
            )
            .Where(at => at > now)
            .Min();
    }

    /// <summary>Until nothing more is due at this instant; then the witness looks round.</summary>
    private void Settle()
    {
        for (var i = 0; i < 1000; i++)
        {
            HandOver();
            var now = time.GetUtcNow();
            var due = journal.Alerts.Open.Where(alert => journal.NextDue(alert, now) <= now).Order(ById).ToArray();
            if (due.Length == 0)
            {
                witness.LookRound(now, journal);
                return;
            }

            foreach (var alert in due)
            {
                Do(new AlertCommand.Advance(alert));
                Assert.False(journal.NextDue(alert, now) <= now, "What is due is done when time asks.");
            }
        }

        Assert.Fail("It never comes to rest.");
    }

    private static readonly Comparer<AlertId> ById = Comparer<AlertId>.Create((a, b) => a.Value.CompareTo(b.Value));

    private void HandOver()
    {
        var now = time.GetUtcNow();
        foreach (var place in journal.Alerts.Pending)
        {
            if (journal.Alerts.Find(place.Message) is not { IsPending: true } message || message.NotBefore > now)
            {
                continue;
            }

            if (message.NotBefore is not null)
            {
                Do(new AlertCommand.Bundle(message.Id));
                message = journal.Alerts.Find(message.Id)!;
            }

            if (message is { IsPending: true, IsCarried: false } && handled.Add(message.Id))
            {
                HandOver(message);
            }
        }
    }

    private void HandOver(Message message)
    {
        var network = Behaves(message);
        if (network == Network.Idle)
        {
            return;
        }

        var refusal = Do(
            new AlertCommand.BeginAttempt(message.Id, 1, 1, false, message.Bundle?.Messages.Length ?? 1),
            mayBeRefused: true
        );
        if (refusal is not null)
        {
            Fail(MessageFailures.Superseded, FailureAdvice.NextChannel);
            return;
        }

        switch (network)
        {
            case Network.Delivers:
                Accept();
                Report(DeliveryStatus.Delivered, null, null);
                break;
            case Network.Silent:
                Accept();
                break;
            case Network.Loses:
                Accept();
                Report(DeliveryStatus.Undelivered, "30003", FailureAdvice.TryAgain);
                break;
            case Network.Refuses:
                Fail("30006", FailureAdvice.NextChannel);
                break;
            case Network.Busy:
                Fail("http-503", FailureAdvice.TryAgain);
                break;
            case Network.Stopped:
                Fail("21610", FailureAdvice.NextChannel);
                break;
            default:
                throw new InvalidOperationException();
        }

        void Accept() => Do(new AlertCommand.RecordAccepted(message.Id, $"sid-{message.Id}"));

        void Report(DeliveryStatus status, string? code, FailureAdvice? advice) =>
            Do(new AlertCommand.RecordStatus(message.Id, $"sid-{message.Id}", status, code, advice));

        void Fail(string code, FailureAdvice advice) =>
            Do(new AlertCommand.RecordFailed(message.Id, code, advice, false));
    }

    private Network Behaves(Message message)
    {
        if (
            message.Purpose != MessagePurpose.Alert
            || message.Person is not { } person
            || !phones.TryGetValue(person, out var phone)
        )
        {
            return Network.Idle;
        }

        for (var i = 0; i < phone.Ways.Length; i++)
        {
            if (message.Way == WayOf(person, i))
            {
                return phone.Ways[i].Network;
            }
        }

        return phone.Mobile ?? Network.Idle;
    }

    private void Sms(Happening.Sms s)
    {
        var person = City.Person(s.Person);
        int? code =
            s.Code is { } back && witness.CodesOf(person) is var codes && back < codes.Length
                ? codes[^(back + 1)]
                : null;
        var word = s.Kind switch
        {
            AnswerKind.Coming => "ja",
            AnswerKind.Cannot => "nej",
            AnswerKind.Deputy => "stedfortræder",
        };
        Receive(person, s.Kind == AnswerKind.Coming ? $"{word} {code} {s.Minutes}" : $"{word} {code}");
    }

    private void Receive(PersonId person, string text) =>
        Do(new AlertCommand.ReceiveSms($"in-{commands}", person, City.NumberOf(person), text.Trim()), PersonId.System);

    private Incident.Open? Open(int index) =>
        incidents.Select(journal.Incident).OfType<Incident.Open>().ToArray() is { Length: > 0 } open
            ? open[index % open.Length]
            : null;

    private static AlertId? Newest(ImmutableList<(AlertEvent Event, EventOrigin Origin)> recorded, int back) =>
        recorded.Select(one => one.Event).OfType<AlertEvent.Raised>().SkipLast(back).LastOrDefault()?.Alert;

    private AlertEvent.MessageIntended? Call(int back) =>
        journal
            .Recorded.Select(one => one.Event)
            .OfType<AlertEvent.MessageIntended>()
            .Where(message => message.Purpose == MessagePurpose.Alert)
            .SkipLast(back)
            .LastOrDefault();

    private Refusal? Do(
        DomainCommand command,
        PersonId? actor = null,
        OrganisationId? by = null,
        bool mayBeRefused = false
    )
    {
        // The same history gives the same codes, however often it is told.
        var id = DerivedId.From(Guid.Empty, 'h', commands++);
        var before = Dues.Of(journal, time.GetUtcNow());
        var refusal = journal.Do(command, actor, id, by);
        before.MustForesee(journal.Events.Skip(shown), journal);
        Assert.True(mayBeRefused || refusal is null, $"{command} was refused: {refusal}");
        Show(command, by ?? City.Police);
        return refusal;
    }

    private void Show(DomainCommand command, OrganisationId by)
    {
        var events = journal.Events;
        var commit = new Commit(time.GetUtcNow(), command, by, [.. events.Skip(shown)]);
        shown = events.Count;
        if (commit.Events.IsEmpty)
        {
            return;
        }

        if (retell is null)
        {
            witness.See(commit);
        }
        else if (retell(commit) is { } told)
        {
            try
            {
                witness.See(told);
            }
            catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException)
            {
                // It is about something that was left out.
            }
        }
    }
}

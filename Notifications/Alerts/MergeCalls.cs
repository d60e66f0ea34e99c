using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Notifications.Alerts;

/// <summary>
/// What a merge makes of the alerts. The duplicate's end, and exactly those who were alerted there are told, once each,
/// and by a text of their own: it names the code that holds from now on. Whoever is called for the main incident by the
/// same command hears it by that text alone. Nobody who was called is lost: they stand in the main incident's alert of
/// the same ledergruppe. What they had answered stands there too, where the same person answered for the same authority
/// in the same ledergruppe, and what they answered said no less.
/// </summary>
internal sealed class MergeCalls
{
    private readonly CallWriter writer;
    private readonly Incident duplicate;
    private readonly ImmutableArray<Alert> ending;
    private readonly ImmutableArray<Listener> listeners;

    /// <summary>Who is called for the main incident by this command, in which alert and under which code.</summary>
    private readonly Dictionary<PersonId, (AlertId Alert, int Code)> called = [];

    public MergeCalls(CallWriter writer, Incident duplicate)
    {
        this.writer = writer;
        this.duplicate = duplicate;
        ending = [.. writer.Book.Of(duplicate.Id).Where(alert => alert.IsOpen)];
        listeners = Listeners.Of(writer.Book, writer.Context.Contacts, ending);
    }

    /// <summary>Whether the person is told of the merge: then their call waits for the text that says so.</summary>
    public bool Takes(AlertId alert, PersonId person, int code)
    {
        if (listeners.All(listener => listener.Person != person))
        {
            return false;
        }

        called[person] = (alert, code);
        return true;
    }

    /// <summary>Whether the person, or the shared phone, hears of the level and the place by the text of the merge.</summary>
    public bool Tells(Listener other) =>
        listeners.Any(listener => listener.Person == other.Person && listener.Phone == other.Phone);

    /// <summary>Ask after everything else that the command makes of the main incident.</summary>
    public void Finish()
    {
        foreach (var alert in ending)
        {
            Join(alert);
        }

        foreach (var alert in Open())
        {
            CarryOver(alert);
        }

        foreach (var alert in ending)
        {
            writer.Write(new AlertEvent.Ended(alert.Id, writer.Incident.Id));
        }

        Tell();
    }

    private IEnumerable<Alert> Open() => writer.Book.Of(writer.Incident.Id).Where(alert => alert.IsOpen);

    /// <summary>The main incident's alert of the same people.</summary>
    private static bool IsSameGroup(Alert one, Alert other) =>
        one.Ledergruppe == other.Ledergruppe
        && (one.Reason == AlertReason.Policy) == (other.Reason == AlertReason.Policy)
        && (one.Reason == AlertReason.NobodyElse) == (other.Reason == AlertReason.NobodyElse);

    private void Join(Alert alert)
    {
        var here = Open().LastOrDefault(other => IsSameGroup(alert, other));
        ImmutableArray<AlertRound> rounds =
        [
            .. alert.Rounds.Where(round =>
                !alert.IsRelieved(round)
                // Whoever is only told needs to be in one alert alone.
                && (alert.Reason != AlertReason.Policy || !IsCalled(round.Person))
                && here?.Rounds.Any(other => (other.Person, other.Authority) == (round.Person, round.Authority)) != true
            ),
        ];
        if (here is null)
        {
            // An alert that nobody could be called for is missing somebody all the same.
            if (rounds.IsEmpty && alert.Required.IsEmpty)
            {
                return;
            }

            Take(
                writer.Raise(
                    new(
                        alert.Ledergruppe,
                        alert.Reason == AlertReason.Reported ? AlertReason.AreaEntered : alert.Reason,
                        alert.Areas,
                        alert.Required,
                        [.. rounds.Select(round => new PlannedRound(round.Person, round.Authority, round.Standing))]
                    )
                ),
                rounds
            );
        }
        else if (!rounds.IsEmpty)
        {
            writer.Write(
                new AlertEvent.Called(
                    here.Id,
                    CallCause.Merged,
                    [
                        .. rounds.Select(round =>
                            writer.Round(here.Ledergruppe, round.Person, round.Authority, round.Standing)
                        ),
                    ]
                )
            );
            Take(here.Id, rounds);
        }
    }

    private bool IsCalled(PersonId person) => Open().Any(alert => alert.Rounds.Any(round => round.Person == person));

    private void Take(AlertId alert, ImmutableArray<AlertRound> rounds)
    {
        foreach (var person in rounds.Select(round => round.Person).Distinct())
        {
            writer.Called.Add(person);
            called[person] = (alert, writer.CodeFor(person));
        }
    }

    /// <summary>Of each call in the alert that has no answer of its own.</summary>
    private void CarryOver(Alert alert)
    {
        foreach (var call in alert.Calls.Values.Where(call => call.Answer is null).OrderBy(call => call.Code))
        {
            var rounds = alert
                .Rounds.Where(round => round.Code == call.Code && !alert.IsRelieved(round))
                .ToImmutableArray();
            if (
                !rounds.IsEmpty
                && rounds.All(round => AnswerOf(alert, round) is not null)
                && rounds.Select(round => AnswerOf(alert, round)!.Value.Answer.Kind).Distinct().Count() == 1
                && AnswerOf(alert, rounds[0]) is { } known
            )
            {
                var (answer, from) = known;
                writer.Write(
                    new AlertEvent.Answered(
                        alert.Id,
                        call.Person,
                        answer.Kind,
                        Left(answer),
                        answer.Channel,
                        call.Code,
                        answer.Phone,
                        from
                    )
                );
            }
        }
    }

    /// <summary>What the person had answered for the same seat. A yes to less than what is asked now is no answer to it.</summary>
    private (AlertAnswer Answer, AlertId From)? AnswerOf(Alert here, AlertRound round)
    {
        foreach (var alert in ending.Where(alert => IsSameGroup(alert, here)))
        {
            if (
                alert.Rounds.LastOrDefault(other => (other.Person, other.Authority) == (round.Person, round.Authority))
                    is { } there
                && !alert.IsRelieved(there)
                && alert.AnswerTo(there) is { } answer
                && (answer.Kind != AnswerKind.Coming || duplicate.Level >= writer.Incident.Level)
            )
            {
                return (answer, alert.Id);
            }
        }

        return null;
    }

    // What is left of it: the time of an answer is when it was written.
    private int? Left(AlertAnswer answer) =>
        answer.EtaMinutes is { } minutes
        && (int)Math.Ceiling((answer.At.AddMinutes(minutes) - writer.Now).TotalMinutes) is > 0 and var left
            ? left
            : null;

    private void Tell()
    {
        var phones = listeners.Select(listener => listener.Phone).OfType<DutyPhoneId>().ToHashSet();
        // Whoever is on the way to another place must know it, although they need not answer.
        var farOff =
            writer.Incident.Position is { } here && MoveNews.Is(duplicate.Position, here, writer.Context.AreaKind);
        var rung = new HashSet<PersonId>();
        foreach (var listener in listeners)
        {
            var (alert, code) =
                called.TryGetValue(listener.Person, out var now) ? now
                : LevelCalls.NewestCodes([.. Open()]).TryGetValue(listener.Person, out var known) ? known
                : (default(AlertId?), listener.Code);
            var standing = StandingOf(alert, listener.Person, code);
            var text = writer.Context.Texts.Merged(writer.Words, code, listener.Code, standing);
            if (standing == AnswerStanding.Awaited && called.ContainsKey(listener.Person))
            {
                if (rung.Add(listener.Person))
                {
                    writer.CallAtOnce(alert!.Value, listener.Person, code, text, heard: phones);
                }

                continue;
            }

            writer.Tell(
                listener with
                {
                    Alert = alert ?? listener.Alert,
                },
                MessagePurpose.Merged,
                text,
                quiet: standing != AnswerStanding.Awaited && !farOff
            );
        }
    }

    private AnswerStanding StandingOf(AlertId? about, PersonId person, int code)
    {
        if (about is null)
        {
            return AnswerStanding.Over;
        }

        // One code can be about several alerts: it is answered when it is in each of them.
        var alerts = Open()
            .Where(alert => alert.Rounds.Any(round => (round.Person, round.Code) == (person, code)))
            .ToImmutableArray();
        return alerts.All(alert =>
                alert.Rounds.Where(round => (round.Person, round.Code) == (person, code)).All(alert.IsRelieved)
            )
                ? AnswerStanding.Over
            : alerts.All(alert => alert.Calls[code].Answer is not null) ? AnswerStanding.Answered
            : AnswerStanding.Awaited;
    }
}

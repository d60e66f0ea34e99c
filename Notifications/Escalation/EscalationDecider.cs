using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Policies;

namespace Beredskab.Notifications.Escalation;

/// <summary>What a procedure does next for one authority.</summary>
/// <param name="AtTheEnd">Its own steps are taken; those who have not answered are called again.</param>
public sealed record NextStep(StepKind Kind, DateTimeOffset At, bool AtTheEnd);

/// <summary>Goes on with an alert: everything that is due by now, for the authorities that are missing. Pure.</summary>
public static class EscalationDecider
{
    /// <summary>
    /// One call can stand for several authorities and alerts, whose steps fall together; whoever was called by it just
    /// now is not called again by the next of them. Shorter than any step.
    /// </summary>
    private static readonly TimeSpan JustNow = TimeSpan.FromSeconds(10);

    /// <summary>More than this at one instant is a fault of the rules, not a long night.</summary>
    private const int MostAtOnce = 10_000;

    /// <summary>When the alert next has something to do by itself; null when it waits for people only.</summary>
    public static DateTimeOffset? NextDue(
        AlertBook book,
        AlertContext context,
        Incident incident,
        Alert alert,
        DateTimeOffset now
    ) => Obligations.Next(book, context, incident, alert, now);

    /// <summary>
    /// The step of one authority's procedure that calls somebody next by itself; it depends on no clock, so whoever is
    /// shown it can count down to it.
    /// </summary>
    /// <param name="context">Who could be called, as far as is known now.</param>
    /// <returns>Null when the authority has answered, the alert has ended, or nothing more comes.</returns>
    public static NextStep? NextStep(AlertBook book, AlertContext context, Alert alert, OrganisationId authority) =>
        alert is { IsOpen: true, Procedure: { } procedure }
        && Obligations.NextStep(book, context, alert, procedure, authority) is { } step
            ? new(KindOf(alert, step), step.At, step.Step >= procedure.Steps.Length)
            : null;

    /// <param name="incidents">Every incident: what was merged into this one is handed over with it.</param>
    /// <returns>Empty when nothing is due: time is asked for again and again, and an early question harms nobody.</returns>
    public static ImmutableArray<AlertEvent> Advance(
        AlertBook book,
        AlertContext context,
        Incident? incident,
        AlertId id,
        CommandOrigin origin,
        Func<IncidentId, Incident?>? incidents = null
    )
    {
        if (incident is null || book.Find(id) is null)
        {
            return [];
        }

        var writer = new CallWriter(book, context, incident, origin) { Incidents = incidents ?? (_ => null) };
        for (var i = 0; i < MostAtOnce; i++)
        {
            var alert = writer.Book.Find(id)!;
            var due = Obligations
                .Of(writer.Book, context, incident, alert, origin.Now)
                .Where(obligation => obligation.At <= origin.Now)
                .ToImmutableArray();
            if (due.IsEmpty)
            {
                return writer.Written;
            }

            // Whoever comes on duty is called as that, and not as the deputy in the same instant.
            if (due.OfType<Obligation.Relieve>().FirstOrDefault() is { } turn)
            {
                Do(writer, alert, turn);
            }
            else if (due[0] is Obligation.TakeStep first)
            {
                // One person called for several authorities at once gets one text that names them all.
                var kind = KindOf(alert, first);
                TakeSteps(
                    writer,
                    alert,
                    kind,
                    [.. due.OfType<Obligation.TakeStep>().Where(step => KindOf(alert, step) == kind)]
                );
            }
            else
            {
                Do(writer, alert, due[0]);
            }
        }

        throw new InvalidOperationException("An alert went on without end.");
    }

    private static void Do(CallWriter writer, Alert alert, Obligation obligation)
    {
        switch (obligation)
        {
            case Obligation.UseWay use:
                writer.Intend(
                    alert.Id,
                    use.Round.Person,
                    use.Way,
                    MessagePurpose.Alert,
                    CallTexts.Again(writer, alert, use.Round),
                    use.Round.Code,
                    CallTexts.MayWait(alert, use.Round)
                );
                break;
            case Obligation.CallDeputy deputy:
                Call(
                    writer,
                    alert,
                    deputy.Authority,
                    CallCause.DeputyNamed,
                    [(deputy.Deputy, Standing.Deputy)],
                    code => CallTexts.Missing(writer, writer.Book.Find(alert.Id)!, Standing.Deputy, code)
                );
                break;
            case Obligation.Relieve relieve:
                Relieve(writer, alert, relieve.Authority);
                break;
            case Obligation.HandOver over:
                writer.Write(
                    new AlertEvent.Relieved(
                        alert.Id,
                        over.Authority,
                        over.Coming,
                        [.. over.Leaving.Select(round => round.Code)]
                    )
                );
                var after = writer.Book.Find(alert.Id)!;
                foreach (var round in over.Leaving.Where(round => !IsStillAsked(after, round)))
                {
                    // Whoever stood in for the duty has none to hand over.
                    var byTheDuty = round.Standing is Standing.OnDuty && over.Coming == after.Duty[over.Authority];
                    var text = CallTexts.Relieved(writer, after, round, byTheDuty);
                    writer.TellRelieved(alert.Id, round.Person, round.Code, text);
                }

                break;
            case Obligation.TellCovered covered:
                var said = CallTexts.Covered(writer, alert, covered.Round.Code);
                writer.TellCovered(alert.Id, covered.Round.Person, covered.Round.Code, said);
                break;
            case Obligation.TellAgain again:
                writer.TellAgain(writer.Book.Messages[again.Told], again.Way);
                break;
            case Obligation.AskAgain again:
                AskAgain(writer, alert, again);
                break;
            default:
                throw new InvalidOperationException($"No rule for {obligation.GetType().Name}.");
        }
    }

    /// <summary>
    /// The same text asks the person for another authority too, and waits: "you need not answer" would be wrong.
    /// </summary>
    private static bool IsStillAsked(Alert alert, AlertRound relieved) =>
        alert.AnswerTo(relieved) is null
        && alert.Rounds.Any(round => round.Code == relieved.Code && !alert.IsRelieved(round));

    private static StepKind KindOf(Alert alert, Obligation.TakeStep due) =>
        alert.Procedure is { } procedure && due.Step < procedure.Steps.Length
            ? procedure.Steps[due.Step].Kind
            : StepKind.Repeat;

    private static void TakeSteps(
        CallWriter writer,
        Alert alert,
        StepKind kind,
        ImmutableArray<Obligation.TakeStep> steps
    )
    {
        var called = new List<(PersonId Person, OrganisationId Authority, Standing Standing)>();
        foreach (var step in steps)
        {
            var people = EscalationSteps.People(writer.Book, writer.Context, alert, step.Authority, kind, writer.Now);
            called.AddRange(people.Select(person => (person.Person, step.Authority, person.Standing)));
            var again = EscalationSteps.Again(
                writer.Book,
                writer.Context.Contacts,
                alert,
                new(writer.Book, writer.Context.Contacts, alert, step.Authority),
                kind
            );
            writer.Write(
                new AlertEvent.Escalated(
                    alert.Id,
                    step.Authority,
                    step.Step,
                    kind,
                    again.IsEmpty && people.IsEmpty,
                    Away: kind == StepKind.RestOfLedergruppe
                        && !people.IsEmpty
                        && people.All(one => writer.Context.Roster.IsAbsent(one.Person, writer.Now))
                )
            );
            foreach (
                var (round, way) in again
                    .Where(one => !WasJustCalled(writer, alert, one.Round, one.Way, kind))
                    .ToArray()
            )
            {
                var text = CallTexts.Again(writer, alert, round);
                writer.Intend(
                    alert.Id,
                    round.Person,
                    way,
                    MessagePurpose.Alert,
                    text,
                    round.Code,
                    CallTexts.MayWait(alert, round)
                );
            }
        }

        if (called.Count == 0)
        {
            return;
        }

        writer.Write(
            new AlertEvent.Called(
                alert.Id,
                CallCause.Escalated,
                [
                    .. called.Select(one =>
                        writer.Round(alert.Ledergruppe, one.Person, one.Authority, one.Standing, CallCause.Escalated)
                    ),
                ]
            )
        );
        foreach (var person in called.GroupBy(one => one.Person))
        {
            var code = writer.CodeFor(person.Key, CallCause.Escalated);
            var text = CallTexts.Missing(writer, writer.Book.Find(alert.Id)!, person.First().Standing, code);
            // Whoever was called a step ago in this very instant, for another authority, gets one text for both.
            if (!writer.Reword(person.Key, code, text))
            {
                writer.Call(alert.Id, person.Key, code, text);
            }
        }
    }

    private static bool WasJustCalled(
        CallWriter writer,
        Alert alert,
        AlertRound round,
        ContactWay way,
        StepKind kind
    ) =>
        writer
            .Book.Find(alert.Id)!
            .Calls[round.Code]
            .Messages.Select(id => writer.Book.Messages[id])
            .Any(message =>
                message.IntendedAt > writer.Now - JustNow && (kind == StepKind.NextChannel || Ways.IsOf(message, way))
            );

    /// <summary>
    /// Whoever comes on duty for several authorities, or in several ledergrupper of the incident, takes all of it over by
    /// one text and one code.
    /// </summary>
    private static void Relieve(CallWriter writer, Alert alert, OrganisationId authority)
    {
        if (Coming(writer, alert, authority) is not { } coming)
        {
            return;
        }

        foreach (
            var (other, seat) in writer
                .Book.Of(writer.Incident.Id)
                .SelectMany(other => TurnsDue(writer, other).Select(seat => (other, seat)))
                .Where(turn => Coming(writer, turn.other, turn.seat) == coming)
                .ToImmutableArray()
        )
        {
            writer.Write(
                new AlertEvent.Called(
                    other.Id,
                    CallCause.Relief,
                    [writer.Round(other.Ledergruppe, coming, seat, Standing.OnDuty, CallCause.Relief)]
                )
            );
        }

        var code = writer.CodeFor(coming, CallCause.Relief);
        var text = CallTexts.HandOver(writer, code);
        if (!writer.Reword(coming, code, text))
        {
            writer.Call(alert.Id, coming, code, text);
        }
    }

    private static PersonId? Coming(CallWriter writer, Alert alert, OrganisationId authority) =>
        alert.Ledergruppe is { } group ? Roster.OnDuty.At(writer.Context.Roster, group, authority, writer.Now) : null;

    private static IEnumerable<OrganisationId> TurnsDue(CallWriter writer, Alert alert) =>
        Obligations
            .Of(writer.Book, writer.Context, writer.Incident, alert, writer.Now)
            .OfType<Obligation.Relieve>()
            .Where(turn => turn.At <= writer.Now)
            .Select(turn => turn.Authority);

    private static void AskAgain(CallWriter writer, Alert alert, Obligation.AskAgain again)
    {
        ImmutableArray<AlertRound> rounds =
        [
            .. again.Rounds.Select(round =>
                writer.Round(alert.Ledergruppe, round.Person, round.Authority, round.Standing, CallCause.Stale)
            ),
        ];
        writer.Write(new AlertEvent.Called(alert.Id, CallCause.Stale, rounds));
        foreach (var round in rounds)
        {
            // Whoever answers for several authorities is asked once.
            var text = writer.Context.Texts.Stale(writer.Words, round.Code);
            if (!writer.Reword(round.Person, round.Code, text))
            {
                writer.Call(alert.Id, round.Person, round.Code, text);
            }
        }
    }

    private static void Call(
        CallWriter writer,
        Alert alert,
        OrganisationId authority,
        CallCause cause,
        ImmutableArray<(PersonId Person, Standing Standing)> people,
        Func<int, string> text
    )
    {
        ImmutableArray<AlertRound> rounds =
        [
            .. people.Select(person =>
                writer.Round(alert.Ledergruppe, person.Person, authority, person.Standing, cause)
            ),
        ];
        writer.Write(new AlertEvent.Called(alert.Id, cause, rounds));
        foreach (var round in rounds)
        {
            // Whoever takes over for several authorities at once gets one text.
            var said = text(round.Code);
            if (!writer.Reword(round.Person, round.Code, said))
            {
                writer.Call(alert.Id, round.Person, round.Code, said);
            }
        }
    }
}

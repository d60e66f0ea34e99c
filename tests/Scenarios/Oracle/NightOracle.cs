using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Access;
using Beredskab.Hub.Journal;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Scenarios.Oracle;

/// <summary>
/// Watches a night and says what must not be. It shares no rule with the product: it knows the entries, what was asked,
/// and the words of the decisions in <c>docs/adr</c>.
/// </summary>
internal sealed partial class NightOracle
{
    private readonly List<Violation> violations = [];
    private readonly Dictionary<AlertId, AlertMemory> alerts = [];
    private readonly Dictionary<IncidentId, List<AlertMemory>> byIncident = [];
    private readonly Dictionary<MessageId, MessageMemory> messages = [];
    private DateTimeOffset now;
    private DateTimeOffset recorded;
    private long sequence;
    private long fence;

    public DutyOracle Duty { get; } = new();

    public IReadOnlyList<Violation> Violations => violations;

    public IEnumerable<AlertMemory> Alerts => alerts.Values;

    public IReadOnlyCollection<MessageMemory> Messages => messages.Values;

    public AlertMemory? Find(AlertId alert) => alerts.GetValueOrDefault(alert);

    public void See(Observation observation)
    {
        now = observation.At;
        switch (observation)
        {
            case Observation.Written written:
                See(written);
                break;
            case Observation.Shown shown:
                foreach (var (authority, state) in shown.Rows)
                {
                    Expect(
                        state == CoverageState.Covered == alerts[shown.Alert].HasSomebodyComing(authority),
                        Rules.Covered,
                        $"{authority} in {shown.Alert} shows as {state}."
                    );
                }

                break;
            case Observation.Taken taken:
                if (messages.TryGetValue(taken.Message, out var sent))
                {
                    sent.Taken++;
                    Expect(
                        sent.Taken <= 1 + sent.MarkedRepeats,
                        Rules.Repeats,
                        $"{taken.Message} was taken {sent.Taken} times."
                    );
                }

                break;
            case Observation.LookedUp looked:
                messages[looked.Message].LookedUp = now;
                break;
            case Observation.Quiet:
                ExpectInTime();
                break;
            case Observation.Over:
                foreach (var message in messages.Values.Where(message => message.Pending))
                {
                    Break(Rules.Ends, $"{message.Intended.Purpose} {message.Intended.Message} is still pending.");
                }

                break;
            default:
                throw new InvalidOperationException();
        }
    }

    private void See(Observation.Written written)
    {
        foreach (var entry in written.Entries)
        {
            Expect(entry.Origin.Sequence == sequence + 1, Rules.Order, $"{entry.Origin.Sequence} follows {sequence}.");
            Expect(entry.Origin.RecordedAt >= recorded, Rules.Order, $"{entry.Origin.RecordedAt} follows {recorded}.");
            sequence = entry.Origin.Sequence;
            recorded = entry.Origin.RecordedAt;
        }

        var alertedBefore = AlertedBefore(written);
        var answersBefore = AnswersBefore(written);
        merge = MergeBefore(written);
        foreach (var entry in written.Entries)
        {
            Apply(written, entry);
        }

        CheckCalls(written, alertedBefore);
        CheckAnswers(written, answersBefore);
        NoteWhoIsMissing(written);
    }

    private void Apply(Observation.Written written, RecordedEvent entry)
    {
        switch (entry.Event)
        {
            case OrganisationEvent e:
                Duty.Apply(e);
                Apply(e);
                break;
            case Notifications.Roster.RosterEvent or Notifications.Roster.AbsenceEvent:
                Duty.Apply(entry.Event);
                break;
            case Notifications.Contacts.ContactEvent e:
                Apply(e);
                break;
            case IncidentEvent e:
                Apply(e);
                break;
            case AlertEvent.Raised e:
                Raise(e);
                break;
            case AlertEvent.ProcedureSet e:
                alerts[e.Alert].Procedure = e;
                alerts[e.Alert].ProcedureAt = now;
                alerts[e.Alert].Progress.Clear();
                break;
            case AlertEvent.Called e:
                CallIn(written, e);
                break;
            case AlertEvent.Escalated e:
                Escalate(e);
                break;
            case AlertEvent.Relieved e:
                Relieve(written, e);
                break;
            case AlertEvent.Answered e:
                Answer(e);
                break;
            case AlertEvent.Ended e:
                alerts[e.Alert].Open = false;
                GiveBack(alerts[e.Alert]);
                break;
            case AlertEvent.MessageIntended e:
                Intend(e, entry.Origin.Sequence);
                break;
            case AlertEvent.MessageAttempted e:
                Attempt(e);
                break;
            case AlertEvent.MessageAccepted e:
                Accept(messages[e.Message]);
                break;
            case AlertEvent.MessageFailed e:
                Fail(e);
                break;
            case AlertEvent.MessageReported e:
                Report(e);
                break;
            case AlertEvent.ProviderFailed e:
                outages.Add(e.Channel);
                break;
            case AlertEvent.ProviderRecovered e:
                outages.Remove(e.Channel);
                break;
            default:
                break;
        }
    }

    private void Expect(bool holds, string rule, FormattableString what)
    {
        if (!holds)
        {
            Break(rule, FormattableString.Invariant(what));
        }
    }

    /// <summary>What was seen beside the entries.</summary>
    public void Report(Violation violation) => violations.Add(violation);

    private void Break(string rule, string what) => violations.Add(new(rule, now, what));
}

using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Policies;
using Beredskab.Notifications.Tests.World;

namespace Beredskab.Notifications.Tests.Histories;

/// <summary>
/// Sees every commit and says what must not be. It shares no rule with the product: it knows the entries, what was
/// asked, and the words of the decisions in <c>docs/adr</c>.
/// </summary>
internal sealed partial class Witness(Town town)
{
    private readonly List<Violation> violations = [];
    private readonly Dictionary<IncidentId, IncidentNotes> incidents = [];
    private readonly List<AlertNotes> alerts = [];
    private readonly Dictionary<MessageId, MessageNotes> messages = [];
    private readonly Dictionary<PersonId, WayNotes> ways = [];
    private readonly Dictionary<PersonId, List<int>> codes = [];
    private AlertPolicy policy = town.Policy;
    private DateTimeOffset now;

    public DutyNotes Duty { get; } = new();

    public IReadOnlyList<Violation> Violations => violations;

    /// <summary>Every code that a person was ever given, the newest last.</summary>
    public int[] CodesOf(PersonId person) => [.. codes.GetValueOrDefault(person, [])];

    /// <summary>Who has been asked, and has not answered.</summary>
    public (PersonId Person, int Code)[] Awaited() =>
        [
            .. alerts
                .Where(alert => alert.Open)
                .SelectMany(alert => alert.Rounds.Where(round => alert.Calls[round.Code].Answer is null))
                .Select(round => (round.Person, round.Code))
                .Distinct(),
        ];

    public void Adopted(AlertPolicy adopted) => policy = adopted;

    public void See(Commit commit)
    {
        now = commit.At;
        var before = Snapshot();
        var alerted = Alerted(commit);
        foreach (var @event in commit.Events)
        {
            switch (@event)
            {
                case IncidentEvent e:
                    Apply(e, commit.By);
                    break;
                case ContactEvent e:
                    Apply(e);
                    break;
                case AlertEvent e:
                    Apply(e, commit);
                    break;
                default:
                    break;
            }
        }

        CheckSteps(commit);
        CheckCalls(commit, alerted);
        CheckTexts(commit);
        CheckAnswers(commit, before);
        NoteReply(commit);
        NoteWhoIsMissing();
    }

    /// <summary>The journal's entries folded from nothing give the book that there is.</summary>
    public void FoldsAgain(IEnumerable<(AlertEvent Event, EventOrigin Origin)> recorded, AlertBook book)
    {
        var again = recorded.Aggregate(AlertBook.Empty, (known, one) => known.Apply(one.Event, one.Origin));
        Expect(StateDigest.Of(again) == StateDigest.Of(book), Rules.Fold, $"Other than the book at {now:O}.");
    }

    private void Apply(IncidentEvent @event, OrganisationId by)
    {
        if (@event is IncidentEvent.Reported reported)
        {
            incidents.Add(@event.Incident, new(reported));
        }

        var incident = incidents[@event.Incident];
        incident.LatestOf[by] = now;
        switch (@event)
        {
            case IncidentEvent.Reported e:
                Reach(incident, e.Position);
                break;
            case IncidentEvent.Moved e:
                Reach(incident, e.Position);
                break;
            case IncidentEvent.LevelRaised e:
                incident.Level = e.To;
                break;
            case IncidentEvent.LevelLowered e:
                incident.Level = e.To;
                break;
            case IncidentEvent.StoodDown:
                incident.Open = false;
                break;
            default:
                break;
        }
    }

    private void Apply(ContactEvent @event)
    {
        switch (@event)
        {
            case ContactEvent.WayAdded e:
                WaysOf(e.Person).Added(e.Way, now);
                break;
            case ContactEvent.WayRemoved e:
                WaysOf(e.Person).Removed(e.Way);
                break;
            case ContactEvent.WayBlocked e:
                WaysOf(e.Person).Blocked(e.Way);
                break;
            case ContactEvent.WayUnblocked e:
                WaysOf(e.Person).Unblocked(e.Way, now);
                break;
            default:
                break;
        }
    }

    private static void Reach(IncidentNotes incident, Position? at)
    {
        incident.Reached.UnionWith(at is null ? [] : at.Areas.Concat(at.Near).Where(IsBydel));
        incident.Nowhere |= at is null || !at.Areas.Any(IsBydel);
    }

    private static bool IsBydel(AreaId area) => area.Value.StartsWith("bydel:", StringComparison.Ordinal);

    private void Apply(AlertEvent @event, Commit commit)
    {
        switch (@event)
        {
            case AlertEvent.Raised e:
                Raise(e);
                break;
            case AlertEvent.ProcedureSet e:
                Find(e.Alert).Procedure = e;
                Find(e.Alert).ProcedureAt = now;
                Find(e.Alert).Progress.Clear();
                break;
            case AlertEvent.Called e:
                CallIn(e, commit);
                break;
            case AlertEvent.Escalated e:
                Escalate(e);
                break;
            case AlertEvent.Relieved e:
                Relieve(e, commit);
                break;
            case AlertEvent.Answered e:
                Answer(e);
                break;
            case AlertEvent.Ended e:
                Find(e.Alert).Open = false;
                break;
            case AlertEvent.MessageIntended e:
                Intend(e);
                break;
            case AlertEvent.MessageAttempted e:
                messages[e.Message].MayHaveLeft |= messages[e.Message].Open;
                messages[e.Message].Open = true;
                break;
            case AlertEvent.MessageAccepted e:
                messages[e.Message].MayHaveLeft = true;
                // Another of the provider's ids: what was lost under the first may arrive; what arrived has arrived.
                messages[e.Message].Latest = messages[e.Message].IsLost ? null : messages[e.Message].Latest;
                messages[e.Message].AcceptedAt ??= now;
                messages[e.Message].Refused = false;
                break;
            case AlertEvent.MessageFailed e:
                messages[e.Message].Open = false;
                messages[e.Message].MayHaveLeft |= e.InDoubt;
                messages[e.Message].Failed = e.Advice != FailureAdvice.TryAgain;
                messages[e.Message].Refused = e.Advice == FailureAdvice.TryAgain;
                messages[e.Message].LostAt = now;
                break;
            case AlertEvent.MessageReported e:
                messages[e.Message].Latest = e.Status;
                messages[e.Message].LostAt = now;
                break;
            default:
                break;
        }
    }

    private void Intend(AlertEvent.MessageIntended e)
    {
        var note = new MessageNotes(e, e.Way ?? (e.Person is { } to ? ContactBook.MobileOf(to) : default), now);
        messages.Add(e.Message, note);
        if (e is { Covered: { } needless, Alert: { } of })
        {
            TellCovered(Find(of), e, needless);
        }

        if (e is not { Purpose: MessagePurpose.Alert, Alert: { } about, Person: { } person, Code: { } code })
        {
            return;
        }

        // One text is about every alert of the incident that has the same code.
        foreach (var alert in alerts.Where(alert => alert.Raised.Incident == Find(about).Raised.Incident))
        {
            if (alert.Calls.TryGetValue(code, out var call) && call.Person == person)
            {
                call.Messages.Add(note);
                if (call.ToldCovered)
                {
                    call.ToldCovered = false;
                    calledAgain.Add(e.Message);
                }
            }
        }

        Expect(Find(about).Open, Rules.Over, $"{person} is asked after the end.");
    }

    private void Answer(AlertEvent.Answered e)
    {
        if (Find(e.Alert).Calls.TryGetValue(e.Code!.Value, out var call))
        {
            call.Answer = e.Answer;
            call.AnsweredAt = now;
            Find(e.Alert).Said.Add((e.Person, e.Answer));
        }
        else
        {
            Break(Rules.Counts, $"{e.Code} is no code of {e.Alert}.");
        }
    }

    private AlertNotes Find(AlertId alert) => alerts.First(one => one.Raised.Alert == alert);

    private IEnumerable<AlertNotes> OpenOf(IncidentId incident) =>
        alerts.Where(alert => alert.Open && alert.Raised.Incident == incident);

    private WayNotes WaysOf(PersonId person)
    {
        if (!ways.TryGetValue(person, out var known))
        {
            ways.Add(person, known = new(person));
        }

        return known;
    }

    private int GroupOf(AlertNotes alert) => Array.IndexOf(Words.Groups, alert.Raised.Ledergruppe);

    private PolicyRule RuleOf(IncidentNotes incident) =>
        policy
            .Rules.Where(rule => rule.Level == incident.Level && (rule.Type is null || rule.Type == incident.Type))
            .OrderByDescending(rule => rule.Type is not null)
            .First();

    private void Expect(bool holds, string rule, FormattableString what)
    {
        if (!holds)
        {
            Break(rule, FormattableString.Invariant(what));
        }
    }

    private void Break(string rule, string what) => violations.Add(new(rule, now, Readable(what)));

    // Ids of people as they stand in a history.
    private static string Readable(string what)
    {
        for (var i = 12; i >= 1; i--)
        {
            what = what.Replace(City.Person(i).ToString(), $"p{i}", StringComparison.Ordinal);
        }

        for (var i = 0; i < Words.Authorities.Length; i++)
        {
            what = what.Replace(Words.Authorities[i].ToString(), Words.AuthorityNames[i], StringComparison.Ordinal);
        }

        return what;
    }

    private void NoteWhoIsMissing()
    {
        foreach (var alert in alerts.Where(alert => alert.Open))
        {
            foreach (var authority in alert.Raised.Required)
            {
                if (alert.IsMissing(authority))
                {
                    alert.MissingSince.TryAdd(authority, now);
                }
                else
                {
                    alert.MissingSince.Remove(authority);
                }
            }
        }
    }
}

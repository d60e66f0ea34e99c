using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Policies;
using Beredskab.Notifications.Tests.World;

namespace Beredskab.Notifications.Tests.Histories;

/// <summary>What must hold whenever nothing more is due.</summary>
internal sealed partial class Witness
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(60);

    public void LookRound(DateTimeOffset at, MemoryJournal journal)
    {
        now = at;
        LookAtReplies();
        foreach (var incident in incidents.Values.Where(incident => incident.Open))
        {
            LookAtAreas(incident);
        }

        foreach (var alert in alerts.Where(alert => alert is { Open: true, Procedure: not null }))
        {
            var due = journal.NextDue(alert.Raised.Alert, now);
            foreach (var authority in alert.Raised.Required)
            {
                LookAtDuty(alert, authority);
                if (alert.IsMissing(authority))
                {
                    LookAtNextStep(alert, authority, due);
                    LookAtWays(alert, authority, due);
                    LookAtDeputies(alert, authority);
                }
                else
                {
                    Expect(
                        !(StaleAt(alert, authority) <= now),
                        Rules.Stale,
                        $"Nothing came of the answer for {authority}, and nobody is asked again."
                    );
                }
            }

            LookAtStandIns(alert);
            LookAtCoverage(alert, journal);
        }
    }

    private void LookAtAreas(IncidentNotes incident)
    {
        var all = alerts.Where(alert => alert.Raised.Incident == incident.Id).Select(alert => alert.Raised).ToArray();
        foreach (var area in incident.Reached)
        {
            var group = Array.IndexOf(Words.Areas, area);
            var led = group >= 0 && Duty.IsEstablished(group);
            var raised = all.Count(one => one.Reason != AlertReason.NobodyElse && one.Areas.Contains(area));
            Expect(raised == (led ? 1 : 0), Rules.Areas, $"{area} is alerted {raised} times for {incident.Id}.");
            var told = all.Count(one => one.Reason == AlertReason.NobodyElse && one.Areas.Contains(area));
            var hole = !led || incident.Holes.Contains(area);
            Expect(told == (hole ? 1 : 0), Rules.Areas, $"The Sekretariat is told {told} times of {area}: {hole}.");
        }

        var nobody = all.Where(one => one.Reason == AlertReason.NobodyElse).ToArray();
        Expect(
            nobody.Count(one => one.Areas.IsEmpty) <= (incident.Nowhere ? 1 : 0)
                && (!incident.Nowhere || nobody.Length > 0),
            Rules.Areas,
            $"The Sekretariat, for {incident.Id} in no bydel: {incident.Nowhere}."
        );
    }

    private void LookAtDuty(AlertNotes alert, OrganisationId authority)
    {
        if (GroupOf(alert) is var group && group >= 0 && Duty.At(group, authority, now) is { } onDuty)
        {
            Expect(
                alert.Of(authority).Any(round => round.Person == onDuty && alert.Calls[round.Code].Messages.Count > 0),
                Rules.OnDuty,
                $"{onDuty} is on duty for {authority}, and does not know."
            );
            // Also whoever was called as deputy, as a member, or on an earlier turn than another's.
            Expect(
                alert.HasTheDuty.TryGetValue(authority, out var told) && told == onDuty,
                Rules.Turn,
                $"{onDuty} is on duty for {authority}, and was not called as that; {told} was."
            );
        }

        Expect(
            !alert.HasTheDuty.ContainsKey(authority) || !alert.Leaving(authority).Any(),
            Rules.Relief,
            $"{alert.TookOver(authority)?.Person} has answered for {authority}, and nobody is relieved."
        );
    }

    private void LookAtNextStep(AlertNotes alert, OrganisationId authority, DateTimeOffset? due)
    {
        var waits = alert.Of(authority).Any(round => MayAnswer(alert, round));
        var (taken, since, empty) = alert.ProgressOf(authority);
        // Behind its own steps, those are called again who may still answer.
        if (alert.NextStep(authority) is not var (kind, seconds) || (taken >= alert.Procedure!.Steps.Length && !waits))
        {
            return;
        }

        var own = waits && !(empty && taken < alert.Procedure!.Steps.Length) ? since.AddSeconds(seconds) : since;
        Expect(
            own > now && due <= own,
            taken < alert.Procedure!.Steps.Length && empty ? Rules.Empty : Rules.GoesOn,
            $"{authority} is missing, {kind} comes at {own:O}, and it goes on at {due:O}."
        );
    }

    private void LookAtWays(AlertNotes alert, OrganisationId authority, DateTimeOffset? due)
    {
        foreach (var round in alert.Of(authority))
        {
            var call = alert.Calls[round.Code];
            if (call is not { Answer: null, Messages: [.., var newest] } || !HasUnused(call) || call.HasArrived)
            {
                continue;
            }

            Expect(
                !newest.IsLost && !newest.Refused,
                Rules.NextWay,
                $"What {round.Person} should get for {authority} is lost, and another way is not used."
            );
            var said = call.Messages.LastOrDefault(m =>
                m.Intended.Channel is MessageChannel.Sms or MessageChannel.Voice
            );
            if (said is { AcceptedAt: { } accepted, Latest: null or DeliveryStatus.Sent or DeliveryStatus.Delivered })
            {
                var silent = accepted + LongestSilence;
                Expect(
                    call.Messages.Any(m => m.At >= silent) || (silent > now && due <= silent),
                    Rules.NextWay,
                    $"Nobody confirms what {round.Person} should get for {authority}, and another way is not used."
                );
            }
        }
    }

    private void LookAtDeputies(AlertNotes alert, OrganisationId authority)
    {
        var group = GroupOf(alert);
        var left = alert
            .Of(authority)
            .Select(round => alert.Calls[round.Code])
            .Where(call => call.Answer == AnswerKind.Deputy)
            .Select(call => call.AnsweredAt)
            .DefaultIfEmpty()
            .Max();
        Expect(
            left == default
                || group < 0
                || PeopleIn(alert, authority, StepKind.Deputy, left).Count == 0
                || alert
                    .Of(authority)
                    .Any(round => round.Standing == Standing.Deputy && alert.Calls[round.Code].At >= left),
            Rules.Deputy,
            $"It was left to the deputy for {authority}, who is not called."
        );
    }

    private void LookAtCoverage(AlertNotes alert, MemoryJournal journal)
    {
        foreach (var row in Coverage.Of(journal.Alerts.Find(alert.Raised.Alert)!, journal.Alerts, journal.Contacts))
        {
            if (!row.Required)
            {
                continue;
            }

            var calls = alert.Of(row.Organisation).Select(round => alert.Calls[round.Code]).ToArray();
            var expected =
                alert.IsComing(row.Organisation) ? CoverageState.Covered
                : calls.Any(call => call is { Answer: null, MayBeRead: true } && WaysOf(call.Person).Usable.Any())
                    ? CoverageState.Waiting
                : CoverageState.Missing;
            Expect(
                row.State == expected,
                Rules.Covered,
                $"{row.Organisation} shows as {row.State}, and is {expected}."
            );
        }
    }
}

using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Policies;
using Beredskab.Notifications.Tests.World;

namespace Beredskab.Notifications.Tests.Histories;

/// <summary>Who is called and who is told, when something happens to an incident.</summary>
internal sealed partial class Witness
{
    private const int SekretariatGroup = 3;

    private void Raise(AlertEvent.Raised e)
    {
        var alert = new AlertNotes(e);
        alerts.Add(alert);
        Give(alert, CallCause.Raised, e.Rounds);
        foreach (var round in e.Rounds.Where(round => round.Standing == Standing.OnDuty))
        {
            alert.HasTheDuty[round.Authority] = round.Person;
        }

        var incident = incidents[e.Incident];
        var rule = RuleOf(incident);
        if (e.Reason is AlertReason.Reported or AlertReason.AreaEntered)
        {
            var group = GroupOf(alert);
            var all = Duty.AuthoritiesOf(group);
            var called = Among(all, rule.Authorities);
            var onDuty = called
                .Where(authority => Duty.At(group, authority, now) is not null)
                .Select(authority => (Person: Duty.At(group, authority, now)!.Value, authority))
                .ToArray();
            var rest = rule.WholeLedergruppe
                ? called.SelectMany(authority =>
                    Duty.Members(group, authority)
                        .Where(person => !Duty.IsAway(person, now))
                        .Select(person => (person, authority))
                )
                : [];
            Expect(
                onDuty.Concat(rest).ToHashSet().SetEquals(e.Rounds.Select(round => (round.Person, round.Authority))),
                Rules.Called,
                $"{string.Join(' ', e.Rounds)} are called, and {string.Join(' ', onDuty.Concat(rest))} should be."
            );
            Expect(
                Among(called, rule.Quorum).ToHashSet().SetEquals(e.Required),
                Rules.Called,
                $"{string.Join(' ', e.Required)} must answer."
            );
            if (onDuty.Length < called.Length)
            {
                incident.Holes.UnionWith(e.Areas);
            }
        }
        else if (e.Reason == AlertReason.NobodyElse)
        {
            Expect(
                Sekretariat().ToHashSet().SetEquals(e.Rounds.Select(round => round.Person)),
                Rules.Called,
                $"{string.Join(' ', e.Rounds)} are called because nobody else is."
            );
        }
    }

    private static OrganisationId[] Among(OrganisationId[] all, ImmutableArray<OrganisationId>? named) =>
        named is { } some && all.Any(some.Contains) ? [.. all.Where(some.Contains)] : all;

    private PersonId[] Sekretariat()
    {
        PersonId[] onDuty =
        [
            .. Duty.AuthoritiesOf(SekretariatGroup)
                .Select(authority => Duty.At(SekretariatGroup, authority, now))
                .OfType<PersonId>(),
        ];
        return onDuty.Length > 0 ? onDuty : [.. town.Office.Select(City.Person)];
    }

    private PersonId[] PeopleOf(StandingGroup group) =>
        group switch
        {
            StandingGroup.Sekretariat => Sekretariat(),
            StandingGroup.Chefgruppe => [.. town.Chefs.Select(City.Person)],
            StandingGroup.Styregruppe => [.. town.Directors.Select(City.Person)],
        };

    private void CallIn(AlertEvent.Called e, Commit commit)
    {
        var alert = Find(e.Alert);
        Expect(alert.Open, Rules.Over, $"{e.Cause} after the end.");
        foreach (var round in e.Rounds)
        {
            var before = alert.Rounds.FirstOrDefault(one =>
                one.Person == round.Person && one.Authority == round.Authority
            );
            var stands = before is not null && !alert.Relieved.Contains((before.Authority, before.Code));
            var call = before is null ? null : alert.Calls[before.Code];
            switch (e.Cause)
            {
                case CallCause.Escalated:
                case CallCause.DeputyNamed:
                    Expect(!stands, Rules.Twice, $"{round.Person} is called for {round.Authority} already.");
                    Expect(
                        alert.IsMissing(round.Authority),
                        Rules.OnlyMissing,
                        $"{round.Person} is called for {round.Authority}, which is covered."
                    );
                    Expect(
                        e.Cause == CallCause.Escalated
                            || alert.Of(round.Authority).Any(one => alert.Calls[one.Code].Answer == AnswerKind.Deputy),
                        Rules.Deputy,
                        $"Nobody left it to {round.Person}."
                    );
                    if (e.Cause == CallCause.DeputyNamed)
                    {
                        deputiesCalled.Add((alert, round.Authority));
                    }

                    break;
                case CallCause.Relief:
                    Expect(
                        !stands || !HasTheDuty(alert, round),
                        Rules.Twice,
                        $"{round.Person} has been called as having the duty for {round.Authority}."
                    );
                    Expect(
                        Duty.At(GroupOf(alert), round.Authority, now) == round.Person,
                        Rules.Relief,
                        $"{round.Person} is not on duty for {round.Authority}."
                    );
                    break;
                case CallCause.Stale:
                    Expect(
                        stands && call!.Answer == AnswerKind.Coming,
                        Rules.Stale,
                        $"{round.Person} has not answered for {round.Authority}."
                    );
                    Expect(
                        StaleAt(alert, round.Authority) <= now,
                        Rules.Stale,
                        $"{round.Authority} has done something."
                    );
                    break;
                case CallCause.LevelRaised:
                    Expect(
                        stands
                            && call!.Answer is null or AnswerKind.Coming
                            && commit.Events.Any(one => one is IncidentEvent.LevelRaised),
                        Rules.Twice,
                        $"{round.Person} is asked anew without a reason."
                    );
                    break;
                default:
                    Break(Rules.Twice, $"{e.Cause} after the beginning.");
                    break;
            }
        }

        if (e.Cause == CallCause.Relief)
        {
            foreach (var round in e.Rounds)
            {
                if (alert.Of(round.Authority).Any(one => one.Person == round.Person && alert.IsComing(one)))
                {
                    alert.CameBefore.Add((round.Code, round.Authority));
                }

                alert.HasTheDuty[round.Authority] = round.Person;
            }
        }

        if (e.Cause is CallCause.LevelRaised or CallCause.Stale or CallCause.Relief)
        {
            foreach (var round in e.Rounds)
            {
                alert.Progress[round.Authority] = (0, now, false);
            }
        }

        Give(alert, e.Cause, e.Rounds);
    }

    private static bool HasTheDuty(AlertNotes alert, AlertRound round) =>
        alert.HasTheDuty.TryGetValue(round.Authority, out var person) && person == round.Person;

    private void Give(AlertNotes alert, CallCause cause, ImmutableArray<AlertRound> rounds)
    {
        foreach (var round in rounds)
        {
            var others = alerts.Where(one => one.Open && one.Rounds.Any(r => r.Code == round.Code));
            Expect(
                others.All(other =>
                    other.Raised.Incident == alert.Raised.Incident && other.Calls[round.Code].Person == round.Person
                ),
                Rules.Codes,
                $"{round.Code} is given to {round.Person}, and is in use."
            );
            alert.Rounds.RemoveAll(one => one.Person == round.Person && one.Authority == round.Authority);
            alert.Rounds.Add(round);
            alert.Calls.TryAdd(round.Code, new(cause, round.Person, now, alert.Said.Count));
            if (!codes.TryGetValue(round.Person, out var known))
            {
                codes.Add(round.Person, known = []);
            }

            if (!known.Contains(round.Code))
            {
                known.Add(round.Code);
            }
        }
    }

    /// <summary>Whoever stands in an open alert of the incident that a commit is about, before the commit.</summary>
    private HashSet<PersonId> Alerted(Commit commit) =>
        commit.Events.OfType<IncidentEvent>().FirstOrDefault() is { } about
            ? [.. OpenOf(about.Incident).SelectMany(alert => alert.Rounds).Select(round => round.Person)]
            : [];

    /// <summary>Whoever has something of it that left, or may have, or has answered.</summary>
    private HashSet<PersonId> HeardOf(IncidentId incident)
    {
        var about = alerts.Where(alert => alert.Raised.Incident == incident).ToArray();
        var ids = about.Select(alert => alert.Raised.Alert).ToHashSet();
        return
        [
            .. about.SelectMany(alert => alert.Said).Select(said => said.Person),
            .. messages
                .Values.Where(message =>
                    message is { Intended: { Alert: { } of, Person: not null, Purpose: not MessagePurpose.Reply } }
                    && ids.Contains(of)
                    && (message.MayHaveLeft || message.Open)
                )
                .Select(message => message.Intended.Person!.Value),
        ];
    }

    private void CheckCalls(Commit commit, HashSet<PersonId> alerted)
    {
        var intended = commit.Events.OfType<AlertEvent.MessageIntended>().ToArray();
        var called = commit
            .Events.OfType<AlertEvent.Called>()
            .SelectMany(e => e.Rounds)
            .Concat(commit.Events.OfType<AlertEvent.Raised>().SelectMany(e => e.Rounds));
        foreach (var round in called)
        {
            Expect(
                intended.Any(m =>
                    m.Purpose == MessagePurpose.Alert && m.Person == round.Person && m.Code == round.Code
                ),
                Rules.Written,
                $"{round.Person} is called, and there is no message."
            );
        }

        foreach (var @event in commit.Events)
        {
            switch (@event)
            {
                case IncidentEvent.Reported e:
                    Expect(
                        intended.Any(m => m.Purpose == MessagePurpose.Alert),
                        Rules.Areas,
                        $"Nobody knows of {e.Incident}."
                    );
                    CheckAlso(commit, e.Scope == IncidentScope.Bydaekkende ? policy.Citywide : [], e.Incident, []);
                    break;
                case IncidentEvent.LevelRaised e:
                    var asked = commit
                        .Events.OfType<AlertEvent.Called>()
                        .SelectMany(one => one.Rounds)
                        .Select(round => round.Person)
                        .ToHashSet();
                    var told = Told(intended, MessagePurpose.LevelChange);
                    Expect(
                        !told.Any(asked.Contains) && alerted.SetEquals(told.Concat(asked)),
                        Rules.Told,
                        $"The level goes to {told.Count} and {asked.Count}; {alerted.Count} were alerted."
                    );
                    CheckAlso(commit, [], e.Incident, alerted);
                    break;
                case IncidentEvent.LevelLowered:
                    Expect(
                        alerted.SetEquals(Told(intended, MessagePurpose.LevelChange)),
                        Rules.Told,
                        $"The level does not go to the {alerted.Count} who were alerted."
                    );
                    break;
                case IncidentEvent.StoodDown e:
                    alerted.IntersectWith(HeardOf(e.Incident));
                    Expect(
                        alerted.SetEquals(Told(intended, MessagePurpose.StandDown)),
                        Rules.Told,
                        $"The end does not go to the {alerted.Count} who heard of it."
                    );
                    Expect(!OpenOf(e.Incident).Any(), Rules.Over, $"An alert of {e.Incident} goes on.");
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Groups that the rule names besides; whoever is called anyhow is not told once more.</summary>
    private void CheckAlso(
        Commit commit,
        ImmutableArray<StandingGroup> more,
        IncidentId incident,
        HashSet<PersonId> already
    )
    {
        var known = commit
            .Events.OfType<AlertEvent.Raised>()
            .Where(raised => raised.Reason != AlertReason.Policy)
            .SelectMany(raised => raised.Rounds)
            .Select(round => round.Person)
            .Concat(already)
            .ToHashSet();
        var expected = RuleOf(incidents[incident])
            .Also.Concat(more)
            .SelectMany(PeopleOf)
            .Where(person => !known.Contains(person))
            .ToHashSet();
        var besides = commit
            .Events.OfType<AlertEvent.Raised>()
            .Where(raised => raised.Reason == AlertReason.Policy)
            .SelectMany(raised => raised.Rounds)
            .Select(round => round.Person);
        Expect(expected.SetEquals(besides), Rules.Called, $"{string.Join(' ', besides)} are told besides.");
    }

    private HashSet<PersonId> Told(AlertEvent.MessageIntended[] intended, MessagePurpose purpose)
    {
        // A shared phone is told beside whoever has it.
        var told = intended.Where(m => m.Purpose == purpose).Select(m => (Person: m.Person!.Value, m.Phone)).ToArray();
        var all = told.Select(one => one.Person).ToArray();
        Expect(told.Length == told.Distinct().Count(), Rules.Told, $"{purpose} goes twice to somebody.");
        return [.. all];
    }

    /// <summary>One text for each person, way and cause; the same again only when a step repeats, or it was lost.</summary>
    private void CheckTexts(Commit commit)
    {
        var calls = commit
            .Events.OfType<AlertEvent.MessageIntended>()
            .Where(m => m is { Purpose: MessagePurpose.Alert, Code: not null })
            .ToArray();
        foreach (var same in calls.GroupBy(m => (m.Person, m.Way, m.Channel, m.Code)))
        {
            Expect(same.Count() == 1, Rules.SameWay, $"{same.Key.Person} gets {same.Count()} texts at once.");
        }

        foreach (var message in calls)
        {
            var note = messages[message.Message];
            var call = Find(message.Alert!.Value).Calls[message.Code!.Value];
            var before = call.On(note.Way).Where(other => other != note && other.At <= now).ToArray();
            if (before is [.., var latest] && !latest.IsLost)
            {
                var authorities = Find(message.Alert.Value)
                    .Rounds.Where(round => round.Code == message.Code)
                    .Select(round => round.Authority)
                    .ToHashSet();
                // Whoever heard that they need not answer is called again on the same way.
                var needed = calledAgain.Contains(message.Message);
                Expect(
                    needed
                        || commit
                            .Events.OfType<AlertEvent.Escalated>()
                            .Any(step =>
                                step.Kind == StepKind.Repeat
                                && step.Alert == message.Alert
                                && authorities.Contains(step.Authority)
                            ),
                    Rules.SameWay,
                    $"{message.Person} is told the same on the same way, and no step repeats."
                );
                Expect(
                    needed || latest.At <= now.AddSeconds(-10),
                    Rules.SameWay,
                    $"{message.Person} is told the same again within ten seconds."
                );
            }
        }
    }
}

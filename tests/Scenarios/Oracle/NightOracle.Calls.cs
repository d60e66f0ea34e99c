using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Access;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Scenarios.Oracle;

/// <summary>Who is called, for what, and with which code.</summary>
internal sealed partial class NightOracle
{
    private readonly Dictionary<IncidentId, (ImmutableHashSet<AreaId> Reached, bool Nowhere)> places = [];
    private readonly HashSet<(IncidentId, LedergruppeId?, AreaId?, bool, PersonId, OrganisationId)> reasons = [];
    private readonly Dictionary<int, (PersonId Person, IncidentId Incident, DateTimeOffset At)> codes = [];
    private readonly Dictionary<int, DateTimeOffset> givenBack = [];
    private readonly HashSet<PersonId> office = [];

    // Nobody belongs to two organisations here, so who has left one answers for nobody.
    private readonly HashSet<PersonId> gone = [];

    private void Apply(OrganisationEvent @event)
    {
        if (
            @event is OrganisationEvent.MemberAdmitted { Roles: var roles } admitted
            && roles.Contains(Role.Sekretariat)
        )
        {
            office.Add(admitted.Person);
        }
        else if (@event is OrganisationEvent.MemberLeft left)
        {
            office.Remove(left.Person);
            gone.Add(left.Person);
        }
    }

    private void Apply(IncidentEvent @event)
    {
        Position? at = @event switch
        {
            IncidentEvent.Reported e => e.Position,
            IncidentEvent.Moved e => e.Position,
            _ => null,
        };
        switch (@event)
        {
            case IncidentEvent.Reported e:
                levels[e.Incident] = e.Level;
                break;
            case IncidentEvent.LevelRaised e:
                levels[e.Incident] = e.To;
                break;
            case IncidentEvent.LevelLowered e:
                levels[e.Incident] = e.To;
                break;
            case IncidentEvent.Absorbed e:
                Absorb(e);
                break;
            default:
                break;
        }

        if (@event is IncidentEvent.Reported or IncidentEvent.Moved)
        {
            var bydele = at is null ? [] : at.Areas.Concat(at.Near).Where(IsBydel).ToArray();
            var known = places.TryGetValue(@event.Incident, out var before) ? before : ([], false);
            places[@event.Incident] = (
                known.Reached.Union(bydele),
                known.Nowhere || at is null || !at.Areas.Any(IsBydel)
            );
        }
    }

    private static bool IsBydel(AreaId area) => area.Value.StartsWith("bydel:", StringComparison.Ordinal);

    private void Raise(AlertEvent.Raised e)
    {
        var alert = new AlertMemory(e);
        alerts.Add(e.Alert, alert);
        if (!byIncident.TryGetValue(e.Incident, out var others))
        {
            byIncident.Add(e.Incident, others = []);
        }

        others.Add(alert);
        foreach (var round in e.Rounds)
        {
            foreach (var area in e.Areas.IsEmpty ? [null] : e.Areas.Select(area => (AreaId?)area))
            {
                Expect(
                    e.Reason == AlertReason.Policy
                        || reasons.Add(
                            (
                                e.Incident,
                                e.Ledergruppe,
                                area,
                                e.Reason == AlertReason.NobodyElse,
                                round.Person,
                                round.Authority
                            )
                        ),
                    Rules.Twice,
                    $"{round.Person} for {area}."
                );
            }
        }

        Give(alert, CallCause.Raised, e.Rounds);
        foreach (var round in e.Rounds.Where(round => round.Standing == Standing.OnDuty))
        {
            alert.OnDuty[round.Authority] = round.Person;
        }

        if (e.Reason is AlertReason.Reported or AlertReason.AreaEntered && e.Ledergruppe is { } group)
        {
            foreach (var authority in Duty.Groups[group].Required)
            {
                if (Duty.At(new(group, authority), now) is { } onDuty)
                {
                    Expect(
                        e.Rounds.Any(round => round.Person == onDuty && round.Authority == authority),
                        Rules.OnDutyCalled,
                        $"{onDuty} is on duty for {authority} in {Duty.Groups[group].Area}, and is not called."
                    );
                }
                else if (Duty.Groups[group].Area != AreaAtlas.Kommune)
                {
                    holes.Add((e.Incident, Duty.Groups[group].Area));
                }
            }
        }
        else if (e.Reason == AlertReason.NobodyElse)
        {
            SekretariatIsCalled(e);
        }
    }

    // Areas in which nobody was on duty for somebody; the Sekretariat must know of each.
    private readonly HashSet<(IncidentId Incident, AreaId Area)> holes = [];

    private void SekretariatIsCalled(AlertEvent.Raised e)
    {
        if (CameAlong(e))
        {
            // It knows already that the duplicate is nowhere, and need not hear it again of the main one.
            places[e.Incident] = (places[e.Incident].Reached, places[e.Incident].Nowhere || e.Areas.IsEmpty);
            return;
        }

        var group = Duty.Groups.First(one => one.Value.Area == AreaAtlas.Kommune);
        var onDuty = group
            .Value.Required.Select(authority => Duty.At(new(group.Key, authority), now))
            .OfType<PersonId>()
            .ToHashSet();
        var expected = onDuty.Count > 0 ? onDuty : office;
        Expect(
            expected.SetEquals(e.Rounds.Select(round => round.Person)),
            Rules.OnDutyCalled,
            $"The Sekretariat for {e.Incident}."
        );
    }

    private void CallIn(Observation.Written written, AlertEvent.Called e)
    {
        var alert = alerts[e.Alert];
        Expect(alert.Open, Rules.OnlyMissing, $"{e.Cause} in an alert that has ended.");
        foreach (var round in e.Rounds)
        {
            var stands = alert.Standing.TryGetValue((round.Person, round.Authority), out var before);
            var relieved = stands && alert.Relieved.Contains((before!.Authority, before.Code));
            switch (e.Cause)
            {
                case CallCause.Escalated:
                    Expect(
                        !stands || relieved,
                        Rules.Twice,
                        $"{round.Person} is called for {round.Authority} already."
                    );
                    Expect(alert.IsMissing(round.Authority), Rules.OnlyMissing, $"{round.Authority} is covered.");
                    break;
                case CallCause.DeputyNamed:
                    Expect(
                        !stands || relieved,
                        Rules.Twice,
                        $"{round.Person} is called for {round.Authority} already."
                    );
                    Expect(alert.IsMissing(round.Authority), Rules.OnlyMissing, $"{round.Authority} is covered.");
                    Expect(
                        alert.Of(round.Authority).Any(one => alert.Calls[one.Code].Answer == AnswerKind.Deputy),
                        Rules.OnlyMissing,
                        $"Nobody left it to {round.Person}."
                    );
                    break;
                case CallCause.Relief:
                    Expect(
                        !stands || relieved || alert.OnDuty.GetValueOrDefault(round.Authority) != round.Person,
                        Rules.Twice,
                        $"{round.Person} is called as on duty for {round.Authority} already."
                    );
                    if (stands && !relieved && alert.IsComing(before!))
                    {
                        alert.SaidYesBefore.Add((round.Code, round.Authority));
                    }

                    alert.OnDuty[round.Authority] = round.Person;
                    Expect(
                        alert.Group is { } group && Duty.At(new(group, round.Authority), now) == round.Person,
                        Rules.Relief,
                        $"{round.Person} is not on duty."
                    );
                    break;
                case CallCause.Stale:
                    Expect(
                        stands && alert.Calls[before!.Code].Answer == AnswerKind.Coming,
                        Rules.Twice,
                        $"{round.Person} has not answered, so nothing has gone stale."
                    );
                    break;
                case CallCause.LevelRaised:
                    Expect(
                        stands && written.Entries.Any(entry => entry.Event is IncidentEvent.LevelRaised),
                        Rules.Twice,
                        $"{round.Person} is asked anew without a raised level."
                    );
                    break;
                case CallCause.Merged:
                    CallAfterMerge(alert, round, stands);
                    break;
                default:
                    Break(Rules.Twice, $"{e.Cause} after the beginning.");
                    break;
            }
        }

        if (e.Cause is CallCause.LevelRaised or CallCause.Stale or CallCause.Relief)
        {
            foreach (var authority in e.Rounds.Select(round => round.Authority))
            {
                alert.Progress[authority] = (0, now, false);
            }
        }

        Give(alert, e.Cause, e.Rounds);
    }

    private void Give(AlertMemory alert, CallCause cause, ImmutableArray<AlertRound> rounds)
    {
        foreach (var round in rounds)
        {
            if (!alert.Calls.ContainsKey(round.Code))
            {
                alert.Calls.Add(round.Code, new(cause, round.Person, now, alert.Said.Count));
            }

            Expect(round.Code is >= 1000 and <= 9999, Rules.Codes, $"{round.Code}.");
            if (codes.TryGetValue(round.Code, out var other))
            {
                Expect(
                    other == (round.Person, alert.Incident, now),
                    Rules.Codes,
                    $"{round.Code} is {other.Person}'s already, and given to {round.Person}."
                );
            }
            else
            {
                Expect(
                    // When every code there is has been given within three days, those at rest go out again.
                    !givenBack.TryGetValue(round.Code, out var at) || codes.Count + givenBack.Count >= 9000,
                    Rules.Codes,
                    $"{round.Code} has not rested."
                );
                codes.Add(round.Code, (round.Person, alert.Incident, now));
                givenBack.Remove(round.Code);
            }
        }

        foreach (var round in rounds)
        {
            var replaced = alert.Standing.TryGetValue((round.Person, round.Authority), out var before)
                ? before.Code
                : (int?)null;
            alert.Standing[(round.Person, round.Authority)] = round;
            if (replaced is { } code && !alert.Standing.Values.Any(one => one.Code == code))
            {
                replacedCodes.Add((alert.Id, code));
                GiveBack(code);
            }
        }
    }

    private readonly HashSet<(AlertId, int)> replacedCodes = [];

    private void GiveBack(AlertMemory alert)
    {
        foreach (var code in alert.Calls.Keys)
        {
            GiveBack(code);
        }
    }

    private void GiveBack(int code)
    {
        // One code can stand in several alerts of an incident.
        if (
            !alerts.Values.Any(alert =>
                alert.Open && alert.Calls.ContainsKey(code) && !replacedCodes.Contains((alert.Id, code))
            )
        )
        {
            codes.Remove(code);
            givenBack[code] = now;
        }
    }

    private IEnumerable<AlertMemory> OpenOf(IncidentId incident) =>
        byIncident.TryGetValue(incident, out var all) ? all.Where(alert => alert.Open) : [];
}

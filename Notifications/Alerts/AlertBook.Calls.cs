using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;

namespace Beredskab.Notifications.Alerts;

// Who is called under which code, what they answered, and when the codes are given back.
public sealed partial record AlertBook
{
    private AlertBook Set(AlertEvent.ProcedureSet e, DateTimeOffset at) =>
        Change(
            e.Alert,
            alert =>
                alert with
                {
                    Procedure = new(
                        e.Policy,
                        e.Steps,
                        e.AllWaysAtOnce,
                        e.StaleAfterMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
                        at
                    ),
                    Progress = ImmutableDictionary<OrganisationId, Progress>.Empty,
                }
        );

    private AlertBook CallIn(AlertEvent.Called e, DateTimeOffset at)
    {
        var before = Alerts[e.Alert];
        var book = Give(before, e.Cause, e.Rounds, at);
        if (e.Cause == CallCause.Relief)
        {
            book = book.Change(e.Alert, alert => DutyFold.AfterRelief(alert, before, e.Rounds));
        }

        // What asks anew begins the procedure anew for those whom it asks.
        return e.Cause is CallCause.LevelRaised or CallCause.Stale or CallCause.Relief
            ? book.Change(
                e.Alert,
                alert =>
                    alert with
                    {
                        Progress = e
                            .Rounds.Select(round => round.Authority)
                            .Distinct()
                            .Aggregate(
                                alert.Progress,
                                (progress, authority) => progress.SetItem(authority, new(0, at))
                            ),
                    }
            )
            : book;
    }

    /// <summary>Gives people codes in an alert; what a person had for the same authority no longer counts.</summary>
    private AlertBook Give(Alert alert, CallCause cause, ImmutableArray<AlertRound> given, DateTimeOffset at)
    {
        var rounds = alert.Rounds;
        var calls = alert.Calls;
        var open = Rounds;
        var codes = Codes;
        var phones = OnPhones;
        foreach (var round in given)
        {
            if (round.Phone is { } phone)
            {
                var onIt = phones.GetValueOrDefault(phone, []);
                phones = onIt.Contains((round.Person, round.Code))
                    ? phones
                    : phones.SetItem(phone, onIt.RemoveAll(IsForgotten).Add((round.Person, round.Code)));
            }

            rounds = rounds
                .RemoveAll(other =>
                    other.Person == round.Person
                    && other.Authority == round.Authority
                    // In a test alarm the phone is tried beside its holder, not with them.
                    && (alert.Test is null || other.Phone == round.Phone)
                )
                .Add(round);
            if (calls.ContainsKey(round.Code))
            {
                continue;
            }

            calls = calls.Add(
                round.Code,
                new(cause, round.Person, round.Code, at, [], null)
                {
                    Without = cause is CallCause.Escalated or CallCause.DeputyNamed ? WhoSaidNo(alert) : [],
                }
            );
            codes = codes.SetItem(round.Code, null);
            var known = open.GetValueOrDefault(round.Person, []).RemoveAll(r => r.EndedAt < at - CodesRest);
            open = open.SetItem(round.Person, known.Add(new(alert.Id, alert.Incident, round.Code, null)));
        }

        foreach (var person in given.Select(round => round.Person).Distinct())
        {
            // A code under which nobody stands any more has been replaced.
            var mine = open[person];
            for (var i = 0; i < mine.Length; i++)
            {
                var known = mine[i];
                if (
                    known.Alert == alert.Id
                    && known.EndedAt is null
                    && !rounds.Any(round => round.Person == person && round.Code == known.Code)
                )
                {
                    mine = mine.SetItem(i, known with { EndedAt = at, Replaced = true });
                    if (
                        !mine.Any(other => other.Code == known.Code && other.EndedAt is null)
                        && !IsInUseBeside(alert.Id, known.Code)
                    )
                    {
                        codes = codes.SetItem(known.Code, at);
                    }
                }
            }

            open = open.SetItem(person, mine);
        }

        return this with
        {
            Alerts = Alerts.SetItem(alert.Id, alert with { Rounds = rounds, Calls = calls }),
            Rounds = open,
            Codes = codes,
            OnPhones = phones,
        };

        bool IsForgotten((PersonId Person, int Code) call) =>
            RoundsOf(call.Person).All(round => round.Code != call.Code || round.EndedAt < at - CodesRest);
    }

    private static ImmutableHashSet<PersonId> WhoSaidNo(Alert alert) =>
        [.. alert.Answers.Where(one => one.Value.Kind != AnswerKind.Coming).Select(one => one.Key)];

    private AlertBook Answer(AlertEvent.Answered e, DateTimeOffset at)
    {
        var alert = Alerts[e.Alert];
        var answer = new AlertAnswer(e.Answer, e.EtaMinutes, e.Channel, at, e.Phone, e.From, e.Way);
        var calls =
            (e.Code ?? alert.CodeOf(e.Person)) is { } code && alert.Calls.TryGetValue(code, out var call)
                ? alert.Calls.SetItem(code, call with { Answer = answer })
                : alert.Calls;
        var earlier = alert.Answers.TryGetValue(e.Person, out var before)
            ? alert.Earlier.SetItem(e.Person, alert.Earlier.GetValueOrDefault(e.Person, []).Add(before))
            : alert.Earlier;
        return this with
        {
            Alerts = Alerts.SetItem(
                e.Alert,
                alert with
                {
                    Answers = alert.Answers.SetItem(e.Person, answer),
                    Calls = calls,
                    Earlier = earlier,
                }
            ),
        };
    }

    private AlertBook End(AlertEvent.Ended e, DateTimeOffset at)
    {
        var alert = Alerts[e.Alert];
        var rounds = Rounds;
        var codes = Codes;
        foreach (var person in alert.Calls.Values.Select(call => call.Person).Distinct())
        {
            rounds = rounds.SetItem(
                person,
                [.. rounds[person].Select(r => r.Alert == e.Alert && r.EndedAt is null ? r with { EndedAt = at } : r)]
            );
        }

        foreach (var call in alert.Calls.Values)
        {
            if (!IsInUseBeside(e.Alert, call.Code))
            {
                codes = codes.SetItem(call.Code, at);
            }
        }

        return this with
        {
            News = NewsFold.WithoutOld(News, Messages, at),
            Alerts = Alerts.SetItem(e.Alert, alert with { EndedAt = at, Into = e.Into }),
            Open = Open.Remove(e.Alert),
            Rounds = rounds,
            Codes = codes,
        };
    }

    // Another alert of the incident has it too; or every code there is was in use, and another person has it elsewhere.
    private bool IsInUseBeside(AlertId alert, int code) =>
        Open.Any(id =>
            id != alert
            && Alerts[id] is var other
            && other.Calls.ContainsKey(code)
            && other.Rounds.Any(round => round.Code == code)
        );
}

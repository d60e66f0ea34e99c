using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Notifications.Alerts;

/// <summary>
/// What a change of level makes of the alerts. An answer counts only for what the text said: at a higher level
/// whoever stands for an authority is asked anew; all others are told.
/// </summary>
internal static class LevelCalls
{
    public static void Raise(CallWriter writer, ActivationLevel from)
    {
        var open = Open(writer);
        var told = Listeners.Of(writer.Book, writer.Context.Contacts, open);
        var alerted = NewestCodes(open).Keys.ToHashSet();
        var phones = told.Select(listener => listener.Phone).OfType<DutyPhoneId>().ToHashSet();
        foreach (var alert in open)
        {
            if (alert.Procedure is null)
            {
                continue;
            }

            writer.SetProcedure(alert.Id);
            ImmutableArray<AlertRound> rounds =
            [
                .. alert
                    .Rounds.Where(round => alert.Required.Contains(round.Authority) && Concerns(alert, round))
                    .Select(round => writer.Round(alert.Ledergruppe, round.Person, round.Authority, round.Standing)),
            ];
            if (rounds.IsEmpty)
            {
                continue;
            }

            writer.Write(new AlertEvent.Called(alert.Id, CallCause.LevelRaised, rounds));
            foreach (var person in rounds.Select(round => round.Person).Where(writer.Called.Add))
            {
                var code = writer.CodeFor(person);
                writer.Call(
                    alert.Id,
                    person,
                    code,
                    writer.Context.Texts.LevelRaised(writer.Words, code),
                    heard: phones
                );
            }
        }

        foreach (
            var listener in told.Where(listener => !writer.Calls(listener) && writer.Merging?.Tells(listener) != true)
        )
        {
            writer.Tell(
                listener,
                MessagePurpose.LevelChange,
                writer.Context.Texts.LevelChanged(writer.Words, from, listener.Code, Counts(open, listener.Person)),
                quiet: false
            );
        }

        if (AlertPlan.Also(writer.Context, writer.Rule.Also, alerted, writer.Now) is { } also)
        {
            var alert = writer.Raise(also);
            foreach (var person in also.Rounds.Select(round => round.Person))
            {
                var code = writer.CodeFor(person);
                writer.Call(
                    alert,
                    person,
                    code,
                    writer.Context.Texts.Alert(writer.Words, also.Reason, code),
                    mayWait: true
                );
            }
        }
    }

    public static void Lower(CallWriter writer, ActivationLevel from)
    {
        var open = Open(writer);
        foreach (var alert in open.Where(alert => alert.Procedure is not null))
        {
            writer.SetProcedure(alert.Id);
        }

        foreach (var listener in Listeners.Of(writer.Book, writer.Context.Contacts, open))
        {
            writer.Tell(
                listener,
                MessagePurpose.LevelChange,
                writer.Context.Texts.LevelChanged(writer.Words, from, listener.Code, Counts(open, listener.Person)),
                quiet: true
            );
        }
    }

    /// <summary>Everybody who was called in these alerts, with the code that they got last.</summary>
    public static Dictionary<PersonId, (AlertId Alert, int Code)> NewestCodes(ImmutableArray<Alert> alerts)
    {
        var newest = new Dictionary<PersonId, (AlertId Alert, int Code)>();
        foreach (var alert in alerts)
        {
            foreach (var round in alert.Rounds)
            {
                newest[round.Person] = (alert.Id, round.Code);
            }
        }

        return newest;
    }

    private static ImmutableArray<Alert> Open(CallWriter writer) =>
        [.. writer.Book.Of(writer.Incident.Id).Where(alert => alert.IsOpen)];

    /// <summary>Whether anybody waits for what the person says, or lets it stand.</summary>
    private static bool Counts(ImmutableArray<Alert> open, PersonId person) =>
        open.Any(alert =>
            alert.Rounds.Any(round =>
                round.Person == person && alert.Required.Contains(round.Authority) && Concerns(alert, round)
            )
        );

    // Who has said that they cannot, or is relieved, is not asked again; the procedure finds others.
    private static bool Concerns(Alert alert, AlertRound round) =>
        !alert.IsRelieved(round) && alert.AnswerTo(round)?.Kind is null or AnswerKind.Coming;
}

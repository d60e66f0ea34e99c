using System.Globalization;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Journal;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels.Console;

namespace Beredskab.Hub.Demo.Play;

/// <summary>
/// The people who are alerted during a played evening answer from their fictional phones, each in a way and a time of
/// their own. Some do not, so that one sees the alert go on. What somebody has answered by hand stands.
/// </summary>
public sealed class PlayedAnswers(JournalWriter writer, DemoPhones phones, PlayOptions options, TimeProvider time)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    private readonly Dictionary<(AlertId Alert, int Code), DateTimeOffset> due = [];

    /// <summary>Answers until it is told to stop.</summary>
    public async Task Answer(CancellationToken ct)
    {
        var begun = time.GetUtcNow();
        using var timer = new PeriodicTimer(Look, time);
        do
        {
            var now = time.GetUtcNow();
            foreach (var (alert, round) in Waiting(begun))
            {
                var key = (alert.Id, round.Code);
                if (!due.TryGetValue(key, out var at))
                {
                    due[key] = at = now + (TimeSpan.FromSeconds(Seconds(alert.Id, round)) * options.Pace);
                }

                // The text itself first: nobody answers what has not arrived.
                if (at <= now && Text(alert.Id, round) is { } text && HasHeard(alert, round))
                {
                    due[key] = DateTimeOffset.MaxValue;
                    await phones.Reply(round.Person, text, ct);
                }
            }
        } while (await timer.WaitForNextTickAsync(ct));
    }

    private IEnumerable<(Alert Alert, AlertRound Round)> Waiting(DateTimeOffset begun) =>
        from incident in writer.State.Picture.Incidents.Values
        where incident.Reported.RecordedAt >= begun
        from alert in writer.State.Alerts.Of(incident.Id)
        where alert.IsOpen
        from round in alert.Rounds
        where alert.Calls.GetValueOrDefault(round.Code) is { Answer: null }
        where !alert.IsRelieved(round)
        select (alert, round);

    private bool HasHeard(Alert alert, AlertRound round) =>
        alert
            .Messages.GetValueOrDefault(round.Person, [])
            .Select(writer.State.Alerts.Find)
            .Any(message =>
                message
                    is {
                        Channel: MessageChannel.Sms,
                        State: MessageState.Accepted or MessageState.Sent or MessageState.Delivered
                    }
            );

    /// <returns>Null for whoever does not answer.</returns>
    private static string? Text(AlertId alert, AlertRound round)
    {
        var code = round.Code.ToString(CultureInfo.InvariantCulture);
        return Share(alert, round, 'a') switch
        {
            < 0.55 => $"JA {code}",
            < 0.66 => $"ja {code} 15",
            < 0.74 => $"JA {code} 30",
            < 0.80 => $"NEJ {code}",
            < 0.85 => $"STEDFORTRÆDER {code}",
            _ => null,
        };
    }

    // From some seconds to half a minute.
    private static double Seconds(AlertId alert, AlertRound round) => 3 + (25 * Share(alert, round, 'b'));

    // The same person answers the same round in one way, and each round in another.
    private static double Share(AlertId alert, AlertRound round, char use) =>
        DerivedId.From(alert.Value, use, round.Code).ToByteArray()[0] / 256.0;
}

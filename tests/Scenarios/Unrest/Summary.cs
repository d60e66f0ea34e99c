using System.Globalization;
using Beredskab.Notifications.Alerts;
using Beredskab.Scenarios.Oracle;

namespace Beredskab.Scenarios.Unrest;

/// <summary>What a night had in it, for whoever reads the test's output.</summary>
internal static class Summary
{
    public static string Of(Night night)
    {
        var entries = night.Seen.OfType<Observation.Written>().SelectMany(written => written.Entries).ToArray();
        var kinds = entries
            .Select(entry =>
                entry.Event switch
                {
                    AlertEvent.Called e => $"called {e.Cause}",
                    AlertEvent.Escalated e => $"step {e.Kind}",
                    AlertEvent.MessageAttempted { Repeat: true } => "repeated",
                    AlertEvent.SmsReceived e => $"received {e.Outcome}",
                    var other => other.GetType().Name,
                }
            )
            .CountBy(kind => kind)
            .OrderByDescending(one => one.Value);
        var faults = night.Provider.Troubles.Where(one => one.Key != Trouble.None).Sum(one => one.Value);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {entries.Length} entries, {night.Provider.Requests} requests to the provider, {night.Provider.Requests
                - night.Provider.Drawn} in an outage, {100.0
                * faults
                / Math.Max(1, night.Provider.Drawn):0} % of the others met a fault, {night.Restarts} new dispatchers.
            {string.Join(", ", kinds.Select(one => $"{one.Value} {one.Key}"))}.
            {string.Join(", ", night.Done.Select(one => $"{one.Value} {one.Key}"))}.
            """
        );
    }
}

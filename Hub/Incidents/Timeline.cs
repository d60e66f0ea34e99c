using System.Text.Json;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Live;
using Beredskab.Hub.State;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Hub.Incidents;

/// <summary>Reads an incident's entries, and those of its alerts and messages, from the journal itself.</summary>
public sealed class Timeline(CommandDesk desk, JournalReader reader, PeopleDirectory directory, IncidentViews views)
{
    /// <returns>Null when there is no such incident, or when this person may not know of it.</returns>
    /// <exception cref="JournalStorageException">The disk cannot do it now.</exception>
    public TimelineEndpoints.TimelineView? Read(CurrentUser user, Guid id, CancellationToken cancellationToken)
    {
        var state = desk.State;
        if (IncidentEndpoints.Seen(state, user, id) is not { } incident)
        {
            return null;
        }

        // A partner reads what was done; whom the authorities alerted, and their texts and codes, are the authorities'.
        var isAuthority = state.Organisations.IsAuthority(user.Organisation);
        var alerts = isAuthority ? state.Alerts.Of(incident.Id) : [];
        string[] streams =
        [
            $"incident/{incident.Id}",
            .. alerts.Select(alert => $"alert/{alert.Id}"),
            .. alerts
                .SelectMany(alert => alert.Messages.Values)
                .SelectMany(messages => messages)
                .Select(message => $"message/{message}"),
        ];
        return new(
            id,
            incident.Number,
            views.Title(incident),
            [
                .. reader
                    .ReadStreams(streams, cancellationToken)
                    .Select(entry => new TimelineEndpoints.EntryView(
                        entry.Header.Sequence,
                        entry.Header.Entry.Value,
                        entry.Header.Type,
                        entry.Header.OccurredAt,
                        entry.Header.RecordedAt,
                        entry.Header.Actor.Value,
                        isAuthority || entry.Header.Organisation == user.Organisation ? NameOf(entry.Header.Actor) : "",
                        entry.Header.Organisation.Value,
                        state.Organisations.Find(entry.Header.Organisation)?.Name ?? "Systemet",
                        JsonSerializer.Deserialize<JsonElement>(entry.Data),
                        Texts(entry),
                        entry.Hash
                    )),
            ],
            incident.Exercise
        );
    }

    /// <summary>The names that this person may read in an export.</summary>
    public TimelineNames NamesFor(CurrentUser user)
    {
        var state = desk.State;
        var isAuthority = state.Organisations.IsAuthority(user.Organisation);
        return new(
            organisation => state.Organisations.Find(organisation)?.Name ?? "Ukendt organisation",
            // A partner is told the names of its own people, as in the timeline itself.
            person =>
                isAuthority || state.Organisations.IsMember(user.Organisation, person)
                    ? NameOf(person)
                    : "Navn ikke vist",
            views.AreaName,
            group => state.Roster.Ledergrupper.GetValueOrDefault(group)?.Name ?? "Ukendt ledergruppe"
        );
    }

    /// <summary>Which number a reply came from is the administrators' to see; who sent it stands in the data.</summary>
    private static List<string>? Texts(TimelineEntry entry)
    {
        if (entry.Texts is not { } texts)
        {
            return null;
        }

        List<string> shown = [.. texts];
        if (EventCatalogue.TypeOf(entry.Header.Type) == typeof(AlertEvent.SmsReceived))
        {
            using var data = JsonDocument.Parse(entry.Data);
            var number = data.RootElement.GetProperty("number").GetProperty("$text").GetInt32();
            shown[number] = "Nummer ikke vist";
        }

        return shown;
    }

    private string NameOf(PersonId person) =>
        person == PersonId.System ? "Systemet" : directory.Find(person)?.Name ?? "Ukendt";
}

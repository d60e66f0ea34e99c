using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Incidents;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Live;
using Beredskab.Hub.State;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Hub.Alerts.Records;

/// <summary>Reads what an alert did from the journal itself.</summary>
public sealed class AlertRecords(CommandDesk desk, JournalReader reader, PeopleDirectory directory, IncidentViews views)
{
    /// <returns>Null when there is no such alert, or when this person may not know of it.</returns>
    /// <exception cref="JournalStorageException">The disk cannot do it now.</exception>
    public AlertRecord? Read(CurrentUser user, Guid id, CancellationToken cancellationToken)
    {
        var state = desk.State;
        // Whom the authorities alerted, and the texts and codes, are the authorities'.
        if (
            !state.Organisations.IsAuthority(user.Organisation)
            || state.Alerts.Find(new AlertId(id)) is not { } alert
            // A test alarm is about no incident, and has a report of its own.
            || alert.Incident is not { } about
            || IncidentEndpoints.Seen(state, user, about.Value) is not { } incident
        )
        {
            return null;
        }

        // Memory says only where to look: one text can be about several of the incident's alerts.
        var alerts = reader
            .ReadStreams(state.Alerts.Of(incident.Id).Select(one => $"alert/{one.Id}"), cancellationToken)
            .ToList();
        var beside = alerts.Select(RecordFold.Decode).SelectMany(StreamsOf).Distinct().ToList();
        return RecordFold
            .Of(alert.Id, Names(state), alerts.Concat(reader.ReadStreams(beside, cancellationToken)))
            ?.Record(incident.Number, views.Title(incident));
    }

    /// <summary>What became of a message, and how whoever is called is reached.</summary>
    private static IEnumerable<string> StreamsOf(DomainEvent @event) =>
        @event switch
        {
            AlertEvent.MessageIntended e => [$"message/{e.Message}"],
            AlertEvent.Raised e => e.Rounds.SelectMany(StreamsOf),
            AlertEvent.Called e => e.Rounds.SelectMany(StreamsOf),
            _ => [],
        };

    private static IEnumerable<string> StreamsOf(AlertRound round) =>
        round.Phone is { } phone ? [$"contacts/{round.Person}", $"duty-phone/{phone}"] : [$"contacts/{round.Person}"];

    private RecordNames Names(HubState state) =>
        new(
            person => person == PersonId.System ? "Systemet" : directory.Find(person)?.Name ?? "Ukendt",
            organisation => state.Organisations.Find(organisation)?.ShortName ?? "Ukendt",
            person => state.Organisations.Of(person)?.ShortName,
            ledergruppe => state.Roster.Ledergrupper.GetValueOrDefault(ledergruppe)?.Name,
            state.Areas.NameOf
        );
}

using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Incidents;
using Beredskab.GeoModel.Picture;
using Beredskab.Hub.Access;
using Beredskab.Hub.Journal;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Policies;
using Beredskab.Notifications.Roster;

namespace Beredskab.Hub.State;

/// <summary>Everything that is decided against: the fold of the whole journal. Immutable.</summary>
public sealed record HubState(LivePicture Picture, AlertBook Alerts, RosterBook Roster, OrganisationBook Organisations)
{
    public static HubState Empty { get; } =
        new(LivePicture.Empty, AlertBook.Empty, RosterBook.Empty, OrganisationBook.Empty);

    /// <summary>What holds for alerts that are raised from now on.</summary>
    public AlertPolicy Policy { get; init; } = AlertPolicy.Shipped;

    public ContactBook Contacts { get; init; } = ContactBook.Empty;

    /// <exception cref="InvalidOperationException">An event that no fold knows, or that cannot follow here.</exception>
    public HubState Apply(DomainEvent @event, EventOrigin origin) =>
        @event switch
        {
            IncidentEvent e => this with { Picture = Picture.Apply(e, origin) },
            AlertEvent e => this with { Alerts = Alerts.Apply(e, origin) },
            RosterEvent e => this with { Roster = Roster.Apply(e) },
            // Nobody is on duty for an authority that they have left.
            OrganisationEvent.MemberLeft e => this with
            {
                Organisations = Organisations.Apply(e),
                Roster = Roster.Without(e.Organisation, e.Person),
            },
            OrganisationEvent e => this with { Organisations = Organisations.Apply(e) },
            PolicyEvent.Adopted e => this with { Policy = new(e.Version, e.Rules, e.Citywide) },
            // What the journal says of itself changes no picture.
            JournalEvent => this,
            _ => throw new InvalidOperationException($"No fold knows {@event.GetType().Name}."),
        };
}

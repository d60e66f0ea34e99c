using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Incidents;
using Beredskab.GeoModel.Picture;
using Beredskab.Hub.Access;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Roster;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Messages.Templates;
using Beredskab.Notifications.Policies;
using Beredskab.Notifications.Roster;
using Beredskab.Notifications.TestAlarms;

namespace Beredskab.Hub.State;

/// <summary>Everything that is decided against: the fold of the whole journal. Immutable.</summary>
public sealed record HubState(
    LivePicture Picture,
    AlertBook Alerts,
    RosterBook Roster,
    OrganisationBook Organisations,
    CalendarBook Calendars
)
{
    /// <summary>The entries whose words are decided to be gone, by their sequence.</summary>
    public ImmutableHashSet<long> Erased { get; init; } = [];

    /// <summary>The ways to each person.</summary>
    public ContactBook Contacts { get; init; } = ContactBook.Empty;

    /// <summary>The weekly test alarm, and those that were.</summary>
    public TestAlarmBook TestAlarms { get; init; } = TestAlarmBook.Empty;

    /// <summary>Where a point lies from now on; what was decided before keeps the areas that it was given.</summary>
    public AreaBook Areas { get; init; } = AreaBook.Shipped;

    /// <summary>The places that name a spot from now on.</summary>
    public MapBook Map { get; init; } = MapBook.Shipped;

    public static HubState Empty { get; } =
        new(LivePicture.Empty, AlertBook.Empty, RosterBook.Empty, OrganisationBook.Empty, CalendarBook.Empty);

    /// <summary>What holds for alerts that are raised from now on.</summary>
    public AlertPolicy Policy { get; init; } = AlertPolicy.Shipped;

    /// <summary>What the messages that are decided from now on are written from.</summary>
    public TemplateBook Texts { get; init; } = TemplateBook.Shipped;

    /// <exception cref="InvalidOperationException">An event that no fold knows, or that cannot follow here.</exception>
    public HubState Apply(DomainEvent @event, EventOrigin origin) =>
        @event switch
        {
            IncidentEvent e => this with { Picture = Picture.Apply(e, origin) },
            AlertEvent e => this with { Alerts = Alerts.Apply(e, origin) },
            TestAlarmEvent e => this with { TestAlarms = TestAlarms.Apply(e, origin) },
            RosterEvent e => this with { Roster = Roster.Apply(e) },
            AbsenceEvent e => this with { Roster = Roster.Apply(e) },
            CalendarEvent e => this with { Calendars = Calendars.Apply(e) },
            // Nobody is on duty for an authority that they have left, nor reads its plan at an old address.
            OrganisationEvent.MemberLeft e => this with
            {
                Organisations = Organisations.Apply(e),
                Roster = Roster.Without(e.Organisation, e.Person),
                Calendars = Calendars.Without(e.Person),
            },
            ContactEvent e => this with { Contacts = Contacts.Apply(e, origin.RecordedAt) },
            DutyPhoneEvent e => this with { Contacts = Contacts.Apply(e, origin.RecordedAt) },
            OrganisationEvent e => this with { Organisations = Organisations.Apply(e) },
            PolicyEvent.Adopted e => this with { Policy = new(e.Version, e.Rules, e.Citywide) },
            TextEvent e => this with { Texts = Texts.Apply(e) },
            MapEvent e => this with { Map = Map.Apply(e) },
            AreaEvent e => this with { Areas = Areas.Apply(e) },
            JournalEvent.EntryErased e => this with { Erased = Erased.Add(e.Sequence) },
            // What the journal says of itself changes no picture.
            JournalEvent => this,
            _ => throw new InvalidOperationException($"No fold knows {@event.GetType().Name}."),
        };
}

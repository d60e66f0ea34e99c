using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Access;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Roster;
using Beredskab.Hub.State;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Messages.Templates;
using Beredskab.Notifications.Policies;
using Beredskab.Notifications.Roster;
using Beredskab.Notifications.TestAlarms;

namespace Beredskab.Hub.Live;

/// <summary>What of the picture a commit touches; the first question of both <see cref="Audiences"/> and <see cref="Changes"/>.</summary>
/// <param name="Incidents">Incidents of which something changed, alerts included, in the order of the events.</param>
/// <param name="Alerts">Alerts whose view changed.</param>
/// <param name="Reference">Organisations, members, ledergrupper, the roster or the areas changed.</param>
internal sealed record Footprint(
    ImmutableArray<IncidentId> Incidents,
    ImmutableArray<(AlertId Alert, IncidentId Incident)> Alerts,
    bool Reference
)
{
    /// <summary>Nobody is shown anything of it.</summary>
    public bool IsEmpty => Incidents.IsEmpty && !Reference;

    /// <returns>
    /// One for each commit. An alert is in the last one that touches it and in none before: a change carries it as it then
    /// is. One text makes three commits within milliseconds, and the view of an alert is the dearest part of each.
    /// </returns>
    public static ImmutableArray<Footprint> OfBatch(ImmutableArray<Commit> commits)
    {
        var shown = new HashSet<AlertId>();
        var footprints = new Footprint[commits.Length];
        for (var i = commits.Length - 1; i >= 0; i--)
        {
            var whole = Of(commits[i].After, commits[i].Events);
            footprints[i] = whole with { Alerts = whole.Alerts.RemoveAll(alert => !shown.Add(alert.Alert)) };
        }

        return [.. footprints];
    }

    public static Footprint Of(HubState after, ImmutableArray<RecordedEvent> events)
    {
        var incidents = ImmutableArray.CreateBuilder<IncidentId>(1);
        var alerts = ImmutableArray.CreateBuilder<(AlertId Alert, IncidentId Incident)>(0);
        var reference = false;
        foreach (var recorded in events)
        {
            switch (recorded.Event)
            {
                case IncidentEvent e:
                    Once(incidents, e.Incident);
                    break;
                case AlertEvent e:
                    // A text from nobody that we know, and a reply to it, are in the journal and on no screen. What
                    // becomes of a test alarm stands in its report, which is asked for.
                    Touch(AlertViews.Touched(after, e));
                    break;
                // That one has begun or ended is for those whom it asks.
                case TestAlarmEvent.Begun or TestAlarmEvent.Closed:
                    reference = true;
                    break;
                case TestAlarmEvent:
                    break; // the settings, and what was put off, are on a page that is asked for
                // The step that an alert takes next is told beforehand, and one that would call nobody is passed over.
                case RosterEvent.MembersNamed e:
                    reference = true;
                    Touch(AlertViews.GoingOn(after, e.Ledergruppe));
                    break;
                case RosterEvent roster when roster.Ledergruppe == StandingGroups.Sekretariat(after.Roster)?.Id:
                case AbsenceEvent:
                case OrganisationEvent.MemberAdmitted or OrganisationEvent.RolesChanged or OrganisationEvent.MemberLeft:
                    reference = true;
                    Touch(AlertViews.GoingOn(after));
                    break;
                case RosterEvent or OrganisationEvent or PolicyEvent or TextEvent:
                    reference = true;
                    break;
                case AreaEvent.LayerAdopted or MapEvent.PlacesAdopted or MapEvent.LayerAdopted:
                    reference = true;
                    break;
                case AreaEvent or MapEvent:
                    break; // drawn or noted, and not in use yet
                case CalendarEvent:
                    break; // whose calendar reads the plan is on nobody else's screen
                // How a person is reached is for that person and the administrators. But whether anybody waits for them
                // still, and that they have stopped the texts, is in the alerts that they are called in.
                case ContactEvent.WayBlocked e:
                    Shown(e.Person);
                    break;
                case ContactEvent.WayUnblocked e:
                    Shown(e.Person);
                    break;
                case ContactEvent.WayAdded e:
                    Shown(e.Person);
                    break;
                case ContactEvent.WayRemoved e:
                    Shown(e.Person);
                    break;
                case ContactEvent or DutyPhoneEvent:
                    break;
                case JournalEvent:
                    break; // what the journal says of itself comes with the heartbeat
                default:
                    throw new InvalidOperationException(
                        $"Nobody has said who is shown {recorded.Event.GetType().Name}."
                    );
            }
        }

        return new(incidents.DrainToImmutable(), alerts.DrainToImmutable(), reference);

        void Shown(PersonId person) => Touch(AlertViews.Showing(after, person));

        void Touch(IEnumerable<(AlertId Alert, IncidentId Incident)> touched)
        {
            foreach (var alert in touched)
            {
                Once(incidents, alert.Incident);
                Once(alerts, alert);
            }
        }
    }

    private static void Once<T>(ImmutableArray<T>.Builder list, T item)
    {
        if (!list.Contains(item))
        {
            list.Add(item);
        }
    }
}

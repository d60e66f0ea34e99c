using System.Collections.Frozen;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Incidents;
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

/// <summary>The name under which each event stands in the journal. A released name keeps its meaning for ever.</summary>
public static class EventCatalogue
{
    /// <summary>The one type whose place in the chain has a rule of its own.</summary>
    public const string SegmentBegan = "journal.segment-began.v1";
    public const string EntryErased = "entry.erased.v1";

    private static readonly FrozenDictionary<Type, string> Names = new Dictionary<Type, string>
    {
        [typeof(IncidentEvent.Reported)] = "incident.reported.v1",
        [typeof(IncidentEvent.Moved)] = "incident.moved.v1",
        [typeof(IncidentEvent.AreasEntered)] = "incident.areas-entered.v1",
        [typeof(IncidentEvent.LevelRaised)] = "incident.level-raised.v1",
        [typeof(IncidentEvent.LevelLowered)] = "incident.level-lowered.v1",
        [typeof(IncidentEvent.DecisionMade)] = "incident.decision-made.v1",
        [typeof(IncidentEvent.OmissionDecided)] = "incident.omission-decided.v1",
        [typeof(IncidentEvent.TaskAssigned)] = "incident.task-assigned.v1",
        [typeof(IncidentEvent.TaskCompleted)] = "incident.task-completed.v1",
        [typeof(IncidentEvent.TaskReopened)] = "incident.task-reopened.v1",
        [typeof(IncidentEvent.NoteWritten)] = "incident.note-written.v1",
        [typeof(IncidentEvent.Corrected)] = "incident.corrected.v1",
        [typeof(IncidentEvent.PartnerInvited)] = "incident.partner-invited.v1",
        [typeof(IncidentEvent.ZoneDrawn)] = "incident.zone-drawn.v1",
        [typeof(IncidentEvent.ZoneRedrawn)] = "incident.zone-redrawn.v1",
        [typeof(IncidentEvent.DrawingChosen)] = "incident.drawing-chosen.v1",
        [typeof(IncidentEvent.ZoneRemoved)] = "incident.zone-removed.v1",
        [typeof(IncidentEvent.StoodDown)] = "incident.stood-down.v1",
        [typeof(IncidentEvent.MergedInto)] = "incident.merged-into.v1",
        [typeof(IncidentEvent.Absorbed)] = "incident.absorbed.v1",
        [typeof(IncidentEvent.SplitOff)] = "incident.split-off.v1",
        [typeof(AlertEvent.Raised)] = "alert.raised.v1",
        [typeof(AlertEvent.TestRaised)] = "alert.test-raised.v1",
        [typeof(AlertEvent.Answered)] = "alert.answered.v1",
        [typeof(AlertEvent.ProcedureSet)] = "alert.procedure-set.v1",
        [typeof(AlertEvent.Called)] = "alert.called.v1",
        [typeof(AlertEvent.Escalated)] = "alert.escalated.v1",
        [typeof(AlertEvent.Relieved)] = "alert.relieved.v1",
        [typeof(AlertEvent.Ended)] = "alert.ended.v1",
        [typeof(AlertEvent.MessageIntended)] = "message.intended.v1",
        [typeof(AlertEvent.MessageBundled)] = "message.bundled.v1",
        [typeof(AlertEvent.MessageAttempted)] = "message.attempted.v1",
        [typeof(AlertEvent.MessageAccepted)] = "message.accepted.v1",
        [typeof(AlertEvent.MessageFailed)] = "message.failed.v1",
        [typeof(AlertEvent.MessageReported)] = "message.reported.v1",
        [typeof(AlertEvent.ProviderFailed)] = "provider.failed.v1",
        [typeof(AlertEvent.ProviderRecovered)] = "provider.recovered.v1",
        [typeof(AlertEvent.SmsReceived)] = "sms.received.v1",
        [typeof(TestAlarmEvent.SettingsSet)] = "test-alarm.settings-set.v1",
        [typeof(TestAlarmEvent.Begun)] = "test-alarm.begun.v1",
        [typeof(TestAlarmEvent.PutOff)] = "test-alarm.put-off.v1",
        [typeof(TestAlarmEvent.Missed)] = "test-alarm.missed.v1",
        [typeof(TestAlarmEvent.Closed)] = "test-alarm.closed.v1",
        [typeof(PolicyEvent.Adopted)] = "policy.adopted.v1",
        [typeof(TextEvent.Adopted)] = "texts.adopted.v1",
        [typeof(ContactEvent.WayAdded)] = "contact.way-added.v1",
        [typeof(ContactEvent.WayVerified)] = "contact.way-verified.v1",
        [typeof(ContactEvent.WayRemoved)] = "contact.way-removed.v1",
        [typeof(ContactEvent.WayBlocked)] = "contact.way-blocked.v1",
        [typeof(ContactEvent.WayUnblocked)] = "contact.way-unblocked.v1",
        [typeof(ContactEvent.PlanSet)] = "contact.plan-set.v1",
        [typeof(ContactEvent.CodeSent)] = "contact.code-sent.v1",
        [typeof(ContactEvent.CodeRefused)] = "contact.code-refused.v1",
        [typeof(ContactEvent.LimitsSet)] = "contact.limits-set.v1",
        [typeof(DutyPhoneEvent.Registered)] = "duty-phone.registered.v1",
        [typeof(DutyPhoneEvent.Changed)] = "duty-phone.changed.v1",
        [typeof(DutyPhoneEvent.Removed)] = "duty-phone.removed.v1",
        [typeof(DutyPhoneEvent.CodeSent)] = "duty-phone.code-sent.v1",
        [typeof(DutyPhoneEvent.CodeRefused)] = "duty-phone.code-refused.v1",
        [typeof(DutyPhoneEvent.Verified)] = "duty-phone.verified.v1",
        [typeof(DutyPhoneEvent.Blocked)] = "duty-phone.blocked.v1",
        [typeof(DutyPhoneEvent.Unblocked)] = "duty-phone.unblocked.v1",
        [typeof(RosterEvent.LedergruppeEstablished)] = "ledergruppe.established.v1",
        [typeof(RosterEvent.LedergruppeChanged)] = "ledergruppe.changed.v1",
        [typeof(RosterEvent.ShiftPlanned)] = "shift.planned.v1",
        [typeof(RosterEvent.ShiftCancelled)] = "shift.cancelled.v1",
        [typeof(RosterEvent.MembersNamed)] = "ledergruppe.members-named.v1",
        [typeof(RosterEvent.RotationPlanned)] = "rotation.planned.v1",
        [typeof(RosterEvent.RotationCancelled)] = "rotation.cancelled.v1",
        [typeof(RosterEvent.SwapProposed)] = "swap.proposed.v1",
        [typeof(RosterEvent.SwapConfirmed)] = "swap.confirmed.v1",
        [typeof(RosterEvent.SwapCameIntoForce)] = "swap.came-into-force.v1",
        [typeof(RosterEvent.SwapDeclined)] = "swap.declined.v1",
        [typeof(RosterEvent.SwapWithdrawn)] = "swap.withdrawn.v1",
        [typeof(AbsenceEvent.Registered)] = "absence.registered.v1",
        [typeof(AbsenceEvent.Ended)] = "absence.ended.v1",
        [typeof(CalendarEvent.Made)] = "calendar.made.v1",
        [typeof(CalendarEvent.Revoked)] = "calendar.revoked.v1",
        [typeof(OrganisationEvent.Registered)] = "organisation.registered.v1",
        [typeof(OrganisationEvent.Renamed)] = "organisation.renamed.v1",
        [typeof(OrganisationEvent.MemberAdmitted)] = "organisation.member-admitted.v1",
        [typeof(OrganisationEvent.RolesChanged)] = "organisation.roles-changed.v1",
        [typeof(OrganisationEvent.MemberLeft)] = "organisation.member-left.v1",
        [typeof(AreaEvent.Drawn)] = "area.drawn.v1",
        [typeof(AreaEvent.LayerAdopted)] = "area.layer-adopted.v1",
        [typeof(MapEvent.PlacesNoted)] = "map.places-noted.v1",
        [typeof(MapEvent.PlacesAdopted)] = "map.places-adopted.v1",
        [typeof(MapEvent.SurfacesNoted)] = "map.surfaces-noted.v1",
        [typeof(MapEvent.LayerAdopted)] = "map.layer-adopted.v1",
        [typeof(JournalEvent.SegmentBegan)] = SegmentBegan,
        [typeof(JournalEvent.EntryErased)] = EntryErased,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Type> Types = Names.ToFrozenDictionary(
        pair => pair.Value,
        pair => pair.Key,
        StringComparer.Ordinal
    );

    public static IEnumerable<string> All => Types.Keys;

    public static string NameOf(DomainEvent @event) => Names[@event.GetType()];

    /// <returns>Null for a name that this version does not know.</returns>
    public static Type? TypeOf(string name) => Types.GetValueOrDefault(name);
}

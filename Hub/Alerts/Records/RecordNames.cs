using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Roster;

namespace Beredskab.Hub.Alerts.Records;

/// <summary>Names for the ids of a record. The journal has none of people; the directory says them.</summary>
/// <param name="Organisation">The short name, as in a coverage row.</param>
/// <param name="OrganisationOf">Where a person belongs now; null when nowhere.</param>
/// <param name="Ledergruppe">Null when it is not known.</param>
public sealed record RecordNames(
    Func<PersonId, string> Person,
    Func<OrganisationId, string> Organisation,
    Func<PersonId, string?> OrganisationOf,
    Func<LedergruppeId, string?> Ledergruppe,
    Func<AreaId, string> Area
)
{
    public string Group(LedergruppeId? ledergruppe, AlertReason reason) =>
        ledergruppe is { } id ? Ledergruppe(id) ?? "Ukendt ledergruppe"
        : reason == AlertReason.Policy ? "Andre, der skal vide det"
        : "Sekretariatet";

    /// <summary>Whose codes no longer count.</summary>
    public IEnumerable<string> Leaving(AlertEvent.Relieved e, AlertBook before) =>
        before
            .Find(e.Alert)!
            .Calls.Values.Where(call => e.Leaving.Contains(call.Code))
            .Select(call => Person(call.Person))
            .Distinct();
}

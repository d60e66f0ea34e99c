using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Policies;
using Beredskab.Notifications.Roster;

namespace Beredskab.Notifications.Alerts;

/// <summary>What the alert decider may know beside its own book.</summary>
/// <param name="AreaKind">The kind of area that owns the ledergrupper.</param>
/// <param name="AreaName">An area's name as it stands in a text.</param>
/// <param name="Fallback">
/// Whom to alert when nobody else can be: the Sekretariat's members first; administrators when it has none.
/// </param>
public sealed record AlertContext(
    RosterBook Roster,
    AreaKind AreaKind,
    Func<AreaId, string> AreaName,
    ImmutableArray<FallbackPerson> Fallback
)
{
    public AlertPolicy Policy { get; init; } = AlertPolicy.Shipped;

    public ContactBook Contacts { get; init; } = ContactBook.Empty;

    /// <summary>What the messages say.</summary>
    public MessageTexts Texts { get; init; } = MessageTexts.Shipped;

    /// <summary>
    /// How long an alert waits for others when one left for the same person a moment ago; zero when none ever waits.
    /// </summary>
    public TimeSpan BundleWindow { get; init; }

    /// <summary>An authority's short name as it stands in a text.</summary>
    public Func<OrganisationId, string> AuthorityName { get; init; } = _ => "";

    public ImmutableArray<FallbackPerson> Chefgruppe { get; init; } = [];

    public ImmutableArray<FallbackPerson> Styregruppe { get; init; } = [];

    /// <summary>Who is told when somebody can no longer be reached on a way.</summary>
    public ImmutableArray<PersonId> Administrators { get; init; } = [];
}

public sealed record FallbackPerson(PersonId Person, OrganisationId Organisation);

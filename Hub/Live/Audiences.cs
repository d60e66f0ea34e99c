using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Access;
using Beredskab.Hub.Journal;
using Beredskab.Hub.State;

namespace Beredskab.Hub.Live;

/// <summary>Who sees a commit. An audience has its own contiguous numbers, so that a gap is a gap and not a secret.</summary>
public static class Audiences
{
    /// <summary>All authorities share one; self-governing institutions with public tasks are among them.</summary>
    public const string Authorities = "myndigheder";

    private static readonly ImmutableArray<string> AuthoritiesAlone = [Authorities];

    private const string OrganisationPrefix = "org:";

    /// <summary>One organisation's own.</summary>
    public static string Own(OrganisationId organisation) => $"{OrganisationPrefix}{organisation}";

    /// <summary>The audiences that a person follows when acting for an organisation.</summary>
    /// <returns>Empty when the person does not belong to it.</returns>
    public static ImmutableArray<string> FollowedBy(
        OrganisationBook organisations,
        PersonId person,
        OrganisationId organisation
    ) =>
        !organisations.IsMember(organisation, person) ? []
        : organisations.IsAuthority(organisation) ? [Authorities]
        : [Own(organisation)];

    /// <summary>The audiences to which a commit shows something; each gives the commit one number.</summary>
    public static ImmutableArray<string> Of(HubState before, HubState after, ImmutableArray<RecordedEvent> events)
    {
        var touched = Footprint.Of(after, events);
        if (touched.IsEmpty)
        {
            return [];
        }

        var partners = after.Organisations.OtherPartners;
        if (partners.IsEmpty)
        {
            return AuthoritiesAlone;
        }

        var audiences = ImmutableArray.CreateBuilder<string>();
        audiences.Add(Authorities);
        foreach (var partner in partners)
        {
            if (touched.Reference || touched.Incidents.Any(id => Sees(before, partner, id) || Sees(after, partner, id)))
            {
                audiences.Add(Own(partner));
            }
        }

        return audiences.ToImmutable();
    }

    /// <summary>Whether an incident belongs in an audience's picture.</summary>
    public static bool Includes(string audience, OrganisationBook organisations, Incident incident) =>
        audience == Authorities
        || OrganisationOf(audience) is { } organisation && Permissions.MaySee(organisations, organisation, incident);

    private static bool Sees(HubState state, OrganisationId organisation, IncidentId id) =>
        state.Picture.Find(id) is { } incident && Permissions.MaySee(state.Organisations, organisation, incident);

    private static OrganisationId? OrganisationOf(string audience) =>
        audience.StartsWith(OrganisationPrefix, StringComparison.Ordinal)
        && Guid.TryParse(audience.AsSpan(OrganisationPrefix.Length), out var id)
            ? OrganisationId.From(id)
            : null;
}

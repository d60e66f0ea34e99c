using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.State;

namespace Beredskab.Hub.Live.Presence;

/// <summary>
/// Who may know of whom: both must be allowed to see the place, by the state as it is now, whatever was allowed when the
/// person came. Pure.
/// </summary>
internal static class PresenceViews
{
    /// <summary>Whether somebody may be at a place, and so be told of there.</summary>
    public static bool MayBeAt(HubState state, PersonId person, OrganisationId organisation, Spot spot) =>
        state.Organisations.IsMember(organisation, person)
        && (
            spot.Incident is not { } id
            || state.Picture.Find(id) is { } incident && Permissions.MaySee(state.Organisations, organisation, incident)
        );

    /// <returns>Each place where an audience is shown somebody, with those people.</returns>
    public static Dictionary<Spot, SpotView> For(
        HubState state,
        ImmutableArray<string> audiences,
        IReadOnlyList<Attending> everybody
    )
    {
        var views = new Dictionary<Spot, SpotView>();
        foreach (var at in everybody.GroupBy(one => one.Spot))
        {
            var told = At(state, audiences, at.Key, at);
            if (told.Total > 0)
            {
                views.Add(at.Key, told);
            }
        }

        return views;
    }

    private static SpotView At(
        HubState state,
        ImmutableArray<string> audiences,
        Spot spot,
        IEnumerable<Attending> there
    )
    {
        var authorities = audiences.Contains(Audiences.Authorities);
        bool Includes(Attending one) =>
            MayBeAt(state, one.User.Person, one.User.Organisation, spot)
            && (
                spot.Incident is { } id
                    ? state.Picture.Find(id) is { } incident
                        && audiences.Any(audience => Audiences.Includes(audience, state.Organisations, incident))
                    // A partner is shown its own reports, and so who of its own writes one.
                    : authorities || IsOwn(one)
            );
        bool IsOwn(Attending one) => audiences.Contains(Audiences.Own(one.User.Organisation));

        var people = there
            .Where(Includes)
            // Several tabs of one person are one person, who writes when one of them does.
            .GroupBy(one => one.User)
            .Select(tabs =>
            {
                var writing = tabs.Select(tab => tab.Writing).FirstOrDefault(word => word is not null);
                var named = authorities || IsOwn(tabs.First());
                return new PresentView(named ? tabs.Key.Person.Value : null, tabs.Key.Organisation.Value, writing);
            })
            .OrderBy(one => one.Writing is null)
            .ToImmutableArray();
        return new(
            spot.Incident?.Value,
            people.Length > SpotView.MostNamed ? people[..SpotView.MostNamed] : people,
            people.Length
        );
    }
}

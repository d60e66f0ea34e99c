using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.Hub.Access;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Messages.Templates;

namespace Beredskab.Hub.State;

/// <summary>What of the state the alerts are decided against.</summary>
public sealed partial class HubDecider
{
    private sealed record Known(OrganisationBook Organisations, AreaBook Areas, AlertContext Context);

    private volatile Known? last;

    /// <summary>What the alert decider may know of this state.</summary>
    public AlertContext Context(HubState state)
    {
        // Who holds which role changes seldom, and most commands meet the same organisations as the one before.
        if (
            last is { } known
            && ReferenceEquals(known.Organisations, state.Organisations)
            && ReferenceEquals(known.Areas, state.Areas)
            && ReferenceEquals(known.Context.Roster, state.Roster)
            && ReferenceEquals(known.Context.Policy, state.Policy)
            && ReferenceEquals(known.Context.Contacts, state.Contacts)
            && ReferenceEquals(known.Context.Texts.Book, state.Texts)
        )
        {
            return known.Context;
        }

        var context = WhoIsCalled(state, ledergruppeKind) with
        {
            Texts = new(state.Texts),
            BundleWindow = BundleWindow,
            Administrators =
            [
                .. state.Organisations.Holding(Role.Administrator).Select(holder => holder.Person).Distinct(),
            ],
        };
        last = new(state.Organisations, state.Areas, context);
        return context;
    }

    /// <summary>As much of it as says who can be called, and nothing of the words.</summary>
    internal static AlertContext WhoIsCalled(HubState state, AreaKind ledergruppeKind)
    {
        var sekretariat = Fallback(state, Role.Sekretariat);
        return new(
            state.Roster,
            ledergruppeKind,
            state.Areas.NameOf,
            sekretariat.IsEmpty ? Fallback(state, Role.Administrator) : sekretariat
        )
        {
            Policy = state.Policy,
            Contacts = state.Contacts,
            AuthorityName = organisation => state.Organisations.Find(organisation)?.ShortName ?? "",
            Chefgruppe = Fallback(state, Role.Chefgruppe),
            Styregruppe = Fallback(state, Role.Styregruppe),
        };
    }

    /// <summary>The names that a text must have room for.</summary>
    public LongestNames LongestNames(HubState state) =>
        LongestNames(state, state.Areas.Atlas.Areas.Select(area => area.Name));

    private static LongestNames LongestNames(HubState state, IEnumerable<string> areas) =>
        new(
            [.. areas.Order(StringComparer.Ordinal)],
            [
                .. state
                    .Organisations.Organisations.Values.Where(organisation =>
                        organisation.Kind != OrganisationKind.OtherPartner
                    )
                    .Select(organisation => organisation.ShortName)
                    .Order(StringComparer.Ordinal),
            ]
        );

    private static ImmutableArray<FallbackPerson> Fallback(HubState state, Role role) =>
        [.. state.Organisations.Holding(role).Select(holder => new FallbackPerson(holder.Person, holder.Organisation))];
}

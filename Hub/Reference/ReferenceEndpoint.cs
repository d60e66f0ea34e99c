using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.Hub.Access;
using Beredskab.Hub.Addresses;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Contacts;
using Beredskab.Hub.Hosting;
using Beredskab.Hub.Roster;
using Beredskab.Hub.State;
using Beredskab.Hub.TestAlarms;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Roster;
using Microsoft.AspNetCore.Mvc;

namespace Beredskab.Hub.Reference;

/// <summary>The names behind the ids of the picture.</summary>
public static class ReferenceEndpoint
{
    public sealed record OrganisationView(Guid Id, string Name, string ShortName, OrganisationKind Kind);

    public sealed record PersonView(Guid Id, string Name, Guid Organisation, ImmutableArray<Role> Roles);

    /// <param name="Former">In use no more; what was reported there keeps it.</param>
    public sealed record AreaView(string Id, AreaKind Kind, string Name, bool Former);

    public sealed record LedergruppeView(Guid Id, string Area, string Name, IReadOnlyList<Guid> Required);

    public sealed record ShiftView(
        Guid Id,
        Guid Ledergruppe,
        Guid Organisation,
        Guid Person,
        DateTimeOffset From,
        DateTimeOffset To
    );

    /// <param name="People">For a partner, only its own.</param>
    /// <param name="Shifts">Single shifts that touch the next 14 days; none for a partner.</param>
    /// <param name="Duties">Who is on duty in the next 14 days, all things considered; none for a partner.</param>
    /// <param name="Roster">Holes and warnings, for whoever manages the roster; otherwise null.</param>
    /// <param name="Unled">Areas without a ledergruppe, for the same people; otherwise null.</param>
    /// <param name="Map">Changes when the base map does; ask for it again then.</param>
    /// <param name="Sources">Where what was imported of the map comes from.</param>
    /// <param name="DrawnAreas">For whoever manages the roster of an installation in operation: its bydele are still those that come with the product.</param>
    /// <param name="Addresses">Street addresses can be searched too.</param>
    /// <param name="TestAlarm">What the reader is asked to answer right now; null for nothing.</param>
    public sealed record ReferenceView(
        IReadOnlyList<OrganisationView> Organisations,
        IReadOnlyList<PersonView> People,
        IReadOnlyList<AreaView> Areas,
        IReadOnlyList<LedergruppeView> Ledergrupper,
        IReadOnlyList<ShiftView> Shifts,
        IReadOnlyList<DutyView> Duties,
        RosterCheck? Roster,
        UnledView? Unled,
        string Map,
        IReadOnlyList<MapSources.SourceView> Sources,
        bool DrawnAreas,
        bool Addresses,
        TestAlarmEndpoints.OwnTestAlarm? TestAlarm
    );

    /// <param name="Areas">Of the kind that owns the ledergrupper.</param>
    /// <param name="Instead">Who is alerted when something happens there.</param>
    public sealed record UnledView(IReadOnlyList<string> Areas, CalledInstead Instead);

    private static readonly TimeSpan Ahead = TimeSpan.FromDays(14);

    public static void MapReference(this IEndpointRouteBuilder api) =>
        api.MapGet(
                "/reference",
                (
                    CurrentUser user,
                    CommandDesk desk,
                    HubDecider decider,
                    PeopleDirectory directory,
                    ContactDirectory contacts,
                    BaseMaps maps,
                    HubMode mode,
                    TimeProvider time,
                    [FromServices] AddressService? addresses
                ) =>
                {
                    var state = desk.State;
                    var isAuthority = state.Organisations.IsAuthority(user.Organisation);
                    var now = time.GetUtcNow();
                    var manages = isAuthority && RosterReading.Manages(state, user);
                    return new ReferenceView(
                        [
                            .. state
                                .Organisations.Organisations.Values.OrderBy(o => o.Name, Danish.Order)
                                .Select(o => new OrganisationView(o.Id.Value, o.Name, o.ShortName, o.Kind)),
                        ],
                        People(state.Organisations, directory, isAuthority ? null : user),
                        Areas(state.Areas),
                        [
                            .. state
                                .Roster.Ledergrupper.Values.OrderBy(g => g.Name, Danish.Order)
                                .Select(g => new LedergruppeView(
                                    g.Id.Value,
                                    g.Area.Value,
                                    g.Name,
                                    [.. g.Required.Select(o => o.Value)]
                                )),
                        ],
                        isAuthority ? Shifts(state.Roster, now) : [],
                        isAuthority ? Duties(state.Roster, contacts, now) : [],
                        manages ? RosterViews.Check(state.Roster, contacts, now) : null,
                        manages ? Unled(state, decider.LedergruppeKind) : null,
                        maps.Of(state).Tag,
                        MapSources.Of(state),
                        manages && !mode.IsDemo && state.Areas.HasDrawnBydele,
                        addresses is not null,
                        TestAlarmEndpoints.Own(state, user.Person)
                    );
                }
            )
            .WithTags("Billedet")
            .WithSummary("Navnene bag billedets id'er");

    private static List<AreaView> Areas(AreaBook book) =>
        [
            .. book.Atlas.Areas.Select(area => new AreaView(area.Id.Value, area.Kind, area.Name, false)),
            .. book
                .Names.Where(area => book.Atlas.Find(area.Key) is null)
                .OrderBy(area => area.Value, Danish.Order)
                .Select(area => new AreaView(area.Key.Value, area.Key.Kind, area.Value, true)),
        ];

    private static UnledView Unled(HubState state, AreaKind kind) =>
        new(
            [
                .. UnledAreas
                    .Among(state.Areas.Atlas.Areas.Select(area => area.Id), kind, state.Roster)
                    .Select(area => area.Value),
            ],
            UnledAreas.Instead(state.Roster, state.Organisations.Holding(Role.Sekretariat).Any())
        );

    private static List<PersonView> People(OrganisationBook book, PeopleDirectory directory, CurrentUser? only) =>
        [
            .. from organisation in book.Organisations.Values
            where only is null || organisation.Id == only.Organisation
            from member in organisation.Members
            let person = directory.Find(member.Key)
            where person is not null
            orderby person.Name
            select new PersonView(member.Key.Value, person.Name, organisation.Id.Value, member.Value),
        ];

    private static List<ShiftView> Shifts(RosterBook roster, DateTimeOffset now) =>
        [
            .. roster
                .Shifts.Values.Where(shift => shift.To > now && shift.From < now + Ahead)
                .OrderBy(shift => shift.From)
                .Select(View),
        ];

    internal static ShiftView View(Shift shift) =>
        new(shift.Id, shift.Ledergruppe.Value, shift.Authority.Value, shift.Person.Value, shift.From, shift.To);

    // From a day ago, so that what goes on now keeps its beginning.
    private static List<DutyView> Duties(RosterBook roster, ContactDirectory contacts, DateTimeOffset now) =>
        [
            .. RosterViews
                .Duties(DutyPlan.For(roster, now.AddDays(-1), now + Ahead, contacts.PhoneOf))
                .Where(duty => duty.To > now),
        ];
}

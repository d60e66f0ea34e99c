using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;

namespace Beredskab.Hub.Access;

public sealed record Organisation(
    OrganisationId Id,
    string Name,
    string ShortName,
    OrganisationKind Kind,
    ImmutableDictionary<PersonId, ImmutableArray<Role>> Members
);

/// <summary>The fold over organisations and memberships.</summary>
public sealed record OrganisationBook(ImmutableDictionary<OrganisationId, Organisation> Organisations)
{
    public static OrganisationBook Empty { get; } = new(ImmutableDictionary<OrganisationId, Organisation>.Empty);

    /// <summary>Those that see single incidents only. Asked for each commit, so it is worked out once for a book.</summary>
    public ImmutableArray<OrganisationId> OtherPartners { get; } =
    [
        .. Organisations
            .Values.Where(organisation => organisation.Kind == OrganisationKind.OtherPartner)
            .Select(organisation => organisation.Id),
    ];

    public Organisation? Find(OrganisationId id) => Organisations.GetValueOrDefault(id);

    /// <summary>May be required to answer, and reads the shared picture.</summary>
    public bool IsAuthority(OrganisationId id) => Find(id) is { Kind: not OrganisationKind.OtherPartner };

    public bool IsMember(OrganisationId id, PersonId person) => Find(id)?.Members.ContainsKey(person) == true;

    /// <returns>Empty when the person does not belong to the organisation.</returns>
    public ImmutableArray<Role> RolesOf(OrganisationId id, PersonId person) =>
        Find(id)?.Members.GetValueOrDefault(person) is { IsDefault: false } roles ? roles : [];

    /// <summary>The organisation that a person acts for: the first, by name, that the person belongs to.</summary>
    public Organisation? Of(PersonId person) =>
        Organisations
            .Values.Where(organisation => organisation.Members.ContainsKey(person))
            .OrderBy(organisation => organisation.Name, StringComparer.Ordinal)
            .FirstOrDefault();

    public IEnumerable<(PersonId Person, OrganisationId Organisation)> Holding(Role role) =>
        from organisation in Organisations.Values
        orderby organisation.Name, organisation.Id.Value
        from member in organisation.Members
        where member.Value.Contains(role)
        orderby member.Key.Value
        select (member.Key, organisation.Id);

    public OrganisationBook Apply(OrganisationEvent @event) =>
        @event switch
        {
            OrganisationEvent.Registered e => new(
                Organisations.Add(
                    e.Organisation,
                    new(
                        e.Organisation,
                        e.Name,
                        e.ShortName,
                        e.Kind,
                        ImmutableDictionary<PersonId, ImmutableArray<Role>>.Empty
                    )
                )
            ),
            OrganisationEvent.Renamed e => Change(
                e,
                organisation => organisation with { Name = e.Name, ShortName = e.ShortName }
            ),
            OrganisationEvent.MemberAdmitted e => Change(
                e,
                organisation => organisation with { Members = organisation.Members.SetItem(e.Person, e.Roles) }
            ),
            OrganisationEvent.RolesChanged e => Change(
                e,
                organisation => organisation with { Members = organisation.Members.SetItem(e.Person, e.Roles) }
            ),
            OrganisationEvent.MemberLeft e => Change(
                e,
                organisation => organisation with { Members = organisation.Members.Remove(e.Person) }
            ),
            _ => throw new InvalidOperationException($"No rule for {@event.GetType().Name}."),
        };

    private OrganisationBook Change(OrganisationEvent e, Func<Organisation, Organisation> change) =>
        new(Organisations.SetItem(e.Organisation, change(Organisations[e.Organisation])));
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;

namespace Beredskab.Hub.Access;

/// <summary>The three kinds of organisation that the law tells apart.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OrganisationKind>))]
public enum OrganisationKind
{
    [JsonStringEnumMemberName("myndighed")]
    Authority,

    /// <summary>Self-governing with public tasks; may exchange under retsplejeloven §115, stk. 3.</summary>
    [JsonStringEnumMemberName("selvejende")]
    SelfGoverning,

    /// <summary>May contribute what it knows; sees only the incidents that it takes part in.</summary>
    [JsonStringEnumMemberName("partner")]
    OtherPartner,
}

[JsonConverter(typeof(JsonStringEnumConverter<Role>))]
public enum Role
{
    [JsonStringEnumMemberName("leder")]
    Leader,

    [JsonStringEnumMemberName("sekretariat")]
    Sekretariat,

    [JsonStringEnumMemberName("bidragyder")]
    Contributor,

    [JsonStringEnumMemberName("administrator")]
    Administrator,

    /// <summary>Links the styregruppe and the ledergrupper; called when a ledergruppe does not answer.</summary>
    [JsonStringEnumMemberName("chefgruppe")]
    Chefgruppe,

    /// <summary>The directors; decides across authorities.</summary>
    [JsonStringEnumMemberName("styregruppe")]
    Styregruppe,
}

/// <summary>Organisations, and who belongs to them as what. Names of people are in the directory, never here.</summary>
public abstract record OrganisationEvent : DomainEvent
{
    private OrganisationEvent(OrganisationId organisation) => Organisation = organisation;

    public OrganisationId Organisation { get; }

    public override string Stream => $"organisation/{Organisation}";

    /// <param name="ShortName">As it stands in a coverage row: <c>SOF</c>.</param>
    public sealed record Registered(OrganisationId Organisation, string Name, string ShortName, OrganisationKind Kind)
        : OrganisationEvent(Organisation);

    public sealed record Renamed(OrganisationId Organisation, string Name, string ShortName)
        : OrganisationEvent(Organisation);

    public sealed record MemberAdmitted(OrganisationId Organisation, PersonId Person, ImmutableArray<Role> Roles)
        : OrganisationEvent(Organisation);

    public sealed record RolesChanged(OrganisationId Organisation, PersonId Person, ImmutableArray<Role> Roles)
        : OrganisationEvent(Organisation);

    public sealed record MemberLeft(OrganisationId Organisation, PersonId Person) : OrganisationEvent(Organisation);
}

public abstract record OrganisationCommand : DomainCommand
{
    private OrganisationCommand(OrganisationId organisation) => Organisation = organisation;

    public OrganisationId Organisation { get; }

    public sealed record Register(OrganisationId Organisation, string? Name, string? ShortName, OrganisationKind Kind)
        : OrganisationCommand(Organisation);

    public sealed record Rename(OrganisationId Organisation, string? Name, string? ShortName)
        : OrganisationCommand(Organisation);

    /// <summary>Admits a person, or changes the roles of one who is a member.</summary>
    /// <param name="HasNumber">Whether the directory has a mobile number of theirs; null when nothing is said of it.</param>
    public sealed record AdmitMember(
        OrganisationId Organisation,
        PersonId Person,
        ImmutableArray<Role> Roles,
        bool? HasNumber = null
    ) : OrganisationCommand(Organisation);

    public sealed record RemoveMember(OrganisationId Organisation, PersonId Person) : OrganisationCommand(Organisation);
}

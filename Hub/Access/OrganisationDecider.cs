using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Texts;

namespace Beredskab.Hub.Access;

/// <summary>Decides what follows from a command on an organisation or its members.</summary>
public static class OrganisationDecider
{
    public static Verdict Decide(OrganisationBook book, OrganisationCommand command)
    {
        var organisation = book.Find(command.Organisation);
        return (organisation, command) switch
        {
            (null, OrganisationCommand.Register c) => Register(book, c),
            (not null, OrganisationCommand.Register) => Verdict.Refuse(
                new("organisation-exists", "Organisationen findes allerede.", "organisationId")
            ),
            (null, _) => Verdict.Refuse(new("organisation-unknown", "Organisationen findes ikke.", "organisationId")),
            (_, OrganisationCommand.Rename c) => Names(c.Name, c.ShortName, out var name, out var shortName)
                is { } refusal
                ? Verdict.Refuse(refusal)
                : Verdict.Accept(new OrganisationEvent.Renamed(c.Organisation, name, shortName)),
            ({ } o, OrganisationCommand.AdmitMember c) => Admit(book, o, c),
            ({ } o, OrganisationCommand.RemoveMember c) => o.Members.ContainsKey(c.Person)
                ? LastAdministrator(book, c.Organisation, c.Person)
                    ?? Verdict.Accept(new OrganisationEvent.MemberLeft(c.Organisation, c.Person))
                : Verdict.Accept(),
            _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
        };
    }

    private static Verdict Register(OrganisationBook book, OrganisationCommand.Register c)
    {
        if (c.Organisation.Value == Guid.Empty || c.Organisation == OrganisationId.System)
        {
            return Verdict.Refuse(new("id-missing", "Organisationen mangler et id.", "organisationId"));
        }

        if (!Enum.IsDefined(c.Kind))
        {
            return Verdict.Refuse(new("kind-unknown", "Vælg, hvilken slags organisation det er.", "kind"));
        }

        if (Names(c.Name, c.ShortName, out var name, out var shortName) is { } refusal)
        {
            return Verdict.Refuse(refusal);
        }

        return book.Organisations.Values.Any(o =>
            string.Equals(o.ShortName, shortName, StringComparison.OrdinalIgnoreCase)
        )
            ? Verdict.Refuse(
                new("short-name-taken", $"En anden organisation hedder allerede {shortName}.", "shortName")
            )
            : Verdict.Accept(new OrganisationEvent.Registered(c.Organisation, name, shortName, c.Kind));
    }

    private static Refusal? Names(string? name, string? shortName, out string cleanName, out string cleanShortName)
    {
        cleanShortName = "";
        return NameText.Check(
                name,
                120,
                new("name-invalid", "Skriv organisationens navn, højst 120 tegn.", "name"),
                out cleanName
            )
            ?? NameText.Check(
                shortName,
                12,
                new("short-name-invalid", "Skriv en forkortelse på højst 12 tegn, fx SOF.", "shortName"),
                out cleanShortName
            );
    }

    private static Verdict Admit(OrganisationBook book, Organisation organisation, OrganisationCommand.AdmitMember c)
    {
        if (c.Person.Value == Guid.Empty || c.Person == PersonId.System)
        {
            return Verdict.Refuse(new("id-missing", "Personen mangler et id.", "personId"));
        }

        if (c.Roles.IsDefaultOrEmpty || !c.Roles.All(Enum.IsDefined))
        {
            return Verdict.Refuse(new("roles-missing", "Vælg mindst én rolle.", "roles"));
        }

        var roles = c.Roles.Distinct().Order().ToImmutableArray();
        if (organisation.Kind == OrganisationKind.OtherPartner && roles.Any(role => role is not Role.Contributor))
        {
            return Verdict.Refuse(
                new("role-not-for-partner", "Hos en anden partner kan man kun være bidragyder.", "roles")
            );
        }

        if (!organisation.Members.TryGetValue(c.Person, out var present))
        {
            return Verdict.Accept(new OrganisationEvent.MemberAdmitted(c.Organisation, c.Person, roles));
        }

        if (present.SequenceEqual(roles))
        {
            return Verdict.Accept();
        }

        return roles.Contains(Role.Administrator)
            ? Verdict.Accept(new OrganisationEvent.RolesChanged(c.Organisation, c.Person, roles))
            : LastAdministrator(book, c.Organisation, c.Person)
                ?? Verdict.Accept(new OrganisationEvent.RolesChanged(c.Organisation, c.Person, roles));
    }

    // Counted by membership: a person who is administrator in another organisation too may leave this one.
    private static Verdict? LastAdministrator(OrganisationBook book, OrganisationId organisation, PersonId person) =>
        book.Holding(Role.Administrator).ToList() is [var only] && only == (person, organisation)
            ? Verdict.Refuse(
                new("last-administrator", "Der skal altid være en administrator. Udpeg en anden først.", "roles")
            )
            : null;
}

using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;

namespace Beredskab.Hub.Tests.Access;

public sealed class OrganisationDeciderTests
{
    private static readonly OrganisationId Sof = new(Guid.Parse("00000000-0000-8000-8000-0000000000a1"));
    private static readonly PersonId Leader = new(Guid.Parse("00000000-0000-8000-8000-0000000000b1"));

    [Fact]
    public void An_organisation_is_registered_once()
    {
        var book = After(
            new OrganisationCommand.Register(Sof, " Socialforvaltningen ", "SOF", OrganisationKind.Authority)
        );
        Assert.Equal("Socialforvaltningen", book.Find(Sof)?.Name);
        Refused(
            book,
            new OrganisationCommand.Register(Sof, "Igen", "SOF2", OrganisationKind.Authority),
            "organisation-exists"
        );
        Refused(
            book,
            new OrganisationCommand.Register(new(Guid.NewGuid()), "En anden", "sof", OrganisationKind.Authority),
            "short-name-taken"
        );
    }

    [Fact]
    public void In_another_partner_one_can_only_contribute()
    {
        var book = After(
            new OrganisationCommand.Register(Sof, "Helhedsplanen", "Helhedsplan", OrganisationKind.OtherPartner)
        );
        Refused(book, new OrganisationCommand.AdmitMember(Sof, Leader, [Role.Leader]), "role-not-for-partner");
        Assert.IsType<Verdict.Accepted>(
            OrganisationDecider.Decide(book, new OrganisationCommand.AdmitMember(Sof, Leader, [Role.Contributor]))
        );
    }

    [Fact]
    public void The_last_administrator_cannot_be_removed()
    {
        var book = After(
            new OrganisationCommand.Register(Sof, "Sekretariatet", "SSP", OrganisationKind.Authority),
            new OrganisationCommand.AdmitMember(Sof, Leader, [Role.Administrator])
        );
        Refused(book, new OrganisationCommand.RemoveMember(Sof, Leader), "last-administrator");
    }

    [Fact]
    public void The_last_administrator_cannot_give_up_the_role()
    {
        var book = After(
            new OrganisationCommand.Register(Sof, "Sekretariatet", "SSP", OrganisationKind.Authority),
            new OrganisationCommand.AdmitMember(Sof, Leader, [Role.Administrator])
        );
        Refused(book, new OrganisationCommand.AdmitMember(Sof, Leader, [Role.Leader]), "last-administrator");
    }

    [Fact]
    public void Admitting_with_the_same_roles_changes_nothing()
    {
        var book = After(
            new OrganisationCommand.Register(Sof, "SOF", "SOF", OrganisationKind.Authority),
            new OrganisationCommand.AdmitMember(Sof, Leader, [Role.Leader])
        );
        var verdict = OrganisationDecider.Decide(
            book,
            new OrganisationCommand.AdmitMember(Sof, Leader, [Role.Leader, Role.Leader])
        );
        Assert.True(Assert.IsType<Verdict.Accepted>(verdict).Events.IsEmpty);
    }

    private static OrganisationBook After(params ImmutableArray<OrganisationCommand> commands)
    {
        var book = OrganisationBook.Empty;
        foreach (var command in commands)
        {
            var accepted = Assert.IsType<Verdict.Accepted>(OrganisationDecider.Decide(book, command));
            book = accepted.Events.Cast<OrganisationEvent>().Aggregate(book, (b, e) => b.Apply(e));
        }

        return book;
    }

    private static void Refused(OrganisationBook book, OrganisationCommand command, string code) =>
        Assert.Equal(code, Assert.IsType<Verdict.Refused>(OrganisationDecider.Decide(book, command)).Refusal.Code);
}

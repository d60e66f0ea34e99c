using System.Text.Json.Serialization;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Incidents;

namespace Beredskab.Hub.Access;

/// <summary>Organisations as data.</summary>
public static class OrganisationEndpoints
{
    public sealed record RegisterBody(
        Guid CommandId,
        string? OccurredAt,
        Guid OrganisationId,
        string? Name,
        string? ShortName,
        [property: JsonRequired] OrganisationKind Kind
    ) : CommandBody(CommandId, OccurredAt);

    public sealed record NameBody(Guid CommandId, string? OccurredAt, string? Name, string? ShortName)
        : CommandBody(CommandId, OccurredAt);

    public static void MapOrganisations(this IEndpointRouteBuilder api)
    {
        var organisations = api.MapGroup("/organisations").WithTags("Organisationer");

        organisations
            .MapPost(
                "/",
                (RegisterBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(
                        user,
                        b,
                        new OrganisationCommand.Register(new(b.OrganisationId), b.Name, b.ShortName, b.Kind),
                        ct
                    )
            )
            .DescribeCommand(
                "Opret en organisation",
                "Myndighed, selvejende med offentlige opgaver eller anden partner."
            );

        organisations
            .MapPost(
                "/{id:guid}/name",
                (Guid id, NameBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(user, b, new OrganisationCommand.Rename(new(id), b.Name, b.ShortName), ct)
            )
            .DescribeCommand("Giv en organisation nyt navn", "Det gamle står i journalen.");
    }
}

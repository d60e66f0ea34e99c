using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Incidents;
using Beredskab.Notifications.Roster;

namespace Beredskab.Hub.Roster;

/// <summary>Ledergrupper and shifts.</summary>
public static class RosterEndpoints
{
    public sealed record EstablishBody(
        Guid CommandId,
        string? OccurredAt,
        Guid LedergruppeId,
        string? Area,
        string? Name,
        ImmutableArray<Guid>? Required
    ) : CommandBody(CommandId, OccurredAt);

    public sealed record ChangeBody(Guid CommandId, string? OccurredAt, string? Name, ImmutableArray<Guid>? Required)
        : CommandBody(CommandId, OccurredAt);

    public sealed record ShiftBody(
        Guid CommandId,
        string? OccurredAt,
        Guid ShiftId,
        Guid OrganisationId,
        Guid Person,
        string? From,
        string? To
    ) : CommandBody(CommandId, OccurredAt);

    public sealed record CancelBody(Guid CommandId, string? OccurredAt) : CommandBody(CommandId, OccurredAt);

    public static void MapRoster(this IEndpointRouteBuilder api)
    {
        var groups = api.MapGroup("/ledergrupper").WithTags("Ledergrupper og vagter");

        groups
            .MapPost(
                "/",
                (EstablishBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(
                        user,
                        b,
                        new RosterCommand.EstablishLedergruppe(
                            new(b.LedergruppeId),
                            new AreaId(b.Area ?? ""),
                            b.Name,
                            Organisations(b.Required)
                        ),
                        ct
                    )
            )
            .DescribeCommand("Opret en ledergruppe", "For et område, med de myndigheder, der hver skal svare.");

        groups
            .MapPost(
                "/{id:guid}",
                (Guid id, ChangeBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(
                        user,
                        b,
                        new RosterCommand.ChangeLedergruppe(new(id), b.Name, Organisations(b.Required)),
                        ct
                    )
            )
            .DescribeCommand("Ret en ledergruppe", "Navn og myndigheder.");

        groups
            .MapPost(
                "/{id:guid}/shifts",
                (Guid id, ShiftBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                {
                    const string missing = "shift-time-missing";
                    return
                        RosterTimes.Span(new(b.From, b.To), missing, "from", "to", out var span, out var notes)
                            is { } refusal
                        ? Task.FromResult(Problems.Of(refusal))
                        : desk.Submit(
                            user,
                            b,
                            new RosterCommand.PlanShift(
                                new(id),
                                b.ShiftId,
                                new(b.OrganisationId),
                                new(b.Person),
                                span.From,
                                span.To
                            ),
                            ct,
                            notes
                        );
                }
            )
            .DescribeCommand("Læg en vagt", "En person, for en myndighed, fra og til.");

        groups
            .MapPost(
                "/{id:guid}/shifts/{shift:guid}/cancel",
                (Guid id, Guid shift, CancelBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(user, b, new RosterCommand.CancelShift(new(id), shift), ct)
            )
            .DescribeCommand("Slet en vagt", "Den står stadig i journalen.");
    }

    private static ImmutableArray<OrganisationId> Organisations(ImmutableArray<Guid>? ids) =>
        ids is { IsDefault: false } given ? [.. given.Select(OrganisationId.From)] : [];
}

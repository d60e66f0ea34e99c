using System.Text.Json.Serialization;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Incidents;
using Beredskab.GeoModel.Incidents.Zones;
using Beredskab.Hub.Access;
using Beredskab.Hub.Commands;

namespace Beredskab.Hub.Incidents;

/// <summary>Zones on an incident's map: drawn, redrawn, chosen among, removed.</summary>
public static class ZoneEndpoints
{
    public sealed record ZoneBody(
        Guid CommandId,
        string? OccurredAt,
        Guid ZoneId,
        [property: JsonRequired] ZoneKind Kind,
        ShapeBody? Shape,
        string? Note
    ) : CommandBody(CommandId, OccurredAt);

    /// <param name="Seen">The number of the drawing that was changed.</param>
    public sealed record DrawingBody(
        Guid CommandId,
        string? OccurredAt,
        [property: JsonRequired] int Seen,
        ShapeBody? Shape
    ) : CommandBody(CommandId, OccurredAt);

    /// <param name="Latest">The newest drawing that the person saw.</param>
    public sealed record ChoiceBody(
        Guid CommandId,
        string? OccurredAt,
        [property: JsonRequired] int Drawing,
        [property: JsonRequired] int Latest
    ) : CommandBody(CommandId, OccurredAt);

    public sealed record RemovalBody(Guid CommandId, string? OccurredAt, [property: JsonRequired] int Latest)
        : CommandBody(CommandId, OccurredAt);

    private static readonly Refusal NotDrawn = new("shape-missing", "Tegn zonen på kortet.", "shape");

    public static void MapZones(this IEndpointRouteBuilder api)
    {
        var zones = api.MapGroup("/incidents/{id:guid}/zones").WithTags("Zoner");

        zones
            .MapPost(
                "/",
                (Guid id, ZoneBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    Drawn(b.Shape, out var shape) is { } refusal
                        ? Task.FromResult(Problems.Of(refusal))
                        : desk.Submit(
                            user,
                            b,
                            new IncidentCommand.DrawZone(new(id), new(b.ZoneId), b.Kind, shape, b.Note),
                            ct
                        )
            )
            .DescribeCommand("Tegn en zone", "Afspærring, mødested, trygt sted eller område med uro; alle ser den.");

        zones
            .MapPost(
                "/{zone:guid}/drawings",
                (Guid id, Guid zone, DrawingBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    Drawn(b.Shape, out var shape) is { } refusal
                        ? Task.FromResult(Problems.Of(refusal))
                        : desk.Submit(user, b, new IncidentCommand.RedrawZone(new(id), new(zone), b.Seen, shape), ct)
            )
            .DescribeCommand(
                "Tegn en zone om",
                "Har en anden tegnet den om imens, står begge tegninger, til en er valgt."
            );

        zones
            .MapPost(
                "/{zone:guid}/choice",
                (Guid id, Guid zone, ChoiceBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(user, b, new IncidentCommand.ChooseDrawing(new(id), new(zone), b.Drawing, b.Latest), ct)
            )
            .DescribeCommand("Vælg, hvilken tegning der gælder", "De andre bliver stående i loggen.");

        zones
            .MapPost(
                "/{zone:guid}/removal",
                (Guid id, Guid zone, RemovalBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(user, b, new IncidentCommand.RemoveZone(new(id), new(zone), b.Latest), ct)
            )
            .DescribeCommand("Fjern en zone", "Den bliver stående i loggen.");
    }

    private static Refusal? Drawn(ShapeBody? body, out Shape shape)
    {
        var refusal = ShapeBody.Read(null, body, null, out var read, out _);
        shape = read!;
        return refusal ?? (read is null ? NotDrawn : null);
    }
}

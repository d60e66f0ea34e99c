namespace Beredskab.FakeTwilio;

/// <summary>What a test in another process steers the fake provider by, under <c>/_fake</c>.</summary>
internal static class FakeControl
{
    public static void Map(WebApplication app, FakeTwilioServer server)
    {
        app.MapGet("/_fake/health", () => Results.Json(new { status = "ok", messages = server.Messages.Count }));
        app.MapGet(
            "/_fake/messages",
            (string? to) => Results.Json(server.Messages.Where(message => to is null || message.To == to))
        );
        app.MapGet(
            "/_fake/calls",
            (string? to) => Results.Json(server.Calls.Where(call => to is null || call.To == to))
        );
        app.MapPost(
            "/_fake/phones",
            (PhonePlan[] plans) =>
            {
                foreach (var plan in plans)
                {
                    server.Answer(plan);
                }

                return Results.NoContent();
            }
        );
        app.MapGet("/_fake/callbacks", () => Results.Json(server.Callbacks));
        app.MapPost(
            "/_fake/inbound",
            async (Inbound inbound) =>
                Results.Json(new { status = await server.SendInbound(inbound.From, inbound.Body, inbound.Sid) })
        );
        app.MapPost(
            "/_fake/faults",
            (FaultPlan[] plans) =>
            {
                foreach (var plan in plans)
                {
                    server.Plan(plan);
                }

                return Results.NoContent();
            }
        );
        app.MapDelete(
            "/_fake/faults",
            () =>
            {
                server.ClearFaults();
                return Results.NoContent();
            }
        );
        app.MapPut(
            "/_fake/down",
            (bool down) =>
            {
                server.Down = down;
                return Results.NoContent();
            }
        );
        app.MapPost(
            "/_fake/release",
            async () =>
            {
                await server.Release();
                return Results.NoContent();
            }
        );
    }

    private sealed record Inbound(string From, string? To, string Body, string? Sid);
}

using System.Text.Json;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Live;

namespace Beredskab.Hub.Tests.Live;

/// <summary>The wire's names, as web/src/api/contract.ts has them.</summary>
public sealed class ContractTests
{
    [Fact]
    public void An_incident_is_written_as_the_contract_says()
    {
        var world = new LiveWorld();
        var id = world.Report(LiveWorld.Police);
        var view = new IncidentViews(_ => "Valby").Whole(world.State, world.State.Picture.Find(id)!);
        var json = JsonDocument.Parse(LiveJson.Write(view).Utf8).RootElement;

        Assert.Equal(["incident", "log", "tasks", "alerts"], Names(json));
        var header = json.GetProperty("incident");
        Assert.Equal(
            [
                "id",
                "exercise",
                "number",
                "version",
                "type",
                "title",
                "level",
                "scope",
                "position",
                "track",
                "reached",
                "answers",
                "reported",
                "partners",
                "zones",
                "stoodDown",
                "mergedInto",
                "absorbed",
                "splitFrom",
                "splitOff",
            ],
            Names(header)
        );
        Assert.Equal("brand", header.GetProperty("type").GetString());
        Assert.Equal(1, header.GetProperty("level").GetInt32());
        Assert.Equal("lokal", header.GetProperty("scope").GetString());
        Assert.Equal("Brand i Valby", header.GetProperty("title").GetString());
        Assert.Equal(JsonValueKind.Null, header.GetProperty("stoodDown").ValueKind);
        var position = header.GetProperty("position");
        Assert.Equal(
            ["point", "areas", "near", "boundaryMetres", "place", "beside", "shape", "within"],
            Names(position)
        );
        Assert.Equal(12.5, position.GetProperty("point")[0].GetDouble());
        Assert.Equal("bydel:valby", position.GetProperty("areas")[0].GetString());
        Assert.Equal(["person", "organisation"], Names(header.GetProperty("reported").GetProperty("by")));
    }

    [Fact]
    public void A_log_item_is_told_by_its_kind_and_carries_no_more_than_the_contract()
    {
        var world = new LiveWorld();
        var id = world.Report(LiveWorld.Police);
        var commit = world.Give(
            LiveWorld.Police,
            new IncidentCommand.Omit(id, "Ingen pressemeddelelse", "Uroen er lokal", DecisionLevel.Tactical)
        )!;
        var change = JsonDocument
            .Parse(LiveJson.Write<IReadOnlyList<Change>>(LiveWorld.Changes.Of(commit, Audiences.Authorities)).Utf8)
            .RootElement[0];

        Assert.Equal("log", change.GetProperty("kind").GetString());
        var item = change.GetProperty("item");
        Assert.Equal(
            ["by", "decisionLevel", "id", "kind", "occurredAt", "recordedAt", "what", "why"],
            Names(item).Order(StringComparer.Ordinal)
        );
        Assert.Equal("omission", item.GetProperty("kind").GetString());
        Assert.Equal("taktisk", item.GetProperty("decisionLevel").GetString());
        Assert.EndsWith("+00:00", item.GetProperty("occurredAt").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_task_is_written_as_the_contract_says()
    {
        var world = new LiveWorld();
        var id = world.Report(LiveWorld.Police);
        var commit = world.Give(
            LiveWorld.Police,
            new IncidentCommand.AssignTask(
                id,
                "Gadeplan",
                LiveWorld.Club,
                null,
                world.Now.AddHours(1),
                [TargetGroup.Unge]
            )
        )!;
        var task = LiveWorld.Changes.Of(commit, Audiences.Authorities).OfType<Change.OfTask>().Single();
        var json = JsonDocument.Parse(LiveJson.Write<Change>(task).Utf8).RootElement;
        Assert.Equal(["kind", "incident", "task"], Names(json));
        Assert.Equal(
            ["id", "what", "organisation", "tovholder", "deadline", "targetGroups", "assigned", "completed"],
            Names(json.GetProperty("task"))
        );
    }

    private static IEnumerable<string> Names(JsonElement element) =>
        element.EnumerateObject().Select(property => property.Name);
}

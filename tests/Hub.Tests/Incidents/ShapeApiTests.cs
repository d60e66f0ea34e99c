using System.Text.Json;
using Beredskab.Hub.Tests.Roster;

namespace Beredskab.Hub.Tests.Incidents;

/// <summary>Places that are more than a spot, and zones, over HTTP, in the whole program with its demonstration.</summary>
public sealed class ShapeApiTests(RunningHub hub) : IClassFixture<RunningHub>
{
    // From Blågårds Plads over Assistens Kirkegård into Østerbro.
    private const string Street =
        """{"type":"LineString","coordinates":[[12.5539,55.6872],[12.5561,55.6930],[12.5720,55.7010]]}""";

    private const string Square =
        """{"type":"Polygon","coordinates":[[[12.5530,55.6868],[12.5548,55.6868],[12.5548,55.6877],[12.5530,55.6877],[12.5530,55.6868]]]}""";

    [Fact]
    public async Task A_line_over_a_boundary_alerts_both_ledergrupper_and_is_seen_as_drawn()
    {
        var jonas = await hub.SignIn("Jonas Aaby");
        var (_, preview) = await jonas.Post(
            "/preview",
            new()
            {
                ["type"] = "stenkast",
                ["level"] = 2,
                ["shape"] = Json(Street),
            }
        );
        Assert.Equal(2, preview.GetProperty("alerts").GetArrayLength());

        var incident = Guid.CreateVersion7();
        await jonas.Accept("/incidents", Report(incident, "shape", Json(Street)));
        var view = await jonas.Get($"/incidents/{incident}");
        var position = view.GetProperty("incident").GetProperty("position");
        Assert.Equal("LineString", position.GetProperty("shape").GetProperty("type").GetString());
        Assert.Equal(0, position.GetProperty("boundaryMetres").GetDouble());
        string[] areas = [.. position.GetProperty("areas").EnumerateArray().Select(area => area.GetString()!)];
        Assert.Contains("bydel:noerrebro", areas);
        Assert.Contains("bydel:oesterbro", areas);
        Assert.Equal(2, view.GetProperty("alerts").GetArrayLength());

        // In words, for whoever reads the log.
        var csv = await jonas.Client.GetStringAsync($"/api/v1/incidents/{incident}/timeline.csv", Ct);
        Assert.Contains("linje på 2", csv, StringComparison.Ordinal);

        await jonas.Accept($"/incidents/{incident}/position", new() { ["seenVersion"] = 1, ["shape"] = Json(Square) });
        position = (await jonas.Get($"/incidents/{incident}")).GetProperty("incident").GetProperty("position");
        Assert.Equal("Polygon", position.GetProperty("shape").GetProperty("type").GetString());
    }

    [Fact]
    public async Task Somewhere_in_a_bydel_is_called_by_it_and_alerts_its_ledergruppe_alone()
    {
        var jonas = await hub.SignIn("Jonas Aaby");
        var (_, preview) = await jonas.Post(
            "/preview",
            new()
            {
                ["type"] = "sammenstoed",
                ["level"] = 2,
                ["within"] = "bydel:indre-by",
            }
        );
        Assert.Equal("Sammenstød i Indre By", preview.GetProperty("title").GetString());
        Assert.Equal(1, preview.GetProperty("alerts").GetArrayLength());
        var text = preview.GetProperty("sms").GetProperty("text").GetString();
        Assert.Contains("Indre By", text, StringComparison.Ordinal);
        Assert.DoesNotContain(" ved ", text, StringComparison.Ordinal);

        var incident = Guid.CreateVersion7();
        await jonas.Accept("/incidents", Report(incident, "within", Json("\"bydel:indre-by\"")));
        var view = await jonas.Get($"/incidents/{incident}");
        var header = view.GetProperty("incident");
        Assert.EndsWith(" i Indre By", header.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Equal("bydel:indre-by", header.GetProperty("position").GetProperty("within").GetString());
        Assert.Equal(1, view.GetProperty("alerts").GetArrayLength());
        var csv = await jonas.Client.GetStringAsync($"/api/v1/incidents/{incident}/timeline.csv", Ct);
        Assert.Contains("et sted i området · Indre By", csv, StringComparison.Ordinal);

        // It is near no spot, and near another of which as much is known.
        var point = header.GetProperty("position").GetProperty("point");
        var near = await jonas.Get(
            FormattableString.Invariant($"/nearby?longitude={point[0].GetDouble()}&latitude={point[1].GetDouble()}")
        );
        Assert.DoesNotContain(
            near.GetProperty("open").EnumerateArray(),
            open => open.GetProperty("id").GetGuid() == incident
        );
        var (_, again) = await jonas.Post(
            "/preview",
            new()
            {
                ["type"] = "stenkast",
                ["level"] = 2,
                ["within"] = "bydel:indre-by",
            }
        );
        var similar = again
            .GetProperty("similar")
            .EnumerateArray()
            .Single(one => one.GetProperty("id").GetGuid() == incident);
        Assert.Equal(JsonValueKind.Null, similar.GetProperty("metres").ValueKind);

        await jonas.Accept(
            $"/incidents/{incident}/position",
            new() { ["seenVersion"] = 1, ["shape"] = Json("""{"type":"Point","coordinates":[12.5856,55.6797]}""") }
        );
        header = (await jonas.Get($"/incidents/{incident}")).GetProperty("incident");
        Assert.Equal(JsonValueKind.Null, header.GetProperty("position").GetProperty("within").ValueKind);
    }

    [Fact]
    public async Task A_spot_has_no_shape()
    {
        var jonas = await hub.SignIn("Jonas Aaby");
        var incident = Guid.CreateVersion7();
        await jonas.Accept(
            "/incidents",
            Report(incident, "shape", Json("""{"type":"Point","coordinates":[12.5539,55.6872]}"""))
        );
        var position = (await jonas.Get($"/incidents/{incident}")).GetProperty("incident").GetProperty("position");
        Assert.Equal(JsonValueKind.Null, position.GetProperty("shape").ValueKind);
    }

    [Theory]
    [InlineData("""{"type":"Circle","coordinates":[12.5,55.6]}""", "shape-type")]
    [InlineData("""{"coordinates":[12.5,55.6]}""", "shape-type")]
    [InlineData("""{"type":"LineString"}""", "shape-coordinates")]
    [InlineData("""{"type":"LineString","coordinates":[["12.5","55.6"],[12.6,55.7]]}""", "shape-coordinates")]
    [InlineData("""{"type":"LineString","coordinates":[[12.5,55.6],[12.6]]}""", "shape-coordinates")]
    [InlineData("""{"type":"LineString","coordinates":[[12.5539,55.6872]]}""", "shape-too-few")]
    [InlineData("""{"type":"LineString","coordinates":[[55.68,12.55],[55.69,12.56]]}""", "position-swapped")]
    [InlineData("""{"type":"LineString","coordinates":[[12.55,55.68],[2.35,48.85]]}""", "position-outside-region")]
    [InlineData("""{"type":"Polygon","coordinates":[[[12.5,55.6],[12.6,55.6],[12.6,55.7]]]}""", "shape-not-closed")]
    [InlineData("""{"type":"Polygon","coordinates":[]}""", "shape-holes")]
    [InlineData(
        """{"type":"Polygon","coordinates":[[[12.55,55.68],[12.56,55.69],[12.56,55.68],[12.55,55.69],[12.55,55.68]]]}""",
        "shape-crosses-itself"
    )]
    public async Task What_cannot_be_used_says_why_and_nothing_is_reported(string shape, string code)
    {
        var jonas = await hub.SignIn("Jonas Aaby");
        var incident = Guid.CreateVersion7();
        await jonas.Refuse(code, "/incidents", Report(incident, "shape", Json(shape)));
        await jonas.Refuse(
            code,
            "/preview",
            new()
            {
                ["type"] = "brand",
                ["level"] = 1,
                ["shape"] = Json(shape),
            }
        );
        Assert.Equal(
            System.Net.HttpStatusCode.NotFound,
            (await jonas.Client.GetAsync($"/api/v1/incidents/{incident}", Ct)).StatusCode
        );
    }

    [Fact]
    public async Task A_place_told_twice_is_asked_about()
    {
        var jonas = await hub.SignIn("Jonas Aaby");
        var fields = Report(Guid.CreateVersion7(), "shape", Json(Street));
        fields["position"] = Json("""{"longitude":12.5539,"latitude":55.6872}""");
        await jonas.Refuse("position-twice", "/incidents", fields);
    }

    [Fact]
    public async Task Zones_are_drawn_together_and_both_drawings_stand_until_one_is_chosen()
    {
        var jonas = await hub.SignIn("Jonas Aaby");
        var mette = await hub.SignIn("Mette Lindholm");
        var (incident, zone) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await jonas.Accept("/incidents", Report(incident, "shape", Json(Square)));

        var zones = $"/incidents/{incident}/zones";
        await jonas.Refuse("shape-missing", zones, new() { ["zoneId"] = zone, ["kind"] = "afspaerring" });
        await jonas.Accept(
            zones,
            new()
            {
                ["zoneId"] = zone,
                ["kind"] = "afspaerring",
                ["shape"] = Json(Square),
                ["note"] = "Ved porten",
            }
        );
        await mette.Accept($"{zones}/{zone}/drawings", new() { ["seen"] = 1, ["shape"] = Json(Street) });
        await jonas.Accept(
            $"{zones}/{zone}/drawings",
            new() { ["seen"] = 1, ["shape"] = Json("""{"type":"Point","coordinates":[12.5539,55.6872]}""") }
        );

        var seen = Assert.Single(
            (await mette.Get($"/incidents/{incident}")).GetProperty("incident").GetProperty("zones").EnumerateArray()
        );
        Assert.Equal("Ved porten", seen.GetProperty("note").GetString());
        Assert.Equal(
            ["LineString", "Point"],
            seen.GetProperty("standing")
                .EnumerateArray()
                .Select(drawing => drawing.GetProperty("shape").GetProperty("type").GetString())
        );
        Assert.Equal(
            [mette.Person, jonas.Person],
            seen.GetProperty("standing")
                .EnumerateArray()
                .Select(drawing => drawing.GetProperty("by").GetProperty("person").GetGuid())
        );

        Assert.Contains(
            "bydel:oesterbro",
            seen.GetProperty("standing")[0].GetProperty("areas").EnumerateArray().Select(area => area.GetString())
        );
        Assert.Equal("Blågårds Plads", seen.GetProperty("standing")[1].GetProperty("place").GetString());

        await mette.Refuse("zone-conflict", $"{zones}/{zone}/choice", new() { ["drawing"] = 2, ["latest"] = 2 });
        await mette.Accept($"{zones}/{zone}/choice", new() { ["drawing"] = 2, ["latest"] = 3 });
        var csv = await jonas.Client.GetStringAsync($"/api/v1/incidents/{incident}/timeline.csv", Ct);
        Assert.Contains("Afspærring tegnet om", csv, StringComparison.Ordinal);
        Assert.Contains("Tegning 2 gælder.", csv, StringComparison.Ordinal);

        await jonas.Accept($"{zones}/{zone}/removal", new() { ["latest"] = 3 });
        Assert.Empty(
            (await mette.Get($"/incidents/{incident}")).GetProperty("incident").GetProperty("zones").EnumerateArray()
        );
        await mette.Refuse(
            "zone-removed",
            $"{zones}/{zone}/drawings",
            new() { ["seen"] = 2, ["shape"] = Json(Square) }
        );
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static JsonElement Json(string json) => JsonDocument.Parse(json).RootElement;

    private static Dictionary<string, object?> Report(Guid incident, string field, JsonElement place) =>
        new()
        {
            ["incidentId"] = incident,
            ["type"] = "stenkast",
            ["level"] = 2,
            ["scope"] = "lokal",
            [field] = place,
            ["what"] = "Stenkast mod busser",
        };
}

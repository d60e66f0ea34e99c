using System.Globalization;
using System.Net;
using System.Text.Json;
using Beredskab.Hub.Tests.Roster;

namespace Beredskab.Hub.Tests.Places;

/// <summary>Finding a place and what is round it, over HTTP, as the dashboard and a script do.</summary>
public sealed class PlaceApiTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_place_is_found_with_its_kind_and_its_bydel()
    {
        var person = await hub.SignIn("Jonas Aaby");

        var place = (await person.Get("/places?q=blaagaards%20plds")).EnumerateArray().First();

        Assert.Equal("Blågårds Plads", place.GetProperty("name").GetString());
        Assert.Equal("plads", place.GetProperty("kind").GetString());
        Assert.Equal("Nørrebro", place.GetProperty("bydel").GetString());
    }

    [Fact]
    public async Task What_is_round_an_incident_names_it_to_whoever_may_see_it_and_to_nobody_else()
    {
        var leader = await hub.SignIn("Jonas Aaby");
        var incident = Guid.CreateVersion7();
        await Report(leader, incident, "position", new { longitude = 12.5560, latitude = 55.6870 });
        var partner = await hub.SignIn("Yasmin Kofoed");

        var seen = await leader.Get(Address(12.5570, 55.6872));
        var hidden = await partner.Get(Address(12.5570, 55.6872));

        Assert.Contains(Ids(seen, "open"), id => id == incident);
        Assert.Contains(
            seen.GetProperty("places").EnumerateArray(),
            place => place.GetProperty("name").GetString() == "Blågårds Plads"
        );
        Assert.Equal("Nørrebro", seen.GetProperty("bydel").GetString());
        Assert.DoesNotContain(Ids(hidden, "open"), id => id == incident);
        Assert.DoesNotContain(Ids(await leader.Get(Address(12.5000, 55.6500)), "open"), id => id == incident);

        await leader.Accept($"/incidents/{incident}/stand-down", new() { ["reason"] = "Roligt", ["seenVersion"] = 1 });
        var after = await leader.Get(Address(12.5570, 55.6872));
        Assert.DoesNotContain(Ids(after, "open"), id => id == incident);
        Assert.Contains(Ids(after, "earlier"), id => id == incident);
    }

    [Fact]
    public async Task What_is_round_an_incident_is_measured_from_all_of_it()
    {
        var leader = await hub.SignIn("Jonas Aaby");
        var incident = Guid.CreateVersion7();
        await Report(
            leader,
            incident,
            "shape",
            new { type = "LineString", coordinates = new[] { new[] { 12.5560, 55.6870 }, [12.5560, 55.7070] } }
        );

        var near = await leader.Get($"/nearby?incident={incident}");
        var square = near.GetProperty("places")
            .EnumerateArray()
            .Single(place => place.GetProperty("name").GetString() == "Blågårds Plads");
        Assert.InRange(square.GetProperty("metres").GetDouble(), 0, 100);

        // Whoever may not see it is told no more than of one that is not there.
        var partner = await hub.SignIn("Yasmin Kofoed");
        foreach (var one in (Guid[])[incident, Guid.NewGuid()])
        {
            var answer = await partner.Client.GetAsync(
                $"/api/v1/nearby?incident={one}",
                TestContext.Current.CancellationToken
            );
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("/nearby?longitude=55.6&latitude=12.5", "position-swapped")]
    [InlineData("/nearby", "position-not-a-number")]
    [InlineData("/nearby?longitude=12.5&latitude=55.6&metres=90000", "metres-out-of-range")]
    [InlineData("/places?q=skole&longitude=12.5", "position-not-a-number")]
    [InlineData("/places?q=48.85%202.35", "position-outside-region")]
    [InlineData("/places?q=0%200", "position-outside-region")]
    public async Task A_question_that_cannot_be_answered_says_why(string address, string code)
    {
        var person = await hub.SignIn("Jonas Aaby");

        var answer = await person.Client.GetAsync("/api/v1" + address, TestContext.Current.CancellationToken);
        var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(code, body.RootElement.GetProperty("code").GetString());
    }

    private static Task Report(SignedIn leader, Guid incident, string place, object where) =>
        leader.Accept(
            "/incidents",
            new()
            {
                ["incidentId"] = incident,
                ["type"] = "stenkast",
                ["level"] = 1,
                ["scope"] = "lokal",
                [place] = where,
                ["what"] = "Stenkast mod bus",
            }
        );

    private static string Address(double longitude, double latitude) =>
        string.Create(CultureInfo.InvariantCulture, $"/nearby?longitude={longitude}&latitude={latitude}");

    private static IEnumerable<Guid> Ids(JsonElement nearby, string list) =>
        nearby.GetProperty(list).EnumerateArray().Select(one => one.GetProperty("id").GetGuid());
}

using System.Net;
using System.Text.Json;
using Beredskab.Hub.Tests.Roster;
using static Beredskab.Hub.Tests.Contacts.ContactRequests;

namespace Beredskab.Hub.Tests.Contacts;

/// <summary>What an administrator sees of who can be reached, and changes in a person's mobile.</summary>
public sealed class ReachApiTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task An_administrator_cannot_give_one_person_the_number_that_another_proved()
    {
        await using var own = new RunningHub();
        await own.InitializeAsync();
        var inger = await own.SignIn("Inger Thue");
        var lise = await own.SignIn("Lise Kragh");
        var way = Id();
        await lise.Accept("/contact/ways", Sms(way, "30405073"));
        await lise.Accept($"/contact/ways/{way}/verification", Code(await own.Code("+4530405073")));
        var jonas = await own.SignIn("Jonas Aaby");
        await inger.Refuse("mobile-taken", $"/people/{jonas.Person}/contact", Mobile("Jonas Aaby", "30 40 50 73"));

        // For whoever proved it the mobile takes the place of the way, still proved.
        await inger.Accept($"/people/{lise.Person}/contact", Mobile("Lise Kragh", "30 40 50 73"));
        Assert.Equal(
            ["+4530405073"],
            (await Ways(lise)).Where(IsSms).Select(one => one.GetProperty("address").GetString())
        );
        Assert.True((await Ways(lise)).Single(IsSms).GetProperty("verified").GetBoolean());

        static bool IsSms(JsonElement one) => one.GetProperty("kind").GetString() == "sms";
        static Dictionary<string, object?> Mobile(string name, string number) =>
            new() { ["name"] = name, ["mobile"] = number };
    }

    [Fact]
    public async Task Who_has_never_given_the_code_is_warned_of_and_is_alerted_all_the_same()
    {
        var inger = await hub.SignIn("Inger Thue");
        var unverified = Guid.Parse(Demo.DemoPeople.IdOf("person", Demo.DemoPeople.Unverified).ToString());
        var warnings = (await inger.Get("/roster")).GetProperty("warnings").EnumerateArray().ToList();
        Assert.Contains(warnings, warning => Says(warning, "unverified", unverified));
        Assert.Equal("unverified", Assert.Single(await Troubles(inger, unverified)).GetProperty("reason").GetString());
        Assert.DoesNotContain(
            warnings,
            warning =>
                warning.GetProperty("kind").GetString() == "unverified"
                && warning.GetProperty("person").GetGuid() != unverified
        );
    }

    [Fact]
    public async Task A_number_that_an_administrator_changes_is_no_longer_proved()
    {
        // In a demonstration of its own: another test counts those who have proved nothing.
        await using var own = new RunningHub();
        await own.InitializeAsync();
        var inger = await own.SignIn("Inger Thue");
        var lise = await own.SignIn("Lise Kragh");
        Assert.True((await Ways(lise))[0].GetProperty("verified").GetBoolean());
        await inger.Accept(
            $"/people/{lise.Person}/contact",
            new() { ["name"] = "Lise Kragh", ["mobile"] = "30405066" }
        );
        Assert.False((await Ways(lise))[0].GetProperty("verified").GetBoolean());
        await inger.Refuse(
            "mobile-is-duty-phone",
            $"/people/{lise.Person}/contact",
            new() { ["name"] = "Lise Kragh", ["mobile"] = "20000100" }
        );
        Assert.Equal("+4530405066", (await Ways(lise))[0].GetProperty("address").GetString());
    }

    [Fact]
    public async Task The_lists_of_who_cannot_be_reached_are_for_those_who_can_do_something()
    {
        foreach (var name in (string[])["Jonas Aaby", "Yasmin Kofoed", "Henrik Solvang"])
        {
            var person = await hub.SignIn(name);
            Assert.Equal(HttpStatusCode.Forbidden, (await person.Client.GetAsync("/api/v1/reach")).StatusCode);
        }

        using var stranger = hub.Stranger();
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/api/v1/reach")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/api/v1/contact")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/api/v1/duty-phones")).StatusCode);
    }
}

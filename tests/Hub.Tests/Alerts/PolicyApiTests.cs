using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Beredskab.Hub.Demo;
using Beredskab.Hub.Tests.Roster;

namespace Beredskab.Hub.Tests.Alerts;

/// <summary>The alert policy over HTTP, on the whole program, with a ledergruppe of several hundred.</summary>
public sealed class PolicyApiTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const int Many = 100;

    [Fact]
    public async Task What_would_page_four_hundred_for_an_informationsberedskab_is_asked_about_first_with_the_number()
    {
        var inger = await hub.SignIn("Inger Thue");
        foreach (var authority in DemoPeople.Required)
        {
            await FillLedergruppe(inger, DemoPeople.IdOf("organisation", authority));
        }

        // Four hundred sit there, and a neighbour stands in for each authority; nobody of the Sekretariat is called.
        var rule = await General(inger, 1);
        rule["wholeLedergruppe"] = true;
        rule["steps"] = JsonNode.Parse("""[{"kind":"repeat","afterSeconds":60}]""");
        var (status, body) = await Adopt(inger, rule);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal(
            ("policy-calls-many", "confirmed"),
            (body.GetProperty("code").GetString(), body.GetProperty("field").GetString())
        );
        Assert.Contains(" 400 personer", body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, (await inger.Get("/policy")).GetProperty("version").GetInt32());

        var (accepted, _) = await Adopt(inger, rule, confirmed: true);
        Assert.Equal(HttpStatusCode.OK, accepted);
        var policy = await inger.Get("/policy");
        Assert.Equal(1, policy.GetProperty("version").GetInt32());
        Assert.Equal(400, policy.GetProperty("mostCalled")[0].GetInt32());
    }

    public static TheoryData<string, string, string> Bad =>
        new()
        {
            { "authorities", "[]", "policy-alerts-nobody" },
            { "quorum", "[]", "policy-alerts-nobody" },
            { "authorities", "ssp", "policy-authority-without-seat" },
            { "quorum", "ssp", "policy-authority-without-seat" },
            { "authorities", "helhedsplan", "policy-authority-unknown" },
            { "steps", "[]", "policy-no-steps" },
            {
                "steps",
                """[{"kind":"deputy","afterSeconds":60},{"kind":"deputy","afterSeconds":60}]""",
                "policy-step-loops"
            },
        };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task What_alerts_nobody_loops_or_names_whom_it_cannot_call_is_refused(
        string field,
        string value,
        string code
    )
    {
        var inger = await hub.SignIn("Inger Thue");
        var rule = await General(inger, 1);
        rule[field] = value.StartsWith('[')
            ? JsonNode.Parse(value)
            : new JsonArray(DemoPeople.IdOf("organisation", value).ToString());
        // Confirmed, because another test may have filled the ledergruppe meanwhile.
        var (status, body) = await Adopt(inger, rule, confirmed: true);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal((code, "rules[0]"), (body.GetProperty("code").GetString(), body.GetProperty("field").GetString()));
        if (code == "policy-authority-without-seat")
        {
            Assert.StartsWith("SSP ", body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }

    private static async Task FillLedergruppe(SignedIn inger, Guid organisation)
    {
        var people = Enumerable.Range(0, Many).Select(_ => Guid.CreateVersion7()).ToArray();
        await Task.WhenAll(
            people.Select(
                (person, number) =>
                    inger.Accept(
                        "/people",
                        new()
                        {
                            ["personId"] = person,
                            ["name"] = $"Prøve Person {number}",
                            ["organisationId"] = organisation,
                            ["roles"] = new[] { "leder" },
                        }
                    )
            )
        );
        await inger.Accept(
            $"/ledergrupper/{DemoPeople.IdOf("ledergruppe", "noerrebro")}/members",
            new()
            {
                ["organisationId"] = organisation,
                ["members"] = people,
                ["deputies"] = Array.Empty<Guid>(),
            }
        );
    }

    private static async Task<JsonObject> General(SignedIn person, int level) =>
        JsonNode
            .Parse((await person.Get("/policy")).GetProperty("rules").GetRawText())!
            .AsArray()
            .Select(rule => rule!.AsObject())
            .First(rule => (int)rule["level"]! == level && rule["type"] is null)
            .DeepClone()
            .AsObject();

    private static async Task<(HttpStatusCode, JsonElement)> Adopt(
        SignedIn person,
        JsonObject rule,
        bool confirmed = false
    )
    {
        var policy = await person.Get("/policy");
        return await person.Post(
            "/policy",
            new()
            {
                ["seenVersion"] = policy.GetProperty("version").GetInt32(),
                ["rules"] = new[] { (object)rule, await General(person, 2), await General(person, 3) },
                ["citywide"] = policy.GetProperty("citywide"),
                ["reason"] = "Aftalt på mødet",
                ["confirmed"] = confirmed,
            }
        );
    }
}

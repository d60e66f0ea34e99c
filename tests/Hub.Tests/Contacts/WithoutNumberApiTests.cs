using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Beredskab.Hub.Tests.Roster;
using static Beredskab.Hub.Tests.Contacts.ContactRequests;

namespace Beredskab.Hub.Tests.Contacts;

/// <summary>Whoever has no mobile number has no way to it, until one is written.</summary>
public sealed class WithoutNumberApiTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Name = "Prøve Uden Nummer";

    [Fact]
    public async Task Whoever_is_admitted_without_a_number_gets_an_SMS_way_with_one_and_loses_it_again()
    {
        var inger = await hub.SignIn("Inger Thue");
        var person = await Admit(inger, mobile: null);
        Assert.Empty(await Ways(person));
        var trouble = Assert.Single(await Troubles(inger, person.Person));
        Assert.Equal(
            ("no-phone", false),
            (trouble.GetProperty("reason").GetString(), trouble.GetProperty("otherWays").GetBoolean())
        );

        await inger.Accept($"/people/{person.Person}/contact", Contact("30405191"));
        var way = Assert.Single(await Ways(person));
        Assert.Equal(
            ("sms", "+4530405191", false),
            (
                way.GetProperty("kind").GetString(),
                way.GetProperty("address").GetString(),
                way.GetProperty("verified").GetBoolean()
            )
        );
        Assert.Equal(
            "unverified",
            Assert.Single(await Troubles(inger, person.Person)).GetProperty("reason").GetString()
        );

        await inger.Accept($"/people/{person.Person}/contact", Contact(null));
        Assert.Empty(await Ways(person));
        Assert.Equal("no-phone", Assert.Single(await Troubles(inger, person.Person)).GetProperty("reason").GetString());
    }

    [Fact]
    public async Task Whoever_is_admitted_with_a_number_has_a_way_to_it_at_once_and_keeps_it_over_a_power_cut()
    {
        await using var own = new RunningHub();
        await own.InitializeAsync();
        var inger = await own.SignIn("Inger Thue");
        var (with, without) = (await Admit(inger, "30405192", own), await Admit(inger, null, own));
        Assert.Single(await Ways(with));
        await own.KillAndGoOn();
        Assert.Single(await Ways(await SignIn(own, with)));
        Assert.Empty(await Ways(await SignIn(own, without)));
    }

    private static Dictionary<string, object?> Contact(string? mobile) =>
        new() { ["name"] = Name, ["mobile"] = mobile };

    private Task<SignedIn> Admit(SignedIn inger, string? mobile) => Admit(inger, mobile, hub);

    private static async Task<SignedIn> Admit(SignedIn inger, string? mobile, RunningHub hub)
    {
        var person = Guid.CreateVersion7();
        await inger.Accept(
            "/people",
            new()
            {
                ["personId"] = person,
                ["name"] = Name,
                ["organisationId"] = inger.Organisation,
                ["roles"] = new[] { "leder" },
                ["mobile"] = mobile,
                ["userName"] = UserName(person),
                ["password"] = Password,
            }
        );
        return await SignIn(hub, new(new(), person, inger.Organisation));
    }

    private const string Password = "et langt kodeord til prøven";

    private static string UserName(Guid person) => $"proeve{person:N}"[..30];

    private static async Task<SignedIn> SignIn(RunningHub hub, SignedIn person)
    {
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() })
        {
            BaseAddress = hub.Url,
        };
        var answer = await client.PostAsJsonAsync(
            "/api/v1/session",
            new { userName = UserName(person.Person), password = Password }
        );
        answer.EnsureSuccessStatusCode();
        var session = await client.GetFromJsonAsync<JsonElement>("/api/v1/session");
        var antiforgery = session.GetProperty("antiforgery");
        client.DefaultRequestHeaders.Add(
            antiforgery.GetProperty("header").GetString()!,
            antiforgery.GetProperty("token").GetString()
        );
        return person with { Client = client };
    }
}

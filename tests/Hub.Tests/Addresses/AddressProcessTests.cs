using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Beredskab.FakeAddresses;
using Beredskab.Hub.Tests.Journal;

namespace Beredskab.Hub.Tests.Addresses;

/// <summary>Addresses in the whole program, in a process of its own, with the service beside it.</summary>
public sealed class AddressProcessTests : IDisposable
{
    private const string Token = "a-secret-token-of-the-tests";

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Addresses:Token", "")]
    [InlineData("Addresses:Token", "to ord")]
    [InlineData("Addresses:Url", "ftp://adresser.example.dk")]
    [InlineData("Addresses:Url", "http://adresser.example.dk")]
    [InlineData("Addresses:Kommunekode", "København")]
    [InlineData("Addresses:TimeoutSeconds", "60")]
    public async Task A_wrong_setting_stops_the_program_by_its_name(string setting, string value)
    {
        using var hub = RunningProgram.Start(
            new Dictionary<string, string>
            {
                ["Addresses:Url"] = "http://127.0.0.1:9",
                ["Addresses:Token"] = Token,
                [setting] = value,
            },
            "--urls",
            $"http://127.0.0.1:{RunningProgram.FreePort()}",
            "--folder",
            folder.Path
        );

        Assert.Equal(2, await hub.Exit());
        Assert.Contains(setting, hub.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(Token, hub.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Hub_asks_the_service_and_tells_nobody_the_token()
    {
        await using var fake = await FakeAddressServer.StartAsync("http://127.0.0.1:0", Token, Ct);
        using var hub = Start(
            new() { ["Addresses:Url"] = fake.Url.ToString(), ["Addresses:Token"] = Token },
            out var url
        );
        using var person = await SignIn(hub, url);
        Assert.True(
            (await person.GetFromJsonAsync<JsonElement>("/api/v1/reference", Ct)).GetProperty("addresses").GetBoolean()
        );

        var (status, found) = await Search(person, "Blågårdsgade 12");
        Assert.Equal(HttpStatusCode.OK, status);
        var first = JsonDocument.Parse(found).RootElement[0];
        Assert.Equal("Blågårdsgade 12, 2200 København N", first.GetProperty("title").GetString());
        var place = await person.GetFromJsonAsync<JsonElement>($"/api/v1/addresses/{first.GetProperty("id")}", Ct);
        Assert.Equal("Nørrebro", place.GetProperty("bydel").GetString());
        Assert.Equal(12.556, place.GetProperty("point")[0].GetDouble(), 0.0001);

        var asked = fake.Asked.Count;
        Assert.Equal("cpr-in-open-text", Code(await Search(person, "Blågårdsgade 12 010203-1234")));
        Assert.Equal("text-too-short", Code(await Search(person, "ab")));
        Assert.Equal("text-too-long", Code(await Search(person, new string('a', 74))));
        Assert.Equal(asked, fake.Asked.Count);

        fake.Fault = Fault.Unauthorized;
        var down = await Search(person, "Nørrebrogade 44");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, down.Status);
        Assert.Equal("addresses-unavailable", Code(down));
        // Whatever else, the rest goes on.
        Assert.NotEmpty((await person.GetFromJsonAsync<JsonElement>("/api/v1/places?q=blågårds", Ct)).EnumerateArray());

        foreach (var said in (string[])[hub.Said, found, down.Body])
        {
            Assert.DoesNotContain(Token, said, StringComparison.Ordinal);
        }

        Assert.Contains("Addresses:Token", hub.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("brogade", hub.Said, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("rdsgade", hub.Said, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Without_the_setting_the_product_is_whole_and_asks_nobody()
    {
        using var hub = Start([], out var url);
        using var person = await SignIn(hub, url);

        Assert.False(
            (await person.GetFromJsonAsync<JsonElement>("/api/v1/reference", Ct)).GetProperty("addresses").GetBoolean()
        );
        Assert.Equal(HttpStatusCode.NotFound, (await Search(person, "Blågårdsgade 12")).Status);
    }

    public void Dispose() => folder.Dispose();

    private RunningProgram Start(Dictionary<string, string> settings, out string url)
    {
        url = $"http://127.0.0.1:{RunningProgram.FreePort()}";
        return RunningProgram.Start(settings, "--urls", url, "--folder", folder.Path);
    }

    /// <summary>The first administrator, by the link on the console.</summary>
    private static async Task<HttpClient> SignIn(RunningProgram hub, string url)
    {
        const string before = "?start=";
        await hub.Says(before);
        var said = hub.Said;
        var link = said.IndexOf(before, StringComparison.Ordinal);
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() })
        {
            BaseAddress = new(url),
        };
        var answer = await client.PostAsJsonAsync(
            "/api/v1/session/first",
            new
            {
                code = string.Concat(said[(link + before.Length)..].TakeWhile(char.IsAsciiHexDigit)),
                name = "Agnete Prøve",
                userName = "admin",
                password = "en-lang-adgangskode-1",
                organisationName = "SSP Sekretariatet",
            },
            Ct
        );
        answer.EnsureSuccessStatusCode();
        var token = (await client.GetFromJsonAsync<JsonElement>("/api/v1/session", Ct)).GetProperty("antiforgery");
        client.DefaultRequestHeaders.Add(
            token.GetProperty("header").GetString()!,
            token.GetProperty("token").GetString()
        );
        return client;
    }

    private static async Task<(HttpStatusCode Status, string Body)> Search(HttpClient person, string text)
    {
        using var answer = await person.PostAsJsonAsync("/api/v1/addresses/search", new { text }, Ct);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Ct));
    }

    private static string? Code((HttpStatusCode Status, string Body) answer) =>
        JsonDocument.Parse(answer.Body).RootElement.GetProperty("code").GetString();
}

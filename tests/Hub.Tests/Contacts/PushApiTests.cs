using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Beredskab.Hub.Tests.Roster;

namespace Beredskab.Hub.Tests.Contacts;

/// <summary>Devices, and the answers of their buttons, over HTTP.</summary>
public sealed class PushApiTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_device_is_signed_up_once_and_signed_off_and_nobody_reads_its_address()
    {
        var karim = await hub.SignIn("Karim Holst");
        var way = Guid.CreateVersion7();
        await karim.Accept("/push/subscriptions", Device(way, "https://push.example.net/a"));
        var contact = await karim.Get("/contact");
        var device = contact.GetProperty("ways").EnumerateArray().Single(one => one.GetProperty("id").GetGuid() == way);
        Assert.True(device.GetProperty("verified").GetBoolean());
        Assert.Equal("Telefonen", device.GetProperty("label").GetString());
        Assert.DoesNotContain("push.example.net", contact.ToString(), StringComparison.Ordinal);

        // The same browser again is the same device, under its new name.
        var again = Guid.CreateVersion7();
        await karim.Accept("/push/subscriptions", Device(again, "https://push.example.net/a"));
        Assert.Equal([again], await Devices(karim));

        // Whoever signs in on it last is reached on it.
        var sanne = await hub.SignIn("Sanne Bach");
        var hers = Guid.CreateVersion7();
        await sanne.Accept("/push/subscriptions", Device(hers, "https://push.example.net/a"));
        Assert.Empty(await Devices(karim));
        await karim.Refuse("way-exists", "/push/subscriptions", Device(hers, "https://push.example.net/b"));

        using var remove = new HttpRequestMessage(HttpMethod.Delete, $"/api/v1/push/subscriptions/{hers}");
        remove.Content = JsonContent.Create(new { commandId = Guid.CreateVersion7() });
        Assert.Equal(HttpStatusCode.OK, (await sanne.Client.SendAsync(remove)).StatusCode);
        Assert.Empty(await Devices(sanne));
    }

    [Theory]
    [InlineData("https://localhost/a")]
    [InlineData("https://127.0.0.1/a")]
    [InlineData("https://10.1.2.3/a")]
    [InlineData("https://192.168.1.1/a")]
    [InlineData("https://[::1]/a")]
    [InlineData("https://169.254.169.254/latest")]
    [InlineData("http://push.example.net/a")]
    [InlineData("ftp://push.example.net/a")]
    [InlineData("")]
    public async Task An_address_inside_the_house_or_no_address_is_refused(string endpoint)
    {
        var peter = await hub.SignIn("Peter Lyng");
        var (status, body) = await peter.Post("/push/subscriptions", Device(Guid.CreateVersion7(), endpoint));
        Assert.True(status is HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity, body.ToString());
        Assert.Empty(await Devices(peter));
    }

    [Fact]
    public async Task A_device_needs_a_name_and_keys_that_are_keys()
    {
        var rune = await hub.SignIn("Rune Thorup");
        var nameless = Device(Guid.CreateVersion7(), "https://push.example.net/c");
        nameless["label"] = " ";
        await rune.Refuse("label-invalid", "/push/subscriptions", nameless);
        var keyless = Device(Guid.CreateVersion7(), "https://push.example.net/c");
        keyless["keys"] = new { p256dh = "x", auth = "y" };
        var (status, _) = await rune.Post("/push/subscriptions", keyless);
        Assert.NotEqual(HttpStatusCode.OK, status);
        Assert.Empty(await Devices(rune));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_forged_token_answers_nothing(string? token)
    {
        using var stranger = hub.Stranger();
        var answer = await stranger.PostAsJsonAsync("/api/v1/push/answers", new { token, answer = "coming" });
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        var said = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("token-invalid", said.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Signing_up_needs_a_person_and_the_antiforgery_header_and_a_renewal_needs_the_old_address()
    {
        using var stranger = hub.Stranger();
        var device = Device(Guid.CreateVersion7(), "https://push.example.net/d");
        device["commandId"] = Guid.CreateVersion7();
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await stranger.PostAsJsonAsync("/api/v1/push/subscriptions", device)).StatusCode
        );
        var nadia = await hub.SignIn("Nadia Friis");
        var renewal = new
        {
            oldEndpoint = "https://push.example.net/e",
            endpoint = "https://push.example.net/f",
            keys = Keys(),
        };
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await stranger.PostAsJsonAsync("/api/v1/push/renewals", renewal)).StatusCode
        );
        await nadia.Accept("/push/subscriptions", Device(Guid.CreateVersion7(), "https://push.example.net/e"));
        Assert.Equal(
            HttpStatusCode.NoContent,
            (await stranger.PostAsJsonAsync("/api/v1/push/renewals", renewal)).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await stranger.PostAsJsonAsync("/api/v1/push/renewals", renewal)).StatusCode
        );

        foreach (var header in nadia.Client.DefaultRequestHeaders.ToList())
        {
            nadia.Client.DefaultRequestHeaders.Remove(header.Key);
        }

        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await nadia.Client.PostAsJsonAsync("/api/v1/push/subscriptions", device)).StatusCode
        );
        Assert.Single(await Devices(nadia));
    }

    private static async Task<Guid[]> Devices(SignedIn person) =>
        [
            .. (await person.Get("/contact"))
                .GetProperty("ways")
                .EnumerateArray()
                .Where(way => way.GetProperty("kind").GetString() == "push")
                .Select(way => way.GetProperty("id").GetGuid()),
        ];

    private static Dictionary<string, object?> Device(Guid way, string endpoint) =>
        new()
        {
            ["wayId"] = way,
            ["label"] = "Telefonen",
            ["endpoint"] = endpoint,
            ["keys"] = Keys(),
        };

    private static object Keys()
    {
        using var key = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(false).Q;
        return new
        {
            p256dh = Convert
                .ToBase64String([4, .. point.X!, .. point.Y!])
                .TrimEnd('=')
                .Replace('+', '-')
                .Replace('/', '_'),
            auth = Convert
                .ToBase64String(RandomNumberGenerator.GetBytes(16))
                .TrimEnd('=')
                .Replace('+', '-')
                .Replace('/', '_'),
        };
    }
}

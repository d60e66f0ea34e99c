using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Beredskab.Hub.Tests.Roster;

namespace Beredskab.Hub.Tests.Contacts;

/// <summary>A code that is used too late, over HTTP, while the program's clock is moved.</summary>
public sealed partial class ExpiredCodeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_code_that_is_too_old_is_said_to_be_and_a_new_one_is_asked_for_and_proves_the_number()
    {
        await using var hub = await MovedHub.Start();
        var person = await hub.SignIn("Emil Sand");
        var way = Guid.CreateVersion7();
        await person.Accept(
            "/contact/ways",
            new()
            {
                ["wayId"] = way,
                ["kind"] = "sms",
                ["address"] = "30405077",
                ["label"] = null,
            }
        );
        var first = await Code(hub, 1);

        hub.Move(TimeSpan.FromMinutes(10));
        var (status, problem) = await person.Post($"/contact/ways/{way}/verification", new() { ["code"] = first });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal("code-expired", problem.GetProperty("code").GetString());
        Assert.Equal("Koden er for gammel. Bed om en ny.", problem.GetProperty("detail").GetString());
        Assert.Equal("code", problem.GetProperty("field").GetString());
        Assert.False(await Verified(person, way));

        await person.Accept($"/contact/ways/{way}/code");
        var second = await Code(hub, 2);
        await person.Accept($"/contact/ways/{way}/verification", new() { ["code"] = second });
        Assert.True(await Verified(person, way));
    }

    private static async Task<bool> Verified(SignedIn person, Guid way) =>
        (await person.Get("/contact"))
            .GetProperty("ways")
            .EnumerateArray()
            .Single(one => one.GetProperty("id").GetGuid() == way)
            .GetProperty("verified")
            .GetBoolean();

    private static async Task<string> Code(MovedHub hub, int count)
    {
        using var client = new HttpClient { BaseAddress = hub.Url };
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            var phones = await client.GetFromJsonAsync<JsonElement>("/api/v1/demo/phones", Ct);
            string[] codes =
            [
                .. phones
                    .EnumerateArray()
                    .Where(phone => phone.GetProperty("number").GetString() == "+4530405077")
                    .SelectMany(phone => phone.GetProperty("messages").EnumerateArray())
                    .Select(message => Digits().Match(message.GetProperty("text").GetString()!))
                    .Where(match => match.Success)
                    .Select(match => match.Groups[1].Value),
            ];
            if (codes.Length >= count)
            {
                return codes[^1];
            }

            Assert.False(limit.IsCancellationRequested, "The code did not come.");
            await Task.Delay(20, Ct);
        }
    }

    [GeneratedRegex(@"Din kode er (\d{6})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();
}

using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Beredskab.Hub.Tests.Roster;

namespace Beredskab.Hub.Tests.Contacts;

/// <summary>Reads the demonstration's phones, as somebody who holds one does.</summary>
internal static partial class DemoHandset
{
    public static async Task<JsonElement[]> Phones(this RunningHub hub)
    {
        using var client = hub.Stranger();
        var phones = await client.GetFromJsonAsync<JsonElement>("/api/v1/demo/phones");
        return [.. phones.EnumerateArray()];
    }

    /// <returns>The phone with the number, once something on it fits.</returns>
    public static async Task<JsonElement> Waits(
        this RunningHub hub,
        string number,
        Func<JsonElement, bool> fits,
        string what
    )
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            if (
                (await hub.Phones()).FirstOrDefault(phone => phone.GetProperty("number").GetString() == number)
                    is { ValueKind: JsonValueKind.Object } phone
                && fits(phone)
            )
            {
                return phone;
            }

            Assert.False(limit.IsCancellationRequested, $"It did not come: {what}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Until nobody has the number any more: an address is erased after the entry that says so.</summary>
    public static async Task IsGone(this RunningHub hub, string number)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await hub.Phones()).Any(phone => phone.GetProperty("number").GetString() == number))
        {
            Assert.False(limit.IsCancellationRequested, $"{number} is still there.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <returns>The newest code that was sent to the number, when so many were.</returns>
    public static async Task<string> Code(this RunningHub hub, string number, int codes = 1)
    {
        var phone = await hub.Waits(number, one => Codes(one).Length >= codes, $"a code to {number}");
        return Codes(phone)[^1];
    }

    public static async Task Reply(this RunningHub hub, string number, string text)
    {
        var phone = await hub.Waits(number, _ => true, number);
        using var client = hub.Stranger();
        var answer = await client.PostAsJsonAsync(
            $"/api/v1/demo/phones/{phone.GetProperty("id").GetGuid()}/replies",
            new { text }
        );
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static string[] Codes(JsonElement phone) =>
        [
            .. phone
                .GetProperty("messages")
                .EnumerateArray()
                .Select(message => message.GetProperty("text").GetString()!)
                .Concat(
                    phone
                        .GetProperty("calls")
                        .EnumerateArray()
                        .SelectMany(call => call.GetProperty("said").EnumerateArray())
                        .Select(said => said.GetString()!.Replace(", ", "", StringComparison.Ordinal))
                )
                .Select(text => Digits().Match(text))
                .Where(match => match.Success)
                .Select(match => match.Groups[1].Value),
        ];

    [GeneratedRegex(@"Din kode er (\d{6})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();
}

using System.Text.Json;
using Beredskab.Hub.Tests.Roster;

namespace Beredskab.Hub.Tests.Contacts;

/// <summary>What tests ask about ways to a person, as short words, and what they read in the answers.</summary>
internal static class ContactRequests
{
    public static async Task<JsonElement[]> Ways(SignedIn person) =>
        [.. (await person.Get("/contact")).GetProperty("ways").EnumerateArray()];

    public static async Task<JsonElement> Way(SignedIn person, Guid way) =>
        (await Ways(person)).Single(one => one.GetProperty("id").GetGuid() == way);

    public static Dictionary<string, object?> Sms(Guid way, string address) => Way(way, "sms", address);

    public static Dictionary<string, object?> Way(Guid way, string kind, string address) =>
        new()
        {
            ["wayId"] = way,
            ["kind"] = kind,
            ["address"] = address,
        };

    public static Dictionary<string, object?> Code(string code) => new() { ["code"] = code };

    public static string Other(string code) => code == "000000" ? "000001" : "000000";

    public static Dictionary<string, object?> Plan(params (Guid Way, int After)[] ways) =>
        new() { ["ways"] = ways.Select(way => new { way = way.Way, afterSeconds = way.After }).ToArray() };

    public static Dictionary<string, object?> Limits(int verified, int every) =>
        new() { ["verifiedWithinSeconds"] = verified, ["everyWithinSeconds"] = every };

    public static Guid Id() => Guid.CreateVersion7();

    public static async Task<JsonElement[]> Troubles(SignedIn inger, Guid person) =>
        [
            .. (await inger.Get("/reach"))
                .GetProperty("troubles")
                .EnumerateArray()
                .Where(trouble =>
                    trouble.GetProperty("person") is { ValueKind: JsonValueKind.String } who && who.GetGuid() == person
                ),
        ];

    public static bool Says(JsonElement warning, string kind, Guid person) =>
        warning.GetProperty("kind").GetString() == kind && warning.GetProperty("person").GetGuid() == person;
}

using System.Text.Json;
using System.Text.RegularExpressions;
using Beredskab.Hub.Tests.Roster;
using static Beredskab.Hub.Tests.Contacts.ContactRequests;

namespace Beredskab.Hub.Tests.Contacts;

/// <summary>What a person writes from a phone: STOP and START, and a text that counts for nobody.</summary>
public sealed partial class IncomingTextApiTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task STOP_is_seen_by_the_person_and_the_administrators_and_START_takes_it_back()
    {
        var jens = await hub.SignIn("Jens Overby");
        var number = (await Ways(jens))[0].GetProperty("address").GetString()!;
        var inger = await hub.SignIn("Inger Thue");
        var own = (await Ways(inger))[0].GetProperty("address").GetString()!;
        await hub.Reply(number, "Stop");

        await hub.Waits(
            own,
            phone => phone.ToString().Contains("skrevet STOP", StringComparison.Ordinal),
            "the administrator's notice"
        );
        var blocked = Assert.Single(await Ways(jens));
        Assert.Equal("opted-out", blocked.GetProperty("blocked").GetString());
        Assert.Equal(JsonValueKind.Null, blocked.GetProperty("afterSeconds").ValueKind);
        var trouble = await Troubles(inger, jens.Person);
        Assert.Equal(["opted-out", "no-phone"], trouble.Select(one => one.GetProperty("reason").GetString()));
        Assert.NotEqual(default, trouble[0].GetProperty("since").GetDateTimeOffset());
        Assert.False(trouble[0].GetProperty("otherWays").GetBoolean());
        await jens.Refuse("way-opted-out", $"/contact/ways/{blocked.GetProperty("id").GetGuid()}/code");
        var roster = await inger.Get("/roster");
        Assert.Contains(roster.GetProperty("warnings").EnumerateArray(), w => Says(w, "unreachable", jens.Person));

        await hub.Reply(number, "START");
        await hub.Waits(number, _ => true, number);
        Assert.Equal(JsonValueKind.Null, (await Ways(jens))[0].GetProperty("blocked").ValueKind);
        Assert.Empty(await Troubles(inger, jens.Person));
    }

    [Fact]
    public async Task A_text_from_a_number_that_nobody_proved_counts_for_nobody()
    {
        var ida = await hub.SignIn("Ida Toft");
        await ida.Accept("/contact/ways", Sms(Id(), "30405071"));
        await hub.Code("+4530405071");
        await hub.Reply("+4530405071", "JA");
        await hub.Waits(
            "+4530405071",
            phone => phone.ToString().Contains("ikke tilmeldt", StringComparison.Ordinal),
            "the reply to a number that nobody has"
        );
    }

    [Fact]
    public async Task A_number_that_answers_with_the_code_that_was_sent_there_counts_and_is_proved()
    {
        await using var own = new RunningHub();
        await own.InitializeAsync();
        var rune = await own.SignIn("Rune Thorup");
        var mobile = (await Ways(rune))[0];
        if (!mobile.GetProperty("verified").GetBoolean())
        {
            var first = mobile.GetProperty("id").GetGuid();
            await rune.Accept($"/contact/ways/{first}/code");
            await rune.Accept(
                $"/contact/ways/{first}/verification",
                Code(await own.Code(mobile.GetProperty("address").GetString()!))
            );
        }

        var way = Id();
        await rune.Accept("/contact/ways", Sms(way, "30405075"));
        await own.Code("+4530405075");
        await rune.Accept(
            "/incidents",
            new()
            {
                ["incidentId"] = Guid.CreateVersion7(),
                ["type"] = "stenkast",
                ["level"] = 3,
                ["scope"] = "lokal",
                ["position"] = new Dictionary<string, object?> { ["longitude"] = 12.4890, ["latitude"] = 55.6872 },
                ["what"] = "Der kastes med sten",
            }
        );
        // At operationsberedskab it goes there at once, though the number is not proved.
        var phone = await own.Waits("+4530405075", one => AlertCode().IsMatch(one.ToString()), "the alert");
        Assert.False((await Way(rune, way)).GetProperty("verified").GetBoolean());
        await own.Reply("+4530405075", $"JA {AlertCode().Match(phone.ToString()).Groups[1].Value}");
        await own.Waits(
            "+4530405075",
            one => one.ToString().Contains("Dit JA er modtaget", StringComparison.Ordinal),
            "the answer counts"
        );
        Assert.True((await Way(rune, way)).GetProperty("verified").GetBoolean());
    }

    [GeneratedRegex(
        @"svar JA (\d{4})",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex AlertCode();

    [Fact]
    public async Task A_demonstration_that_was_killed_and_goes_on_has_the_texts_on_its_phones()
    {
        await using var own = new RunningHub();
        await own.InitializeAsync();
        var emil = await own.SignIn("Emil Sand");
        var number = (await Ways(emil))[0].GetProperty("address").GetString()!;
        var way = Id();
        await emil.Accept("/contact/ways", Sms(way, "30405074"));
        await own.Code("+4530405074");
        await own.Reply(number, "Er der noget?");
        await own.Waits(number, phone => Said(phone, "in").Length > 0, "the reply");
        await own.Reply(number, "STOP");
        var before = Texts(await own.Waits(number, _ => true, number));
        var code = Texts(await own.Waits("+4530405074", _ => true, "the further number"));

        await own.KillAndGoOn();
        Assert.Equal(before, Texts(await own.Waits(number, _ => true, number)));
        Assert.Equal(code, Texts(await own.Waits("+4530405074", _ => true, "the further number")));

        static string[] Texts(JsonElement phone) => [.. Said(phone, "in"), .. Said(phone, "out")];
        static string[] Said(JsonElement phone, string direction) =>
            [
                .. phone
                    .GetProperty("messages")
                    .EnumerateArray()
                    .Where(text => text.GetProperty("direction").GetString() == direction)
                    .Select(text => text.GetProperty("text").GetString()!),
            ];
    }
}

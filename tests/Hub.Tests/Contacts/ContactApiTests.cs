using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Beredskab.Hub.Tests.Roster;

namespace Beredskab.Hub.Tests.Contacts;

/// <summary>Ways to a person over HTTP, on the whole program with the demonstration's people.</summary>
public sealed class ContactApiTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_number_is_added_proved_by_its_code_and_removed_and_its_address_is_gone()
    {
        var emil = await hub.SignIn("Emil Sand");
        var way = Id();
        var (status, added) = await emil.Post("/contact/ways", Sms(way, "30 40 50 60"));
        Assert.True(status == HttpStatusCode.OK, added.ToString());
        Assert.Equal(JsonValueKind.Null, added.GetProperty("warning").ValueKind);
        var before = await Way(emil, way);
        Assert.Equal("+4530405060", before.GetProperty("address").GetString());
        Assert.False(before.GetProperty("verified").GetBoolean());
        Assert.True(before.GetProperty("codeSent").GetBoolean());

        var code = await hub.Code("+4530405060");
        await emil.Refuse("code-wrong", $"/contact/ways/{way}/verification", Code(Other(code)));
        await emil.Accept($"/contact/ways/{way}/verification", Code(code));
        Assert.True((await Way(emil, way)).GetProperty("verified").GetBoolean());
        await emil.Refuse("code-missing", $"/contact/ways/{way}/verification", Code(code));

        await emil.Accept($"/contact/ways/{way}/removal");
        Assert.DoesNotContain(await Ways(emil), one => one.GetProperty("id").GetGuid() == way);
        await hub.IsGone("+4530405060");
    }

    [Fact]
    public async Task A_code_can_be_tried_five_times_and_a_newer_one_takes_its_place()
    {
        var ulla = await hub.SignIn("Ulla Hede");
        var way = Id();
        await ulla.Accept("/contact/ways", Sms(way, "+4530405061"));
        var first = await hub.Code("+4530405061");
        await ulla.Accept($"/contact/ways/{way}/code");
        var second = await hub.Code("+4530405061", 2);
        if (first != second)
        {
            await ulla.Refuse("code-wrong", $"/contact/ways/{way}/verification", Code(first));
        }

        for (var i = first == second ? 0 : 1; i < 5; i++)
        {
            var (_, said) = await ulla.Post($"/contact/ways/{way}/verification", Code(Other(second)));
            Assert.Equal("code-wrong", said.GetProperty("code").GetString());
        }

        await ulla.Refuse("code-spent", $"/contact/ways/{way}/verification", Code(second));
        Assert.False((await Way(ulla, way)).GetProperty("verified").GetBoolean());
    }

    [Fact]
    public async Task No_more_than_four_codes_an_hour_go_to_one_number_whoever_asks()
    {
        var kaj = await hub.SignIn("Kaj Nørbo");
        var way = Id();
        await kaj.Accept("/contact/ways", Sms(way, "30405062"));
        for (var i = 0; i < 3; i++)
        {
            await kaj.Accept($"/contact/ways/{way}/code");
        }

        await kaj.Refuse("codes-too-many", $"/contact/ways/{way}/code");
        var bo = await hub.SignIn("Bo Vinding");
        await bo.Refuse("codes-too-many", "/contact/ways", Sms(Id(), "30405062"));
        Assert.Single(await Ways(bo));
    }

    [Theory]
    [InlineData("sms", "1234", "number-invalid")]
    [InlineData("sms", "12345678", "number-invalid")]
    [InlineData("sms", "", "number-invalid")]
    [InlineData("sms", null, "number-invalid")]
    [InlineData("voice", "+0123456789", "number-invalid")]
    [InlineData("voice", "min telefon", "number-invalid")]
    [InlineData("sms", "90 12 34 56", "number-premium")]
    [InlineData("voice", "+881612345678", "number-satellite")]
    [InlineData("email", "navn", "email-invalid")]
    [InlineData("email", "a@b@c", "email-invalid")]
    [InlineData("push", "x", "kind-unknown")]
    public async Task What_is_no_address_is_refused_and_nothing_is_kept(string kind, string? address, string code)
    {
        var eva = await hub.SignIn("Eva Lyster");
        await eva.Refuse(
            code,
            "/contact/ways",
            new()
            {
                ["wayId"] = Id(),
                ["kind"] = kind,
                ["address"] = address,
            }
        );
        Assert.Single(await Ways(eva));
    }

    [Fact]
    public async Task A_foreign_number_is_taken_with_a_warning()
    {
        var omar = await hub.SignIn("Omar Fisker");
        var (status, added) = await omar.Post("/contact/ways", Sms(Id(), "0046 70 123 45 67"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("udenlandsk", added.GetProperty("warning").GetString(), StringComparison.Ordinal);
        Assert.Contains(await Ways(omar), way => way.GetProperty("address").GetString() == "+46701234567");
    }

    [Fact]
    public async Task A_number_that_somebody_has_is_nobody_elses_and_who_has_it_is_not_told()
    {
        var trine = await hub.SignIn("Trine Hassel");
        var rikke = await hub.SignIn("Rikke Strand");
        var (mobile, shared) = ((await Ways(rikke))[0].GetProperty("address").GetString()!, "+4520000100");
        foreach (var taken in (string[])[mobile, shared])
        {
            var (_, said) = await trine.Post("/contact/ways", Sms(Id(), taken));
            Assert.Equal("address-not-usable", said.GetProperty("code").GetString());
            Assert.DoesNotContain("Rikke", said.ToString(), StringComparison.Ordinal);
        }

        // Two who add the same number: whoever proves it first has it.
        var (first, second) = (Id(), Id());
        await trine.Accept("/contact/ways", Sms(first, "30405063"));
        // Texts to one number from two commands can overtake each other.
        await hub.Code("+4530405063");
        await rikke.Accept("/contact/ways", Sms(second, "30405063"));
        var code = await hub.Code("+4530405063", 2);
        await rikke.Accept($"/contact/ways/{second}/verification", Code(code));
        await trine.Refuse("address-not-usable", $"/contact/ways/{first}/verification", Code(code));
        await trine.Refuse("way-exists", "/contact/ways", Sms(second, "30405064"));
        await trine.Refuse("way-exists", "/contact/ways", Sms(first, "30405064"));
    }

    [Fact]
    public async Task Another_persons_way_cannot_be_touched()
    {
        var pia = await hub.SignIn("Pia Holm");
        var way = Id();
        await pia.Accept("/contact/ways", Sms(way, "30405065"));
        var code = await hub.Code("+4530405065");

        var carl = await hub.SignIn("Carl Winther");
        await carl.Refuse("way-unknown", $"/contact/ways/{way}/verification", Code(code));
        await carl.Refuse("way-unknown", $"/contact/ways/{way}/code");
        await carl.Refuse("way-unknown", $"/contact/ways/{way}/test");
        await carl.Refuse("way-unknown", $"/contact/ways/{way}/removal");
        var (status, _) = await carl.Post($"/contact/ways/{Id()}/removal", []);
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Contains(await Ways(pia), one => one.GetProperty("id").GetGuid() == way);
        await pia.Accept($"/contact/ways/{way}/verification", Code(code));
    }

    [Fact]
    public async Task One_number_is_not_two_ways_of_the_same_kind_however_it_is_written()
    {
        var sten = await hub.SignIn("Dorte Vang");
        var mobile = (await Ways(sten))[0].GetProperty("address").GetString()!;
        await sten.Refuse("way-doubled", "/contact/ways", Sms(Id(), mobile[3..]));
        await sten.Accept("/contact/ways", Sms(Id(), "33 66 33 66"));
        await sten.Refuse("way-doubled", "/contact/ways", Sms(Id(), "+45 33663366"));
        // To be called on it as well is another way.
        await sten.Accept("/contact/ways", Way(Id(), "voice", "0045 3366 3366"));
        await sten.Refuse("way-doubled", "/contact/ways", Way(Id(), "voice", "33663366"));
        await sten.Accept("/contact/ways", Way(Id(), "email", "navn@demo.invalid"));
        await sten.Refuse("way-doubled", "/contact/ways", Way(Id(), "email", "Navn@demo.invalid"));

        // Two screens at once.
        var both = await Task.WhenAll(
            sten.Post("/contact/ways", Sms(Id(), "33663367")),
            sten.Post("/contact/ways", Sms(Id(), "+4533663367"))
        );
        Assert.Single(both, answer => answer.Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_last_way_is_removed_only_when_that_is_confirmed()
    {
        var vera = await hub.SignIn("Hanne Eskild");
        foreach (var further in (await Ways(vera)).Skip(1))
        {
            await vera.Accept($"/contact/ways/{further.GetProperty("id").GetGuid()}/removal");
        }

        var last = (await Ways(vera)).Single().GetProperty("id").GetGuid();
        await vera.Refuse("way-is-last", $"/contact/ways/{last}/removal");
        Assert.Single(await Ways(vera));
        await vera.Accept($"/contact/ways/{last}/removal", new() { ["confirmed"] = true });
        Assert.Empty(await Ways(vera));
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
    public async Task The_order_and_the_delays_are_the_persons_own_within_the_limits()
    {
        var tine = await hub.SignIn("Tine Skov");
        var mobile = (await Ways(tine))[0].GetProperty("id").GetGuid();
        var call = Id();
        await tine.Accept(
            "/contact/ways",
            new()
            {
                ["wayId"] = call,
                ["kind"] = "email",
                ["address"] = "tine@demo.invalid",
            }
        );
        await tine.Accept("/contact/plan", Plan((mobile, 0), (call, 300)));
        // Nobody has proved the mailbox yet, so it waits behind the mobile, which is.
        Assert.True((await Way(tine, call)).GetProperty("lastResort").GetBoolean());
        Assert.Equal(JsonValueKind.Null, (await Way(tine, call)).GetProperty("afterSeconds").ValueKind);
        await tine.Refuse("plan-too-late", "/contact/plan", Plan((mobile, 0), (call, 301)));
        await tine.Refuse("plan-first-not-zero", "/contact/plan", Plan((mobile, 60), (call, 90)));
        await tine.Refuse("plan-not-in-order", "/contact/plan", Plan((mobile, 0), (call, -1)));
        await tine.Refuse("plan-verified-too-late", "/contact/plan", Plan((call, 0), (mobile, 30)));
        await tine.Refuse("plan-incomplete", "/contact/plan", Plan((mobile, 0)));
        await tine.Refuse("plan-incomplete", "/contact/plan", Plan((mobile, 0), (Id(), 30)));
        await tine.Refuse("plan-incomplete", "/contact/plan", new() { ["ways"] = null });
        Assert.Equal(0, (await Way(tine, mobile)).GetProperty("afterSeconds").GetInt32());
    }

    [Fact]
    public async Task Only_an_administrator_sets_the_limits_and_they_hold_at_once()
    {
        var line = await hub.SignIn("Line Bruun");
        await line.Refuse("not-allowed", "/contact/limits", Limits(0, 60));
        var malthe = await hub.SignIn("Malthe Grøn");
        await malthe.Refuse("not-allowed", "/contact/limits", Limits(0, 60));

        var inger = await hub.SignIn("Inger Thue");
        await inger.Refuse("limits-invalid", "/contact/limits", Limits(61, 60));
        await inger.Refuse("limits-invalid", "/contact/limits", Limits(0, 3601));
        await inger.Refuse("limits-invalid", "/contact/limits", Limits(-1, 60));
        await inger.Accept("/contact/limits", Limits(30, 240));
        try
        {
            var limits = (await line.Get("/contact")).GetProperty("limits");
            Assert.Equal(
                (30, 240),
                (
                    limits.GetProperty("verifiedWithinSeconds").GetInt32(),
                    limits.GetProperty("everyWithinSeconds").GetInt32()
                )
            );
            var reach = await malthe.Get("/reach");
            Assert.Equal(240, reach.GetProperty("limits").GetProperty("everyWithinSeconds").GetInt32());
            Assert.False(reach.GetProperty("maySetLimits").GetBoolean());
        }
        finally
        {
            await inger.Accept("/contact/limits", Limits(0, 300));
        }
    }

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

    [Fact]
    public async Task Without_the_antiforgery_header_nothing_is_written()
    {
        var hassan = await hub.SignIn("Hassan Berg");
        foreach (var header in hassan.Client.DefaultRequestHeaders.ToList())
        {
            hassan.Client.DefaultRequestHeaders.Remove(header.Key);
        }

        var answer = await hassan.Client.PostAsJsonAsync(
            "/api/v1/contact/ways",
            new
            {
                commandId = Guid.CreateVersion7(),
                wayId = Id(),
                kind = "sms",
                address = "30405067",
            }
        );
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Single(await Ways(hassan));
    }

    private static bool Says(JsonElement warning, string kind, Guid person) =>
        warning.GetProperty("kind").GetString() == kind && warning.GetProperty("person").GetGuid() == person;

    private static async Task<JsonElement[]> Troubles(SignedIn inger, Guid person) =>
        [
            .. (await inger.Get("/reach"))
                .GetProperty("troubles")
                .EnumerateArray()
                .Where(trouble =>
                    trouble.GetProperty("person") is { ValueKind: JsonValueKind.String } who && who.GetGuid() == person
                ),
        ];

    private static async Task<JsonElement[]> Ways(SignedIn person) =>
        [.. (await person.Get("/contact")).GetProperty("ways").EnumerateArray()];

    private static async Task<JsonElement> Way(SignedIn person, Guid way) =>
        (await Ways(person)).Single(one => one.GetProperty("id").GetGuid() == way);

    private static Dictionary<string, object?> Sms(Guid way, string address) => Way(way, "sms", address);

    private static Dictionary<string, object?> Way(Guid way, string kind, string address) =>
        new()
        {
            ["wayId"] = way,
            ["kind"] = kind,
            ["address"] = address,
        };

    private static Dictionary<string, object?> Code(string code) => new() { ["code"] = code };

    private static Dictionary<string, object?> Plan(params (Guid Way, int After)[] ways) =>
        new() { ["ways"] = ways.Select(way => new { way = way.Way, afterSeconds = way.After }).ToArray() };

    private static Dictionary<string, object?> Limits(int verified, int every) =>
        new() { ["verifiedWithinSeconds"] = verified, ["everyWithinSeconds"] = every };

    private static string Other(string code) => code == "000000" ? "000001" : "000000";

    private static Guid Id() => Guid.CreateVersion7();
}

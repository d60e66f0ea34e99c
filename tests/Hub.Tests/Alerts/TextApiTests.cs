using System.Net;
using System.Text.Json;
using Beredskab.Hub.Tests.Roster;

namespace Beredskab.Hub.Tests.Alerts;

/// <summary>The messages' templates over HTTP, on the whole program with the demonstration's people.</summary>
public sealed class TextApiTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Shorter = "SSP-BEREDSKAB {kode}: {Type} i {område}[ {sted}]. Svar {svar}.";

    [Fact]
    public async Task A_template_is_adopted_seen_in_the_history_and_given_back()
    {
        var inger = await hub.SignIn("Inger Thue");
        await inger.Accept(
            "/texts",
            Adopt("stand-down", 0, "SSP-BEREDSKAB {kode}: {Type}, {område} er slut.", "Kortere")
        );
        var text = await Text(inger, "stand-down");
        Assert.Equal(
            (1, false, "SSP-BEREDSKAB {kode}: {Type}, {område} er slut."),
            (
                text.GetProperty("version").GetInt32(),
                text.GetProperty("isShipped").GetBoolean(),
                text.GetProperty("template").GetString()
            )
        );
        await inger.Accept("/texts", Adopt("stand-down", 1, null, "Den gamle var bedre"));
        text = await Text(inger, "stand-down");
        Assert.True(text.GetProperty("isShipped").GetBoolean());
        Assert.Equal(text.GetProperty("shipped").GetString(), text.GetProperty("template").GetString());

        var jonas = await hub.SignIn("Jonas Aaby");
        var history = (await jonas.Get("/texts/history"))
            .EnumerateArray()
            .Where(version => version.GetProperty("kind").GetString() == "stand-down")
            .ToArray();
        Assert.Equal([2, 1], history.Select(version => version.GetProperty("version").GetInt32()));
        Assert.Equal(JsonValueKind.Null, history[0].GetProperty("template").ValueKind);
        Assert.Equal(
            ("Inger Thue", "Kortere"),
            (history[1].GetProperty("personName").GetString(), history[1].GetProperty("reason").GetString())
        );
        Assert.Matches("^[0-9a-f]{64}$", history[1].GetProperty("hash").GetString()!);
    }

    [Fact]
    public async Task Whoever_is_late_is_told_and_nothing_is_overwritten()
    {
        var inger = await hub.SignIn("Inger Thue");
        await inger.Accept("/texts", Adopt("missing", 0, Shorter, "Kortere"));
        var (status, body) = await inger.Post("/texts", Adopt("missing", 0, Shorter + " Nu.", "Kortere"));
        Assert.Equal(
            (HttpStatusCode.Conflict, "texts-version-conflict"),
            (status, body.GetProperty("code").GetString())
        );
        Assert.Equal(Shorter, (await Text(inger, "missing")).GetProperty("template").GetString());
    }

    [Fact]
    public async Task A_bad_template_is_refused_with_a_code_a_field_and_what_to_do()
    {
        var inger = await hub.SignIn("Inger Thue");
        await inger.Refuse("template-loses-code", "/texts", Adopt("alert", 0, "SSP-BEREDSKAB: {område}. {svar}.", "x"));
        await inger.Refuse("template-empty", "/texts", Adopt("alert", 0, "", "x"));
        await inger.Refuse("text-missing", "/texts", Adopt("alert", 0, Shorter, null));
        var (status, body) = await inger.Post("/texts", Adopt("alert", 0, "SSP-BEREDSKAB {kode}: {svar}.", "x"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Equal("template", body.GetProperty("field").GetString());
        Assert.Contains("Sæt {område} ind", body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, (await Text(inger, "alert")).GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task Only_the_Sekretariat_and_administrators_change_a_text_and_partners_do_not_read_its_history()
    {
        var jonas = await hub.SignIn("Jonas Aaby");
        await jonas.Refuse("not-allowed", "/texts", Adopt("alert", 0, Shorter, "Kortere"));
        var yasmin = await hub.SignIn("Yasmin Kofoed");
        await yasmin.Refuse("not-allowed", "/texts", Adopt("alert", 0, Shorter, "Kortere"));
        Assert.Equal(HttpStatusCode.Forbidden, (await yasmin.Client.GetAsync("/api/v1/texts/history")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await hub.Stranger().GetAsync("/api/v1/texts")).StatusCode);
    }

    [Fact]
    public async Task A_preview_shows_what_leaves_what_it_takes_and_what_a_call_says_and_writes_nothing()
    {
        var inger = await hub.SignIn("Inger Thue");
        var (status, good) = await inger.Post("/texts/preview", Preview("area-entered", Shorter));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Empty(good.GetProperty("problems").EnumerateArray());
        Assert.Equal(JsonValueKind.Null, good.GetProperty("plain").ValueKind);
        var samples = good.GetProperty("samples").EnumerateArray().ToArray();
        Assert.Equal(
            ["everyday", "longest", "exercise"],
            samples.Select(sample => sample.GetProperty("name").GetString())
        );
        Assert.Equal(
            "SSP-BEREDSKAB 4711: Sammenstød i Nørrebro ved Blågårds Plads. Svar JA 4711 eller NEJ 4711.",
            samples[0].GetProperty("text").GetString()
        );
        Assert.StartsWith(
            "Dette er SSP-beredskabet. Sammenstød i Nørrebro ved Blågårds Plads. Din kode er 4, 7, 1, 1.",
            samples[0].GetProperty("spoken").GetString(),
            StringComparison.Ordinal
        );
        Assert.All(samples, sample => Assert.Equal(1, sample.GetProperty("parts").GetInt32()));
        Assert.All(samples, sample => Assert.Equal("GSM-7", sample.GetProperty("encoding").GetString()));
        Assert.StartsWith("ØVELSE SSP-BEREDSKAB", samples[2].GetProperty("text").GetString(), StringComparison.Ordinal);

        var (_, curly) = await inger.Post("/texts/preview", Preview("area-entered", Shorter + " “Kom”"));
        Assert.Equal("template-characters", curly.GetProperty("problems")[0].GetProperty("code").GetString());
        Assert.Equal(Shorter + " \"Kom\"", curly.GetProperty("plain").GetString());
        Assert.Equal("UCS-2", curly.GetProperty("samples")[0].GetProperty("encoding").GetString());

        var (_, broken) = await inger.Post("/texts/preview", Preview("area-entered", "SSP-BEREDSKAB {kode"));
        Assert.Equal("template-brackets", broken.GetProperty("problems")[0].GetProperty("code").GetString());
        Assert.Empty(broken.GetProperty("samples").EnumerateArray());

        var (wrong, _) = await inger.Post("/texts/preview", Preview("no-such-kind", Shorter));
        Assert.Equal(HttpStatusCode.BadRequest, wrong);
        Assert.Equal(0, (await Text(inger, "area-entered")).GetProperty("version").GetInt32());
    }

    private static Dictionary<string, object?> Adopt(string kind, int seenVersion, string? template, string? reason) =>
        new()
        {
            ["kind"] = kind,
            ["seenVersion"] = seenVersion,
            ["template"] = template,
            ["reason"] = reason,
        };

    private static Dictionary<string, object?> Preview(string kind, string template) =>
        new() { ["kind"] = kind, ["template"] = template };

    private static async Task<JsonElement> Text(SignedIn person, string kind) =>
        (await person.Get("/texts")).EnumerateArray().Single(text => text.GetProperty("kind").GetString() == kind);
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Beredskab.Hub.Tests.Roster;
using static Beredskab.Hub.Tests.Contacts.ContactRequests;

namespace Beredskab.Hub.Tests.Contacts;

/// <summary>What may be added to a person's own ways and taken from them, in which order they are used, and the limits of that.</summary>
public sealed class OwnWaysApiTests(RunningHub hub) : IClassFixture<RunningHub>
{
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
}

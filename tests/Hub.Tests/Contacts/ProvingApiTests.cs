using System.Net;
using System.Text.Json;
using Beredskab.Hub.Tests.Roster;
using static Beredskab.Hub.Tests.Contacts.ContactRequests;

namespace Beredskab.Hub.Tests.Contacts;

/// <summary>A number is proved by the code that was sent to it, and by nothing else.</summary>
public sealed class ProvingApiTests(RunningHub hub) : IClassFixture<RunningHub>
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
    public async Task A_number_that_is_written_to_and_called_is_proved_as_both_by_one_code()
    {
        var emil = await hub.SignIn("Emil Sand");
        var (text, call) = (Id(), Id());
        await emil.Accept("/contact/ways", Way(call, "voice", "30405071"));
        await emil.Accept("/contact/ways", Sms(text, "30405071"));
        await emil.Accept($"/contact/ways/{text}/verification", Code(await hub.Code("+4530405071")));

        foreach (var way in (Guid[])[text, call])
        {
            Assert.True((await Way(emil, way)).GetProperty("verified").GetBoolean());
            Assert.False((await Way(emil, way)).GetProperty("lastResort").GetBoolean());
        }
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
}

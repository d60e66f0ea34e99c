using System.Net;
using System.Text.Json;
using Beredskab.Hub.Demo;
using Beredskab.Hub.Tests.Roster;

namespace Beredskab.Hub.Tests.Contacts;

/// <summary>The shared phones over HTTP, from registering to an answer.</summary>
public sealed class DutyPhoneApiTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private static readonly Guid Noerrebro = DemoPeople.IdOf("ledergruppe", "noerrebro");
    private static readonly Guid IndreBy = DemoPeople.IdOf("ledergruppe", "indre-by");
    private static readonly Guid Sof = DemoPeople.IdOf("organisation", "sof");
    private static readonly Guid Buf = DemoPeople.IdOf("organisation", "buf");

    [Fact]
    public async Task A_phone_is_registered_proved_by_a_leader_who_has_it_in_hand_and_answers_an_alert()
    {
        var inger = await hub.SignIn("Inger Thue");
        var phone = Id();
        await inger.Accept("/duty-phones", Phone(phone, "30 50 60 70", (Noerrebro, Sof)));
        var code = await hub.Code("+4530506070");
        var before = await Find(inger, phone);
        Assert.Equal("+4530506070", before.GetProperty("number").GetString());
        Assert.False(before.GetProperty("verified").GetBoolean());

        // The leader who sits there sees its state but not its number, and may give the code.
        var jonas = await hub.SignIn("Jonas Aaby");
        var seen = await Find(jonas, phone);
        Assert.Equal(JsonValueKind.Null, seen.GetProperty("number").ValueKind);
        Assert.True(seen.GetProperty("mayProve").GetBoolean());
        await jonas.Refuse("code-wrong", $"/duty-phones/{phone}/verification", Code(code == "000000" ? "1" : "000000"));
        await jonas.Accept($"/duty-phones/{phone}/verification", Code(code));
        await jonas.Refuse("not-allowed", $"/duty-phones/{phone}/removal");
        await jonas.Refuse("not-allowed", $"/duty-phones/{phone}/change", Seats((Noerrebro, Sof)));
        var amina = await hub.SignIn("Amina Rahimi");
        await amina.Refuse("not-allowed", $"/duty-phones/{phone}/code");
        Assert.False((await Find(amina, phone)).GetProperty("mayProve").GetBoolean());

        var incident = Id();
        await inger.Accept(
            "/incidents",
            new()
            {
                ["incidentId"] = incident,
                ["type"] = "stenkast",
                ["level"] = 2,
                ["scope"] = "lokal",
                ["position"] = new { longitude = 12.5530, latitude = 55.6868 },
                ["what"] = "Sten kastet",
                ["where"] = "",
                ["now"] = "",
                ["started"] = "",
            }
        );
        await hub.Waits(
            "+4530506070",
            one => Texts(one).Any(text => text.Contains("Svar JA", StringComparison.Ordinal)),
            "the alert"
        );
        await hub.Reply("+4530506070", "ja 10");
        var answered = await hub.Waits(
            "+4530506070",
            one => Texts(one).Any(text => text.Contains("er modtaget", StringComparison.Ordinal)),
            "the reply"
        );
        Assert.NotEmpty(Texts(answered));

        var timeline = await inger.Get($"/incidents/{incident}/timeline.json");
        Assert.DoesNotContain("30506070", timeline.ToString(), StringComparison.Ordinal);
        await inger.Accept($"/duty-phones/{phone}/removal");
        await hub.IsGone("+4530506070");
    }

    [Fact]
    public async Task Numbers_that_cannot_be_a_shared_phones_get_a_clear_answer()
    {
        var inger = await hub.SignIn("Inger Thue");
        var emil = await hub.SignIn("Emil Sand");
        var own = (await emil.Get("/contact")).GetProperty("ways")[0].GetProperty("address").GetString()!;
        await inger.Refuse("number-is-personal", "/duty-phones", Phone(Id(), own, (IndreBy, Sof)));
        await inger.Refuse("number-is-duty-phone", "/duty-phones", Phone(Id(), "20000100", (IndreBy, Sof)));
        await inger.Refuse("number-invalid", "/duty-phones", Phone(Id(), "123", (IndreBy, Sof)));
        await inger.Refuse("seats-invalid", "/duty-phones", Phone(Id(), "30506071"));
        await inger.Refuse("seat-unknown", "/duty-phones", Phone(Id(), "30506071", (IndreBy, Id())));
        // A leader learns nothing of whose number it is.
        await emil.Refuse("not-allowed", "/duty-phones", Phone(Id(), own, (IndreBy, Sof)));

        var phone = Id();
        await inger.Accept("/duty-phones", Phone(phone, "30506072", (IndreBy, Sof)));
        await inger.Refuse("seat-has-phone", "/duty-phones", Phone(Id(), "30506073", (IndreBy, Sof)));
        await inger.Accept($"/duty-phones/{phone}/change", Seats((IndreBy, Sof), (IndreBy, Buf)));
        Assert.Equal(2, (await Find(inger, phone)).GetProperty("seats").GetArrayLength());
        // Nor does the number become a person's afterwards.
        await inger.Refuse(
            "mobile-is-duty-phone",
            $"/people/{emil.Person}/contact",
            new() { ["name"] = "Emil Sand", ["mobile"] = "30506072" }
        );
    }

    private static string[] Texts(JsonElement phone) =>
        [
            .. phone
                .GetProperty("messages")
                .EnumerateArray()
                .Where(message => message.GetProperty("direction").GetString() == "in")
                .Select(message => message.GetProperty("text").GetString()!),
        ];

    private static async Task<JsonElement> Find(SignedIn person, Guid phone) =>
        (await person.Get("/duty-phones"))
            .GetProperty("phones")
            .EnumerateArray()
            .Single(one => one.GetProperty("id").GetGuid() == phone);

    private static Dictionary<string, object?> Phone(
        Guid phone,
        string address,
        params (Guid Ledergruppe, Guid Organisation)[] seats
    )
    {
        var fields = Seats(seats);
        fields["phoneId"] = phone;
        fields["address"] = address;
        return fields;
    }

    private static Dictionary<string, object?> Seats(params (Guid Ledergruppe, Guid Organisation)[] seats) =>
        new()
        {
            ["seats"] = seats
                .Select(seat => new { ledergruppe = seat.Ledergruppe, organisation = seat.Organisation })
                .ToArray(),
            ["smsAfterSeconds"] = 0,
        };

    private static Dictionary<string, object?> Code(string code) => new() { ["code"] = code };

    private static Guid Id() => Guid.CreateVersion7();
}

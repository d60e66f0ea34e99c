using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Contacts;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Hub.Demo;

/// <summary>The demonstration's proved phones, and the one that lies with the Sekretariat's duty.</summary>
public sealed partial class DemoSeed
{
    /// <summary>The person was sent a code the other day, and gave it.</summary>
    private async Task Prove(DemoPeople.Member member, CancellationToken ct)
    {
        var mobile = ContactBook.MobileOf(member.Id);
        await Do(new ContactCommand.SendCode(member.Id, mobile), ct);
        await Deliver(writer.State.Contacts.Find(member.Id, mobile)?.Code, ct);
        await Do(new ContactCommand.EnterCode(member.Id, mobile, Fits: true), ct);
    }

    /// <summary>Some can be reached otherwise too, so that one sees an alert go on to another channel.</summary>
    private async Task PlantWays(CancellationToken ct)
    {
        var jonas = Array.Find(DemoPeople.Members, member => member.Name == "Jonas Aaby")!;
        await PlantWay(jonas, WayKind.Voice, directory.MobileOf(jonas.Id)!, null, 60, ct);
        var amina = Array.Find(DemoPeople.Members, member => member.Name == "Amina Rahimi")!;
        await PlantWay(amina, WayKind.Push, "{}", "Telefonen", 60, ct);
        var soeren = Array.Find(DemoPeople.Members, member => member.Name == "Søren Kjeldgaard")!;
        await PlantWay(soeren, WayKind.Email, "soeren.kjeldgaard@demo.invalid", null, 60, ct);
    }

    private async Task PlantWay(
        DemoPeople.Member member,
        WayKind kind,
        string address,
        string? label,
        int afterSeconds,
        CancellationToken ct
    )
    {
        var way = new WayId(DemoPeople.IdOf("way", $"{member.Name}/{kind}"));
        addresses.Save(new(way, member.Id, kind, address));
        await Do(new ContactCommand.AddWay(member.Id, way, kind, label), ct);
        if (kind != WayKind.Push)
        {
            await Deliver(writer.State.Contacts.Find(member.Id, way)?.Code, ct);
            await Do(new ContactCommand.EnterCode(member.Id, way, Fits: true), ct);
        }

        await Do(
            new ContactCommand.SetPlan(member.Id, [new(ContactBook.MobileOf(member.Id), 0), new(way, afterSeconds)]),
            ct
        );
    }

    private async Task PlantDutyPhone(CancellationToken ct)
    {
        addresses.Save(new(DemoPeople.DutyPhone.SmsWay, PersonId.System, WayKind.Sms, DemoPeople.DutyPhoneNumber));
        await Do(
            new DutyPhoneCommand.Register(
                DemoPeople.DutyPhone,
                [new(Group("kommune"), Organisation("ssp"))],
                SmsAfterSeconds: 60,
                CallAfterSeconds: 120
            ),
            ct
        );
        await Deliver(writer.State.Contacts.Phones.Find(DemoPeople.DutyPhone)?.Code, ct);
        await Do(new DutyPhoneCommand.EnterCode(DemoPeople.DutyPhone, Fits: true), ct);
    }

    // It arrived before the demonstration began, so that nobody's phone shows it now.
    private Task Deliver(SentCode? code, CancellationToken ct) =>
        code is null
            ? Task.CompletedTask
            : Do(
                new AlertCommand.RecordStatus(code.Message, $"demo-{code.Message}", DeliveryStatus.Delivered, null),
                ct
            );
}

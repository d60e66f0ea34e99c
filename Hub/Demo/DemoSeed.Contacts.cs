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

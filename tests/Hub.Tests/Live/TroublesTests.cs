using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Texts;
using Beredskab.Hub.Access;
using Beredskab.Hub.Live;
using Beredskab.Hub.State;
using Beredskab.Hub.Tests.Incidents;
using Beredskab.Notifications.Alerts;
using static Beredskab.Hub.Tests.Journal.JournalWorld;

namespace Beredskab.Hub.Tests.Live;

public sealed class TroublesTests
{
    private static readonly CurrentUser Sekretariat = new(new(Guid.NewGuid()), Authority);

    [Fact]
    public async Task A_text_that_nobody_takes_is_a_trouble_after_two_minutes()
    {
        await using var night = await NightOnDuty.Begin();
        await night.As(Leader, Authority, Report(NewIncident()));

        Assert.Empty(Troubles.Of(night.State, Start.AddMinutes(1)));
        Assert.Equal([new(TroubleKind.TextsWaiting, 1, Start)], Troubles.Of(night.State, Start.AddMinutes(2)));
        await System(night, new AlertCommand.RecordAccepted(Message(night).Id, "SM1"));
        Assert.Empty(Troubles.Of(night.State, Start.AddMinutes(2)));
    }

    [Fact]
    public void A_call_that_waits_for_its_number_is_no_text_that_nobody_takes()
    {
        var call = new AlertEvent.MessageIntended(
            new(Guid.NewGuid()),
            null,
            new(Guid.NewGuid()),
            null,
            MessageChannel.Voice,
            MessagePurpose.StandDown,
            FreeText.Of("Brand er afsluttet.")
        );
        var state = HubState.Empty with
        {
            Alerts = AlertBook.Empty.Apply(call, new(1, default, PersonId.System, OrganisationId.System, Start, Start)),
        };
        Assert.Empty(Troubles.Of(state, Start.AddMinutes(1)));
        Assert.Equal([new(TroubleKind.CallsWaiting, 1, Start)], Troubles.Of(state, Start.AddMinutes(2)));
    }

    [Theory]
    [InlineData(FailureAdvice.TellAdministrator, "no-number", true)]
    [InlineData(FailureAdvice.NextChannel, "gave-up", true)]
    [InlineData(FailureAdvice.NextChannel, MessageFailures.Superseded, false)]
    [InlineData(FailureAdvice.NextChannel, MessageFailures.NoAnswer, false)]
    [InlineData(FailureAdvice.TryAgain, "20500", false)]
    public async Task A_text_that_was_given_up_is_a_trouble_for_a_day(FailureAdvice advice, string code, bool told)
    {
        await using var night = await NightOnDuty.Begin();
        await night.As(Leader, Authority, Report(NewIncident()));
        await System(night, new AlertCommand.RecordFailed(Message(night).Id, code, advice, InDoubt: false));

        Trouble[] expected = told ? [new(TroubleKind.TextsLost, 1, Start)] : [];
        Assert.Equal(expected, Troubles.Of(night.State, Start.AddSeconds(1)));
        Assert.DoesNotContain(
            Troubles.Of(night.State, Start.AddHours(24)),
            trouble => trouble.Kind == TroubleKind.TextsLost
        );
    }

    [Fact]
    public async Task A_provider_that_is_down_is_a_trouble_with_what_waits_for_it_until_it_is_back()
    {
        await using var night = await NightOnDuty.Begin();
        await night.As(Leader, Authority, Report(NewIncident()));
        await System(night, new AlertCommand.ReportProvider(MessageChannel.Sms, "http-503"));
        await System(night, new AlertCommand.ReportProvider(MessageChannel.Push, "push-503"));

        Assert.Equal([new(TroubleKind.SmsProviderDown, 1, Start)], Troubles.Of(night.State, Start.AddSeconds(1)));
        await System(night, new AlertCommand.ReportProvider(MessageChannel.Sms, null));
        Assert.Empty(Troubles.Of(night.State, Start.AddSeconds(1)));
    }

    [Fact]
    public async Task A_test_message_that_is_lost_is_told_by_the_watchdog_and_on_no_screen()
    {
        await using var night = await NightOnDuty.Begin();
        await System(night, new AlertCommand.SendProbe("+4540000009"));
        await System(
            night,
            new AlertCommand.RecordFailed(Message(night).Id, "30003", FailureAdvice.NextChannel, false)
        );
        Assert.Empty(Troubles.Of(night.State, Start.AddSeconds(1)));
        Assert.Equal(Message(night).Id, night.State.Alerts.LastProbe);
    }

    [Fact]
    public async Task A_lost_text_that_arrives_after_all_is_no_trouble_any_more()
    {
        await using var night = await NightOnDuty.Begin();
        await night.As(Leader, Authority, Report(NewIncident()));
        var message = Message(night).Id;
        await System(night, new AlertCommand.RecordStatus(message, "SM1", DeliveryStatus.Undelivered, "30003"));
        Assert.Single(Troubles.Of(night.State, Start));
        await System(night, new AlertCommand.RecordStatus(message, "SM1", DeliveryStatus.Delivered, null));
        Assert.Empty(Troubles.Of(night.State, Start));
    }

    [Fact]
    public async Task Administrators_and_the_Sekretariat_are_told_on_their_screens_and_others_are_not()
    {
        await using var night = await NightOnDuty.Begin();
        await night.As(Leader, Authority, Report(NewIncident()));
        await System(
            night,
            new AlertCommand.RecordFailed(Message(night).Id, "no-number", FailureAdvice.TellAdministrator, false)
        );
        await System(night, new OrganisationCommand.AdmitMember(Authority, Sekretariat.Person, [Role.Sekretariat]));

        foreach (var (user, told) in new[] { (Sekretariat, 1), (NightOnDuty.AsLeader, 0), (NightOnDuty.AsPartner, 0) })
        {
            await using var stream = await BareStream.Open(night.State, user, night.Journal.Time);
            await stream.Send("""{"type":1,"invocationId":"1","target":"Follow","arguments":[{"epoch":null}]}""");
            var answer = (await stream.Completion()).GetProperty("result").GetProperty("troubles");
            Assert.Equal(told, answer.GetArrayLength());
            Assert.Equal(told, (await stream.Heartbeat()).GetProperty("troubles").GetArrayLength());
        }
    }

    private static Message Message(NightOnDuty night) => night.State.Alerts.Messages.Values.Single();

    private static Task<Hub.Journal.Outcome.Accepted> System(
        NightOnDuty night,
        GeoModel.Deciding.DomainCommand command
    ) => night.Journal.Accept(Journal.JournalWorld.System(command));
}

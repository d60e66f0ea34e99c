using Beredskab.GeoModel.Texts;
using Beredskab.Notifications.Alerts;
using static Beredskab.Hub.Tests.Alerts.AlertWorld;

namespace Beredskab.Hub.Tests.Alerts;

public sealed class BundledRecordTests
{
    [Fact]
    public async Task The_proof_has_the_text_that_left_and_what_became_of_it()
    {
        await using var world = await AlertWorld.Start(TimeSpan.FromSeconds(5));
        await world.Report();
        await world.Report();
        await world.Report();
        var held = world
            .State.Alerts.Messages.Values.Where(message => message.Person == Jonas && message.NotBefore is not null)
            .OrderBy(message => message.Sequence)
            .ToArray();
        Assert.Equal(2, held.Length);

        world.Pass(TimeSpan.FromSeconds(5));
        await world.System(new AlertCommand.Bundle(held[0].Id));
        await world.System(new AlertCommand.BeginAttempt(held[0].Id, 1, 1, false, Together: 2));
        await world.System(new AlertCommand.RecordAccepted(held[0].Id, "SM1"));
        await world.System(new AlertCommand.RecordStatus(held[0].Id, "SM1", DeliveryStatus.Delivered, null));

        foreach (var message in held)
        {
            var record = world.Records.Read(
                new(Mette, Police),
                message.Alert!.Value.Value,
                TestContext.Current.CancellationToken
            )!;
            var proof = record.Messages.Single(one => one.Id == message.Id.Value);
            Assert.StartsWith("SSP-BEREDSKAB: 2 alarmer. ", proof.Text, StringComparison.Ordinal);
            Assert.Contains($" {message.Code} ", proof.Text, StringComparison.Ordinal);
            Assert.Equal((MessageState.Delivered, 1), (proof.State, proof.Attempts));
            var lines = record.Lines.Where(line => line.Message == message.Id.Value).ToArray();
            Assert.Contains(
                lines,
                line =>
                    line.What == "Sendes i én sms sammen med en alarm om en anden hændelse." && line.Text == proof.Text
            );
            Assert.Contains(lines, line => line.What == "Leveret.");
            // What was first decided is there too.
            Assert.NotEqual(FreeText.Of(proof.Text!), world.State.Alerts.Find(message.Id)!.Text);
        }
    }
}

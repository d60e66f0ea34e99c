using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels;
using Beredskab.Notifications.Channels.Console;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Dispatch;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Beredskab.Notifications.Tests.Dispatch;

public sealed class DemoPhoneTests
{
    private readonly MemoryJournal journal = new(TimeProvider.System, City.Context());

    [Fact]
    public async Task In_the_demo_a_text_lies_on_the_persons_phone_and_the_reply_counts()
    {
        await using var services = Services(s => s.AddConsole());
        await using var running = await Running.Start(services, journal);
        var phones = services.GetRequiredService<DemoPhones>();
        var number = City.NumberOf(City.SofNoerrebro);
        var incident = journal.Report();

        await Until.True(() => phones.Of(number).Length == 1, "the text");
        await Until.True(() => journal.Alerts.Messages.Values.All(m => m.State == MessageState.Delivered), "receipts");
        Assert.Null(await phones.Reply(City.SofNoerrebro, "ja 10", TestContext.Current.CancellationToken));

        Assert.Equal("waiting covered waiting", journal.State(journal.Alerts.Of(incident)[0]));
        await Until.True(() => phones.Of(number).Length == 3, "the confirmation");
        Assert.Equal(
            [TextDirection.In, TextDirection.Out, TextDirection.In],
            phones.Of(number).Select(text => text.Direction)
        );
    }

    [Fact]
    public async Task A_phone_that_wrote_STOP_gets_no_text_until_it_writes_START()
    {
        await using var services = Services(s => s.AddConsole());
        await using var running = await Running.Start(services, journal);
        var phones = services.GetRequiredService<DemoPhones>();
        const string stranger = "+4531313131";
        Assert.Null(await phones.Reply(stranger, "STOP", TestContext.Current.CancellationToken));
        Assert.Null(await phones.Reply(stranger, "Hvem er I?", TestContext.Current.CancellationToken));
        await Until.True(() => journal.Alerts.Pending.IsEmpty, "an empty queue");

        Assert.Equal(
            (MessageState.Failed, "21610"),
            journal.Alerts.Messages.Values.Select(reply => (reply.State, reply.ErrorCode)).Single()
        );
        Assert.All(phones.Of(stranger), text => Assert.Equal(TextDirection.Out, text.Direction));
        Assert.True(phones.HasStopped(stranger));
        Assert.Null(await phones.Reply(stranger, "start", TestContext.Current.CancellationToken));
        Assert.False(phones.HasStopped(stranger));
    }

    [Fact]
    public async Task A_demonstration_that_goes_on_has_the_texts_from_before_on_its_phones()
    {
        var number = City.NumberOf(City.SofNoerrebro);
        DemoText[] before;
        await using (var services = Services(s => s.AddConsole()))
        {
            await using var running = await Running.Start(services, journal);
            var phones = services.GetRequiredService<DemoPhones>();
            journal.Report();
            await Until.True(() => phones.Of(number).Length == 1, "the text");
            await phones.Reply(City.SofNoerrebro, "ja 10", TestContext.Current.CancellationToken);
            await Until.True(() => phones.Of(number).Length == 3, "the confirmation");
            await phones.Reply(City.SofNoerrebro, "STOP", TestContext.Current.CancellationToken);
            await Until.True(() => journal.Alerts.Pending.IsEmpty, "an empty queue");
            before = [.. phones.Of(number)];
        }

        await using var again = Services(s => s.AddConsole());
        var restored = again.GetRequiredService<DemoPhones>();
        again
            .GetRequiredService<DemoMemory>()
            .Restore(
                journal.Alerts,
                before
                    .Where(text => text.Direction == TextDirection.Out)
                    .Select(text => new WrittenText(text.Id, number, null, text.Text, text.At))
            );

        Assert.Equal(before.Select(Seen), restored.Of(number).Select(Seen));
        Assert.True(restored.HasStopped(number));

        static (string, TextDirection, string) Seen(DemoText text) => (text.Id, text.Direction, text.Text);
    }

    [Fact]
    public async Task Without_a_provider_every_text_fails_visibly()
    {
        await using var services = Services(s => s.AddNoSms());
        await using var running = await Running.Start(services, journal);
        var incident = journal.Report();

        await Until.True(() => journal.Alerts.Pending.IsEmpty, "an empty queue");
        // Whoever the escalation has called by now, if it looked already, is missing too.
        Assert.StartsWith(
            "missing missing missing",
            journal.State(journal.Alerts.Of(incident)[0]),
            StringComparison.Ordinal
        );
        Assert.All(journal.Alerts.Messages.Values, message => Assert.Equal(NoSmsChannel.Code, message.ErrorCode));
    }

    private ServiceProvider Services(Action<IServiceCollection> channel)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IAlertJournal>(journal);
        services.AddSingleton<IDirectory>(new Phonebook());
        services.AddSingleton(new ContactSecret(new byte[32]));
        services.AddNotifications(new ConfigurationBuilder().Build());
        channel(services);
        return services.BuildServiceProvider();
    }

    private sealed class Running(IHostedService[] hosted) : IAsyncDisposable
    {
        public static async Task<Running> Start(IServiceProvider services, MemoryJournal journal)
        {
            journal.Committed += services.GetRequiredService<Dispatcher>().Wake;
            var hosted = services.GetServices<IHostedService>().ToArray();
            foreach (var service in hosted)
            {
                await service.StartAsync(TestContext.Current.CancellationToken);
            }

            return new(hosted);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var service in hosted)
            {
                await service.StopAsync(TestContext.Current.CancellationToken);
            }
        }
    }
}

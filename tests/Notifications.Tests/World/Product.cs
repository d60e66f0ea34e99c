using Beredskab.FakeTwilio;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels.Twilio;
using Beredskab.Notifications.Channels.WebPush;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Dispatch;
using Beredskab.Notifications.Escalation;
using Beredskab.Tests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Beredskab.Notifications.Tests.World;

/// <summary>Alerting as the Hub hosts it, with the fake provider, over real HTTP; only the journal is in memory.</summary>
internal sealed class Product : IAsyncDisposable
{
    private readonly WebApplication app;
    private int failing;

    private Product(WebApplication app, MemoryJournal journal, Phonebook phonebook, FakeTwilioServer twilio, Uri url)
    {
        this.app = app;
        Journal = journal;
        Phonebook = phonebook;
        Twilio = twilio;
        Url = url;
    }

    public MemoryJournal Journal { get; }

    public Phonebook Phonebook { get; }

    public FakeTwilioServer Twilio { get; }

    public Uri Url { get; }

    /// <summary>So many callbacks meet a Hub that answers 503.</summary>
    public int FailCallbacks
    {
        set => Volatile.Write(ref failing, value);
    }

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public static async Task<Product> StartAsync(
        Action<Dictionary<string, string?>>? configure = null,
        Action<MemoryJournal, FakeTwilioServer>? before = null,
        FakeTwilioOptions? provider = null,
        bool dispatching = true,
        bool escalating = false,
        TimeProvider? time = null
    )
    {
        var url = new Uri($"http://127.0.0.1:{Ports.Next()}");
        var twilio = await FakeTwilioServer.StartAsync(
            (provider ?? new()) with
            {
                InboundUrl = new(url, "/webhooks/twilio/sms"),
            }
        );
        var settings = new Dictionary<string, string?>
        {
            ["Twilio:AccountSid"] = twilio.AccountSid,
            ["Twilio:AuthToken"] = twilio.AuthToken,
            ["Twilio:From"] = "+4599999999",
            ["Twilio:BaseUrl"] = twilio.Url.ToString(),
            ["Twilio:PublicUrl"] = url.ToString(),
            ["Dispatch:MessagesPerSecond"] = "1000",
            ["Dispatch:CallsPerSecond"] = "1000",
            ["Dispatch:FirstBackoffSeconds"] = "0.05",
            ["Dispatch:DoubtSeconds"] = "0.3",
            ["Dispatch:ShutdownSeconds"] = "0",
        };
        configure?.Invoke(settings);
        var journal = new MemoryJournal(time ?? TimeProvider.System, City.Context());
        var phonebook = new Phonebook();
        before?.Invoke(journal, twilio);

        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(url.ToString());
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddSingleton<IAlertJournal>(journal);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddSingleton<IDirectory>(phonebook);
        builder.Services.AddSingleton(new ContactSecret([.. Enumerable.Repeat((byte)7, 32)]));
        builder.Services.AddSingleton(_ => VapidKey.Create());
        builder
            .Services.AddNotifications(builder.Configuration)
            .AddTwilio(builder.Configuration)
            .AddWebPush(builder.Configuration)
            .AddEmail(builder.Configuration);
        if (!dispatching)
        {
            foreach (
                var service in builder
                    .Services.Where(service =>
                        service.ServiceType == typeof(Microsoft.Extensions.Hosting.IHostedService)
                    )
                    .ToArray()
            )
            {
                builder.Services.Remove(service);
            }
        }

        if (!escalating)
        {
            // Its first look, as it starts, would now and then find what a test reports: it watches another journal.
            var other = new MemoryJournal(TimeProvider.System, City.Context());
            builder.Services.AddSingleton(services =>
                ActivatorUtilities.CreateInstance<Escalator>(services, (IAlertJournal)other)
            );
        }

        var host = builder.Build();
        var product = new Product(host, journal, phonebook, twilio, url);
        host.Use(
            async (context, next) =>
            {
                if (Interlocked.Decrement(ref product.failing) >= 0)
                {
                    context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                    return;
                }

                await next(context);
            }
        );
        host.UseRouting();
        host.MapTwilioCallbacks();
        journal.Committed += host.Services.GetRequiredService<Dispatcher>().Wake;
        if (escalating)
        {
            journal.Committed += host.Services.GetRequiredService<Escalator>().TouchAll;
        }

        await host.StartAsync(TestContext.Current.CancellationToken);
        return product;
    }

    public Message MessageTo(GeoModel.Identity.PersonId person) =>
        Journal.Alerts.Messages.Values.Where(message => message.Person == person).MaxBy(message => message.Sequence)!;

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(TestContext.Current.CancellationToken);
        await app.DisposeAsync();
        await Twilio.DisposeAsync();
    }

    private static readonly LoopbackPorts Ports = new(20_000, 5_000);
}

internal static class Until
{
    /// <summary>Waits for a condition, and says which one never came.</summary>
    public static async Task True(Func<bool> condition, string what, int seconds = 60)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (!condition())
        {
            if (limit.IsCancellationRequested)
            {
                Assert.Fail($"Waited {seconds} s, and it did not come: {what}");
            }

            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }
}

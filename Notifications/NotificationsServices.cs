using Beredskab.Notifications.Channels;
using Beredskab.Notifications.Channels.Console;
using Beredskab.Notifications.Channels.Email;
using Beredskab.Notifications.Channels.Twilio;
using Beredskab.Notifications.Channels.WebPush;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Dispatch;
using Beredskab.Notifications.Escalation;
using Beredskab.Notifications.TestAlarms;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Beredskab.Notifications;

public static class NotificationsServices
{
    /// <summary>
    /// The dispatcher, the escalation and what they need, apart from a channel. The host provides <see cref="IAlertJournal"/> and
    /// <see cref="IDirectory"/>, and calls <see cref="Dispatcher.Wake"/> after each commit and
    /// <see cref="Escalator.Touch"/> for each alert that it changed.
    /// </summary>
    public static IServiceCollection AddNotifications(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<DispatchOptions>()
            .Bind(configuration.GetSection(DispatchOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IDispatchLease, EmbeddedLease>();
        services.AddSingleton<NotificationsMeter>();
        services.AddSingleton<ProviderGates>();
        services.AddSingleton<DeliveryPipeline>();
        services.AddSingleton<Dispatcher>();
        services.AddHostedService(provider => provider.GetRequiredService<Dispatcher>());
        services.AddSingleton<Escalator>();
        services.AddHostedService(provider => provider.GetRequiredService<Escalator>());
        return services;
    }

    /// <summary>The weekly test alarm. The host provides <see cref="ITestAlarmJournal"/>, and calls <see cref="TestAlarmClock.Touch"/>.</summary>
    public static IServiceCollection AddTestAlarms(this IServiceCollection services)
    {
        services.AddSingleton<TestAlarmClock>();
        services.AddHostedService(provider => provider.GetRequiredService<TestAlarmClock>());
        return services;
    }

    /// <summary>Notifications in browsers; the host provides <see cref="VapidKey"/> and <see cref="ContactSecret"/>.</summary>
    public static IServiceCollection AddWebPush(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(PushOptions.Section);
        services.AddOptions<PushOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<PushOptions>, PushOptionsCheck>();
        if (string.IsNullOrEmpty(section["Subject"]))
        {
            return services;
        }

        var inside = section.GetValue<bool>(nameof(PushOptions.AllowPrivateHosts));
        services
            .AddHttpClient("push")
            // An endpoint is an address, and the client's own lines name it.
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() =>
            {
                var handler = new SocketsHttpHandler
                {
                    PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                    ConnectTimeout = TimeSpan.FromSeconds(5),
                    AllowAutoRedirect = false,
                    UseProxy = false,
                };
                if (!inside)
                {
                    handler.ConnectCallback = PublicHosts.Connect;
                }

                return handler;
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        services.AddSingleton<IMessageChannel>(provider => new WebPushChannel(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient("push"),
            provider.GetRequiredService<IOptions<PushOptions>>(),
            provider.GetRequiredService<VapidKey>(),
            provider.GetRequiredService<ContactSecret>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        return services;
    }

    /// <summary>E-mail, when a server is set up.</summary>
    public static IServiceCollection AddEmail(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(EmailOptions.Section);
        if (!section.Exists())
        {
            return services;
        }

        services.AddOptions<EmailOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EmailOptions>, EmailOptionsCheck>();
        return services.AddSingleton<IMessageChannel, EmailChannel>();
    }

    /// <summary>No provider is configured: every message fails visibly. Never the console, where real numbers would show.</summary>
    public static IServiceCollection AddNoSms(this IServiceCollection services) =>
        services.AddSingleton<IMessageChannel, NoSmsChannel>();

    /// <summary>Nothing leaves the machine: the console and the demo's phones show it. For the demo alone.</summary>
    public static IServiceCollection AddConsole(this IServiceCollection services)
    {
        services.AddSingleton<DemoCalls>();
        services.AddSingleton<DemoInbox>();
        services.AddSingleton<DemoMemory>();
        services.AddHostedService<DemoClock>();
        services.AddSingleton<IMessageChannel>(provider => new ConsoleVoiceChannel(
            provider.GetRequiredService<DemoCalls>(),
            provider.GetRequiredService<IAlertJournal>(),
            provider.GetRequiredService<TimeProvider>(),
            System.Console.Out
        ));
        services.AddSingleton<IMessageChannel>(provider => new ConsoleEmailChannel(
            provider.GetRequiredService<DemoInbox>(),
            provider.GetRequiredService<IAlertJournal>(),
            provider.GetRequiredService<TimeProvider>(),
            System.Console.Out
        ));
        services.AddSingleton<IMessageChannel>(provider => new ConsolePushChannel(
            provider.GetRequiredService<DemoInbox>(),
            provider.GetRequiredService<IAlertJournal>(),
            provider.GetRequiredService<TimeProvider>(),
            System.Console.Out
        ));
        services.AddSingleton<DemoPhones>();
        services.AddSingleton<IMessageChannel>(provider => new ConsoleSmsChannel(
            provider.GetRequiredService<DemoPhones>(),
            provider.GetRequiredService<IAlertJournal>(),
            provider.GetRequiredService<TimeProvider>(),
            System.Console.Out
        ));
        return services;
    }

    /// <summary>
    /// SMS by Twilio, and calls when there is a number to call from; <see cref="TwilioCallbacks.MapTwilioCallbacks"/>
    /// belongs to it.
    /// </summary>
    public static IServiceCollection AddTwilio(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TwilioOptions>().Bind(configuration.GetSection(TwilioOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TwilioOptions>, TwilioOptionsCheck>();
        services
            .AddHttpClient("twilio")
            // The client's own lines name the address, and a look-up has a number in it.
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() =>
                new SocketsHttpHandler
                {
                    PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                    ConnectTimeout = TimeSpan.FromSeconds(5),
                    AllowAutoRedirect = false,
                }
            )
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
        services.AddSingleton<IMessageChannel>(provider => new TwilioSmsChannel(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient("twilio"),
            provider.GetRequiredService<IOptions<TwilioOptions>>(),
            provider.GetRequiredService<ILogger<TwilioSmsChannel>>()
        ));
        if ((configuration.GetSection(TwilioOptions.Section).Get<TwilioOptions>() ?? new()).CallsFrom is not null)
        {
            services.AddSingleton<IMessageChannel>(provider => new TwilioVoiceChannel(
                provider.GetRequiredService<IHttpClientFactory>().CreateClient("twilio"),
                provider.GetRequiredService<IOptions<TwilioOptions>>(),
                provider.GetRequiredService<ILogger<TwilioVoiceChannel>>()
            ));
        }

        return services;
    }
}

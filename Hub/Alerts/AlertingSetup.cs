using Beredskab.Hub.Hosting;
using Beredskab.Hub.Journal;
using Beredskab.Notifications;
using Beredskab.Notifications.Channels.Twilio;
using Beredskab.Notifications.Dispatch;
using Beredskab.Notifications.Escalation;

namespace Beredskab.Hub.Alerts;

public static class AlertingSetup
{
    /// <summary>
    /// Alerting on this journal. In the demonstration everything goes to fictional phones, whatever is configured; in operation without a provider's
    /// account each text fails at once, and every screen shows that nobody was reached.
    /// </summary>
    public static void AddAlerting(this IServiceCollection services, IConfiguration configuration, HubMode mode)
    {
        services.AddSingleton<IAlertJournal, HubAlertJournal>();
        services.AddSingleton<ICommitObserver>(provider => new DispatcherAlarmClock(
            provider.GetRequiredService<Dispatcher>
        ));
        services.AddSingleton<ICommitObserver>(provider => new EscalatorAlarmClock(
            provider.GetRequiredService<Escalator>
        ));
        services.AddNotifications(configuration);
        if (mode.IsDemo)
        {
            services.AddConsole();
            return;
        }

        services.AddWebPush(configuration);
        services.AddEmail(configuration);
        if (HasTwilio(configuration, mode))
        {
            services.AddTwilio(configuration);
        }
        else
        {
            services.AddNoSms();
        }
    }

    public static void MapAlerting(this WebApplication app, HubMode mode)
    {
        if (HasTwilio(app.Configuration, mode))
        {
            app.MapTwilioCallbacks();
        }
    }

    /// <summary>Whether SMS really leave.</summary>
    public static bool HasTwilio(IConfiguration configuration, HubMode mode) =>
        !mode.IsDemo && configuration.GetSection(TwilioOptions.Section).Exists();
}

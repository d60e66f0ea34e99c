using Beredskab.Hub.Hosting;
using Beredskab.Hub.Vitals;
using Beredskab.Notifications.Channels.Twilio;
using Microsoft.Extensions.Options;

namespace Beredskab.Hub.Watchdog;

/// <summary>
/// What the watchdog watches, and whom it tells by a provider of its own. Section <c>Watchdog</c>; nothing of it is
/// read from the Hub, which may be dead.
/// </summary>
public sealed class WatchdogOptions
{
    public const string Section = "Watchdog";

    /// <summary>Where the Hub is reached from here.</summary>
    public string HubUrl { get; set; } = HostingSetup.DefaultUrl;

    /// <summary>The Hub's <c>Watch:Token</c>.</summary>
    public string Token { get; set; } = "";

    /// <summary>Numbers in E.164, separated by commas.</summary>
    public string Administrators { get; set; } = "";

    /// <summary>An account and a sender apart from the Hub's.</summary>
    public TwilioOptions Twilio { get; set; } = new();

    /// <summary>From the beginning of one look at the Hub to that of the next.</summary>
    public double PollSeconds { get; set; } = 5;

    /// <summary>How long one look may take.</summary>
    public double PollTimeoutSeconds { get; set; } = 4;

    /// <summary>The Hub is dead when so many looks in a row were in vain.</summary>
    public int LostPolls { get; set; } = 3;

    /// <summary>From one test message to the next; 0 for none.</summary>
    public double ProbeMinutes { get; set; } = 30;

    /// <summary>How long the receipt for a test message may take; a second one is sent before anybody is told.</summary>
    public double ProbeReceiptSeconds { get; set; } = 60;

    /// <summary>
    /// A number of the watchdog's own account, the same as the Hub's <c>Watch:ProbeNumber</c>: test messages come in there,
    /// and the watchdog sees for itself that they do. Null when they go elsewhere, and the Hub's receipt must do.
    /// </summary>
    public string? ProbeNumber { get; set; }

    /// <summary>Whether the watchdog's own provider says what has arrived, and not the Hub.</summary>
    public bool HasInbox => !string.IsNullOrEmpty(ProbeNumber);

    /// <summary>An alarm that is still on after this is called out too.</summary>
    public double CallAfterSeconds { get; set; } = 60;

    /// <summary>An alarm that is still on is said again after this; after twice this; and so on, to an hour.</summary>
    public double RepeatMinutes { get; set; } = 15;

    /// <summary>All must have been well for so long before it is said.</summary>
    public double WellAfterSeconds { get; set; } = 30;

    /// <summary>Remembers the alarm that is on, so that a restart does not say it again.</summary>
    public string StateFile { get; set; } = DefaultStateFile;

    /// <summary>Null for none: the watchdog's own sign of life to an outside service.</summary>
    public string? HeartbeatUrl { get; set; }

    public double HeartbeatSeconds { get; set; } = 60;

    public IReadOnlyList<string> Numbers =>
        Administrators.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string DefaultStateFile =>
        Path.Combine(Path.GetDirectoryName(StorageFolder.Default(new HubMode(IsDemo: false)))!, "watchdog.json");

    /// <exception cref="OptionsValidationException">With one line for each setting that cannot be used.</exception>
    public void Check(bool isDemo)
    {
        var wrong = new List<string>();
        if (
            !Uri.TryCreate(HubUrl, UriKind.Absolute, out var hub)
            || (hub.Scheme != Uri.UriSchemeHttps && !(hub.Scheme == Uri.UriSchemeHttp && hub.IsLoopback))
        )
        {
            wrong.Add("Watchdog:HubUrl skal være en https-adresse; http kun til denne maskine.");
        }

        if (Token.Length < WatchOptionsCheck.ShortestToken)
        {
            wrong.Add("Watchdog:Token skal være den samme som Watch:Token i Beredskab.");
        }

        Range(wrong, nameof(PollSeconds), PollSeconds, 0.1, 60);
        Range(wrong, nameof(PollTimeoutSeconds), PollTimeoutSeconds, 0.1, 60);
        Range(wrong, nameof(LostPolls), LostPolls, 2, 20);
        Range(wrong, nameof(ProbeMinutes), ProbeMinutes, 0, 1440);
        Range(wrong, nameof(ProbeReceiptSeconds), ProbeReceiptSeconds, 0.1, 3600);
        Range(wrong, nameof(CallAfterSeconds), CallAfterSeconds, 0, 3600);
        Range(wrong, nameof(RepeatMinutes), RepeatMinutes, 0.01, 1440);
        Range(wrong, nameof(WellAfterSeconds), WellAfterSeconds, 0, 3600);
        Range(wrong, nameof(HeartbeatSeconds), HeartbeatSeconds, 0.1, 3600);
        if (HeartbeatOptions.WrongAddress("Watchdog:HeartbeatUrl", HeartbeatUrl) is { } address)
        {
            wrong.Add(address);
        }

        if (HasInbox && (isDemo || !WatchOptionsCheck.IsNumber(ProbeNumber!)))
        {
            wrong.Add(
                "Watchdog:ProbeNumber skal være et af vagthundens egne numre, som +4512345678; ikke i demonstrationen."
            );
        }

        if (!isDemo)
        {
            if (Numbers.Count == 0 || !Numbers.All(WatchOptionsCheck.IsNumber))
            {
                wrong.Add("Watchdog:Administrators skal være et eller flere numre som +4512345678, adskilt af komma.");
            }

            wrong.AddRange(Twilio.Wrong("Watchdog:Twilio", hearsBack: false));
        }

        if (wrong.Count > 0)
        {
            throw new OptionsValidationException(Section, typeof(WatchdogOptions), wrong);
        }
    }

    private static void Range(List<string> wrong, string name, double value, double least, double most)
    {
        if (!(value >= least && value <= most))
        {
            wrong.Add(FormattableString.Invariant($"Watchdog:{name} skal være et tal fra {least} til {most}."));
        }
    }
}

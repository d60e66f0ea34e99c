using Beredskab.Hub.Vitals;
using Beredskab.Hub.Watchdog;
using Beredskab.Notifications.Channels.Twilio;
using Beredskab.Notifications.Dispatch;

namespace Beredskab.Hub.Tests.Watchdog;

/// <summary>With the settings as they ship, from standing still to a message handed to the watchdog's provider.</summary>
public sealed class WithinAMinuteTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 14, 1, 8, 0, TimeSpan.Zero);
    private static readonly WatchdogOptions Watchdog = new();
    private static readonly DispatchOptions Dispatch = new();
    private static readonly WatchOptions Watch = new();

    /// <summary>The watchdog's own provider lets an SMS time out; the call after it is another way.</summary>
    private static readonly double OwnSms = new TwilioOptions().TimeoutSeconds;

    public static TheoryData<double> Phases() => [.. Enumerable.Range(0, 100).Select(step => step * 0.05)];

    [Theory]
    [MemberData(nameof(Phases))]
    public void A_hub_that_dies_or_is_frozen(double phase) =>
        Assert.InRange(Alarmed(phase, Part.Hub, seenFrom: 0, Watchdog.PollTimeoutSeconds) + OwnSms, 0, 60);

    [Theory]
    [MemberData(nameof(Phases))]
    public void A_dispatcher_whose_messages_do_not_move(double phase) =>
        Assert.InRange(
            Alarmed(phase, Part.Dispatcher, Dispatch.StandstillSeconds, PulseTaker.Patience.TotalSeconds) + OwnSms,
            0,
            60
        );

    [Theory]
    [MemberData(nameof(Phases))]
    public void A_loop_or_a_writer_that_takes_no_turn(double phase) =>
        Assert.InRange(Alarmed(phase, Part.Escalator, seenFrom: 0, PulseTaker.Patience.TotalSeconds) + OwnSms, 0, 60);

    [Theory]
    [MemberData(nameof(Phases))]
    public void A_provider_that_takes_nothing(double phase) =>
        Assert.InRange(
            // Just after it was asked, twice in vain, each time as late as the question may be answered.
            Alarmed(phase, Part.Provider, (2 * Watch.ProviderSeconds) + LongestCheck, PulseTaker.Patience.TotalSeconds)
                + OwnSms,
            0,
            60
        );

    private const double LongestCheck = 5;

    /// <returns>Seconds from the standstill to the decision to alarm.</returns>
    /// <param name="phase">How long before it the last look was.</param>
    /// <param name="seenFrom">When the Hub itself can first tell.</param>
    /// <param name="lookTakes">How long each look takes.</param>
    private static double Alarmed(double phase, Part part, double seenFrom, double lookTakes)
    {
        var watch = Hub.Watchdog.Watch.Begun(null);
        for (var at = Watchdog.PollSeconds - phase; ; at += Watchdog.PollSeconds)
        {
            var standing = at >= seenFrom;
            (watch, var say) = Judge.See(watch, new(Start.AddSeconds(at), standing ? [part] : []), Watchdog);
            if (say is not null)
            {
                return at + lookTakes;
            }
        }
    }
}

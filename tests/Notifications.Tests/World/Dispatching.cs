using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Dispatch;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.World;

/// <summary>The product's dispatcher, over a journal and channels of a test's own.</summary>
internal static class Dispatching
{
    /// <param name="lease">The embedded one, unless given.</param>
    /// <param name="secret">For calls that say a code.</param>
    public static Dispatcher Over(
        IAlertJournal journal,
        IDirectory directory,
        IEnumerable<IMessageChannel> channels,
        DispatchOptions options,
        TimeProvider time,
        IDispatchLease? lease = null,
        ContactSecret? secret = null
    )
    {
        var given = Options.Create(options);
        var meter = new NotificationsMeter(new Meters());
        var gates = new ProviderGates(journal, given, time, meter, NullLogger<ProviderGates>.Instance);
        return new(
            journal,
            new(journal, directory, channels, gates, given, time, meter, NullLogger<DeliveryPipeline>.Instance, secret),
            gates,
            lease ?? new EmbeddedLease(journal),
            given,
            time,
            NullLogger<Dispatcher>.Instance
        );
    }

    /// <summary>Wakes it whenever something is written, and lets it run until it is told to stop.</summary>
    public static Task Begin(this Dispatcher dispatcher, MemoryJournal journal, CancellationToken stop)
    {
        journal.Committed += dispatcher.Wake;
        return Task.Run(() => dispatcher.Run(stop), TestContext.Current.CancellationToken);
    }

    /// <summary>Lets it run, and time pass a step at a time, until nothing waits or its process has died.</summary>
    public static async Task Empty(
        this Dispatcher dispatcher,
        MemoryJournal journal,
        FakeTimeProvider time,
        TimeSpan step,
        Life? life = null
    )
    {
        using var stop = new CancellationTokenSource();
        var running = dispatcher.Begin(journal, stop.Token);
        await Until.True(
            () =>
            {
                time.Advance(step);
                return life is { IsOver: true } || journal.Alerts.Pending.IsEmpty;
            },
            "an empty queue or the dispatcher's death"
        );
        journal.Committed -= dispatcher.Wake;
        await stop.CancelAsync();
        await running;
    }
}

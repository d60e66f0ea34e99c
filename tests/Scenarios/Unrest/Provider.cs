using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels;
using Beredskab.Scenarios.Virtual;

namespace Beredskab.Scenarios.Unrest;

/// <summary>What is down as a whole.</summary>
internal enum Outage
{
    None,

    /// <summary>Every request is refused.</summary>
    Provider,

    /// <summary>What is taken reaches nobody, and nothing is heard of it.</summary>
    Network,
}

/// <summary>What becomes of one request to send.</summary>
internal enum Trouble
{
    None,

    /// <summary>Taken, after seconds.</summary>
    Slow,

    /// <summary>429.</summary>
    TooMany,

    /// <summary>503, nothing taken.</summary>
    Refused,

    /// <summary>No connection.</summary>
    Unreachable,

    /// <summary>500, and nothing was taken; the sender cannot know.</summary>
    DoubtNotTaken,

    /// <summary>Taken, and no answer comes, nor a callback.</summary>
    DoubtTaken,

    /// <summary>Taken, no answer comes, but the callback does.</summary>
    DoubtTakenAndTold,

    /// <summary>Taken and answered, and never heard of again.</summary>
    Lost,

    /// <summary>Taken, then reported undelivered.</summary>
    Undelivered,

    /// <summary>Every callback twice.</summary>
    Duplicated,

    /// <summary>Delivered is told before sent.</summary>
    Reordered,

    /// <summary>Callbacks minutes later.</summary>
    Late,

    /// <summary>Delivered is told before the answer.</summary>
    CallbackFirst,

    /// <summary>No such number: the way drops out.</summary>
    NotAMobile,
}

/// <summary>
/// The provider at the channels' seam, with its faults: three requests in ten meet one. Callbacks are the commands that
/// the webhooks make of them.
/// </summary>
internal sealed class Provider(VirtualClock clock, Dice dice, Action<Guid, AlertCommand> tell)
{
    /// <summary>A message that was handed over shows in the list only after this.</summary>
    private static readonly TimeSpan ListIsBehind = TimeSpan.FromSeconds(20);

    private readonly List<(string Sid, string Address, string Text, DateTimeOffset At)> list = [];
    private readonly ConcurrentDictionary<MessageId, bool> asked = new();
    private int sids;

    public Dictionary<Trouble, int> Troubles { get; } = [];

    public int Requests { get; private set; }

    /// <summary>Requests outside any outage.</summary>
    public int Drawn { get; private set; }

    /// <summary>Requests that are not answered yet.</summary>
    public int OnTheWay => asked.Count;

    /// <summary>It has been asked to send this, and has not answered yet.</summary>
    public bool IsAsked(MessageId message) => asked.ContainsKey(message);

    /// <summary>Whether the provider, or the network to one person, is down as a whole.</summary>
    public Func<OutgoingMessage, Outage> Outage { get; init; } = _ => Unrest.Outage.None;

    /// <summary>It has said what became of the request; the sender does not know yet.</summary>
    public event Action<MessageId>? Answered;

    /// <summary>The provider has it, whatever the sender knows.</summary>
    public event Action<MessageId>? Taken;

    /// <summary>It was asked whether it has it.</summary>
    public event Action<MessageId>? LookedUp;

    /// <summary>It is at the person; not for calls.</summary>
    public event Action<OutgoingMessage, MessageChannel>? Arrived;

    /// <summary>A phone rings. The answer says how the call ends: a status, and the key that is pressed in it.</summary>
    public event Func<OutgoingMessage, (string Status, string? By, string? Keys)>? Rings;

    public IEnumerable<IMessageChannel> Channels =>
        Enum.GetValues<MessageChannel>().Select(kind => new Channel(this, kind));

    private async Task<SendResult> Send(
        OutgoingMessage message,
        MessageChannel kind,
        CancellationToken cancellationToken
    )
    {
        Requests++;
        asked[message.Message] = true;
        try
        {
            return await Take(message, kind, cancellationToken);
        }
        finally
        {
            asked.TryRemove(message.Message, out _);
            if (!cancellationToken.IsCancellationRequested)
            {
                Answered?.Invoke(message.Message);
            }
        }
    }

    private async Task<SendResult> Take(
        OutgoingMessage message,
        MessageChannel kind,
        CancellationToken cancellationToken
    )
    {
        var outage = Outage(message);
        var trouble = outage switch
        {
            Unrest.Outage.Provider => Trouble.Refused,
            Unrest.Outage.Network => Trouble.Lost,
            _ => Draw(),
        };
        await Task.Delay(
            trouble == Trouble.Slow ? dice.Seconds(2, 8) : dice.Seconds(0.04, 0.25),
            clock,
            cancellationToken
        );
        switch (trouble)
        {
            case Trouble.TooMany:
                return new SendResult.Failed("20429", FailureAdvice.TryAgain, false)
                {
                    RetryAfter = TimeSpan.FromSeconds(dice.Next(3)),
                };
            case Trouble.Refused:
                return new SendResult.Failed("http-503", FailureAdvice.TryAgain, false);
            case Trouble.Unreachable:
                return new SendResult.Failed("no-connection", FailureAdvice.TryAgain, false);
            case Trouble.DoubtNotTaken:
                return new SendResult.Failed("http-500", FailureAdvice.TryAgain, true);
            case Trouble.NotAMobile when kind is MessageChannel.Sms:
                return new SendResult.Failed("21614", FailureAdvice.NextChannel, false);
            default:
                break;
        }

        var sid = string.Create(CultureInfo.InvariantCulture, $"{kind}{++sids}");
        list.Add((sid, message.Address, message.Text, clock.Now));
        Taken?.Invoke(message.Message);
        switch (trouble)
        {
            case Trouble.DoubtTaken or Trouble.DoubtTakenAndTold:
                Follow(message, kind, sid, trouble);
                await Task.Delay(TimeSpan.FromSeconds(10), clock, cancellationToken);
                return new SendResult.Failed("timeout", FailureAdvice.TryAgain, true);
            case Trouble.CallbackFirst:
                Follow(message, kind, sid, trouble);
                await Task.Delay(TimeSpan.FromSeconds(9), clock, cancellationToken);
                return new SendResult.Accepted(sid);
            default:
                Follow(message, kind, sid, trouble);
                return new SendResult.Accepted(sid);
        }
    }

    private Trouble Draw()
    {
        Drawn++;
        var trouble = dice.Weighted<Trouble>(
            (0.70, Trouble.None),
            (0.04, Trouble.Slow),
            (0.03, Trouble.TooMany),
            (0.04, Trouble.Refused),
            (0.02, Trouble.Unreachable),
            (0.02, Trouble.DoubtNotTaken),
            (0.02, Trouble.DoubtTaken),
            (0.02, Trouble.DoubtTakenAndTold),
            (0.02, Trouble.Lost),
            (0.04, Trouble.Undelivered),
            (0.02, Trouble.Duplicated),
            (0.02, Trouble.Reordered),
            (0.01, Trouble.Late),
            (0.018, Trouble.CallbackFirst),
            (0.002, Trouble.NotAMobile)
        );
        Troubles[trouble] = Troubles.GetValueOrDefault(trouble) + 1;
        return trouble;
    }

    private Task<IReadOnlyList<string>> Find(OutgoingMessage message, DateTimeOffset since)
    {
        LookedUp?.Invoke(message.Message);
        return Task.FromResult<IReadOnlyList<string>>(
            dice.Chance(0.05)
                ? []
                :
                [
                    .. list.Where(one =>
                            one.Address == message.Address
                            && one.Text == message.Text
                            && one.At.UtcDateTime >= since.UtcDateTime.Date
                            && one.At <= clock.Now - ListIsBehind
                        )
                        .Select(one => one.Sid),
                ]
        );
    }

    private void Follow(OutgoingMessage message, MessageChannel kind, string sid, Trouble trouble)
    {
        if (trouble is Trouble.Lost)
        {
            return;
        }

        switch (kind)
        {
            case MessageChannel.Sms:
                Text(message, sid, trouble);
                break;
            case MessageChannel.Voice:
                Call(message, sid, trouble);
                break;
            default:
                // A push service and a mail server say nothing afterwards.
                clock.After(dice.Seconds(0.5, 3), () => Arrived?.Invoke(message, kind));
                break;
        }
    }

    private void Text(OutgoingMessage message, string sid, Trouble trouble)
    {
        var sent = dice.Seconds(0.3, 2);
        var end = sent + dice.Seconds(0.5, 5);
        var lost = trouble == Trouble.Undelivered;
        if (!lost)
        {
            clock.After(end, () => Arrived?.Invoke(message, MessageChannel.Sms));
        }

        if (trouble == Trouble.Late)
        {
            var late = dice.Minutes(2, 12);
            (sent, end) = (sent + late, end + late);
        }

        if (trouble == Trouble.Reordered)
        {
            (sent, end) = (end, sent);
        }

        if (trouble == Trouble.DoubtTaken)
        {
            return;
        }

        var times = trouble == Trouble.Duplicated ? 2 : 1;
        for (var i = 0; i < times; i++)
        {
            Told(sent + TimeSpan.FromMilliseconds(i * 700), message.Message, sid, DeliveryStatus.Sent, null);
            Told(
                end + TimeSpan.FromMilliseconds(i * 700),
                message.Message,
                sid,
                lost ? DeliveryStatus.Undelivered : DeliveryStatus.Delivered,
                lost ? "30003" : null
            );
        }
    }

    private void Call(OutgoingMessage message, string sid, Trouble trouble)
    {
        var silent = trouble == Trouble.DoubtTaken;
        clock.After(
            dice.Seconds(1, 4),
            () =>
            {
                var (status, by, keys) =
                    trouble == Trouble.Undelivered
                        ? ("failed", null, null)
                        : Rings?.Invoke(message) ?? ("no-answer", null, null);
                var picked = dice.Seconds(3, 20);
                if (!silent)
                {
                    Told(TimeSpan.Zero, message.Message, sid, DeliveryStatus.Sent, null);
                }

                foreach (var (key, i) in (keys ?? "").Select((key, i) => (key.ToString(), i)))
                {
                    clock.After(
                        picked + TimeSpan.FromSeconds(6 + (4 * i)),
                        () =>
                            tell(
                                IdOf("keys", message.Message, sid, key),
                                new AlertCommand.AnswerByKey(message.Person!.Value, message.Message, key)
                            )
                    );
                }

                if (silent)
                {
                    return;
                }

                var (end, error) = (status, by) switch
                {
                    ("completed", "human") => (DeliveryStatus.Delivered, null),
                    ("completed", _) => (DeliveryStatus.Undelivered, "answering-machine"),
                    ("failed", _) => (DeliveryStatus.Failed, "call-failed"),
                    _ => (DeliveryStatus.Undelivered, (string?)status),
                };
                var times = trouble == Trouble.Duplicated ? 2 : 1;
                for (var i = 0; i < times; i++)
                {
                    Told(picked + TimeSpan.FromSeconds(20 + i), message.Message, sid, end, error);
                }
            }
        );
    }

    private void Told(TimeSpan after, MessageId message, string sid, DeliveryStatus status, string? error) =>
        clock.After(
            after,
            () =>
                tell(
                    IdOf("status", message, sid, status.ToString()),
                    new AlertCommand.RecordStatus(
                        message,
                        sid,
                        status,
                        error,
                        status switch
                        {
                            DeliveryStatus.Undelivered => FailureAdvice.TryAgain,
                            DeliveryStatus.Failed => FailureAdvice.NextChannel,
                            _ => null,
                        }
                    )
                )
        );

    // Of all that it says, as the webhooks do: a callback that comes twice is a repeat of one command.
    private static Guid IdOf(params ReadOnlySpan<object> parts) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', parts.ToArray())))[..16]);

    private sealed class Channel(Provider provider, MessageChannel kind) : IMessageChannel
    {
        MessageChannel IMessageChannel.Channel => kind;

        public Task<SendResult> Send(OutgoingMessage message, CancellationToken cancellationToken) =>
            provider.Send(message, kind, cancellationToken);

        public Task<IReadOnlyList<string>> Find(
            OutgoingMessage message,
            DateTimeOffset since,
            CancellationToken cancellationToken
        ) => provider.Find(message, since);
    }
}

using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Channels;
using Beredskab.Notifications.Channels.Twilio;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Beredskab.Hub.Watchdog;

/// <summary>Tells the administrators, by the watchdog's own provider; in the demonstration on the console alone.</summary>
public sealed class AlarmVoice
{
    private readonly IReadOnlyList<string> numbers;
    private readonly TwilioSmsChannel? texts;
    private readonly TwilioVoiceChannel? calls;

    private AlarmVoice(IReadOnlyList<string> numbers, TwilioSmsChannel? texts, TwilioVoiceChannel? calls)
    {
        this.numbers = numbers;
        this.texts = texts;
        this.calls = calls;
    }

    /// <summary>Everybody who is to be told; nobody when it is said on the console alone.</summary>
    public IReadOnlyList<string> Numbers => numbers;

    public static AlarmVoice OnConsole { get; } = new([], null, null);

    public static AlarmVoice ByProvider(WatchdogOptions options, HttpClient http)
    {
        options.Twilio.PublicUrl = null;
        var twilio = Options.Create(options.Twilio);
        return new(
            options.Numbers,
            new TwilioSmsChannel(http, twilio, NullLogger<TwilioSmsChannel>.Instance),
            options.Twilio.CallsFrom is null
                ? null
                : new TwilioVoiceChannel(http, twilio, NullLogger<TwilioVoiceChannel>.Instance)
        );
    }

    /// <summary>Whether the watchdog's own provider is there and takes its account.</summary>
    /// <returns>Null when it does, otherwise a code.</returns>
    public Task<string?> Check(CancellationToken cancellationToken) =>
        texts?.Check(cancellationToken) ?? Task.FromResult<string?>(null);

    /// <summary>Everybody at once; whoever cannot be told by SMS is called.</summary>
    /// <param name="to">Of <see cref="Numbers"/>.</param>
    /// <returns>Those who were told on no way at all.</returns>
    public async Task<IReadOnlyList<string>> Say(
        Saying saying,
        IReadOnlyList<string> to,
        CancellationToken cancellationToken
    )
    {
        var text = WatchdogTexts.Of(saying);
        var told = await Task.WhenAll(to.Select(number => Tell(number, text, saying, cancellationToken)));
        return [.. to.Where((_, index) => !told[index])];
    }

    private async Task<bool> Tell(string number, string text, Saying saying, CancellationToken cancellationToken)
    {
        var (byText, byCall) = saying is Saying.Alarm alarm ? (alarm.ByText, alarm.ByCall) : (true, false);
        var message = new OutgoingMessage(
            MessageId.From(Guid.NewGuid()),
            number,
            text,
            MessagePurpose.Notice,
            null,
            Urgent: true
        );
        var told = byText && await Taken(texts, message, cancellationToken);
        return ((byCall || !told) && await Taken(calls, message, cancellationToken)) || told;
    }

    private static async Task<bool> Taken(
        IMessageChannel? channel,
        OutgoingMessage message,
        CancellationToken cancellationToken
    ) => channel is not null && await channel.Send(message, cancellationToken) is SendResult.Accepted;
}

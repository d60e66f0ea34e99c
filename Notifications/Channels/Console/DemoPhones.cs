using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Dispatch;

namespace Beredskab.Notifications.Channels.Console;

[JsonConverter(typeof(JsonStringEnumConverter<TextDirection>))]
public enum TextDirection
{
    /// <summary>To the phone.</summary>
    [JsonStringEnumMemberName("in")]
    In,

    /// <summary>From the phone.</summary>
    [JsonStringEnumMemberName("out")]
    Out,
}

public sealed record DemoText(string Id, TextDirection Direction, string Text, DateTimeOffset At);

/// <summary>The fictional phones of the demo: what each number received and wrote. In memory, gone with the process.</summary>
public sealed class DemoPhones(IAlertJournal journal, IDirectory directory, TimeProvider time)
{
    /// <summary>The oldest texts of a phone leave when it has more.</summary>
    private const int LongestThread = 200;

    private readonly JournalPatience patience = new(journal, time);
    private ImmutableDictionary<string, ImmutableArray<DemoText>> threads = ImmutableDictionary.Create<
        string,
        ImmutableArray<DemoText>
    >(StringComparer.Ordinal);

    /// <returns>Oldest first; empty for a number that nothing was sent to.</returns>
    public ImmutableArray<DemoText> Of(string number) => Volatile.Read(ref threads).GetValueOrDefault(number, []);

    /// <summary>A demo person answers; it takes the same way as a text from the network.</summary>
    /// <returns>Null when it was received, otherwise why not.</returns>
    public Task<Refusal?> Reply(PersonId person, string text, CancellationToken cancellationToken) =>
        directory.MobileOf(person) is { } number
            ? Reply(number, text, cancellationToken)
            : Task.FromResult<Refusal?>(new("no-number", "Personen har ingen telefon i demoen.", "person"));

    /// <summary>Somebody answers from a fictional phone, whosever it is.</summary>
    /// <returns>Null when it was received, otherwise why not.</returns>
    public async Task<Refusal?> Reply(string number, string text, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 1600)
        {
            return new("text-invalid", "Skriv et svar på højst 1600 tegn.", "text");
        }

        var id = Add(number, TextDirection.Out, text);
        return await patience.Submit(
            new AlertCommand.ReceiveSms(
                id,
                directory.WhoHas(number),
                number,
                text,
                directory.SmsWayTo(number),
                directory.DutyPhoneWith(number)
            ),
            cancellationToken
        );
    }

    /// <returns>The text's id, as a provider would give it.</returns>
    internal string Add(string number, TextDirection direction, string text)
    {
        var now = time.GetUtcNow();
        var added = new DemoText($"demo-{Guid.CreateVersion7(now)}", direction, text, now);
        ImmutableInterlocked.AddOrUpdate(
            ref threads,
            number,
            _ => [added],
            (_, thread) => [.. thread.Skip(thread.Length - LongestThread + 1), added]
        );
        return added.Id;
    }
}

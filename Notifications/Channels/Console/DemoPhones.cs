using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Dispatch;
using Beredskab.Notifications.Messages;

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

/// <summary>
/// The fictional phones of the demo: what each number received and wrote. In memory; a demonstration that goes on has
/// them from its journal, see <see cref="DemoMemory"/>.
/// </summary>
public sealed class DemoPhones(IAlertJournal journal, IDirectory directory, TimeProvider time)
{
    /// <summary>The oldest texts of a phone leave when it has more.</summary>
    private const int LongestThread = 200;

    private readonly JournalPatience patience = new(journal, time);
    private ImmutableDictionary<string, ImmutableArray<DemoText>> threads = ImmutableDictionary.Create<
        string,
        ImmutableArray<DemoText>
    >(StringComparer.Ordinal);

    private ImmutableHashSet<string> stopped = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    /// <returns>Whether the phone wrote STOP last: a network gives it no more texts until it writes START.</returns>
    public bool HasStopped(string number) => Volatile.Read(ref stopped).Contains(number);

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
        Heed(number, text);
        var (person, way, unproved) = (
            directory.WhoHas(number),
            directory.WayTo(number),
            directory.UnprovedWayTo(number)
        );
        return await patience.Submit(
            new AlertCommand.ReceiveSms(
                id,
                person,
                number,
                text,
                way,
                directory.DutyPhoneWith(number),
                unproved,
                (way ?? unproved) is { } known ? directory.TwinOf(person, known) : null
            ),
            cancellationToken
        );
    }

    /// <summary>Puts back what lay on a phone before; what is there already stays.</summary>
    internal void Restore(string number, IEnumerable<DemoText> texts)
    {
        var before = texts.OrderBy(text => text.At).ToImmutableArray();
        foreach (var written in before.Where(text => text.Direction == TextDirection.Out))
        {
            Heed(number, written.Text);
        }

        ImmutableInterlocked.AddOrUpdate(
            ref threads,
            number,
            _ => [.. before.TakeLast(LongestThread)],
            (_, thread) =>
                [
                    .. before
                        .Where(text => thread.All(known => known.Id != text.Id))
                        .Concat(thread)
                        .TakeLast(LongestThread),
                ]
        );
    }

    private void Heed(string number, string text)
    {
        if (SmsAnswer.IsOptOut(text))
        {
            ImmutableInterlocked.Update(ref stopped, all => all.Add(number));
        }
        else if (SmsAnswer.IsOptIn(text))
        {
            ImmutableInterlocked.Update(ref stopped, all => all.Remove(number));
        }
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

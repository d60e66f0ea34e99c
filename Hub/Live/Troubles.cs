using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Beredskab.Hub.Access;
using Beredskab.Hub.Journal;
using Beredskab.Hub.State;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Hub.Live;

[JsonConverter(typeof(JsonStringEnumConverter<TroubleKind>))]
public enum TroubleKind
{
    /// <summary>Texts did not and will not arrive, within the last day.</summary>
    [JsonStringEnumMemberName("texts-lost")]
    TextsLost,

    /// <summary>Texts wait longer than they should: the provider does not take them, or nobody hands them over.</summary>
    [JsonStringEnumMemberName("texts-waiting")]
    TextsWaiting,

    /// <summary>Calls wait longer than they should: one and the same number is called one call at a time, or nobody makes them.</summary>
    [JsonStringEnumMemberName("calls-waiting")]
    CallsWaiting,

    /// <summary>The provider of a channel takes nothing: messages take another way, or wait.</summary>
    [JsonStringEnumMemberName("sms-provider-down")]
    SmsProviderDown,

    [JsonStringEnumMemberName("voice-provider-down")]
    VoiceProviderDown,

    [JsonStringEnumMemberName("email-provider-down")]
    EmailProviderDown,

    /// <summary>Words that nobody erased and nobody can read: the vault is gone, or another's.</summary>
    [JsonStringEnumMemberName("words-lost")]
    WordsLost,
}

/// <param name="Count">How many texts, or entries without their words; of a provider that is down, how many wait for it.</param>
/// <param name="Since">When the oldest of them was lost, or was to be sent; or when it was found that the provider is down, or the words are gone.</param>
public sealed record Trouble(TroubleKind Kind, int Count, DateTimeOffset Since);

/// <summary>
/// What somebody must act on tonight, read off the state, so that it is found again after a restart. Pure.
/// </summary>
public static class Troubles
{
    /// <summary>A text that nobody has taken for so long is told of; the first tries are over by then.</summary>
    public static readonly TimeSpan LongWait = TimeSpan.FromMinutes(2);

    /// <summary>Administrators and the Sekretariat can do something about it.</summary>
    public static bool AreFor(HubState state, CurrentUser user) =>
        state
            .Organisations.RolesOf(user.Organisation, user.Person)
            .Any(role => role is Role.Administrator or Role.Sekretariat);

    // Of exercises and test alarms nothing is told here: their own pages say what did not arrive.
    /// <returns>Empty when all is well, or when the person is not to be told.</returns>
    public static ImmutableArray<Trouble> For(
        HubState state,
        CurrentUser user,
        DateTimeOffset now,
        LostWords? lost = null
    ) => AreFor(state, user) ? [.. Of(lost), .. Of(state, now)] : [];

    public static ImmutableArray<Trouble> Of(HubState state, DateTimeOffset now)
    {
        var book = state.Alerts;
        var waiting = book
            .Pending.Where(place =>
                place is { Exercise: false, Purpose: not (MessagePurpose.Reply or MessagePurpose.Probe) }
            )
            .Select(place => book.Messages[place.Message])
            .Where(message => message.IntendedAt <= now - LongWait)
            .ToLookup(message => message.Channel == MessageChannel.Voice, message => message.IntendedAt);
        return
        [
            .. Of(TroubleKind.TextsLost, book.Lost.Values.Where(at => at > now - LossFold.Stand)),
            .. Of(TroubleKind.TextsWaiting, waiting[false]),
            .. Of(TroubleKind.CallsWaiting, waiting[true]),
            .. book
                .Outages.OrderBy(outage => outage.Key)
                .Where(outage => KindOf(outage.Key) is not null)
                .Select(outage => new Trouble(
                    KindOf(outage.Key)!.Value,
                    book.Pending.Count(place => book.Messages[place.Message].Channel == outage.Key),
                    outage.Value.ToUniversalTime()
                )),
        ];
    }

    /// <summary>What is wrong with the store, and not in it.</summary>
    public static ImmutableArray<Trouble> Of(LostWords? lost) =>
        lost is null ? [] : [new(TroubleKind.WordsLost, lost.Count, lost.Since.ToUniversalTime())];

    private static TroubleKind? KindOf(MessageChannel channel) =>
        channel switch
        {
            MessageChannel.Sms => TroubleKind.SmsProviderDown,
            MessageChannel.Voice => TroubleKind.VoiceProviderDown,
            MessageChannel.Email => TroubleKind.EmailProviderDown,
            // Browsers have a push service each; none of them is the channel.
            MessageChannel.Push => null,
        };

    private static IEnumerable<Trouble> Of(TroubleKind kind, IEnumerable<DateTimeOffset> times)
    {
        var (count, since) = (0, DateTimeOffset.MaxValue);
        foreach (var at in times)
        {
            count++;
            since = at < since ? at : since;
        }

        if (count > 0)
        {
            yield return new(kind, count, since.ToUniversalTime());
        }
    }
}

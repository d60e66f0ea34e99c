using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Beredskab.Hub.Live;

/// <summary>Client → Hub: the first call after every connect, and again on a gap.</summary>
/// <param name="Epoch">Of the picture that the client holds; null when it holds none.</param>
/// <param name="Cursors">The number of the last change that it applied, by audience.</param>
[JsonConverter(typeof(FollowRequestConverter))]
public sealed record FollowRequest(string? Epoch, ImmutableDictionary<string, long>? Cursors);

/// <summary>
/// Refuses null where the stream binds its arguments: what a client sends wrong is answered there, and is no error of
/// ours to log.
/// </summary>
internal sealed class FollowRequestConverter : JsonConverter<FollowRequest>
{
    public override bool HandleNull => true;

    public override FollowRequest Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("Follow needs a request.");
        }

        using var document = JsonDocument.ParseValue(ref reader);
        return new(
            Optional<string>(document.RootElement, "epoch", options),
            Optional<ImmutableDictionary<string, long>>(document.RootElement, "cursors", options)
        );
    }

    public override void Write(Utf8JsonWriter writer, FollowRequest value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("epoch");
        JsonSerializer.Serialize(writer, value.Epoch, options);
        writer.WritePropertyName("cursors");
        JsonSerializer.Serialize(writer, value.Cursors, options);
        writer.WriteEndObject();
    }

    private static T? Optional<T>(JsonElement request, string name, JsonSerializerOptions options)
        where T : class => request.TryGetProperty(name, out var value) ? value.Deserialize<T>(options) : null;
}

/// <param name="Now">The Hub's time.</param>
/// <param name="Cursors">Where the answer ends, for each audience that the person follows.</param>
/// <param name="Snapshot">A whole picture, or null when <paramref name="Changes"/> says what was missing.</param>
/// <param name="Changes">An array of <see cref="Change"/>, already written.</param>
/// <param name="ChainBroken">The journal's chain does not verify: every screen says so.</param>
/// <param name="Troubles">What administrators and the Sekretariat must act on; empty for others.</param>
/// <param name="EverySeconds">How often a <see cref="Heartbeat"/> comes: a line can fall silent before the first.</param>
public sealed record FollowAnswer(
    string Epoch,
    DateTimeOffset Now,
    ImmutableSortedDictionary<string, long> Cursors,
    WrittenJson? Snapshot,
    WrittenJson Changes,
    bool ChainBroken,
    ImmutableArray<Trouble> Troubles,
    double EverySeconds
);

/// <summary>Everything that an audience is shown at once: incidents open, and stood down in the last 24 h.</summary>
public sealed record Snapshot(ImmutableArray<IncidentView> Incidents);

/// <summary>Hub → client: what one command changed, with its number in the audience.</summary>
/// <param name="At">When the journal took it.</param>
/// <param name="Changes">An array of <see cref="Change"/>, already written.</param>
public sealed record LiveChange(string Audience, long Seq, DateTimeOffset At, WrittenJson Changes)
{
    /// <summary>The name that the client listens to.</summary>
    public const string Method = "change";
}

/// <summary>Hub → client, at intervals: the newest number of each audience that the person follows.</summary>
/// <param name="Troubles">What administrators and the Sekretariat must act on; empty for others.</param>
/// <param name="EverySeconds">When the next is to be expected; a client that hears nothing for much longer says so.</param>
public sealed record Heartbeat(
    string Epoch,
    DateTimeOffset Now,
    ImmutableSortedDictionary<string, long> Heads,
    bool ChainBroken,
    ImmutableArray<Trouble> Troubles,
    double EverySeconds
)
{
    /// <summary>The name that the client listens to.</summary>
    public const string Method = "heartbeat";
}

using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Beredskab.Hub.Live.Presence;

/// <summary>Client → Hub: what this connection looks at now, and what is being typed there. Replaces what it said before.</summary>
/// <param name="Incident">Null together with <paramref name="Writing"/>: it looks at none.</param>
/// <param name="Writing">One of <see cref="Words"/>, or null. <c>report</c> goes without an incident, all others with one.</param>
[JsonConverter(typeof(AttendRequestConverter))]
public sealed record AttendRequest(Guid? Incident, string? Writing)
{
    /// <summary>A report is of no incident yet.</summary>
    public const string Report = "report";

    /// <summary>What can be written, as the wire has it. Never a text of anybody's own.</summary>
    public static FrozenSet<string> Words { get; } =
        FrozenSet.Create(
            StringComparer.Ordinal,
            Report,
            "decision",
            "omission",
            "note",
            "task",
            "task-state",
            "level",
            "move",
            "stand-down",
            "invite",
            "correction",
            "zone",
            "merge"
        );

    /// <summary>What came was no request.</summary>
    public static AttendRequest Malformed { get; } = new(Guid.Empty, "");

    internal bool IsUnderstood =>
        Incident != Guid.Empty && (Writing is null || Words.Contains(Writing) && Writing == Report == Incident is null);
}

/// <summary>Reads anything without an exception: what a client sends wrong gets a code, and is no error of ours to log.</summary>
internal sealed class AttendRequestConverter : JsonConverter<AttendRequest>
{
    public override bool HandleNull => true;

    public override AttendRequest Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var request = document.RootElement;
        if (request.ValueKind != JsonValueKind.Object)
        {
            return AttendRequest.Malformed;
        }

        Guid? incident = null;
        if (request.TryGetProperty("incident", out var told) && told.ValueKind != JsonValueKind.Null)
        {
            if (told.ValueKind != JsonValueKind.String || !told.TryGetGuid(out var id))
            {
                return AttendRequest.Malformed;
            }

            incident = id;
        }

        if (!request.TryGetProperty("writing", out var writing) || writing.ValueKind == JsonValueKind.Null)
        {
            return new(incident, null);
        }

        return writing.ValueKind == JsonValueKind.String ? new(incident, writing.GetString()) : AttendRequest.Malformed;
    }

    public override void Write(Utf8JsonWriter writer, AttendRequest value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("incident");
        JsonSerializer.Serialize(writer, value.Incident, options);
        writer.WriteString("writing", value.Writing);
        writer.WriteEndObject();
    }
}

/// <param name="Code">Null when it was taken; otherwise one of the constants, and nothing has changed.</param>
public sealed record AttendAnswer(string? Code)
{
    public const string NotUnderstood = "presence-not-understood";

    /// <summary>There is none, or none that the person may see: which of the two is not said.</summary>
    public const string UnknownIncident = "presence-incident-unknown";

    public const string NotFollowing = "presence-not-following";

    public const string TooOften = "presence-too-often";

    public static AttendAnswer Taken { get; } = new((string?)null);
}

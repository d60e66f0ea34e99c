using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Beredskab.Hub.Access;

namespace Beredskab.Hub.Incidents;

/// <summary>An incident's whole timeline, its alerts and messages included, as it stands in the journal.</summary>
public static class TimelineEndpoints
{
    /// <param name="Data">As in the journal; where a text stood, <c>{"$text":n}</c>.</param>
    /// <param name="Texts">
    /// The texts that the data counts, but for the number of a phone that somebody replied from; null when they are erased.
    /// </param>
    /// <param name="Hash">The entry's, hexadecimal.</param>
    public sealed record EntryView(
        long Sequence,
        Guid Id,
        string Type,
        DateTimeOffset OccurredAt,
        DateTimeOffset RecordedAt,
        Guid Actor,
        string ActorName,
        Guid Organisation,
        string OrganisationName,
        JsonElement Data,
        IReadOnlyList<string>? Texts,
        string Hash
    );

    /// <param name="Exercise">Nothing of it has happened; the number is one of the exercises' own.</param>
    public sealed record TimelineView(
        Guid Incident,
        int Number,
        string Title,
        IReadOnlyList<EntryView> Entries,
        bool Exercise = false
    );

    /// <summary>What an export's file is called: an exercise's name says so, wherever the file ends up.</summary>
    internal static string FileName(bool exercise, int number) =>
        FormattableString.Invariant($"{(exercise ? "OEVELSE" : "haendelse")}-{number}");

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // A file to be read by people; no page shows it as it is.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void MapTimeline(this IEndpointRouteBuilder api)
    {
        var incidents = api.MapGroup("/incidents/{id:guid}").WithTags("Tidslinje");
        incidents
            .MapGet(
                "/timeline.json",
                (Guid id, CurrentUser user, Timeline timeline, CancellationToken ct) =>
                    timeline.Read(user, id, ct) is { } read
                        ? Results.File(
                            JsonSerializer.SerializeToUtf8Bytes(read, Readable),
                            "application/json; charset=utf-8",
                            $"{FileName(read.Exercise, read.Number)}-tidslinje.json"
                        )
                        : IncidentEndpoints.Unknown
            )
            .WithSummary("Tidslinjen som JSON")
            .Produces<TimelineView>();
        incidents
            .MapGet(
                "/timeline.csv",
                (Guid id, CurrentUser user, Timeline timeline, CancellationToken ct) =>
                    timeline.Read(user, id, ct) is { } read
                        ? Results.File(
                            TimelineCsv.Write(read, timeline.NamesFor(user)),
                            "text/csv; charset=utf-8",
                            $"{FileName(read.Exercise, read.Number)}-tidslinje.csv"
                        )
                        : IncidentEndpoints.Unknown
            )
            .WithSummary("Tidslinjen som CSV (semikolon, UTF-8)");
    }
}

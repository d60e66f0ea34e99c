using System.Globalization;
using System.Text.Json;
using Beredskab.Hub.Access;

namespace Beredskab.Hub.Incidents;

/// <summary>An incident's whole timeline, its alerts and messages included, as it stands in the journal.</summary>
public static class TimelineEndpoints
{
    /// <param name="Data">As in the journal; where a text stood, <c>{"$text":n}</c>.</param>
    /// <param name="Texts">The texts that the data counts; null when they are erased.</param>
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

    public sealed record TimelineView(Guid Incident, int Number, string Title, IReadOnlyList<EntryView> Entries);

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

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
                            $"haendelse-{read.Number.ToString(CultureInfo.InvariantCulture)}-tidslinje.json"
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
                            $"haendelse-{read.Number.ToString(CultureInfo.InvariantCulture)}-tidslinje.csv"
                        )
                        : IncidentEndpoints.Unknown
            )
            .WithSummary("Tidslinjen som CSV (semikolon, UTF-8)");
    }
}

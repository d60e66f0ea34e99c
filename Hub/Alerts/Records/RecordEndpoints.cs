using System.Globalization;
using System.Text.Json;
using Beredskab.Hub.Access;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Incidents;

namespace Beredskab.Hub.Alerts.Records;

/// <summary>The proof of an alert: whom it called, with what words, what became of each, and who answered.</summary>
public static class RecordEndpoints
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private static readonly IResult Unknown = Problems.Of(
        new("alert-unknown", "Alarmen findes ikke. Find hændelsen i listen.")
    );

    public static void MapAlertRecords(this IEndpointRouteBuilder api)
    {
        var alerts = api.MapGroup("/alerts/{id:guid}").WithTags("Alarmering");
        alerts
            .MapGet(
                "/record",
                (Guid id, CurrentUser user, AlertRecords records, CancellationToken ct) =>
                    records.Read(user, id, ct) is { } record ? Results.Ok(record) : Unknown
            )
            .WithSummary("Alarmens dokumentation, læst af journalen selv")
            .WithDescription("For myndigheder.")
            .Produces<AlertRecord>();
        alerts
            .MapGet(
                "/record.json",
                (Guid id, CurrentUser user, AlertRecords records, CancellationToken ct) =>
                    records.Read(user, id, ct) is { } record
                        ? Results.File(
                            JsonSerializer.SerializeToUtf8Bytes(record, Readable),
                            "application/json; charset=utf-8",
                            $"{Name(record)}.json"
                        )
                        : Unknown
            )
            .WithSummary("Alarmens dokumentation som fil (JSON)")
            .Produces<AlertRecord>();
        alerts
            .MapGet(
                "/record.csv",
                (Guid id, CurrentUser user, AlertRecords records, CancellationToken ct) =>
                    records.Read(user, id, ct) is { } record
                        ? Results.File(RecordCsv.Write(record), "text/csv; charset=utf-8", $"{Name(record)}.csv")
                        : Unknown
            )
            .WithSummary("Alarmens dokumentation som CSV (semikolon, UTF-8)");
    }

    private static string Name(AlertRecord record) =>
        $"{TimelineEndpoints.FileName(record.Exercise, record.Number)}-alarm-{record.Alert.ToString("N")[^6..]}";
}

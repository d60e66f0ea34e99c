using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Incidents;
using Beredskab.Hub.State;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.TestAlarms;

namespace Beredskab.Hub.TestAlarms;

/// <summary>The weekly test alarm: its settings, sending one now, and what became of each.</summary>
public static class TestAlarmEndpoints
{
    /// <param name="Weekday">1 for Monday to 7 for Sunday.</param>
    /// <param name="Time">"10:00", on the clock in København.</param>
    public sealed record SettingsView(
        int Version,
        bool On,
        int Weekday,
        string Time,
        TestAudience Audience,
        int DeadlineMinutes
    );

    /// <param name="Kind">sent or missed.</param>
    /// <param name="Alert">Null when it was missed.</param>
    /// <param name="Why">Why it was missed; null when it was sent.</param>
    /// <param name="Ending">Null while it waits for answers, and when it was missed.</param>
    public sealed record EntryView(
        string Kind,
        DateTimeOffset At,
        Guid? Alert,
        bool Weekly,
        TestAudience? Audience,
        TestEnding? Ending,
        TestHindrance? Why,
        TestCountView? Count
    );

    /// <param name="Next">When the next is due; null when the test alarm is off, and for whoever may not manage it.</param>
    /// <param name="WaitsFor">Why what is due has not been sent yet; null when nothing waits.</param>
    /// <param name="History">The newest first.</param>
    /// <param name="OnDuty">How many would be asked now.</param>
    /// <param name="Phones">How many shared phones would be tried beside.</param>
    public sealed record TestAlarmsView(
        bool MayManage,
        SettingsView Settings,
        DateTimeOffset? Next,
        TestHindrance? WaitsFor,
        bool RealOpen,
        int OnDuty,
        int Members,
        int Phones,
        IReadOnlyList<EntryView> History
    );

    public sealed record SettingsBody(
        Guid CommandId,
        string? OccurredAt,
        [property: JsonRequired] int SeenVersion,
        bool On,
        int Weekday,
        string? Time,
        [property: JsonRequired] TestAudience Audience,
        int DeadlineMinutes
    ) : CommandBody(CommandId, OccurredAt);

    /// <param name="People">How many the person was told would be asked.</param>
    public sealed record SendBody(
        Guid CommandId,
        string? OccurredAt,
        [property: JsonRequired] TestAudience Audience,
        [property: JsonRequired] int People
    ) : CommandBody(CommandId, OccurredAt);

    public sealed record StopBody(Guid CommandId, string? OccurredAt) : CommandBody(CommandId, OccurredAt);

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private static readonly IResult Unknown = Problems.Of(
        new("test-alarm-unknown", "Prøvealarmen findes ikke. Find den i listen under Prøvealarm.")
    );

    private static readonly IResult NotYours = Problems.Of(
        new("not-allowed", "Prøvealarmer er for myndighederne. Spørg Sekretariatet.")
    );

    public static void MapTestAlarms(this IEndpointRouteBuilder api)
    {
        var tests = api.MapGroup("/test-alarms").WithTags("Prøvealarm");
        tests
            .MapGet(
                "/",
                (CurrentUser user, CommandDesk desk, TestReports reports, TimeProvider time) =>
                    TestReports.MayRead(desk.State, user)
                        ? Results.Ok(View(desk.State, user, reports, time.GetUtcNow()))
                        : NotYours
            )
            .WithSummary("Prøvealarmens indstillinger, og dem, der har været")
            .Produces<TestAlarmsView>();
        tests
            .MapPost(
                "/settings",
                (SettingsBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    Minute(b.Time) is not { } minute
                        ? Task.FromResult(
                            Problems.Of(new("time-invalid", "Skriv et klokkeslæt fra 00.00 til 23.59.", "time"))
                        )
                        : desk.Submit(
                            user,
                            b,
                            new TestAlarmCommand.SetSettings(
                                b.SeenVersion,
                                b.On,
                                b.Weekday,
                                minute,
                                b.Audience,
                                b.DeadlineMinutes
                            ),
                            ct
                        )
            )
            .DescribeCommand("Indstil ugens prøvealarm", "Dag og klokkeslæt er Københavns.");
        tests
            .MapPost(
                "/",
                (SendBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(user, b, new TestAlarmCommand.SendNow(b.Audience, b.People), ct)
            )
            .DescribeCommand(
                "Send en prøvealarm nu",
                "people er det antal, der er vist; er det et andet nu, sendes intet."
            );
        tests
            .MapPost(
                "/{id:guid}/stop",
                (Guid id, StopBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(user, b, new TestAlarmCommand.Stop(new(id)), ct)
            )
            .DescribeCommand("Stop en prøvealarm", "Der spørges ikke flere, og svar noteres som for sent.");
        tests
            .MapGet(
                "/{id:guid}",
                (Guid id, CurrentUser user, TestReports reports) =>
                    reports.Read(user, id) is { } report ? Results.Ok(report) : Unknown
            )
            .WithSummary("Hvem der svarede, hvordan og hvor hurtigt, og hvad der fejlede")
            .WithDescription("Sekretariatet og administratorer ser alle; ledere ser deres egne ledergrupper.")
            .Produces<TestReportView>();
        tests
            .MapGet(
                "/{id:guid}/report.json",
                (Guid id, CurrentUser user, TestReports reports) =>
                    reports.Read(user, id) is { } report
                        ? Results.File(
                            JsonSerializer.SerializeToUtf8Bytes(report, Readable),
                            "application/json; charset=utf-8",
                            $"{Name(report)}.json"
                        )
                        : Unknown
            )
            .WithSummary("Rapporten som fil (JSON)")
            .Produces<TestReportView>();
        tests
            .MapGet(
                "/{id:guid}/report.csv",
                (Guid id, CurrentUser user, TestReports reports) =>
                    reports.Read(user, id) is { } report
                        ? Results.File(TestReportCsv.Write(report), "text/csv; charset=utf-8", $"{Name(report)}.csv")
                        : Unknown
            )
            .WithSummary("Rapporten som CSV (semikolon, UTF-8)");
    }

    /// <summary>What a person is asked right now; null when it is nothing, or when it is answered.</summary>
    public sealed record OwnTestAlarm(
        Guid Alert,
        int Code,
        DateTimeOffset SentAt,
        DateTimeOffset Deadline,
        bool Answered
    );

    /// <returns>Null when no test alarm waits for the person.</returns>
    public static OwnTestAlarm? Own(HubState state, PersonId person) =>
        state.TestAlarms.Running is { } running
        && state.Alerts.Find(running.Alert) is { IsOpen: true, Test: { } terms } alert
        && alert.CodeOf(person) is { } code
            ? new(
                alert.Id.Value,
                code,
                alert.RaisedAt.ToUniversalTime(),
                terms.Deadline.ToUniversalTime(),
                alert.Calls.GetValueOrDefault(code)?.Answer is not null
            )
            : null;

    private static TestAlarmsView View(HubState state, CurrentUser user, TestReports reports, DateTimeOffset now)
    {
        var tests = state.TestAlarms;
        var settings = tests.Settings;
        var manages = TestReports.SeesAll(state, user);
        return new(
            manages,
            new(
                settings.Version,
                settings.On,
                settings.Weekday,
                FormattableString.Invariant($"{settings.Minute / 60:00}:{settings.Minute % 60:00}"),
                settings.Audience,
                settings.DeadlineMinutes
            ),
            TestAlarmSchedule.Next(tests)?.At.ToUniversalTime(),
            tests.Waiting?.Why,
            HubDecider.IsRealOperation(state.Picture),
            manages ? TestPeople.Of(state.Roster, TestAudience.OnDuty, now).Length : 0,
            manages ? TestPeople.Of(state.Roster, TestAudience.Members, now).Length : 0,
            manages ? TestPhones.Of(state.Roster, state.Contacts.Phones, now).Length : 0,
            [.. tests.History.Reverse().Select(entry => Entry(state, user, reports, entry))]
        );
    }

    private static EntryView Entry(HubState state, CurrentUser user, TestReports reports, TestAlarmEntry entry) =>
        entry switch
        {
            TestAlarmEntry.Sent e => new(
                "sent",
                e.SentAt.ToUniversalTime(),
                e.Alert.Value,
                e.Week is not null,
                e.Audience,
                e.Ending,
                null,
                reports.Count(state, user, e.Alert)
            ),
            TestAlarmEntry.Missed e => new("missed", e.Planned.ToUniversalTime(), null, true, null, null, e.Why, null),
            _ => throw new InvalidOperationException($"No view of {entry.GetType().Name}."),
        };

    private static int? Minute(string? time) =>
        TimeOnly.TryParseExact(
            time?.Trim().Replace('.', ':'),
            ["HH:mm", "H:mm"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var read
        )
            ? (read.Hour * 60) + read.Minute
            : null;

    private static string Name(TestReportView report) =>
        FormattableString.Invariant($"OEVELSE-proevealarm-{report.SentAt:yyyy-MM-dd}");
}

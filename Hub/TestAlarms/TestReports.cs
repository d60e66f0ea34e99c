using System.Collections.Immutable;
using System.Globalization;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;
using Beredskab.Hub.Alerts.Records;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Hosting;
using Beredskab.Hub.State;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.TestAlarms;

namespace Beredskab.Hub.TestAlarms;

/// <param name="Error">Why it failed, in Danish; null when it has not.</param>
/// <param name="Text">Exactly what was sent; null when it is erased.</param>
public sealed record TestTryView(
    MessageChannel Channel,
    MessageState State,
    DateTimeOffset At,
    DateTimeOffset StateAt,
    string? Error,
    string? Text
);

/// <param name="Kind">coming: yes. Seconds since the person was asked.</param>
public sealed record TestAnswerView(
    AnswerKind Kind,
    AnswerChannel Channel,
    DateTimeOffset At,
    double Seconds,
    bool Late
);

public sealed record TestFaultView(MessageChannel Channel, ContactFault Fault, string? Error);

/// <param name="Before">Whether the person answered in time the last time; null when not asked then.</param>
public sealed record TestPersonView(
    Guid Person,
    string Name,
    string Organisation,
    Standing Standing,
    IReadOnlyList<string> Ledergrupper,
    IReadOnlyList<TestTryView> Tries,
    TestAnswerView? Answer,
    IReadOnlyList<TestFaultView> Faults,
    bool? Before
);

/// <param name="Phone">A shared phone's id.</param>
/// <param name="Holder">Who had it then.</param>
/// <param name="Before">As for a person.</param>
public sealed record TestPhoneView(
    Guid Phone,
    string Name,
    string Organisation,
    string Holder,
    IReadOnlyList<string> Ledergrupper,
    IReadOnlyList<TestTryView> Tries,
    TestAnswerView? Answer,
    IReadOnlyList<TestFaultView> Faults,
    bool? Before
);

/// <param name="MedianSeconds">Of those who answered in time; null when nobody did.</param>
public sealed record TestCountView(int Asked, int Answered, int Late, double? MedianSeconds);

public sealed record TestGroupView(string Name, TestCountView Count);

/// <summary>Who answered a test alarm, on which channel, how fast, and which contact failed.</summary>
/// <param name="Title">Begins with the word for an exercise.</param>
/// <param name="Whole">Everybody is in it; otherwise only the reader's own ledergrupper.</param>
/// <param name="Ending">Null while it waits for answers.</param>
/// <param name="Texts">Exactly what was sent, each once, with {kode} where each has their own code.</param>
/// <param name="Count">Of the people; shared phones are in no count but their own.</param>
/// <param name="PhoneCount">Null when no shared phone was tried.</param>
/// <param name="Last">The one before it, of the same people's groups; null for the first.</param>
public sealed record TestReportView(
    Guid Alert,
    bool Exercise,
    string Title,
    bool Whole,
    DateTimeOffset SentAt,
    DateTimeOffset Deadline,
    DateTimeOffset? EndedAt,
    TestEnding? Ending,
    DateTimeOffset? Planned,
    TestAudience Audience,
    string SentBy,
    IReadOnlyList<string> Texts,
    TestCountView Count,
    TestCountView? PhoneCount,
    IReadOnlyList<TestGroupView> Ledergrupper,
    IReadOnlyList<TestGroupView> Authorities,
    IReadOnlyList<TestPersonView> People,
    IReadOnlyList<TestPhoneView> Phones,
    TestLastView? Last
);

public sealed record TestLastView(Guid Alert, DateTimeOffset SentAt, TestCountView Count);

/// <summary>Reads the report of a test alarm off the state, which is the fold of the journal; names are as they are now.</summary>
public sealed class TestReports(CommandDesk desk, PeopleDirectory directory)
{
    /// <returns>Null when there is no such test alarm, or when this person may see nothing of it.</returns>
    public TestReportView? Read(CurrentUser user, Guid id)
    {
        var state = desk.State;
        if (
            !MayRead(state, user)
            || state.TestAlarms.Find(new(id)) is not { } sent
            || state.Alerts.Find(sent.Alert) is not { Test: { } terms } alert
        )
        {
            return null;
        }

        var whole = SeesAll(state, user);
        var all = Seen(state, user, alert);
        var rows = People(all);
        var phones = Phones(all);
        var before = state.TestAlarms.Before(sent.Alert);
        var allLast =
            before is not null && state.Alerts.Find(before.Alert) is { } earlier ? Seen(state, user, earlier) : [];
        var last = People(allLast);
        var answered = last.ToDictionary(row => row.Asked.Person, row => row.AnsweredInTime);
        var rang = Phones(allLast).ToDictionary(row => row.Asked.Phone!.Value, row => row.AnsweredInTime);
        return new(
            id,
            true,
            "ØVELSE Prøvealarm",
            whole,
            sent.SentAt.ToUniversalTime(),
            terms.Deadline.ToUniversalTime(),
            alert.EndedAt?.ToUniversalTime(),
            sent.Ending,
            sent.Planned?.ToUniversalTime(),
            sent.Audience,
            sent.By == PersonId.System ? "Ugens prøvealarm" : NameOf(sent.By),
            Texts(all),
            View(TestReport.Count(rows)),
            phones.IsEmpty ? null : View(TestReport.Count(phones)),
            [
                .. rows.SelectMany(row => row.Asked.Ledergrupper.Select(group => (group, row)))
                    .GroupBy(pair => pair.group)
                    .Select(group => new TestGroupView(
                        state.Roster.Ledergrupper.GetValueOrDefault(group.Key)?.Name ?? "Ukendt ledergruppe",
                        View(TestReport.Count(group.Select(pair => pair.row)))
                    ))
                    .OrderBy(group => group.Name, Danish.Order),
            ],
            [
                .. rows.GroupBy(row => row.Asked.Authority)
                    .Select(authority => new TestGroupView(
                        state.Organisations.Find(authority.Key)?.ShortName ?? "Ukendt",
                        View(TestReport.Count(authority))
                    ))
                    .OrderBy(authority => authority.Name, Danish.Order),
            ],
            [
                .. rows.Select(row => Person(state, row, answered))
                    .OrderBy(person => Attention(person.Answer, person.Faults.Count))
                    .ThenBy(person => person.Name, Danish.Order),
            ],
            [
                .. phones
                    .Select(row => Phone(state, row, rang))
                    .OrderBy(phone => Attention(phone.Answer, phone.Faults.Count))
                    .ThenBy(phone => phone.Name, Danish.Order),
            ],
            before is not null && !last.IsEmpty
                ? new(before.Alert.Value, before.SentAt.ToUniversalTime(), View(TestReport.Count(last)))
                : null
        );
    }

    /// <summary>How many answered, of those whom this person may see.</summary>
    public TestCountView Count(HubState state, CurrentUser user, AlertId id) =>
        View(
            TestReport.Count(state.Alerts.Find(id) is { Test: not null } alert ? People(Seen(state, user, alert)) : [])
        );

    private static ImmutableArray<TestRow> People(ImmutableArray<TestRow> rows) =>
        rows.RemoveAll(row => row.Asked.Phone is not null);

    private static ImmutableArray<TestRow> Phones(ImmutableArray<TestRow> rows) =>
        rows.RemoveAll(row => row.Asked.Phone is null);

    private static ImmutableArray<string> Texts(ImmutableArray<TestRow> rows) =>
        [
            .. rows.SelectMany(row =>
                    row.Tries.Select(one =>
                        one.Text?.Replace(
                            row.Asked.Code.ToString(CultureInfo.InvariantCulture),
                            "{kode}",
                            StringComparison.Ordinal
                        )
                    )
                )
                .OfType<string>()
                .Distinct(),
        ];

    /// <summary>Authorities read their own; the Sekretariat and administrators read all of it.</summary>
    public static bool MayRead(HubState state, CurrentUser user) =>
        state.Organisations.IsAuthority(user.Organisation) || SeesAll(state, user);

    public static bool SeesAll(HubState state, CurrentUser user) =>
        state
            .Organisations.RolesOf(user.Organisation, user.Person)
            .Any(role => role is Role.Sekretariat or Role.Administrator);

    // A leader sees the ledergrupper where the leader sits or had the duty, and the own line in any case.
    private static ImmutableArray<TestRow> Seen(HubState state, CurrentUser user, Alert alert)
    {
        var rows = TestReport.Rows(state.Alerts, alert);
        if (SeesAll(state, user))
        {
            return rows;
        }

        var own = state
            .Roster.Ledergrupper.Keys.Where(group =>
                state.Roster.SeatOf(new(group, user.Organisation)).SitsHere(user.Person)
            )
            .Concat(rows.Where(row => row.Asked.Person == user.Person).SelectMany(row => row.Asked.Ledergrupper))
            .ToHashSet();
        return
        [
            .. rows.Where(row => row.Asked.Person == user.Person || row.Asked.Ledergrupper.Any(own.Contains))
                .Select(row =>
                    row with
                    {
                        Asked = row.Asked with { Ledergrupper = [.. row.Asked.Ledergrupper.Where(own.Contains)] },
                    }
                ),
        ];
    }

    /// <summary>First what somebody must do something about.</summary>
    private static int Attention(TestAnswerView? answer, int faults) =>
        (answer, faults) switch
        {
            (null, > 0) => 0,
            (null, 0) => 1,
            ({ Late: true }, _) => 2,
            (_, > 0) => 3,
            _ => 4,
        };

    private TestPersonView Person(HubState state, TestRow row, Dictionary<PersonId, bool> before) =>
        new(
            row.Asked.Person.Value,
            NameOf(row.Asked.Person),
            Authority(state, row),
            row.Asked.Standing,
            Ledergrupper(state, row),
            Tries(row),
            Answer(row),
            Faults(row),
            before.TryGetValue(row.Asked.Person, out var answered) ? answered : null
        );

    private TestPhoneView Phone(HubState state, TestRow row, Dictionary<DutyPhoneId, bool> before)
    {
        var groups = Ledergrupper(state, row);
        return new(
            row.Asked.Phone!.Value.Value,
            $"Vagttelefon, {string.Join(", ", groups)}",
            Authority(state, row),
            NameOf(row.Asked.Person),
            groups,
            Tries(row),
            Answer(row),
            Faults(row),
            before.TryGetValue(row.Asked.Phone.Value, out var answered) ? answered : null
        );
    }

    private static string Authority(HubState state, TestRow row) =>
        state.Organisations.Find(row.Asked.Authority)?.ShortName ?? "Ukendt";

    private static ImmutableArray<string> Ledergrupper(HubState state, TestRow row) =>
        [
            .. row.Asked.Ledergrupper.Select(group =>
                state.Roster.Ledergrupper.GetValueOrDefault(group)?.Name ?? "Ukendt ledergruppe"
            ),
        ];

    private static ImmutableArray<TestTryView> Tries(TestRow row) =>
        [
            .. row.Tries.Select(one => new TestTryView(
                one.Channel,
                one.State,
                one.IntendedAt.ToUniversalTime(),
                one.StateAt.ToUniversalTime(),
                one.ErrorCode is { } code ? ErrorWords.Of(code) : null,
                one.Text
            )),
        ];

    private static TestAnswerView? Answer(TestRow row) =>
        row.Answer is { } answer
            ? new(answer.Kind, answer.Channel, answer.At.ToUniversalTime(), Math.Round(answer.Seconds, 1), answer.Late)
            : null;

    private static ImmutableArray<TestFaultView> Faults(TestRow row) =>
        [
            .. row.Faults.Select(fault => new TestFaultView(
                fault.Channel,
                fault.Fault,
                fault.Code is { } code ? ErrorWords.Of(code) : null
            )),
        ];

    private static TestCountView View(TestCount count) =>
        new(
            count.Asked,
            count.Answered,
            count.Late,
            count.MedianSeconds is { } seconds ? Math.Round(seconds, 1) : null
        );

    private string NameOf(PersonId person) => directory.Find(person)?.Name ?? "Ukendt";
}

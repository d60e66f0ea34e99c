using System.Text.Json.Serialization;
using Beredskab.GeoModel.Deciding;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Notifications.TestAlarms;

/// <summary>Who is asked in a test alarm.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TestAudience>))]
public enum TestAudience
{
    /// <summary>Whoever is on duty when it is sent.</summary>
    [JsonStringEnumMemberName("on-duty")]
    OnDuty,

    /// <summary>Everybody who sits in a ledergruppe, deputies too.</summary>
    [JsonStringEnumMemberName("members")]
    Members,
}

/// <summary>Why a week's test alarm was not sent at its time.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TestHindrance>))]
public enum TestHindrance
{
    /// <summary>A real incident was at operationsberedskab.</summary>
    [JsonStringEnumMemberName("real-alert")]
    RealAlert,

    /// <summary>The product did not run, or could not write, until it was too late.</summary>
    [JsonStringEnumMemberName("down")]
    Down,

    /// <summary>There was nobody to ask.</summary>
    [JsonStringEnumMemberName("nobody")]
    Nobody,
}

/// <summary>Why a test alarm no longer waits for answers.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TestEnding>))]
public enum TestEnding
{
    [JsonStringEnumMemberName("deadline")]
    Deadline,

    /// <summary>A real incident came to operationsberedskab, and nobody was to be disturbed by a test.</summary>
    [JsonStringEnumMemberName("real-alert")]
    RealAlert,

    [JsonStringEnumMemberName("stopped")]
    Stopped,
}

/// <summary>What happens to the test alarms as a whole; each of them is an alert. Wire names are in the Hub's event catalogue.</summary>
public abstract record TestAlarmEvent : DomainEvent
{
    private TestAlarmEvent() { }

    [JsonIgnore]
    public override string Stream => "test-alarm/weekly";

    /// <param name="Version">From 1; whoever changes the settings names the version that they saw.</param>
    /// <param name="Weekday">1 for Monday to 7 for Sunday.</param>
    /// <param name="Minute">Minutes after midnight on the clock in København.</param>
    /// <param name="DeadlineMinutes">How long a test alarm waits for answers.</param>
    public sealed record SettingsSet(
        int Version,
        bool On,
        int Weekday,
        int Minute,
        TestAudience Audience,
        int DeadlineMinutes
    ) : TestAlarmEvent;

    /// <param name="Week">The Monday of the week that it is for; absent when somebody sent it by hand.</param>
    /// <param name="Planned">The instant that was planned; absent with <paramref name="Week"/>.</param>
    public sealed record Begun(AlertId Alert, DateOnly? Week, DateTimeOffset? Planned, TestAudience Audience)
        : TestAlarmEvent;

    /// <summary>It is due and waits; it is still sent if it can be in time.</summary>
    public sealed record PutOff(DateOnly Week, DateTimeOffset Planned, TestHindrance Why) : TestAlarmEvent;

    /// <summary>It is not sent any more for that week.</summary>
    public sealed record Missed(DateOnly Week, DateTimeOffset Planned, TestHindrance Why) : TestAlarmEvent;

    public sealed record Closed(AlertId Alert, TestEnding Why) : TestAlarmEvent;
}

/// <summary>What can be asked of test alarms.</summary>
public abstract record TestAlarmCommand : DomainCommand
{
    private TestAlarmCommand() { }

    public sealed record SetSettings(
        int SeenVersion,
        bool On,
        int Weekday,
        int Minute,
        TestAudience Audience,
        int DeadlineMinutes
    ) : TestAlarmCommand;

    /// <param name="SeenPeople">How many the person was told would be asked.</param>
    public sealed record SendNow(TestAudience Audience, int SeenPeople) : TestAlarmCommand;

    public sealed record Stop(AlertId Alert) : TestAlarmCommand;

    /// <summary>Sends, puts off or gives up what is due by now; nothing else.</summary>
    public sealed record Advance : TestAlarmCommand;
}

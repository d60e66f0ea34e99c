using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Notifications.TestAlarms;

/// <summary>What is wrong with a way to a person, by what somebody can do about it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ContactFault>))]
public enum ContactFault
{
    /// <summary>The person has written STOP.</summary>
    [JsonStringEnumMemberName("opted-out")]
    OptedOut,

    /// <summary>The network refuses the number.</summary>
    [JsonStringEnumMemberName("number-refused")]
    NumberRefused,

    /// <summary>There is neither a number nor anything else to reach the person by.</summary>
    [JsonStringEnumMemberName("no-way")]
    NoWay,

    /// <summary>The browser takes no notifications any more.</summary>
    [JsonStringEnumMemberName("push-gone")]
    PushGone,

    /// <summary>The installation cannot send on that way.</summary>
    [JsonStringEnumMemberName("no-provider")]
    NoProvider,

    /// <summary>It did not arrive: switched off, not answered, filtered, or lost at the provider.</summary>
    [JsonStringEnumMemberName("not-delivered")]
    NotDelivered,
}

/// <param name="Number">Counts the tries to the person, from 1.</param>
/// <param name="Fault">Null when it has not failed.</param>
/// <param name="Text">Exactly what was sent; null when it is erased.</param>
public sealed record TestTry(
    int Number,
    MessageChannel Channel,
    MessageState State,
    DateTimeOffset IntendedAt,
    DateTimeOffset StateAt,
    string? ErrorCode,
    ContactFault? Fault,
    string? Text
);

/// <param name="Late">After the deadline, or after it was stopped.</param>
/// <param name="Seconds">Since the person was asked.</param>
public sealed record TestAnswer(AnswerKind Kind, AnswerChannel Channel, DateTimeOffset At, double Seconds, bool Late);

/// <summary>What became of one person, or of one shared phone, in a test alarm.</summary>
/// <param name="Answer">Null without one.</param>
/// <param name="Faults">The ways that do not work, blocked ones too, each once.</param>
public sealed record TestRow(
    TestRound Asked,
    ImmutableArray<TestTry> Tries,
    TestAnswer? Answer,
    ImmutableArray<TestFault> Faults
)
{
    public bool AnsweredInTime => Answer is { Late: false };
}

public sealed record TestFault(MessageChannel Channel, ContactFault Fault, string? Code);

/// <param name="MedianSeconds">Of those who answered in time; null when nobody did.</param>
public sealed record TestCount(int Asked, int Answered, int Late, double? MedianSeconds);

/// <summary>Who answered a test alarm, on which channel, how fast, and which contact failed: a pure function of the alert.</summary>
public static class TestReport
{
    /// <param name="alert">A test alarm.</param>
    public static ImmutableArray<TestRow> Rows(AlertBook book, Alert alert) =>
        [.. alert.Test!.Asked.Select(round => Row(book, alert, round))];

    public static TestCount Count(IEnumerable<TestRow> rows)
    {
        var (asked, late) = (0, 0);
        var seconds = new List<double>();
        foreach (var row in rows)
        {
            asked++;
            late += row.Answer is { Late: true } ? 1 : 0;
            if (row is { AnsweredInTime: true, Answer: { } answer })
            {
                seconds.Add(answer.Seconds);
            }
        }

        seconds.Sort();
        var middle = seconds.Count / 2;
        double? median =
            seconds.Count == 0 ? null
            : seconds.Count % 2 == 1 ? seconds[middle]
            : (seconds[middle - 1] + seconds[middle]) / 2;
        return new(asked, seconds.Count, late, median);
    }

    private static TestRow Row(AlertBook book, Alert alert, TestRound round)
    {
        var call = alert.Calls[round.Code];
        ImmutableArray<TestTry> tries =
        [
            .. call
                .Messages.Select(id => book.Messages[id])
                .OrderBy(message => message.Sequence)
                .Select(
                    (message, i) =>
                        new TestTry(
                            i + 1,
                            message.Channel,
                            message.State,
                            message.IntendedAt,
                            message.StateAt,
                            message.ErrorCode,
                            message.IsLost ? FaultOf(message.Channel, message.ErrorCode) : null,
                            message.Sent.Value
                        )
                ),
        ];
        var answer = call.Answer is { } given
            ? new TestAnswer(
                given.Kind,
                given.Channel,
                given.At,
                (given.At - call.At).TotalSeconds,
                given.At > alert.Test!.Deadline || given.At > alert.EndedAt
            )
            : null;
        return new(
            round,
            tries,
            answer,
            [
                .. round
                    .Blocked.Select(way => new TestFault(
                        way.Kind.Channel(),
                        way.Reason == WayBlock.OptedOut ? ContactFault.OptedOut : ContactFault.NumberRefused,
                        null
                    ))
                    .Concat(
                        tries
                            .Where(one => one.Fault is not null)
                            .Select(one => new TestFault(one.Channel, one.Fault!.Value, one.ErrorCode))
                    )
                    .DistinctBy(fault => (fault.Channel, fault.Fault)),
            ]
        );
    }

    private static ContactFault? FaultOf(MessageChannel channel, string? code) =>
        code switch
        {
            // It was still waiting when the test alarm ended; nothing is known of the way.
            MessageFailures.Superseded => null,
            "21610" => ContactFault.OptedOut,
            MessageFailures.NoNumber or "no-address" => ContactFault.NoWay,
            "push-gone" or "subscription-invalid" => ContactFault.PushGone,
            "no-provider" or "channel-not-configured" => ContactFault.NoProvider,
            "21211" or "21217" or "21401" or "21421" or "21614" or "30005" or "address-invalid" =>
                ContactFault.NumberRefused,
            _ when channel == MessageChannel.Push && code is "http-404" or "http-410" => ContactFault.PushGone,
            _ => ContactFault.NotDelivered,
        };
}

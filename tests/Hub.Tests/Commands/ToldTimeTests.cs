using Beredskab.Hub.Commands;

namespace Beredskab.Hub.Tests.Commands;

public sealed class ToldTimeTests
{
    [Theory]
    [InlineData("2026-11-22T02:14", "2026-11-22T01:14:00Z")]
    [InlineData("2026-07-01T02:14:30", "2026-07-01T00:14:30Z")]
    [InlineData("2026-11-22T02:14:00+01:00", "2026-11-22T01:14:00Z")]
    [InlineData("2026-11-22T01:14:00Z", "2026-11-22T01:14:00Z")]
    public void A_time_is_read_as_the_clock_in_Koebenhavn_unless_it_has_an_offset(string told, string utc)
    {
        Assert.Null(ToldTime.Read(told, "occurredAt", out var time));
        Assert.Equal(DateTimeOffset.Parse(utc), time);
    }

    [Fact]
    public void A_time_that_occurs_twice_in_autumn_is_its_first_occurrence()
    {
        Assert.Null(ToldTime.Read("2026-10-25T02:30", "occurredAt", out var time));
        Assert.Equal(DateTimeOffset.Parse("2026-10-25T00:30:00Z"), time);
    }

    [Fact]
    public void A_time_in_the_spring_gap_is_refused_with_the_way_out()
    {
        var refusal = ToldTime.Read("2026-03-29T02:30", "occurredAt", out var time);
        Assert.Equal("time-in-clock-change", refusal?.Code);
        Assert.Contains("stillet frem", refusal!.Text, StringComparison.Ordinal);
        Assert.Null(time);
    }

    [Theory]
    [InlineData("i går")]
    [InlineData("02:14")]
    [InlineData("2026-13-01T00:00")]
    [InlineData("22/11/2026")]
    public void What_is_no_time_is_refused(string told) =>
        Assert.Equal("time-not-understood", ToldTime.Read(told, "deadline", out _)?.Code);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Nothing_told_is_no_time_and_no_mistake(string? told)
    {
        Assert.Null(ToldTime.Read(told, "occurredAt", out var time));
        Assert.Null(time);
    }
}

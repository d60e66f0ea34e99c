using System.Collections.Immutable;
using Beredskab.Hub.Watchdog;
using Beredskab.Notifications.Messages;

namespace Beredskab.Hub.Tests.Watchdog;

public sealed class JudgeTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 14, 1, 8, 0, TimeSpan.Zero);

    private readonly WatchdogOptions options = new();
    private readonly List<(double Seconds, Saying Said)> said = [];
    private Watch watch = Watch.Begun(null);
    private double at;

    [Fact]
    public void A_single_lost_look_is_no_alarm()
    {
        for (var i = 0; i < 20; i++)
        {
            See(Part.Hub);
            See(Part.Hub);
            See();
        }

        Assert.Empty(said);
    }

    [Fact]
    public void The_third_lost_look_in_a_row_is_an_alarm_and_a_minute_later_it_is_a_call()
    {
        for (var i = 0; i < 30; i++)
        {
            See(Part.Hub);
        }

        Assert.Equal([(10, true, false), (70, false, true)], Alarms());
    }

    [Fact]
    public void What_goes_on_is_said_again_less_and_less_often()
    {
        for (var i = 0; i < 6 * 720; i++)
        {
            See(Part.Hub);
        }

        var minutes = Alarms().Where(alarm => alarm.Text).Select(alarm => (int)(alarm.At / 60)).ToArray();
        Assert.Equal([0, 16, 46, 106, 166, 226, 286, 346], minutes);
    }

    [Theory]
    [InlineData(Part.Journal)]
    [InlineData(Part.Dispatcher)]
    [InlineData(Part.Escalator)]
    [InlineData(Part.Provider)]
    [InlineData(Part.Probe)]
    [InlineData(Part.Token)]
    public void A_part_that_stands_still_is_believed_the_second_time(Part part)
    {
        See(part);
        Assert.Empty(said);
        See(part);
        Assert.Equal([part], Assert.IsType<Saying.Alarm>(Assert.Single(said).Said).Parts);
    }

    [Fact]
    public void When_all_is_well_again_it_is_said_once_and_not_for_a_moment_of_it()
    {
        See(Part.Dispatcher);
        See(Part.Dispatcher);
        See();
        See();
        See(Part.Dispatcher);
        for (var i = 0; i < 20; i++)
        {
            See();
        }

        Assert.Equal(2, said.Count);
        var well = Assert.IsType<Saying.Well>(said[1].Said);
        Assert.Equal(25, (well.Until - Start).TotalSeconds);
        Assert.Equal(55, said[1].Seconds);
        Assert.Null(watch.Alarm);
    }

    [Fact]
    public void What_comes_on_top_of_an_alarm_is_said_and_what_follows_less_is_not()
    {
        See(Part.Provider);
        See(Part.Provider);
        See(Part.Provider, Part.Dispatcher);
        See(Part.Provider, Part.Dispatcher);
        See(Part.Dispatcher);
        See(Part.Dispatcher);

        Assert.Equal(2, said.Count);
        Assert.Equal([Part.Dispatcher, Part.Provider], Assert.IsType<Saying.Alarm>(said[1].Said).Parts);
    }

    [Fact]
    public void A_watchdog_that_begins_again_says_nothing_twice_and_still_says_when_all_is_well()
    {
        for (var i = 0; i < 3; i++)
        {
            See(Part.Hub);
        }

        watch = Watch.Begun(watch.Alarm);
        for (var i = 0; i < 5; i++)
        {
            See(Part.Hub);
        }

        Assert.Single(said);
        for (var i = 0; i < 10; i++)
        {
            See();
        }

        Assert.Equal(2, said.Count);
        Assert.IsType<Saying.Well>(said[1].Said);
    }

    [Fact]
    public void Every_text_is_one_SMS_without_a_link_and_says_who_speaks()
    {
        var parts = Enum.GetValues<Part>();
        string[] texts =
        [
            .. parts.Select(part => WatchdogTexts.Of(new Saying.Alarm([part], Start, true, true))),
            WatchdogTexts.Of(new Saying.Alarm([.. parts], Start, true, true)),
            WatchdogTexts.Of(new Saying.Well(Start, Start.AddHours(1))),
        ];
        Assert.All(texts, text => Assert.Null(MessageGuard.Check(text)));
        Assert.All(texts, text => Assert.StartsWith("SSP-BEREDSKAB: Vagthunden: ", text, StringComparison.Ordinal));
        Assert.Contains("siden kl. 02.08", texts[0], StringComparison.Ordinal);
    }

    private void See(params ImmutableSortedSet<Part> standing)
    {
        (watch, var say) = Judge.See(watch, new(Start.AddSeconds(at), standing), options);
        if (say is not null)
        {
            said.Add((at, say));
        }

        at += options.PollSeconds;
    }

    private (double At, bool Text, bool Call)[] Alarms() =>
        [
            .. said.Select(one =>
                one.Said is Saying.Alarm alarm ? (one.Seconds, alarm.ByText, alarm.ByCall) : (one.Seconds, false, false)
            ),
        ];
}

using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.GeoModel.Texts;

namespace Beredskab.GeoModel.Tests.Incidents;

public sealed class IncidentLogTests
{
    [Fact]
    public void A_log_stays_as_it_was_when_a_line_is_added()
    {
        var logs = new List<IncidentLog> { IncidentLog.Empty };
        for (var i = 0; i < 100; i++)
        {
            logs.Add(logs[^1].Add(Line(i)));
        }

        Assert.All(logs, (log, count) => Assert.Equal(Enumerable.Range(0, count), log.Select(Number)));
        Assert.All(logs, (log, count) => Assert.Equal(count, log.Count));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(63)]
    public void Two_continuations_of_one_log_know_nothing_of_each_other(int length)
    {
        var log = Enumerable.Range(0, length).Aggregate(IncidentLog.Empty, (grown, i) => grown.Add(Line(i)));
        var dropped = log.Add(Line(1000)).Add(Line(1001));
        var again = log.Add(Line(2000)).Add(Line(2001));

        Assert.Equal([.. Enumerable.Range(0, length), 1000, 1001], dropped.Select(Number));
        Assert.Equal([.. Enumerable.Range(0, length), 2000, 2001], again.Select(Number));
        Assert.Equal([2000, 2001], again.After(length).Select(Number));
        Assert.Throws<ArgumentOutOfRangeException>(() => log[length]);
    }

    private static LogItem.Note Line(int number) =>
        new(new EventOrigin(number, default, default, default, default, default), FreeText.Of("Roligt."));

    private static int Number(LogItem line) => (int)line.Origin.Sequence;
}

using System.Text;
using Beredskab.Hub.Roster;
using FsCheck;
using FsCheck.Fluent;
using Ical.Net;

namespace Beredskab.Hub.Tests.Roster;

/// <summary>What is written is read by another's parser, and keeps the letter of RFC 5545.</summary>
public sealed class ICalendarTests
{
    private static readonly DateTimeOffset Stamp = new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Another_parser_reads_what_was_written() =>
        Prop.ForAll(
                (
                    from words in Gen.ArrayOf(
                        Gen.Elements("Vagt", ",", ";", "\\", "\n", "Ø", "æ", "🙂", " ", ":", "Nørrebro", "\"", "\\n"),
                        40
                    )
                    from minutes in Gen.Choose(0, 1_000_000)
                    select (Summary: string.Concat(words).Trim(), minutes)
                ).ToArbitrary(),
                one =>
                {
                    var entry = new CalendarEntry(
                        Guid.CreateVersion7(),
                        Stamp.AddMinutes(one.minutes),
                        Stamp.AddMinutes(one.minutes + 480),
                        one.Summary
                    );
                    var text = Encoding.UTF8.GetString(ICalendar.Write("Mine vagter; Ø, \\", [entry], Stamp));
                    var read = Assert.Single(Calendar.Load(text)!.Events);
                    Assert.Equal(one.Summary, read.Summary);
                    Assert.Equal($"{entry.Id}@beredskab", read.Uid);
                    Assert.Equal(entry.From.UtcDateTime, read.DtStart!.AsUtc);
                    Assert.Equal(entry.To.UtcDateTime, read.DtEnd!.AsUtc);
                    Assert.Equal(Stamp.UtcDateTime, read.DtStamp!.AsUtc);
                }
            )
            .Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Lines_end_with_CRLF_and_hold_at_most_75_octets_of_whole_letters()
    {
        var entry = new CalendarEntry(Guid.CreateVersion7(), Stamp, Stamp.AddHours(1), new string('Ø', 200) + "🙂🙂🙂");
        var bytes = ICalendar.Write("Navn", [entry], Stamp);
        var text = new UTF8Encoding(false, true).GetString(bytes);
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        foreach (var line in text.Split("\r\n"))
        {
            Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75);
            Assert.DoesNotContain('\uFFFD', line);
        }

        Assert.Contains("DTSTART:20261201T120000Z\r\n", text, StringComparison.Ordinal);
        Assert.Contains("REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n", text, StringComparison.Ordinal);
        Assert.Contains("X-PUBLISHED-TTL:PT1H\r\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Jonas Aaby", "JA")]
    [InlineData("Søren  Bo Østergård", "SØ")]
    [InlineData("Madonna", "M")]
    [InlineData("", "?")]
    [InlineData(null, "?")]
    public void Initials_are_first_letters_of_first_and_last_name(string? name, string initials) =>
        Assert.Equal(initials, CalendarContent.Initials(name));
}

using Beredskab.Hub.Live;

namespace Beredskab.Hub.Tests.Live;

public sealed class RecentChangesTests
{
    [Fact]
    public void It_gives_exactly_what_lies_between_two_numbers()
    {
        var recent = Filled(maxCount: 100, from: 1, to: 10);
        Assert.Equal(["4", "5", "6"], Between(recent, 3, 6));
        Assert.Empty(Between(recent, 10, 10)!);
    }

    [Fact]
    public void What_it_has_forgotten_or_not_yet_seen_it_does_not_invent()
    {
        var recent = Filled(maxCount: 3, from: 1, to: 10);
        Assert.Null(Between(recent, 6, 10));
        Assert.Equal(["8", "9", "10"], Between(recent, 7, 10));
        Assert.Null(Between(recent, 8, 11));
        Assert.Null(Between(recent, 12, 10));
    }

    [Fact]
    public void A_gap_in_the_numbers_makes_it_forget_what_was_before()
    {
        var recent = Filled(maxCount: 100, from: 1, to: 5);
        recent.Append(9, Json(9));
        Assert.Null(Between(recent, 4, 9));
        Assert.Equal(["9"], Between(recent, 8, 9));
    }

    [Fact]
    public void It_is_bounded_in_bytes()
    {
        var recent = new RecentChanges(1_000, maxBytes: 5);
        for (var i = 1; i <= 9; i++)
        {
            recent.Append(i, Json(i));
        }

        Assert.Null(Between(recent, 3, 9));
        Assert.Equal(5, Between(recent, 4, 9)!.Count());
    }

    [Fact]
    public void Arrays_are_joined_without_their_brackets()
    {
        WrittenJson[] arrays = [new("[1,2]"u8.ToArray()), WrittenJson.EmptyArray, new("[3]"u8.ToArray())];
        Assert.Equal("[1,2,3]", System.Text.Encoding.UTF8.GetString(WrittenJson.Concatenate(arrays).Utf8.Span));
    }

    private static RecentChanges Filled(int maxCount, int from, int to)
    {
        var recent = new RecentChanges(maxCount, maxBytes: 1_000_000);
        for (var i = from; i <= to; i++)
        {
            recent.Append(i, Json(i));
        }

        return recent;
    }

    private static WrittenJson Json(int number) => new(System.Text.Encoding.UTF8.GetBytes($"{number}"));

    private static IEnumerable<string>? Between(RecentChanges recent, long after, long upTo) =>
        recent.Between(after, upTo)?.Select(change => System.Text.Encoding.UTF8.GetString(change.Utf8.Span));
}

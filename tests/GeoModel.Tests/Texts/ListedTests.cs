using Beredskab.GeoModel.Texts;

namespace Beredskab.GeoModel.Tests.Texts;

public sealed class ListedTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("SOF", "SOF")]
    [InlineData("SOF BUF", "SOF og BUF")]
    [InlineData("SOF BUF KFF", "SOF, BUF og KFF")]
    [InlineData("SOF BUF KFF Politi", "SOF, BUF, KFF og Politi")]
    public void Og_stands_once_before_the_last(string names, string said) =>
        Assert.Equal(said, Listed.And(names.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
}

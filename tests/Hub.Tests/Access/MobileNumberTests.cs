using Beredskab.Hub.Access;

namespace Beredskab.Hub.Tests.Access;

public sealed class MobileNumberTests
{
    [Theory]
    [InlineData("20123456")]
    [InlineData("20 12 34 56")]
    [InlineData("+45 20 12 34 56")]
    [InlineData("0045 2012-3456")]
    public void A_Danish_number_is_read_however_it_is_written(string text)
    {
        Assert.Null(MobileNumber.Read(text, out var number));
        Assert.Equal("+4520123456", number);
    }

    [Theory]
    [InlineData("10123456")]
    [InlineData("2012345")]
    [InlineData("+46701234567")]
    [InlineData("tyve tolv")]
    public void What_is_no_Danish_number_is_refused_with_an_example(string text)
    {
        var refusal = MobileNumber.Read(text, out var number);
        Assert.Equal("mobile-invalid", refusal?.Code);
        Assert.Null(number);
    }

    [Fact]
    public void No_number_is_allowed()
    {
        Assert.Null(MobileNumber.Read(" ", out var number));
        Assert.Null(number);
    }
}

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

    [Theory]
    [InlineData("90123456")]
    [InlineData("+45 70 10 11 55")]
    [InlineData("80 10 11 55")]
    public void A_number_that_gets_no_SMS_is_refused_with_the_reason(string text)
    {
        Assert.Equal("mobile-without-sms", MobileNumber.Read(text, out var number)?.Code);
        Assert.Null(number);
    }

    [Fact]
    public void No_number_is_allowed()
    {
        Assert.Null(MobileNumber.Read(" ", out var number));
        Assert.Null(number);
    }
}

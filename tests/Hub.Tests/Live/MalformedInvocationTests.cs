namespace Beredskab.Hub.Tests.Live;

public sealed class MalformedInvocationTests
{
    [Theory]
    [InlineData("""{"type":1,"invocationId":"1","target":"Follow","arguments":[null]}""")]
    [InlineData("""{"type":1,"invocationId":"1","target":"Follow","arguments":[]}""")]
    [InlineData("""{"type":1,"invocationId":"1","target":"Follow","arguments":["x"]}""")]
    [InlineData("""{"type":1,"invocationId":"1","target":"Follow","arguments":[{},{}]}""")]
    [InlineData("""{"type":1,"invocationId":"1","target":"Follow","arguments":[{"epoch":7}]}""")]
    [InlineData("""{"type":1,"invocationId":"1","target":"Follow","arguments":[{"cursors":[1]}]}""")]
    [InlineData("""{"type":1,"invocationId":"1","target":"Follow","arguments":[{"cursors":{"myndigheder":null}}]}""")]
    [InlineData("""{"type":1,"invocationId":"1","target":"Follow","arguments":[{"cursors":{"myndigheder":1e30}}]}""")]
    [InlineData("""{"type":1,"invocationId":"1","target":"Unfollow","arguments":[{}]}""")]
    [InlineData("""{"type":4,"invocationId":"1","target":"Follow","arguments":[{}]}""")]
    public async Task A_malformed_call_is_answered_and_is_no_error_of_ours(string call)
    {
        await using var stream = await BareStream.Open(new LiveWorld().State);
        await stream.Send(call);
        var answer = await stream.Completion();
        Assert.False(string.IsNullOrEmpty(answer.GetProperty("error").GetString()));

        // And the connection is none the worse for it.
        await stream.Send("""{"type":1,"invocationId":"2","target":"Follow","arguments":[{"epoch":null}]}""");
        Assert.Equal("e", (await stream.Completion()).GetProperty("result").GetProperty("epoch").GetString());
        Assert.Empty(stream.Errors);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"type":1,"target":7}""")]
    [InlineData("""{"type":1,"invocationId":"1","target":"Follow","arguments":"x"}""")]
    public async Task What_is_no_message_at_all_ends_the_connection_and_is_no_error_of_ours(string text)
    {
        await using var stream = await BareStream.Open(new LiveWorld().State);
        await stream.Send(text);
        await stream.Ended();
        Assert.Empty(stream.Errors);
    }
}

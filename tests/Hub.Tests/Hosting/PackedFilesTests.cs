using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using Beredskab.Hub.Tests.Roster;

namespace Beredskab.Hub.Tests.Hosting;

public sealed partial class PackedFilesTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("identity", null)]
    public async Task A_program_is_sent_packed_to_whoever_takes_it_and_is_the_same(string accepts, string? encoding)
    {
        using var client = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None });
        client.BaseAddress = hub.Url;
        var page = await client.GetStringAsync("/", TestContext.Current.CancellationToken);
        var program = Program().Match(page).Groups[1].Value;
        var plain = await client.GetByteArrayAsync(program, TestContext.Current.CancellationToken);

        using var request = new HttpRequestMessage(HttpMethod.Get, program);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepts);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var sent = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

        Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Equal("text/javascript", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Equal("Accept-Encoding", Assert.Single(answer.Headers.Vary));
        Assert.Equal(plain, Unpacked(sent, encoding));
        Assert.Equal(encoding is null, sent.Length == plain.Length);
    }

    /// <summary>What a person wrote stands beside what only they may read: its size must not tell of it.</summary>
    [Fact]
    public async Task An_answer_with_what_people_wrote_is_not_packed()
    {
        var jonas = await hub.SignIn("Jonas Aaby");
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(hub.Url, "/api/v1/reference"));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "br, gzip");
        using var answer = await jonas.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(answer.Content.Headers.ContentEncoding);
    }

    private static byte[] Unpacked(byte[] sent, string? encoding)
    {
        using var packed = new MemoryStream(sent);
        using Stream stream = encoding switch
        {
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            _ => packed,
        };
        using var whole = new MemoryStream();
        stream.CopyTo(whole);
        return whole.ToArray();
    }

    [GeneratedRegex("src=\"(/assets/[^\"]+\\.js)\"", RegexOptions.None, 1000)]
    private static partial Regex Program();
}

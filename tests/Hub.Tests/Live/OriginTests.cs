using Beredskab.Hub.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Beredskab.Hub.Tests.Live;

public sealed class OriginTests
{
    [Theory]
    [InlineData("https://evil.example:8443", "https://evil.example:8443")]
    [InlineData("http://[::1]", "http://[::1]")]
    [InlineData("https://a\u001b[31m\r\n{\"x\":1}<æ>", "https://a?[31m????x?:1????")]
    public async Task A_refused_origin_is_logged_without_what_no_origin_has(string origin, string logged)
    {
        var lines = await Connect(origin);
        Assert.Contains($"origin {logged} was refused", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_origin_does_not_fill_the_log()
    {
        var line = Assert.Single(await Connect("https://" + new string('a', 100_000)));
        Assert.InRange(line.Length, 100, 300);
    }

    private static async Task<List<string>> Connect(string origin)
    {
        var log = new Lines();
        await using var services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(log))
            .AddOptions()
            .BuildServiceProvider();
        var endpoint = new RouteEndpointBuilder(_ => Task.CompletedTask, RoutePatternFactory.Parse("/live"), 0);
        new Conventions(endpoint).RequireKnownOrigin();
        var context = new DefaultHttpContext { RequestServices = services };
        context.Request.Host = new("beredskab.example");
        context.Request.Headers.Origin = origin;
        await endpoint.RequestDelegate!(context);
        Assert.Equal(StatusCodes.Status403Forbidden, context.Response.StatusCode);
        return log.Written;
    }

    private sealed class Conventions(EndpointBuilder endpoint) : IEndpointConventionBuilder
    {
        public void Add(Action<EndpointBuilder> convention) => convention(endpoint);
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public List<string> Written { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Written.Add(formatter(state, exception));

        public void Dispose() { }
    }
}

using System.Net.Http.Json;
using System.Text.Json;
using Beredskab.Hub.Tests.Roster;

namespace Beredskab.Hub.Tests.Hosting;

/// <summary>The published description says what the endpoints take.</summary>
public sealed class ApiDocumentTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Theory]
    [InlineData("/api/v1/texts", "template")]
    [InlineData("/api/v1/texts/preview", "template")]
    [InlineData("/api/v1/policy", "rules")]
    [InlineData("/api/v1/preview", "position")]
    [InlineData("/api/v1/duty-phones", "seats")]
    [InlineData("/api/v1/alerts/{id}/answers", "etaMinutes")]
    public async Task Each_body_is_described_with_its_own_fields(string address, string field)
    {
        var document = await Document();
        var body = document
            .GetProperty("paths")
            .GetProperty(address)
            .GetProperty("post")
            .GetProperty("requestBody")
            .GetProperty("content")
            .GetProperty("application/json")
            .GetProperty("schema");
        var schema = body.TryGetProperty("$ref", out var reference)
            ? document
                .GetProperty("components")
                .GetProperty("schemas")
                .GetProperty(reference.GetString()!.Split('/')[^1])
            : body;
        Assert.True(schema.GetProperty("properties").TryGetProperty(field, out _), schema.ToString());
    }

    [Fact]
    public async Task A_command_says_that_it_needs_a_session_and_a_token_and_signing_in_needs_none()
    {
        var document = await Document();
        var paths = document.GetProperty("paths");
        var report = Assert.Single(
            paths.GetProperty("/api/v1/incidents").GetProperty("post").GetProperty("security").EnumerateArray()
        );
        Assert.Equal(["antiforgery", "session"], report.EnumerateObject().Select(scheme => scheme.Name).Order());
        Assert.False(
            paths.GetProperty("/api/v1/session").GetProperty("post").TryGetProperty("security", out var none)
                && none.GetArrayLength() > 0
        );
        Assert.Equal(
            "X-Beredskab-Antiforgery",
            document
                .GetProperty("components")
                .GetProperty("securitySchemes")
                .GetProperty("antiforgery")
                .GetProperty("name")
                .GetString()
        );
    }

    private async Task<JsonElement> Document() =>
        await (await hub.SignIn("Jonas Aaby")).Client.GetFromJsonAsync<JsonElement>(
            "/openapi/v1.json",
            TestContext.Current.CancellationToken
        );
}

using System.Net;
using System.Net.Http.Json;
using Beredskab.Hub.Access;
using Beredskab.Hub.Demo;
using Beredskab.Hub.Tests.Journal;
using Beredskab.Hub.Tests.Roster;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Hub.Tests.Access;

/// <summary>Signing out ends the session, not only the browser's memory of it.</summary>
public sealed class SignOutTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_copy_of_the_cookie_is_of_no_use_after_signing_out_and_another_session_goes_on()
    {
        var (copy, other) = (await CookieOf("Jonas Aaby"), await CookieOf("Jonas Aaby"));
        Assert.Equal(HttpStatusCode.OK, await Ask(HttpMethod.Get, copy));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/session");
        using var stranger = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = hub.Url };
        request.Headers.Add("Cookie", copy);
        using var session = await stranger.SendAsync(request, Ct);
        var antiforgery = (await session.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>(Ct)).GetProperty(
            "antiforgery"
        );
        using var leave = new HttpRequestMessage(HttpMethod.Delete, "/api/v1/session");
        leave.Headers.Add("Cookie", string.Join("; ", [copy, .. SetCookies(session)]));
        leave.Headers.Add(antiforgery.GetProperty("header").GetString()!, antiforgery.GetProperty("token").GetString());
        using var left = await stranger.SendAsync(leave, Ct);
        Assert.Equal(HttpStatusCode.NoContent, left.StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(HttpMethod.Get, copy));
        Assert.Equal(HttpStatusCode.OK, await Ask(HttpMethod.Get, other));
    }

    [Fact]
    public void An_ended_session_is_remembered_over_a_restart_and_for_as_long_as_its_cookie_lives()
    {
        using var folder = new TemporaryFolder();
        var time = new FakeTimeProvider();
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        new EndedSessions(folder.Path, time, TimeSpan.FromHours(14)).End(first);

        var again = new EndedSessions(folder.Path, time, TimeSpan.FromHours(14));
        Assert.True(again.Has(first));
        Assert.False(again.Has(second));
        time.Advance(TimeSpan.FromHours(15));
        again.End(second);
        Assert.False(again.Has(first));
        Assert.True(new EndedSessions(folder.Path, time, TimeSpan.FromHours(14)).Has(second));
    }

    [Fact]
    public void Signing_out_ends_the_session_also_when_it_cannot_be_written_down()
    {
        using var folder = new TemporaryFolder();
        var sessions = new EndedSessions(folder.Path, new FakeTimeProvider(), TimeSpan.FromHours(14));
        using (var connection = new SqliteConnection($"Data Source={folder.File("directory.db")}"))
        {
            connection.Open();
            using var drop = connection.CreateCommand();
            drop.CommandText = "drop table ended_session";
            drop.ExecuteNonQuery();
        }

        var session = Guid.NewGuid();
        sessions.End(session);
        Assert.True(sessions.Has(session));
    }

    private async Task<string> CookieOf(string name)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = hub.Url };
        var person = Array.Find(DemoPeople.Members, member => member.Name == name)!;
        using var answer = await client.PostAsJsonAsync("/api/v1/session/demo", new { person = person.Id.Value }, Ct);
        answer.EnsureSuccessStatusCode();
        return string.Join("; ", SetCookies(answer));
    }

    private static IEnumerable<string> SetCookies(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var set) ? set.Select(cookie => cookie.Split(';')[0]) : [];

    private async Task<HttpStatusCode> Ask(HttpMethod method, string cookie)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = hub.Url };
        using var request = new HttpRequestMessage(method, "/api/v1/session");
        request.Headers.Add("Cookie", cookie);
        using var answer = await client.SendAsync(request, Ct);
        return answer.StatusCode;
    }
}

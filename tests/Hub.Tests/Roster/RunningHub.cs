using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Beredskab.Hub.Demo;
using Beredskab.Hub.Tests.Journal;

namespace Beredskab.Hub.Tests.Roster;

/// <summary>The whole program as a demonstration, in a process and a folder of its own; ended with the tests.</summary>
public sealed class RunningHub : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private Process? process;

    /// <summary>Where its data lies.</summary>
    public string Folder => folder.Path;

    public Uri Url { get; private set; } = new("http://localhost");

    public ValueTask InitializeAsync() => Start();

    /// <summary>Killed as by a power cut, and started again with what it had.</summary>
    public async Task KillAndGoOn()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        await Start("--keep");
    }

    private async ValueTask Start(params string[] further)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (
            var argument in (string[])
                [
                    Path.Combine(AppContext.BaseDirectory, "Beredskab.Hub.dll"),
                    "demo",
                    "--urls",
                    "http://127.0.0.1:0",
                    "--folder",
                    folder.Path,
                    .. further,
                ]
        )
        {
            start.ArgumentList.Add(argument);
        }

        process = Process.Start(start)!;
        var said = new StringBuilder();
        var ready = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, heard) => Hear(heard.Data, said, ready);
        process.ErrorDataReceived += (_, heard) => Hear(heard.Data, said, ready);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var ended = process.WaitForExitAsync();
        if (await Task.WhenAny(ready.Task, ended) == ended)
        {
            throw new InvalidOperationException($"The Hub did not start: {said}");
        }

        Url = await ready.Task;
    }

    private static void Hear(string? line, StringBuilder said, TaskCompletionSource<Uri> ready)
    {
        lock (said)
        {
            said.AppendLine(line);
        }

        if (line?.TrimStart().StartsWith("Åbn", StringComparison.Ordinal) == true)
        {
            ready.TrySetResult(new(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]));
        }
    }

    /// <returns>A browser in which one of the demonstration's people is signed in.</returns>
    public async Task<SignedIn> SignIn(string name)
    {
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() })
        {
            BaseAddress = Url,
        };
        var person = Array.Find(DemoPeople.Members, member => member.Name == name)!;
        var answer = await client.PostAsJsonAsync("/api/v1/session/demo", new { person = person.Id.Value });
        answer.EnsureSuccessStatusCode();
        var session = await client.GetFromJsonAsync<JsonElement>("/api/v1/session");
        var antiforgery = session.GetProperty("antiforgery");
        client.DefaultRequestHeaders.Add(
            antiforgery.GetProperty("header").GetString()!,
            antiforgery.GetProperty("token").GetString()
        );
        return new(client, person.Id.Value, session.GetProperty("person").GetProperty("organisation").GetGuid());
    }

    public HttpClient Stranger() => new() { BaseAddress = Url };

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process?.Dispose();
        folder.Dispose();
    }
}

/// <summary>A person with a browser.</summary>
public sealed record SignedIn(HttpClient Client, Guid Person, Guid Organisation)
{
    public Task<JsonElement> Get(string address) => Client.GetFromJsonAsync<JsonElement>($"/api/v1{address}");

    /// <returns>The status and the answer; a command gets its id.</returns>
    public async Task<(HttpStatusCode Status, JsonElement Body)> Post(
        string address,
        Dictionary<string, object?>? fields = null
    )
    {
        fields ??= [];
        fields.TryAdd("commandId", Guid.CreateVersion7());
        var answer = await Client.PostAsJsonAsync($"/api/v1{address}", fields);
        return (answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    public async Task Accept(string address, Dictionary<string, object?>? fields = null)
    {
        var (status, body) = await Post(address, fields);
        Assert.True(status == HttpStatusCode.OK, body.ToString());
    }

    public async Task Refuse(string code, string address, Dictionary<string, object?>? fields = null)
    {
        var (_, body) = await Post(address, fields);
        Assert.True(body.TryGetProperty("code", out var said), body.ToString());
        Assert.Equal(code, said.GetString());
    }
}

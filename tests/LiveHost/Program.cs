using System.Text.Json;
using Beredskab.Hub.Live;
using Beredskab.LiveHost;
using Microsoft.AspNetCore.Authentication;

// A Hub with nothing but the live picture, for tests/Live: the real stream, a sign-in that believes the query string,
// and a way to give commands. Never part of the product.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder
    .Services.AddAuthentication(QueryAuthentication.Name)
    .AddScheme<AuthenticationSchemeOptions, QueryAuthentication>(QueryAuthentication.Name, configureOptions: null);
builder.Services.AddAuthorization();
builder.AddTestJournal();
builder.Services.AddLive(_ => area => TestGround.AreaName(area));

var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
app.MapLive();
app.MapControl();
await app.StartAsync();

// One line on standard output says where it listens and whom it knows.
var people = await app.Services.GetRequiredService<TestJournal>().Seed();
Console.WriteLine(JsonSerializer.Serialize(new { url = app.Urls.First(), people }, JsonSerializerOptions.Web));
await app.WaitForShutdownAsync();

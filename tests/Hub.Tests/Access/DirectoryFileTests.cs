using Beredskab.Hub.Access;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Contacts;
using Beredskab.Hub.Hosting;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Journal.Sqlite;
using Beredskab.Hub.Tests.Journal;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using DirectoryFault = Microsoft.Data.Sqlite.SqliteException;

namespace Beredskab.Hub.Tests.Access;

public sealed class DirectoryFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void A_directory_of_a_newer_version_stops_the_start()
    {
        _ = new PeopleDirectory(folder.Path);
        Assert.Equal(1, Mark());
        Run("pragma user_version=99");
        var refused = Assert.Throws<StoreRefusedException>(() => new PeopleDirectory(folder.Path));
        Assert.Contains("directory.db", refused.Message, StringComparison.Ordinal);
        Assert.Contains("format 99", refused.Message, StringComparison.Ordinal);
        Assert.Throws<StoreRefusedException>(() => new WayAddresses(folder.Path));
        Assert.Equal(99, Mark());
    }

    [Fact]
    public void A_directory_from_before_there_was_a_mark_gets_one_and_keeps_its_people()
    {
        var person = new Person(new(Guid.NewGuid()), "Ane", null, null, null, 0, null, null);
        Assert.True(new PeopleDirectory(folder.Path).Save(person));
        Run("pragma user_version=0");
        Assert.NotNull(new PeopleDirectory(folder.Path).Find(person.Id));
        Assert.Equal(1, Mark());
    }

    [Theory]
    [InlineData(13, 503, "Disken er fuld")]
    [InlineData(5, 503, "Personkartoteket er optaget")]
    [InlineData(11, 503, "directory.db, er beskadiget")]
    [InlineData(19, 500, "Intet er gemt")]
    public async Task A_write_that_the_disk_does_not_take_is_said_to_be_the_disks(int code, int status, string said)
    {
        var (answered, text) = await Answer(new DirectoryFault("fault", code));
        Assert.Equal(status, answered);
        Assert.Contains(said, text, StringComparison.Ordinal);
    }

    private async Task<(int Status, string Text)> Answer(Exception fault)
    {
        var services = new ServiceCollection();
        services.AddProblemDetails();
        services.AddLogging();
        await using var provider = services.BuildServiceProvider();
        using var storage = StorageFolder.Claim(folder.Path, new HubMode(IsDemo: false), anew: false);
        var handler = new MalformedBody(
            provider.GetRequiredService<IProblemDetailsService>(),
            storage,
            NullLogger<MalformedBody>.Instance
        );
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = provider };
        context.Response.Body = body;
        Assert.True(await handler.TryHandleAsync(context, fault, TestContext.Current.CancellationToken));
        body.Position = 0;
        using var problem = await System.Text.Json.JsonDocument.ParseAsync(
            body,
            cancellationToken: TestContext.Current.CancellationToken
        );
        return (context.Response.StatusCode, problem.RootElement.GetProperty("detail").GetString()!);
    }

    private long Mark()
    {
        using var database = SqliteDatabase.Open(folder.File("directory.db"), readOnly: true, 1000);
        return database.Number("pragma user_version");
    }

    private void Run(string sql)
    {
        using var database = SqliteDatabase.Open(folder.File("directory.db"), readOnly: false, 1000);
        database.Run(sql);
    }

    public void Dispose() => folder.Dispose();
}

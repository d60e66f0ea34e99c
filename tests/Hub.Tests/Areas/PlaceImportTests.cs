using System.Text;
using Beredskab.Hub.Areas;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Tests.Journal;

namespace Beredskab.Hub.Tests.Areas;

/// <summary><c>map import --layer places</c> as the person at the machine sees it.</summary>
public sealed class PlaceImportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<string, bool> Files =>
        new()
        {
            { "kind,name,lon,lat\nskole,Åboulevardens Skole,12.5530,55.6866\n", false },
            { "Navn;Type;X;Y\r\n\r\nÅboulevardens Skole;skole;12,5530;55,6866\r\n;;;\r\n", false },
            { "navn\tslags\tlængde\tbredde\nÅboulevardens Skole\tskole\t12.5530\t55.6866", true },
            {
                """{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"navn":"Åboulevardens Skole","kind":"skole"},"geometry":{"type":"Point","coordinates":[12.553,55.6866]}}]}""",
                false
            },
        };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_list_is_taken_into_use_however_it_is_written(string text, bool latin)
    {
        await Found();

        var (code, said, wrong) = await Import(text, latin ? Encoding.Latin1 : null);

        Assert.True(code == ImportDesk.Done, wrong);
        Assert.Contains("1 skole", said, StringComparison.Ordinal);
        var place = Assert.Single(State.Map.Imported);
        Assert.Equal(new("Åboulevardens Skole", "skole", 12.553, 55.6866), place);
    }

    [Theory]
    [InlineData("file-empty", "")]
    [InlineData("file-empty", "kind,name,lon,lat\n")]
    [InlineData("place-columns", "name,adresse\nA,B\n")]
    [InlineData("place-kind", "kind,name,lon,lat\nrumskib,A,12.5,55.6\n")]
    [InlineData("place-position-swapped", "kind,name,lon,lat\nskole,A,55.7,12.5\n")]
    [InlineData("place-position-outside-region", "kind,name,lon,lat\nskole,Malmø,18.1,59.3\n")]
    public async Task A_list_that_cannot_be_used_is_refused_with_its_code(string code, string text)
    {
        await Found();

        var answer = await Import(text);

        Assert.Equal(ImportDesk.Refused, answer.Code);
        Assert.Contains($"[{code}]", answer.Wrong, StringComparison.Ordinal);
        Assert.Empty(State.Map.Imported);
    }

    [Fact]
    public async Task The_source_is_what_was_said_or_the_file_s_name_and_can_be_put_right_without_a_change()
    {
        const string List = "kind,name,lon,lat\nskole,A,12.5,55.6\n";
        await Found();

        await Import(List);
        Assert.Equal("lag.geojson", State.Map.Source);

        var said = (await Import(List, source: "Københavns Kommune, CC BY 4.0")).Said;
        Assert.Contains("Kilden bliver: Københavns Kommune, CC BY 4.0.", said, StringComparison.Ordinal);
        Assert.Equal("Københavns Kommune, CC BY 4.0", State.Map.Source);
        Assert.Equal([new("places", "Københavns Kommune, CC BY 4.0")], Reference.MapSources.Of(State));

        // The same list again, and nobody says where it is from.
        Assert.Contains("Intet er ændret", (await Import(List)).Said, StringComparison.Ordinal);
        Assert.Equal("Københavns Kommune, CC BY 4.0", State.Map.Source);

        var tooLong = await Import(List, source: new string('x', 121));
        Assert.Contains("[source-text]", tooLong.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rehearsal_changes_nothing()
    {
        await Found();

        Assert.Equal(ImportDesk.Done, (await Import("kind,name,lon,lat\nskole,A,12.5,55.6\n", dryRun: true)).Code);
        Assert.Empty(State.Map.Imported);
    }

    public void Dispose() => folder.Dispose();

    private State.HubState State => new JournalBeside(folder.Path, null).Read(TestContext.Current.CancellationToken);

    private async Task Found()
    {
        await using var journal = await OpenJournal.Start(folder.Path);
        await journal.Found();
    }

    private async Task<(int Code, string Said, string Wrong)> Import(
        string text,
        Encoding? encoding = null,
        bool dryRun = false,
        string? source = null
    )
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await new PlaceImport(folder.Path, output, errors, TimeProvider.System).Run(
            new(Layers.Write(folder.Path, text, encoding), null, null, dryRun, source),
            TestContext.Current.CancellationToken
        );
        return (code, output.ToString(), errors.ToString());
    }
}

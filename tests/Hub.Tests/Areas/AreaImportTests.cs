using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Areas;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Tests.Journal;
using Beredskab.Notifications.Roster;

namespace Beredskab.Hub.Tests.Areas;

/// <summary><c>areas import</c> as the person at the machine sees it.</summary>
public sealed class AreaImportTests : IDisposable
{
    private static readonly LedergruppeId Group = new(new Guid("0190a000-0000-7000-8000-0000000000c1"));

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_rehearsal_says_what_would_change_and_changes_nothing()
    {
        await Found();

        var (code, said, _) = await Import(Layers.GeoJson("Nørrebro", "Valby", "Nyby"), dryRun: true, letGo: []);

        Assert.Equal(ImportDesk.Done, code);
        Assert.Contains("erstatter de omrids, der følger med", said, StringComparison.Ordinal);
        Assert.Contains("Nørrebro (nr. 3), ", said, StringComparison.Ordinal);
        Assert.Contains("Nyby, 2,81 km²: nyt område", said, StringComparison.Ordinal);
        Assert.Contains("Vanløse (nr. 6): forsvinder; det har ingen ledergruppe", said, StringComparison.Ordinal);
        Assert.DoesNotContain("bydel:", said, StringComparison.Ordinal);
        Assert.Contains("følger med", said, StringComparison.Ordinal);
        Assert.Contains("Intet er ændret", said, StringComparison.Ordinal);
        Assert.True(State.Areas.HasDrawnBydele);
    }

    [Fact]
    public async Task The_import_keeps_the_ledergruppe_and_a_second_time_has_nothing_to_do()
    {
        await Found();

        Assert.Equal(ImportDesk.Done, (await Import(Layers.GeoJson("Nørrebro", "Valby"))).Code);

        Assert.Equal(Group, State.Roster.Leading(new("bydel:noerrebro"))!.Id);
        Assert.NotNull(State.Areas.Atlas.Find(new("bydel:noerrebro")));
        Assert.Contains(
            "præcis disse områder",
            (await Import(Layers.GeoJson("Nørrebro", "Valby"))).Said,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("3")]
    [InlineData("Nørrebro")]
    [InlineData("bydel:noerrebro")]
    public async Task An_area_with_a_ledergruppe_and_shifts_is_named_before_it_vanishes(string letGo)
    {
        await Found();

        var (code, said, wrong) = await Import(Layers.GeoJson("Valby"));
        Assert.Equal(ImportDesk.Refused, code);
        Assert.Contains(
            "Nørrebro (nr. 3): FORSVINDER og har Ledergruppen Nørrebro med 1 vagt. Skal det ske, så skriv --let-go 3",
            said,
            StringComparison.Ordinal
        );
        Assert.Contains("[area-has-ledergruppe]", wrong, StringComparison.Ordinal);

        var told = await Import(Layers.GeoJson("Valby"), letGo: [letGo]);
        Assert.Equal(ImportDesk.Done, told.Code);
        Assert.Contains("går til Sekretariatet fra nu af", told.Said, StringComparison.Ordinal);
        Assert.Null(State.Areas.Atlas.Find(new("bydel:noerrebro")));
    }

    [Fact]
    public async Task What_is_let_go_and_is_no_area_is_refused_with_the_choices_and_nothing_is_changed()
    {
        await Found();

        var (code, said, wrong) = await Import(Layers.GeoJson("Valby"), letGo: ["Noerrebro"]);

        Assert.Equal(ImportDesk.Refused, code);
        Assert.Empty(said);
        Assert.Contains("»Noerrebro« er intet område i laget bydele", wrong, StringComparison.Ordinal);
        Assert.Contains("Nørrebro (nr. 3): --let-go 3", wrong, StringComparison.Ordinal);
        Assert.Contains("[let-go-unknown]", wrong, StringComparison.Ordinal);
        Assert.True(State.Areas.HasDrawnBydele);
    }

    [Fact]
    public async Task The_same_command_line_once_more_has_nothing_to_do_and_nothing_to_refuse()
    {
        await Found();
        Assert.Equal(ImportDesk.Done, (await Import(Layers.GeoJson("Valby"), letGo: ["3"])).Code);

        Assert.Equal(ImportDesk.Done, (await Import(Layers.GeoJson("Valby"), letGo: ["3"])).Code);
        Assert.Equal(ImportDesk.Done, (await Import(Layers.GeoJson("Valby", "Nyby"), letGo: ["Nørrebro"])).Code);
    }

    [Fact]
    public async Task A_name_that_no_text_has_room_for_is_refused()
    {
        await Found();

        var (code, _, wrong) = await Import(Layers.GeoJson("Nørrebro", new string('x', 80)));

        Assert.Equal(ImportDesk.Refused, code);
        Assert.Contains("[area-name-too-long]", wrong, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file-missing", null)]
    [InlineData("file-empty", "")]
    [InlineData("file-not-geojson", "navn;bydel")]
    public async Task A_file_that_cannot_be_used_is_refused_with_its_code(string code, string? text)
    {
        await Found();

        var answer = await Import(text);

        Assert.Equal(ImportDesk.Refused, answer.Code);
        Assert.Contains($"[{code}]", answer.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_huge_file_is_refused_before_it_is_read()
    {
        var path = Path.Combine(folder.Path, "stor.geojson");
        await using (var file = File.Create(path))
        {
            file.SetLength(100L * 1024 * 1024);
        }

        var answer = await Run(path, "bydele/bydel", null);

        Assert.Equal(ImportDesk.Refused, answer.Code);
        Assert.Contains("[file-too-large]", answer.Wrong, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("layer-kind", "bydele", null)]
    [InlineData("layer-kind", "bydele/kreds", null)]
    [InlineData("crs-unknown", "bydele/bydel", "3857")]
    public async Task A_wrong_command_line_says_what_was_expected(string code, string layer, string? crs)
    {
        var answer = await Run(Layers.Write(folder.Path, Layers.GeoJson("Valby")), layer, crs);

        Assert.Equal(ImportDesk.WrongCommandLine, answer.Code);
        Assert.Contains($"[{code}]", answer.Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_journal_nothing_is_made()
    {
        var answer = await Import(Layers.GeoJson("Valby"));

        Assert.Equal(ImportDesk.CannotUseStore, answer.Code);
        Assert.False(File.Exists(Path.Combine(folder.Path, "journal.db")));
    }

    public void Dispose() => folder.Dispose();

    private State.HubState State => new JournalBeside(folder.Path, null).Read(TestContext.Current.CancellationToken);

    private async Task Found()
    {
        await using var journal = await OpenJournal.Start(folder.Path);
        await journal.Found();
        await journal.Accept(
            JournalWorld.System(
                new RosterCommand.EstablishLedergruppe(
                    Group,
                    new("bydel:noerrebro"),
                    "Ledergruppen Nørrebro",
                    [JournalWorld.Authority]
                )
            )
        );
        await journal.Accept(
            JournalWorld.System(
                new RosterCommand.PlanShift(
                    Group,
                    JournalWorld.NewId(),
                    JournalWorld.Authority,
                    JournalWorld.Leader,
                    JournalWorld.Start,
                    JournalWorld.Start.AddHours(8)
                )
            )
        );
    }

    private Task<(int Code, string Said, string Wrong)> Import(
        string? text,
        bool dryRun = false,
        ImmutableArray<string>? letGo = null
    ) =>
        Run(
            text is null ? Path.Combine(folder.Path, "findes-ikke") : Layers.Write(folder.Path, text),
            "bydele/bydel",
            null,
            dryRun,
            letGo
        );

    private async Task<(int Code, string Said, string Wrong)> Run(
        string file,
        string layer,
        string? crs,
        bool dryRun = false,
        ImmutableArray<string>? letGo = null
    )
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await new AreaImport(folder.Path, output, errors, TimeProvider.System).Run(
            new(file, layer, crs, letGo ?? [], dryRun),
            TestContext.Current.CancellationToken
        );
        return (code, output.ToString(), errors.ToString());
    }
}

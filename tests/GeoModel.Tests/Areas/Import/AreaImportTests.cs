using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Areas.Import;
using Beredskab.GeoModel.Deciding;
using NetTopologySuite.IO;

namespace Beredskab.GeoModel.Tests.Areas.Import;

public sealed class AreaImportTests
{
    private static readonly AreaBook Two = Apply(AreaBook.Shipped, Import(Area("Vest", 11, 0), Area("Øst", 12, 1)));

    [Fact]
    public void Official_bydele_take_the_place_of_the_drawn_ones()
    {
        Assert.True(AreaBook.Shipped.HasDrawnBydele);
        Assert.False(Two.HasDrawnBydele);
        Assert.Equal(["Vest", "Øst", "Københavns Kommune"], Two.Atlas.Areas.Select(area => area.Name));
        Assert.Equal([new("bydel:vest"), AreaAtlas.Kommune], Two.Atlas.AreasAt(12.41, 55.61));
    }

    [Fact]
    public void An_area_keeps_its_id_by_its_name_however_it_is_spelled_and_by_its_number_whatever_it_is_called()
    {
        var plan = LayerPlan.Of(
            AreaBook.Shipped,
            "k101:bydel",
            AreaKind.Bydel,
            [Area("VESTERBRO - KONGENS ENGHAVE", null, 0), Area("Noerrebro", null, 1), Area("Valby og omegn", 5, 2)]
        );

        Assert.Empty(plan.Problems);
        Assert.Equal(
            ["bydel:vesterbro-kongens-enghave", "bydel:noerrebro", "bydel:valby"],
            plan.Areas.Select(area => area.After.Id.Value)
        );
        Assert.Equal(7, plan.Vanishing.Length);
    }

    [Fact]
    public void Another_source_of_the_same_areas_is_adopted_and_draws_nothing_anew()
    {
        var sourced = Import(Area("Vest", 11, 0), Area("Øst", 12, 1)) with
        {
            Source = "Kommunen",
            SeenVersion = Two.Version,
        };

        var adopted = Assert.IsType<AreaEvent.LayerAdopted>(
            Assert.Single(Assert.IsType<Verdict.Accepted>(AreaDecider.Decide(Two, sourced, _ => false)).Events)
        );
        Assert.Equal("Kommunen", adopted.Source);
        Assert.Equal("Kommunen", Two.Apply(adopted).Layers[0].Source);
        Assert.Equal(
            "source-text",
            Assert
                .IsType<Verdict.Refused>(AreaDecider.Decide(Two, sourced with { Source = "en\nto" }, _ => false))
                .Refusal.Code
        );
    }

    [Fact]
    public void What_is_drawn_wrong_is_named_as_it_stands_in_the_file_and_never_by_an_id()
    {
        const string File = """
            {"type":"FeatureCollection","features":[
              {"type":"Feature","properties":{"navn":"Valby"},"geometry":{"type":"Polygon","coordinates":[[[12.40,55.60],[12.44,55.60],[12.44,55.64],[12.40,55.64],[12.40,55.60]]]}},
              {"type":"Feature","properties":{"navn":"Vanløse"},"geometry":{"type":"Polygon","coordinates":[[[12.50,55.60],[12.54,55.64],[12.54,55.60],[12.50,55.64],[12.50,55.60]]]}}]}
            """;
        var areas = LayerReading.Areas(
            GeoJsonFile.Read(System.Text.Encoding.UTF8.GetBytes(File), null),
            out var unread
        );
        Assert.Empty(unread);

        var problem = Assert.Single(LayerPlan.Of(AreaBook.Shipped, "k101:bydel", AreaKind.Bydel, areas).Problems);

        Assert.Equal("area-invalid", problem.Code);
        Assert.StartsWith(
            "Nr. 2 i filen (»Vanløse«) er tegnet forkert ved (12,52; 55,62)",
            problem.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_number_that_is_anothers_is_refused_and_not_guessed()
    {
        var problem = Problem(AreaBook.Shipped, Area("Valby", 3, 0));

        Assert.Equal("area-match-conflict", problem.Code);
        Assert.Contains("Nørrebro", problem.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_was_once_in_use_gets_its_id_back()
    {
        var without = Apply(Two, Import(Two, Area("Vest", 11, 0)));
        var again = Apply(without, Import(without, Area("Vest", 11, 0), Area("Øst", 19, 1)));

        Assert.Equal("Øst", without.NameOf(new("bydel:oest")));
        Assert.Equal([new("bydel:oest"), AreaAtlas.Kommune], again.Atlas.AreasAt(12.43, 55.61));
    }

    [Fact]
    public void An_area_with_a_ledergruppe_vanishes_only_when_that_is_said()
    {
        var import = Import(Two, Area("Vest", 11, 0));

        var refusal = Assert.IsType<Verdict.Refused>(AreaDecider.Decide(Two, import, _ => true)).Refusal;
        Assert.Equal("area-has-ledergruppe", refusal.Code);
        Assert.Contains("Øst", refusal.Text, StringComparison.Ordinal);
        var said = import with { LetGo = [new("bydel:oest")] };
        var adopted = Assert.IsType<AreaEvent.LayerAdopted>(
            Assert.IsType<Verdict.Accepted>(AreaDecider.Decide(Two, said, _ => true)).Events[^1]
        );
        Assert.Equal([new("bydel:oest")], adopted.LetGo);
    }

    [Fact]
    public void The_same_file_again_changes_nothing_and_only_what_changed_is_drawn_anew()
    {
        Assert.Empty(Events(Two, Import(Two, Area("Vest", 11, 0), Area("Øst", 12, 1))));

        var events = Events(Two, Import(Two, Area("Vest", 11, 0), Area("Øst", 12, 2)));
        Assert.Equal(new AreaId("bydel:oest"), Assert.IsType<AreaEvent.Drawn>(events[0]).Area);
        Assert.Equal(2, events.Length);
    }

    [Fact]
    public void Of_two_imports_at_once_the_later_is_refused()
    {
        var late = Import(AreaBook.Shipped, Area("Vest", 11, 0));

        Assert.Equal(
            "areas-version-conflict",
            Assert.IsType<Verdict.Refused>(AreaDecider.Decide(Two, late, _ => false)).Refusal.Code
        );
    }

    [Fact]
    public void A_layer_of_another_kind_is_added_and_the_bydele_stay()
    {
        var book = Apply(Two, new("ssp", AreaKind.SspOmraade, [Area("Ydre Vest", null, 0)], [], Two.Version));

        Assert.Equal(
            [new("bydel:vest"), new("ssp-omraade:ydre-vest"), AreaAtlas.Kommune],
            book.Atlas.AreasAt(12.41, 55.61)
        );
    }

    [Fact]
    public void The_kommune_has_one_id_whatever_a_file_calls_it()
    {
        var book = Apply(Two, new("kommune", AreaKind.Kommune, [Area("Byen", null, 0, 4)], [], Two.Version));

        Assert.Equal("Byen", book.Atlas.Find(AreaAtlas.Kommune)!.Name);
    }

    public static TheoryData<string, string, string> Unsound =>
        new()
        {
            { "area-invalid", "POLYGON((12.4 55.6, 12.42 55.62, 12.42 55.6, 12.4 55.62, 12.4 55.6))", "Øst" },
            { "area-overlap", "POLYGON((12.43 55.6, 12.45 55.6, 12.45 55.62, 12.43 55.62, 12.43 55.6))", "Øst" },
            { "area-tiny", "POLYGON((12.5 55.6, 12.501 55.6, 12.501 55.6005, 12.5 55.6005, 12.5 55.6))", "Øst" },
            { "area-name-repeated", "POLYGON((12.5 55.6, 12.52 55.6, 12.52 55.62, 12.5 55.62, 12.5 55.6))", "vest" },
        };

    [Theory]
    [MemberData(nameof(Unsound))]
    public void What_would_give_a_point_a_wrong_answer_is_refused(string code, string wkt, string name)
    {
        var outline = AreaOutline.Of(new WKTReader().Read(wkt))!;

        Assert.Equal(code, Problem(AreaBook.Shipped, Area("Vest", 11, 1), new(name, 12, outline)).Code);
    }

    [Fact]
    public void An_overlap_as_thin_as_rounding_is_none()
    {
        // Three kilometres long and two centimetres wide.
        var thin = AreaOutline.Of(
            new WKTReader().Read(
                "POLYGON((12.4199997 55.6, 12.44 55.6, 12.44 55.62, 12.4199997 55.62, 12.4199997 55.6))"
            )
        )!;

        Assert.Empty(
            LayerPlan
                .Of(AreaBook.Shipped, "bydele", AreaKind.Bydel, [Area("Vest", 11, 0), new("Øst", 12, thin)])
                .Problems
        );
    }

    [Fact]
    public void A_doubled_number_is_refused() =>
        Assert.Equal("area-number-repeated", Problem(AreaBook.Shipped, Area("Vest", 11, 0), Area("Øst", 11, 1)).Code);

    [Fact]
    public void More_areas_than_the_atlas_can_hold_are_refused() =>
        Assert.Equal(
            "areas-too-many",
            Problem(
                AreaBook.Shipped,
                [.. Enumerable.Range(0, 70).Select(i => Area($"A{i}", 100 + i, i % 30, i / 30))]
            ).Code
        );

    [Fact]
    public void A_layer_cannot_take_the_name_of_one_of_another_kind() =>
        Assert.Equal(
            "layer-kind",
            Assert.Single(LayerPlan.Of(Two, "bydele", AreaKind.SspOmraade, [Area("X", 21, 0)]).Problems).Code
        );

    private static AreaProblem Problem(AreaBook book, params ImportedArea[] areas) =>
        LayerPlan.Of(book, "bydele", AreaKind.Bydel, [.. areas]).Problems[0];

    private static AreaCommand.ImportLayer Import(params ImportedArea[] areas) => Import(AreaBook.Shipped, areas);

    private static AreaCommand.ImportLayer Import(AreaBook book, params ImportedArea[] areas) =>
        new("bydele", AreaKind.Bydel, [.. areas], [], book.Version);

    private static ImmutableArray<DomainEvent> Events(AreaBook book, AreaCommand.ImportLayer command) =>
        Assert.IsType<Verdict.Accepted>(AreaDecider.Decide(book, command, _ => false)).Events;

    private static AreaBook Apply(AreaBook book, AreaCommand.ImportLayer command) =>
        Events(book, command).Cast<AreaEvent>().Aggregate(book, (now, e) => now.Apply(e));

    private static ImportedArea Area(string name, int? number, int column, int row = 0)
    {
        var (west, south) = (12.40 + (column * 0.02), 55.60 + (row * 0.02));
        var wkt = FormattableString.Invariant(
            $"POLYGON(({west} {south}, {west + 0.02} {south}, {west + 0.02} {south + 0.02}, {west} {south + 0.02}, {west} {south}))"
        );
        return new(name, number, AreaOutline.Of(new WKTReader().Read(wkt))!);
    }
}

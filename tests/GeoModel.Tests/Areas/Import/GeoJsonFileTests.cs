using System.Text;
using Beredskab.GeoModel.Areas.Import;
using Beredskab.GeoModel.Ground;

namespace Beredskab.GeoModel.Tests.Areas.Import;

public sealed class GeoJsonFileTests
{
    private const string Utm = "urn:ogc:def:crs:EPSG::25832";

    [Fact]
    public void Names_and_numbers_are_read_with_the_outlines()
    {
        var areas = LayerReading.Areas(
            GeoJsonFile.Read(Drawn.File(null, Drawn.Named("Nørrebro", 3, Drawn.Square(1, 1))), null),
            out var problems
        );

        Assert.Empty(problems);
        var area = Assert.Single(areas);
        Assert.Equal(("Nørrebro", 3), (area.Name, area.Number));
        Assert.Equal(0.0004, area.Outline.Geometry.Area, 9);
    }

    [Theory]
    [InlineData(Utm, null)]
    [InlineData("EPSG:25832", null)]
    [InlineData(null, ReferenceSystem.Utm32)]
    public void Metres_become_the_degrees_that_they_are(string? crs, ReferenceSystem? given)
    {
        (double X, double Y)[] corners = [(12.55, 55.68), (12.57, 55.68), (12.57, 55.69), (12.55, 55.69)];
        var metres = corners.Select(c => Utm32.From(c.X, c.Y)).Select(g => (g.EastingMetres, g.NorthingMetres));
        var file = GeoJsonFile.Read(Drawn.File(crs, Drawn.Named("Vest", 1, Drawn.Ring([.. metres]))), given);

        var shape = Assert.Single(file.Features).Geometry;
        foreach (var (x, y) in corners)
        {
            Assert.Contains(shape.Coordinates, c => Math.Abs(c.X - x) < 1e-8 && Math.Abs(c.Y - y) < 1e-8);
        }

        // A long side is cut, so that it stays straight on the ground.
        Assert.True(shape.NumPoints > 10);
    }

    public static TheoryData<string, string> Broken =>
        new()
        {
            { "file-empty", "" },
            { "file-empty", " \n" },
            { "file-empty", """{"type":"FeatureCollection","features":[]}""" },
            { "file-not-geojson", "navn;bydel" },
            { "file-not-geojson", "[]" },
            { "file-not-geojson", """{"type":"Topology"}""" },
            { "file-not-geojson", """{"type":"FeatureCollection","features":[""" },
            { "file-not-geojson", new string('[', 5_000) },
            { "crs-unknown", Text("EPSG:3857", Drawn.Named("A", 1, Drawn.Square(0, 0))) },
            { "crs-does-not-fit", Text(null, Drawn.Named("A", 1, Metres(720_000, 6_175_000))) },
            { "crs-does-not-fit", Text(Utm, Drawn.Named("A", 1, Drawn.Square(0, 0))) },
            {
                "area-position-swapped",
                Text(null, Drawn.Named("A", 1, Drawn.Ring((55.6, 12.4), (55.6, 12.5), (55.7, 12.5))))
            },
            { "area-position-swapped", Text(Utm, Drawn.Named("A", 1, Metres(6_175_000, 720_000))) },
            {
                "area-position-outside-region",
                Text(null, Drawn.Named("A", 1, Drawn.Ring((9.1, 55.6), (9.2, 55.6), (9.2, 55.7))))
            },
            { "area-position-outside-region", Text(Utm, Drawn.Named("A", 1, Metres(480_000, 6_175_000))) },
            { "feature-no-geometry", Text(null, """{"type":"Feature","properties":{"navn":"A"},"geometry":null}""") },
            { "feature-no-geometry", Text(null, """{"type":"Feature","properties":{"navn":"A"}}""") },
            {
                "feature-geometry",
                Text(
                    null,
                    Drawn.Feature(
                        "\"navn\":\"A\"",
                        """{"type":"Polygon","coordinates":[[[12.4,55.6],[12.5,55.6],[12.5,55.7]]]}"""
                    )
                )
            },
            {
                "feature-geometry",
                Text(null, Drawn.Feature("\"navn\":\"A\"", """{"type":"Polygon","coordinates":[[["x",55.6]]]}"""))
            },
            {
                "area-not-polygon",
                Text(null, Drawn.Feature("\"navn\":\"A\"", """{"type":"Point","coordinates":[12.5,55.6]}"""))
            },
            { "area-name", Text(null, Drawn.Feature("\"kode\":\"A\"", Drawn.Polygon(Drawn.Square(0, 0)))) },
            { "area-name", Text(null, Drawn.Named("   ", 1, Drawn.Square(0, 0))) },
            { "area-name", Text(null, Drawn.Named(new string('x', 81), 1, Drawn.Square(0, 0))) },
            { "cpr-in-name", Text(null, Drawn.Named("Vest 010190-1234", 1, Drawn.Square(0, 0))) },
            {
                "area-number",
                Text(null, Drawn.Feature("\"navn\":\"A\",\"nr\":\"1a\"", Drawn.Polygon(Drawn.Square(0, 0))))
            },
            {
                "area-tiny",
                Text(null, Drawn.Named("A", 1, Drawn.Ring((12.5, 55.6), (12.50000001, 55.6), (12.5, 55.60000001))))
            },
            { "feature-id-repeated", Text(null, Id(7), Id(7)) },
        };

    [Theory]
    [MemberData(nameof(Broken))]
    public void What_cannot_be_read_is_refused_with_a_code_and_a_reason(string code, string text)
    {
        LayerReading.Areas(GeoJsonFile.Read(Encoding.UTF8.GetBytes(text), null), out var problems);

        Assert.Contains(code, problems.Select(problem => problem.Code));
        Assert.All(problems, problem => Assert.NotEmpty(problem.Text));
    }

    [Fact]
    public void A_problem_names_the_feature_by_its_place_and_its_name()
    {
        LayerReading.Areas(
            GeoJsonFile.Read(
                Drawn.File(null, Drawn.Named("A", 1, Drawn.Square(0, 0)), Drawn.Named("Valby", 2, Metres(7e5, 6.1e6))),
                null
            ),
            out var problems
        );

        Assert.StartsWith("Nr. 2 i filen (»Valby«)", Assert.Single(problems).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_contradicts_what_was_said_is_refused() =>
        Assert.Equal(
            "crs-conflict",
            Assert
                .Single(
                    GeoJsonFile
                        .Read(Drawn.File(Utm, Drawn.Named("A", 1, Metres(7e5, 6.1e6))), ReferenceSystem.Wgs84)
                        .Problems
                )
                .Code
        );

    [Fact]
    public void Text_in_Latin_1_is_refused_and_a_byte_order_mark_is_not()
    {
        var file = Drawn.File(null, Drawn.Named("Nørrebro", 3, Drawn.Square(0, 0)));

        Assert.Equal(
            "file-not-utf8",
            GeoJsonFile.Read(Encoding.Latin1.GetBytes(Encoding.UTF8.GetString(file)), null).Problems.Single().Code
        );
        Assert.Empty(
            GeoJsonFile
                .Read(
                    new byte[] { 0xEF, 0xBB, 0xBF }
                        .Concat(file)
                        .ToArray(),
                    null
                )
                .Problems
        );
    }

    [Fact]
    public void Of_very_many_problems_some_are_told_and_the_rest_counted()
    {
        var file = GeoJsonFile.Read(
            Drawn.File(null, [.. Enumerable.Range(0, 300).Select(i => Drawn.Named($"A{i}", i, Metres(7e5, 6.1e6)))]),
            null
        );

        Assert.Equal(GeoJsonFile.MostProblems + 1, file.Problems.Length);
        Assert.Contains("280", file.Problems[^1].Text, StringComparison.Ordinal);
    }

    private static string Text(string? crs, params string[] features) =>
        Encoding.UTF8.GetString(Drawn.File(crs, features));

    private static string Metres(double x, double y) =>
        Drawn.Ring((x, y), (x + 1_000, y), (x + 1_000, y + 1_000), (x, y + 1_000));

    private static string Id(int id) =>
        Drawn
            .Named($"A{Guid.NewGuid():N}", 1, Drawn.Square(0, 0))
            .Replace("{\"type\":\"Feature\",", $"{{\"type\":\"Feature\",\"id\":{id},", StringComparison.Ordinal);
}

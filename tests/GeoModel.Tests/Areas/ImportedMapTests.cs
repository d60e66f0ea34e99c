using System.Text.Json;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Areas.Import;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Tests.Areas.Import;

namespace Beredskab.GeoModel.Tests.Areas;

/// <summary>The base map when the areas are others than those that it was drawn with.</summary>
public sealed class ImportedMapTests
{
    [Fact]
    public void Each_bydel_is_drawn_and_named_once_as_it_is_called_now()
    {
        var areas = LayerReading.Areas(
            GeoJsonFile.Read(
                Drawn.File(
                    null,
                    // Nørrebro's own name is drawn in the first; none is in the second.
                    Drawn.Named(
                        "Nordbyen",
                        21,
                        Drawn.Ring((12.54, 55.68), (12.57, 55.68), (12.57, 55.70), (12.54, 55.70))
                    ),
                    Drawn.Named(
                        "Fjernby",
                        22,
                        Drawn.Ring((12.66, 55.66), (12.68, 55.66), (12.68, 55.67), (12.66, 55.67))
                    )
                ),
                null
            ),
            out _
        );
        var verdict = AreaDecider.Decide(
            AreaBook.Shipped,
            new(AreaLayer.Bydele, AreaKind.Bydel, areas, [], 0),
            _ => false
        );
        var book = Assert
            .IsType<Verdict.Accepted>(verdict)
            .Events.Cast<AreaEvent>()
            .Aggregate(AreaBook.Shipped, (now, e) => now.Apply(e));

        using var map = JsonDocument.Parse(BaseMap.Of(book.Atlas, MapBook.Shipped).GeoJson);
        var features = map
            .RootElement.GetProperty("features")
            .EnumerateArray()
            .Select(feature => feature.GetProperty("properties"))
            .ToArray();

        Assert.Equal(["Nordbyen", "Fjernby"], Names("bydel"));
        Assert.Equal(
            ["Fjernby", "Nordbyen"],
            features.Where(one => Is(one, "label") && one.GetProperty("of").GetString() == "bydel").Select(Name).Order()
        );
        var square = Assert.Single(features, one => Is(one, "place") && Name(one) == "Blågårds Plads");
        Assert.Equal("Nordbyen", square.GetProperty("bydel").GetString());

        IEnumerable<string> Names(string layer) => features.Where(one => Is(one, layer)).Select(Name);
    }

    private static bool Is(JsonElement properties, string layer) =>
        properties.GetProperty("layer").GetString() == layer;

    private static string Name(JsonElement properties) => properties.GetProperty("name").GetString()!;
}

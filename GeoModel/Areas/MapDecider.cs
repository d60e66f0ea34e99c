using System.Collections.Immutable;
using System.Globalization;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Texts;

namespace Beredskab.GeoModel.Areas;

/// <summary>Decides whether a list of places can be taken into use. Pure; the list comes in the command.</summary>
public static class MapDecider
{
    /// <summary>As long as every message has room for, in characters.</summary>
    public const int LongestName = 58;

    public const int MostPlaces = 20_000;

    // So that no entry is larger than an area's outline.
    private const int InOneEntry = 400;

    public static Verdict Decide(MapBook book, MapCommand.ImportPlaces c)
    {
        if (c.SeenVersion != book.Version)
        {
            return Verdict.Refuse(
                new(
                    "places-version-conflict",
                    "Stederne er ændret af en anden import imens. Kør importen igen.",
                    "seenVersion"
                )
            );
        }

        if (c.Places.IsDefaultOrEmpty || c.Places.Length > MostPlaces)
        {
            return Verdict.Refuse(
                c.Places.IsDefaultOrEmpty
                    ? new("file-empty", "Der er ingen steder i filen.", "places")
                    : new(
                        "places-too-many",
                        $"Der er {c.Places.Length} steder. Der kan højst være {MostPlaces}.",
                        "places"
                    )
            );
        }

        if (LayerSource.Check(c.Source) is { } noSource)
        {
            return Verdict.Refuse(noSource);
        }

        foreach (var place in c.Places)
        {
            if (Check(place) is { } refusal)
            {
                return Verdict.Refuse(refusal);
            }
        }

        return c.Places.SequenceEqual(book.Imported) && c.Source == book.Source
            ? Verdict.Accept()
            : Verdict.Accept([
                .. c.Places.Chunk(InOneEntry).Select(part => new MapEvent.PlacesNoted([.. part])),
                new MapEvent.PlacesAdopted(book.Version + 1, c.Places.Length, c.Source),
            ]);
    }

    public static Verdict Decide(MapBook book, MapCommand.ImportLayer c)
    {
        var before = book.Layer(c.Layer);
        if (!MapLayers.All.Contains(c.Layer, StringComparer.Ordinal))
        {
            return Verdict.Refuse(
                new("map-layer-unknown", $"Kortet har lagene {string.Join(", ", MapLayers.All)}.", "layer")
            );
        }

        if (c.SeenVersion != before.Version)
        {
            return Verdict.Refuse(
                new(
                    "map-layer-version-conflict",
                    "Laget er ændret af en anden import imens. Kør importen igen.",
                    "seenVersion"
                )
            );
        }

        if (LayerSource.Check(c.Source) is { } noSource)
        {
            return Verdict.Refuse(noSource);
        }

        ImmutableArray<AreaOutline> outlines = c.Outlines.IsDefault ? [] : c.Outlines;
        if (outlines.Sum(outline => (long)outline.Geometry.NumPoints) > MapLayers.MostCorners)
        {
            return Verdict.Refuse(TooDetailed);
        }

        foreach (var corner in outlines.SelectMany(outline => outline.Geometry.Coordinates))
        {
            if (new Coordinates(corner.X, corner.Y).Check("outlines") is { } refusal)
            {
                return Verdict.Refuse(refusal);
            }
        }

        return outlines.SequenceEqual(before.Outlines) && c.Source == before.Source
            ? Verdict.Accept()
            : Verdict.Accept([
                .. outlines.Select(outline => new MapEvent.SurfacesNoted(c.Layer, outline)),
                new MapEvent.LayerAdopted(c.Layer, before.Version + 1, outlines.Length, c.Source),
            ]);
    }

    internal static Refusal TooDetailed { get; } =
        new(
            "map-too-detailed",
            string.Create(
                CultureInfo.GetCultureInfo("da-DK"),
                $"Laget har over {MapLayers.MostCorners:N0} hjørner, også når det er forenklet. Hent det grovere, eller kun for København."
            ),
            "outlines"
        );

    private static Refusal? Check(NotedPlace place)
    {
        var name = new Refusal("place-name", $"Et steds navn er på højst {LongestName} tegn og på én linje.", "places");
        var kind = new Refusal("place-kind", "Et steds slags er et af de ord, som Beredskab kender.", "places");
        return NameText.Check(place.Name, LongestName, name, out var cleanName)
            ?? (cleanName == place.Name ? null : name)
            ?? (PlaceKinds.Find(place.Kind) == place.Kind ? null : kind)
            ?? new Coordinates(place.Longitude, place.Latitude).Check("places");
    }
}

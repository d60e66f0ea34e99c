using System.Collections.Immutable;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;

namespace Beredskab.GeoModel.Areas;

/// <summary>
/// Which areas contain a point. 512 cells to a side; a cell that no boundary touches has its answer ready, in the
/// others the areas whose boundary touches the cell are tested exactly. Immutable after construction.
/// </summary>
internal sealed class AreaGrid
{
    private const int Side = 512;

    /// <summary>Of a cell: added round each boundary, so that rounding never hides one from a cell that it touches.</summary>
    private const double Slack = 1e-6;

    private readonly double west;
    private readonly double south;
    private readonly double columnsPerDegree;
    private readonly double rowsPerDegree;
    private readonly ushort[] cells;
    private readonly Cell[] kinds;
    private readonly IPointOnGeometryLocator[] locators;

    /// <param name="areas">Valid polygons. An answer lists areas in this order.</param>
    internal AreaGrid(ImmutableArray<Area> areas)
    {
        var extent = new Envelope();
        foreach (var area in areas)
        {
            extent.ExpandToInclude(area.Geometry.EnvelopeInternal);
        }

        // The margin keeps the extreme corners inside the last cells.
        extent.ExpandBy(extent.Width / Side, extent.Height / Side);
        (west, south) = (extent.MinX, extent.MinY);
        (columnsPerDegree, rowsPerDegree) = (Side / extent.Width, Side / extent.Height);
        locators = [.. areas.Select(area => Locator(area.Geometry))];

        var contained = new ulong[Side * Side];
        var touched = new ulong[Side * Side];
        if (areas.Length > 64)
        {
            throw new InvalidAreasException([
                AreaProblem.Of("areas-too-many", $"Der kan højst være 64 områder i alt."),
            ]);
        }

        for (var i = 0; i < areas.Length; i++)
        {
            Touch(areas[i].Geometry, 1UL << i, touched);
            Fill(locators[i], 1UL << i, touched, contained);
        }

        (cells, kinds) = Compact(areas, contained, touched);
    }

    /// <returns>Boundary inclusive; empty for a point outside, or no number.</returns>
    internal ImmutableArray<AreaId> At(double longitude, double latitude)
    {
        var column = (longitude - west) * columnsPerDegree;
        var row = (latitude - south) * rowsPerDegree;
        if (!(column >= 0 && column < Side && row >= 0 && row < Side))
        {
            return [];
        }

        var cell = kinds[cells[((int)row * Side) + (int)column]];
        return cell.Candidates.Length == 0 ? cell.Answers[0] : cell.Answers[Test(cell, longitude, latitude)];
    }

    private int Test(Cell cell, double longitude, double latitude)
    {
        var point = new Coordinate(longitude, latitude);
        var inside = 0;
        for (var i = 0; i < cell.Candidates.Length; i++)
        {
            if (locators[cell.Candidates[i]].Locate(point) != NetTopologySuite.Geometries.Location.Exterior)
            {
                inside |= 1 << i;
            }
        }

        return inside;
    }

    private static IndexedPointInAreaLocator Locator(Geometry geometry)
    {
        var locator = new IndexedPointInAreaLocator(geometry);
        // The first question builds its index; asked here, so that later ones only read.
        locator.Locate(geometry.Coordinate);
        return locator;
    }

    private void Touch(Geometry geometry, ulong bit, ulong[] touched)
    {
        foreach (var ring in Rings(geometry))
        {
            for (var i = 1; i < ring.Count; i++)
            {
                TouchSegment(
                    (ring.GetX(i - 1) - west) * columnsPerDegree,
                    (ring.GetY(i - 1) - south) * rowsPerDegree,
                    (ring.GetX(i) - west) * columnsPerDegree,
                    (ring.GetY(i) - south) * rowsPerDegree,
                    bit,
                    touched
                );
            }
        }
    }

    /// <summary>Marks every cell that the segment meets, row by row; in units of cells.</summary>
    private static void TouchSegment(double x1, double y1, double x2, double y2, ulong bit, ulong[] touched)
    {
        if (y1 > y2)
        {
            (x1, y1, x2, y2) = (x2, y2, x1, y1);
        }

        for (var row = Clamp(y1 - Slack); row <= Clamp(y2 + Slack); row++)
        {
            double from = x1,
                to = x2;
            if (y2 - y1 > Slack)
            {
                var slope = (x2 - x1) / (y2 - y1);
                from = x1 + ((Math.Clamp(row - Slack, y1, y2) - y1) * slope);
                to = x1 + ((Math.Clamp(row + 1 + Slack, y1, y2) - y1) * slope);
            }

            for (var column = Clamp(Math.Min(from, to) - Slack); column <= Clamp(Math.Max(from, to) + Slack); column++)
            {
                touched[(row * Side) + column] |= bit;
            }
        }
    }

    private static int Clamp(double cell) => Math.Clamp((int)Math.Floor(cell), 0, Side - 1);

    /// <summary>Between two touched cells of a row, all lie on one side of the boundary: one test answers for the run.</summary>
    private void Fill(IPointOnGeometryLocator locator, ulong bit, ulong[] touched, ulong[] contained)
    {
        for (var row = 0; row < Side; row++)
        {
            bool? inside = null;
            for (var column = 0; column < Side; column++)
            {
                var index = (row * Side) + column;
                if ((touched[index] & bit) != 0)
                {
                    inside = null;
                    continue;
                }

                inside ??=
                    locator.Locate(
                        new(west + ((column + 0.5) / columnsPerDegree), south + ((row + 0.5) / rowsPerDegree))
                    ) == NetTopologySuite.Geometries.Location.Interior;
                contained[index] |= inside.Value ? bit : 0;
            }
        }
    }

    private static (ushort[] Cells, Cell[] Kinds) Compact(
        ImmutableArray<Area> areas,
        ulong[] contained,
        ulong[] touched
    )
    {
        var index = new ushort[Side * Side];
        var distinct = new List<Cell>();
        var known = new Dictionary<(ulong, ulong), ushort>();
        for (var i = 0; i < index.Length; i++)
        {
            var key = (contained[i], touched[i]);
            if (!known.TryGetValue(key, out var kind))
            {
                kind = checked((ushort)distinct.Count);
                distinct.Add(Cell.Of(areas, key.Item1, key.Item2));
                known.Add(key, kind);
            }

            index[i] = kind;
        }

        return (index, [.. distinct]);
    }

    private static IEnumerable<CoordinateSequence> Rings(Geometry geometry)
    {
        for (var i = 0; i < geometry.NumGeometries; i++)
        {
            var polygon = (Polygon)geometry.GetGeometryN(i);
            yield return polygon.Shell.CoordinateSequence;
            foreach (var hole in polygon.Holes)
            {
                yield return hole.CoordinateSequence;
            }
        }
    }

    /// <param name="Candidates">Indexes of the areas whose boundary touches the cell.</param>
    /// <param name="Answers">By which candidates contain the point, the first as the lowest bit.</param>
    private sealed record Cell(int[] Candidates, ImmutableArray<AreaId>[] Answers)
    {
        internal static Cell Of(ImmutableArray<Area> areas, ulong contained, ulong touched)
        {
            int[] candidates = [.. Enumerable.Range(0, areas.Length).Where(i => (touched & (1UL << i)) != 0)];
            if (candidates.Length > 16)
            {
                throw new InvalidAreasException([
                    AreaProblem.Of("areas-too-many", $"Mere end 16 områder mødes på samme sted."),
                ]);
            }

            return new(
                candidates,
                [
                    .. Enumerable
                        .Range(0, 1 << candidates.Length)
                        .Select(inside => Answer(areas, contained, candidates, inside)),
                ]
            );
        }

        private static ImmutableArray<AreaId> Answer(
            ImmutableArray<Area> areas,
            ulong contained,
            int[] candidates,
            int inside
        )
        {
            for (var i = 0; i < candidates.Length; i++)
            {
                contained |= (inside & (1 << i)) != 0 ? 1UL << candidates[i] : 0;
            }

            return [.. areas.Where((_, i) => (contained & (1UL << i)) != 0).Select(area => area.Id)];
        }
    }
}

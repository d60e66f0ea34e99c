using System.Diagnostics;
using System.Globalization;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Areas.Import;
using Beredskab.GeoModel.Deciding;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;

namespace Beredskab.Benchmarks.Locate;

/// <summary>
/// Which areas contain a point: the atlas's grid against an STRtree of prepared geometries over the same areas, on the
/// same points, in interleaved pairs.
/// </summary>
internal static class LocateBenchmark
{
    private const int Points = 1_000_000;
    private const int Pairs = 7;

    public static Task Run(string[] args)
    {
        var atlas = args is [var file, ..] ? Imported(file) : AreaAtlas.Shipped;
        var tree = Tree(atlas);
        var (xs, ys) = Random(atlas);
        var factory = GeometryFactory.Default;
        var ratios = new List<double>();
        Console.WriteLine($"{Environment.ProcessorCount} cores, .NET {Environment.Version}, {Points:N0} points");
        Console.WriteLine("    grid M/s    tree M/s    ratio    whole Locate k/s");
        for (var pair = -1; pair < Pairs; pair++)
        {
            long found = 0;
            var grid = PerSecond(() =>
            {
                for (var i = 0; i < Points; i++)
                {
                    found += atlas.AreasAt(xs[i], ys[i]).Length;
                }
            });
            long foundByTree = 0;
            var byTree = PerSecond(() =>
            {
                for (var i = 0; i < Points; i++)
                {
                    var point = factory.CreatePoint(new Coordinate(xs[i], ys[i]));
                    foreach (var area in tree.Query(point.EnvelopeInternal))
                    {
                        foundByTree += area.Intersects(point) ? 1 : 0;
                    }
                }
            });
            if (found != foundByTree)
            {
                throw new InvalidOperationException($"The grid found {found} and the tree {foundByTree}.");
            }

            var whole =
                Points
                / 50
                / Seconds(() =>
                {
                    for (var i = 0; i < Points / 50; i++)
                    {
                        found += atlas.Locate(new(xs[i], ys[i])).Near.Length;
                    }
                });
            if (pair < 0)
            {
                continue;
            }

            ratios.Add(grid / byTree);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{grid / 1e6, 12:0.0}{byTree / 1e6, 12:0.00}{grid / byTree, 9:0.0}{whole / 1e3, 20:0}"
                )
            );
        }

        ratios.Sort();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"ratio median {ratios[Pairs / 2]:0.0}, min {ratios[0]:0.0}, max {ratios[^1]:0.0} (goal 5)"
            )
        );
        return Task.CompletedTask;
    }

    // As an import of the file would make it.
    private static AreaAtlas Imported(string file)
    {
        var areas = LayerReading.Areas(GeoJsonFile.Read(File.ReadAllBytes(file), null), out var problems);
        var import = new AreaCommand.ImportLayer(AreaLayer.Bydele, AreaKind.Bydel, areas, [], AreaBook.Shipped.Version);
        return problems.IsEmpty && AreaDecider.Decide(AreaBook.Shipped, import, _ => false) is Verdict.Accepted accepted
            ? accepted.Events.Cast<AreaEvent>().Aggregate(AreaBook.Shipped, (book, e) => book.Apply(e)).Atlas
            : throw new InvalidOperationException(string.Join(Environment.NewLine, problems.Select(one => one.Text)));
    }

    private static STRtree<IPreparedGeometry> Tree(AreaAtlas atlas)
    {
        var tree = new STRtree<IPreparedGeometry>();
        foreach (var area in atlas.Areas)
        {
            tree.Insert(area.Geometry.EnvelopeInternal, PreparedGeometryFactory.Prepare(area.Geometry));
        }

        tree.Build();
        return tree;
    }

    private static (double[] Xs, double[] Ys) Random(AreaAtlas atlas)
    {
        var box = atlas.Find(AreaAtlas.Kommune)!.Geometry.EnvelopeInternal;
        var random = new Random(1);
        var xs = new double[Points];
        var ys = new double[Points];
        for (var i = 0; i < Points; i++)
        {
            xs[i] = box.MinX + (random.NextDouble() * box.Width);
            ys[i] = box.MinY + (random.NextDouble() * box.Height);
        }

        return (xs, ys);
    }

    private static double PerSecond(Action lookUps) => Points / Seconds(lookUps);

    private static double Seconds(Action work)
    {
        var begun = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }
}

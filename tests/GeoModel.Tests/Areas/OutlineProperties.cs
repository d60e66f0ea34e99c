using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Ground;
using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Geometries;

namespace Beredskab.GeoModel.Tests.Areas;

/// <summary>What must hold of an outline on its way into the journal and back, and of degrees through metres.</summary>
public sealed class OutlineProperties
{
    // Stars round a point of the region: as many corners as there are numbers, each at its own distance; some with a hole.
    private static readonly Gen<Polygon> Stars =
        from x in Gen.Choose(124_000, 126_500)
        from y in Gen.Choose(556_000, 557_400)
        from distances in Gen.Choose(20, 1_000).NonEmptyListOf()
        from hole in Gen.Elements(true, false)
        from turn in Gen.Choose(0, 7)
        select Star(x / 1e4, y / 1e4, [.. distances, 300, 400, 500], hole, turn);

    [Fact]
    public void What_is_written_is_read_back_the_same() =>
        Prop.ForAll(
                Stars.ToArbitrary(),
                star =>
                {
                    var outline = AreaOutline.Of(star)!;
                    var read = AreaOutline.Read(outline.Code);
                    return read.Geometry.EqualsExact(outline.Geometry)
                        && AreaOutline.Of(read.Geometry)!.Code == outline.Code
                        && outline.Geometry.Coordinates.All(c =>
                            star.Coordinates.Any(o => Math.Abs(o.X - c.X) <= 6e-8 && Math.Abs(o.Y - c.Y) <= 6e-8)
                        );
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Where_a_ring_begins_and_which_way_it_runs_makes_no_difference() =>
        Prop.ForAll(Stars.ToArbitrary(), star => AreaOutline.Of(star)!.Equals(AreaOutline.Of(star.Reverse())))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Bytes_that_are_no_outline_are_refused_and_never_fill_the_memory() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<byte[]>(),
                bytes =>
                {
                    try
                    {
                        return AreaOutline.Read(Convert.ToBase64String(bytes)).Geometry.NumPoints >= 4;
                    }
                    catch (Exception e) when (e is FormatException or ArgumentException)
                    {
                        return true;
                    }
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Degrees_come_back_from_metres_to_a_millimetre() =>
        Prop.ForAll(
                (
                    from x in Gen.Choose(0, 1_000_000)
                    from y in Gen.Choose(0, 1_000_000)
                    select (x / 1e6, y / 1e6)
                ).ToArbitrary(),
                part =>
                {
                    var longitude =
                        Beredskab.GeoModel.Ground.Coordinates.West
                        + (
                            part.Item1
                            * (Beredskab.GeoModel.Ground.Coordinates.East - Beredskab.GeoModel.Ground.Coordinates.West)
                        );
                    var latitude =
                        Beredskab.GeoModel.Ground.Coordinates.South
                        + (
                            part.Item2
                            * (
                                Beredskab.GeoModel.Ground.Coordinates.North
                                - Beredskab.GeoModel.Ground.Coordinates.South
                            )
                        );
                    var ground = Utm32.From(longitude, latitude);
                    return Utm32.From(Utm32.ToDegrees(ground)).DistanceMetres(ground) < 0.001;
                }
            )
            .QuickCheckThrowOnFailure();

    private static Polygon Star(double x, double y, List<int> distances, bool hole, int turn)
    {
        var factory = new GeometryFactory(new PrecisionModel(), 4326);
        var shell = Ring(1);
        return factory.CreatePolygon(
            factory.CreateLinearRing(shell),
            hole ? [factory.CreateLinearRing(Ring(0.3))] : []
        );

        Coordinate[] Ring(double part)
        {
            Coordinate[] corners =
            [
                .. distances.Select(
                    (metres, i) =>
                    {
                        var angle = 2 * Math.PI * (i + turn) / distances.Count;
                        return new Coordinate(
                            x + (part * metres * Math.Cos(angle) / 62_000),
                            y + (part * metres * Math.Sin(angle) / 111_000)
                        );
                    }
                ),
            ];
            return [.. corners, corners[0].Copy()];
        }
    }
}

using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Ground;
using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Geometries;
using Coordinates = Beredskab.GeoModel.Ground.Coordinates;
using Location = Beredskab.GeoModel.Areas.Location;

namespace Beredskab.GeoModel.Tests.Areas;

/// <summary>What a shape reaches, against the plain geometry of the areas, over the city and around it.</summary>
public sealed class ReachTests
{
    private static readonly AreaAtlas Atlas = AreaAtlas.Shipped;

    private static readonly (AreaId Id, Geometry Rim)[] Rims =
    [
        .. Atlas
            .Areas.Where(area => area.Kind == AreaKind.Bydel)
            .Select(area => (area.Id, OnGround(area.Geometry.Boundary))),
    ];

    private static readonly Gen<Coordinates> Anywhere =
        from east in Gen.Choose(0, 30_000)
        from north in Gen.Choose(0, 20_000)
        select new Coordinates(12.42 + (east * 0.00001), 55.60 + (north * 0.00001));

    private static readonly Gen<Shape> Drawn =
        from kind in Gen.Elements(ShapeKind.Point, ShapeKind.Points, ShapeKind.Line, ShapeKind.Area)
        from centre in Anywhere
        from size in Gen.Elements(20, 200, 1500, 8000)
        from corners in Gen.Choose(3, 8)
        from bends in Gen.ArrayOf(Gen.Choose(20, 100), corners)
        select Star(kind, centre, size, bends);

    [Fact]
    public void A_shape_is_in_every_area_that_it_touches_and_near_those_within_150_m() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(400),
            Prop.ForAll(
                Drawn.ToArbitrary(),
                shape =>
                {
                    var location = Atlas.Reach(shape, PlaceIndex.Shipped);
                    var degrees = Plain(shape);
                    Assert.Equal(
                        Atlas.Areas.Where(area => area.Geometry.Intersects(degrees)).Select(area => area.Id),
                        location.Areas
                    );

                    var nearest = double.PositiveInfinity;
                    var rim = OnGround(Rim(shape));
                    foreach (var (bydel, edge) in Rims)
                    {
                        var metres = edge.Distance(rim);
                        nearest = Math.Min(nearest, metres);
                        // Long lines bend in the projection; at the limit itself either answer is right.
                        if (Math.Abs(metres - AreaAtlas.NearMetres) > 0.5)
                        {
                            Assert.Equal(
                                metres < AreaAtlas.NearMetres && !location.Areas.Contains(bydel),
                                location.Near.Contains(bydel)
                            );
                        }
                    }

                    Assert.Equal(nearest, location.BoundaryMetres, 0.5);
                }
            )
        );

    [Fact]
    public void A_spot_is_answered_as_a_point_is() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(500),
            Prop.ForAll(
                Anywhere.ToArbitrary(),
                at => Same(Atlas.Locate(at), Atlas.Reach(Shape.At(at), PlaceIndex.Shipped))
            )
        );

    [Fact]
    public void A_line_over_the_city_is_in_all_that_it_crosses()
    {
        // From Brønshøj to Amagerbro.
        var location = Atlas.Reach(
            Shape.Of(ShapeKind.Line, [new(12.4795, 55.7098), new(12.6050, 55.6640)]),
            PlaceIndex.Shipped
        );
        Assert.Equal(0, location.BoundaryMetres);
        Assert.Contains(new AreaId("bydel:noerrebro"), location.Areas);
        Assert.Contains(new AreaId("bydel:broenshoej-husum"), location.Areas);
        Assert.Contains(new AreaId("bydel:amager-oest"), location.Areas.Concat(location.Near));
        Assert.Contains(AreaAtlas.Kommune, location.Areas);
        Assert.Empty(location.Areas.Intersect(location.Near));
    }

    private static bool Same(Location one, Location other) =>
        one.Areas.SequenceEqual(other.Areas)
        && one.Near.SequenceEqual(other.Near)
        && one.BoundaryMetres == other.BoundaryMetres
        && one.Place == other.Place
        && one.Beside == other.Beside;

    // Corners at growing angles round a centre: it never crosses itself.
    private static Shape Star(ShapeKind kind, Coordinates centre, int metres, int[] bends)
    {
        if (kind == ShapeKind.Point)
        {
            return Shape.At(centre);
        }

        var ground = Utm32.From(centre);
        return Shape.Of(
            kind,
            [
                .. bends.Select(
                    (bend, i) =>
                        Utm32.ToDegrees(
                            new(
                                ground.EastingMetres
                                    + (metres * bend / 100.0 * Math.Cos(i * 2 * Math.PI / bends.Length)),
                                ground.NorthingMetres
                                    + (metres * bend / 100.0 * Math.Sin(i * 2 * Math.PI / bends.Length))
                            )
                        )
                ),
            ]
        );
    }

    private static Geometry Rim(Shape shape)
    {
        var plain = Plain(shape);
        return plain is Polygon polygon ? polygon.ExteriorRing : plain;
    }

    private static Geometry Plain(Shape shape)
    {
        var factory = GeometryFactory.Default;
        Coordinate[] at = [.. shape.Corners.Select(at => new Coordinate(at.Longitude, at.Latitude))];
        return shape.Kind switch
        {
            ShapeKind.Point => factory.CreatePoint(at[0]),
            ShapeKind.Points => factory.CreateMultiPointFromCoords(at),
            ShapeKind.Line => factory.CreateLineString(at),
            _ => factory.CreatePolygon([.. at, at[0]]),
        };
    }

    // In pieces of 50 m or so, each corner moved to the ground by itself.
    private static Geometry OnGround(Geometry degrees)
    {
        var dense = NetTopologySuite.Densify.Densifier.Densify(degrees.Copy(), 0.0005).Copy();
        foreach (var corner in dense.Coordinates)
        {
            var ground = Utm32.From(corner.X, corner.Y);
            (corner.X, corner.Y) = (ground.EastingMetres, ground.NorthingMetres);
        }

        dense.GeometryChanged();
        return dense;
    }
}

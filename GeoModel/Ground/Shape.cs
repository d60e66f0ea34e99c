using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using NetTopologySuite.Geometries;

namespace Beredskab.GeoModel.Ground;

/// <summary>What the corners of a <see cref="Shape"/> are.</summary>
public enum ShapeKind
{
    Point,

    /// <summary>Several spots: the same thing happens at each.</summary>
    Points,

    Line,

    /// <summary>All that lies within a closed outline.</summary>
    Area,
}

/// <summary>
/// Where something is: a spot, several, along a line, or all over an area. Equal when kind and corners are. As JSON a
/// spot is <c>{"latitude":…,"longitude":…}</c>, the others are GeoJSON geometries; WGS 84, degrees.
/// </summary>
[JsonConverter(typeof(ShapeJson))]
public sealed class Shape : IEquatable<Shape>
{
    private Geometry? onGround;
    private Geometry? inDegrees;

    private Shape(ShapeKind kind, ImmutableArray<Coordinates> corners) => (Kind, Corners) = (kind, corners);

    public ShapeKind Kind { get; }

    /// <summary>In their order. An area's outline is not closed here: its first corner does not stand at the end again.</summary>
    public ImmutableArray<Coordinates> Corners { get; }

    /// <summary>Of whatever was drawn; <see cref="ShapeChecks"/> says whether it can be used.</summary>
    public static Shape Of(ShapeKind kind, ImmutableArray<Coordinates> corners) => new(kind, corners);

    public static Shape At(Coordinates point) => new(ShapeKind.Point, [point]);

    [return: NotNullIfNotNull(nameof(point))]
    public static implicit operator Shape?(Coordinates? point) => point is { } at ? At(at) : null;

    /// <summary>
    /// The one spot that stands for it in a list, in a name, as a marker: the first of several, the middle of a line, a
    /// spot inside an area. Only of a shape that can be used.
    /// </summary>
    public Coordinates Spot =>
        Kind switch
        {
            ShapeKind.Line => ShapeSpots.MiddleOf(this),
            ShapeKind.Area => ShapeSpots.Inside(this),
            _ => Corners[0],
        };

    /// <summary>Longitude and latitude as X and Y; straight in degrees between the corners, as on the map.</summary>
    internal Geometry InDegrees => inDegrees ??= Build(static corner => new(corner.Longitude, corner.Latitude));

    /// <summary>
    /// The same in EPSG:25832, metres. Between two corners it is straight there too: less than 0.2 m beside the line
    /// over 3 km.
    /// </summary>
    internal Geometry OnGround =>
        onGround ??= Build(static corner =>
        {
            var ground = Utm32.From(corner);
            return new(ground.EastingMetres, ground.NorthingMetres);
        });

    /// <returns>Metres along the ground to the nearest part; 0 within an area.</returns>
    public double DistanceMetres(Shape other) => OnGround.Distance(other.OnGround);

    /// <inheritdoc cref="DistanceMetres(Shape)"/>
    internal double DistanceMetres(GroundPoint point) =>
        OnGround.Distance(OnGround.Factory.CreatePoint(new Coordinate(point.EastingMetres, point.NorthingMetres)));

    /// <returns>Metres from this to the part of the other that is furthest away; 0 when it covers all of it.</returns>
    public double FurthestMetres(Shape other)
    {
        // Of straight pieces one end is the furthest, up to the bend of the covering shape, which is far below what matters.
        var furthest = 0.0;
        foreach (var corner in other.OnGround.Coordinates)
        {
            furthest = Math.Max(furthest, OnGround.Distance(OnGround.Factory.CreatePoint(corner)));
        }

        return furthest;
    }

    /// <returns>Metres along a line, round an area; 0 for spots.</returns>
    public double LengthMetres => OnGround.Length;

    /// <returns>0 but for an area.</returns>
    public double SquareMetres => OnGround.Area;

    public bool Equals(Shape? other) => other is not null && Kind == other.Kind && Corners.SequenceEqual(other.Corners);

    public override bool Equals(object? obj) => Equals(obj as Shape);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Kind);
        foreach (var corner in Corners)
        {
            hash.Add(corner);
        }

        return hash.ToHashCode();
    }

    public override string ToString() => $"{Kind} ({Corners.Length})";

    private Geometry Build(Func<Coordinates, Coordinate> place)
    {
        Coordinate[] at = [.. Corners.Select(place)];
        var factory = GeometryFactory.Default;
        return Kind switch
        {
            ShapeKind.Point => factory.CreatePoint(at[0]),
            ShapeKind.Points => factory.CreateMultiPointFromCoords(at),
            ShapeKind.Line => factory.CreateLineString(at),
            _ => factory.CreatePolygon([.. at, at[0]]),
        };
    }
}

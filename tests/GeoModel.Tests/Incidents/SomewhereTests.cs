using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;

namespace Beredskab.GeoModel.Tests.Incidents;

/// <summary>A place of which nothing is known but its area.</summary>
public sealed class SomewhereTests
{
    private static readonly AreaId IndreBy = new("bydel:indre-by");

    [Fact]
    public void Of_the_bydele_it_is_the_one_alone_and_its_spot_lies_inside()
    {
        foreach (var bydel in AreaAtlas.Shipped.Areas.Where(area => area.Kind == AreaKind.Bydel))
        {
            var somewhere = SomewhereIn.Of(AreaAtlas.Shipped, bydel.Id)!;
            Assert.Equal([bydel.Id, AreaAtlas.Kommune], somewhere.Areas);
            Assert.Contains(bydel.Id, AreaAtlas.Shipped.AreasAt(somewhere.Spot.Longitude, somewhere.Spot.Latitude));
        }

        Assert.Null(SomewhereIn.Of(AreaAtlas.Shipped, new("bydel:ukendt")));
    }

    [Fact]
    public void An_area_of_another_kind_that_shares_its_ground_is_among_them_and_one_that_touches_is_not()
    {
        var indreBy = AreaAtlas.Shipped.Find(IndreBy)!;
        var frame = indreBy.Geometry.EnvelopeInternal;
        var atlas = AreaAtlas.Create([
            .. AreaAtlas.Shipped.Areas,
            Square("ssp-omraade:city", frame.Centre.X, frame.Centre.Y, 0.01),
            Square("ssp-omraade:fjern", frame.MinX - 0.4, frame.Centre.Y, 0.1),
        ]);
        var areas = SomewhereIn.Of(atlas, IndreBy)!.Areas;
        Assert.Contains(new AreaId("ssp-omraade:city"), areas);
        Assert.DoesNotContain(new AreaId("ssp-omraade:fjern"), areas);
    }

    [Fact]
    public void A_report_of_an_area_says_so_and_has_neither_neighbours_nor_a_place_by_name()
    {
        var position = Assert.IsType<IncidentEvent.Reported>(Reported(null, IndreBy)).Position!;
        Assert.Equal(IndreBy, position.Within);
        Assert.Equal(
            (null, null, 0, true),
            (position.Place, position.Beside, position.BoundaryMetres, position.Near.IsEmpty)
        );
    }

    [Fact]
    public void A_spot_where_only_the_area_was_known_is_a_move_even_to_its_very_middle()
    {
        var reported = Reported(null, IndreBy);
        var incident = IncidentFold.Apply(null, reported, Origin);
        var middle = incident.Position!.Point;
        var moved = Assert.IsType<Verdict.Accepted>(Decide(incident, new IncidentCommand.Move(incident.Id, 1, middle)));
        Assert.Null(Assert.IsType<IncidentEvent.Moved>(moved.Events[0]).Position.Within);

        var same = Decide(incident, new IncidentCommand.Move(incident.Id, 1, null, IndreBy));
        Assert.Empty(Assert.IsType<Verdict.Accepted>(same).Events);
    }

    [Fact]
    public void An_area_that_is_not_in_use_is_refused_and_so_are_an_area_and_a_spot_together()
    {
        Assert.Equal("area-unknown", Refused(null, new("bydel:ukendt")));
        Assert.Equal("position-twice", Refused(new Coordinates(12.5539, 55.6872), IndreBy));
    }

    private static readonly EventOrigin Origin = new(
        1,
        default,
        default,
        default,
        DateTimeOffset.UnixEpoch,
        DateTimeOffset.UnixEpoch
    );

    private static IncidentEvent Reported(Coordinates? at, AreaId? within) =>
        (IncidentEvent)Assert.IsType<Verdict.Accepted>(Decide(null, Report(at, within))).Events[0];

    private static string Refused(Coordinates? at, AreaId? within) =>
        Assert.IsType<Verdict.Refused>(Decide(null, Report(at, within))).Refusal.Code;

    private static IncidentCommand.Report Report(Coordinates? at, AreaId? within) =>
        new(
            new IncidentId(new Guid("01900000-0000-7000-8000-000000000001")),
            IncidentType.Sammenstoed,
            ActivationLevel.Stabsberedskab,
            IncidentScope.Lokal,
            at,
            "Slagsmål",
            null,
            null,
            null,
            Within: within
        );

    private static Verdict Decide(Incident? incident, IncidentCommand command) =>
        IncidentDecider.Decide(
            incident,
            command,
            new(default, default, default, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch),
            shape => AreaAtlas.Shipped.Reach(shape, PlaceIndex.Shipped),
            nextNumber: 1,
            area => SomewhereIn.Of(AreaAtlas.Shipped, area)
        );

    private static Area Square(string id, double x, double y, double half) =>
        new(
            new(id),
            AreaKind.SspOmraade,
            id,
            AreaAtlas.Shipped.Areas[0].Geometry.Factory.ToGeometry(new(x - half, x + half, y - half, y + half))
        );
}

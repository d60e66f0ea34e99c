using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Scenarios.Reports;
using Beredskab.Scenarios.Town;
using Beredskab.Scenarios.Virtual;
using NetTopologySuite.Geometries;

namespace Beredskab.Scenarios;

/// <summary>
/// 2,000 reports with places all over the city, around it, exactly on its boundaries, and broken: nobody is left
/// unalerted, nothing is lost, and each lies in the areas that the plain geometry says.
/// </summary>
[Collection(Nights.OneAfterTheOther)]
public sealed class ReplayOfReports(ITestOutputHelper output)
{
    private const int Reports = 2_000;

    private static readonly DateTimeOffset Evening = new(2026, 11, 20, 20, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_report_is_kept_where_it_lies_and_wakes_whom_it_concerns()
    {
        using var folder = new NightFolder();
        NightEnd end;
        var kinds = new SortedDictionary<string, int>(StringComparer.Ordinal);
        using (var journal = new NightJournal(folder.Path, new VirtualClock(Evening), new(4711, 2)))
        {
            var people = new People(4711);
            foreach (var (actor, organisation, command) in Founding.Of(people, new(4711, 1), new(2026, 11, 1)))
            {
                Assert.Null(journal.Do(command, actor, organisation));
            }

            var leader = people.All.First(one => one.Roles.Contains(Hub.Access.Role.Leader));
            var (reports, dice) = (new ReportsAllOver(new(4711, 20)), new Dice(4711, 21));
            var taken = 0;
            for (var i = 0; i < Reports; i++)
            {
                var report = reports.Next();
                var id = new IncidentId(dice.Id());
                var refusal = journal.Do(Report(id, report.Place), leader.Id, leader.Organisation);
                Assert.Equal(report.Refused, refusal?.Code);
                var kind = report.Refused ?? report.Place?.Kind.ToString() ?? "nowhere";
                kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
                if (refusal is not null)
                {
                    Assert.Null(journal.State.Picture.Find(id));
                    continue;
                }

                taken++;
                LiesWhereItIs(report.Place, journal.State.Picture.Find(id)!);
                WakesWhomItConcerns(people, journal, id);
            }

            Assert.Equal(taken, journal.State.Picture.Incidents.Count);
            end = new(journal.State, Evening.AddDays(1));
        }

        output.WriteLine(string.Join(", ", kinds.Select(kind => $"{kind.Key} {kind.Value}")));
        // Everything was in it: four kinds of places, none, and each way to be broken.
        Assert.Equal(5 + 8, kinds.Count);
        end.IsWholeAndFoldsToTheSame(folder.Path);
    }

    private static void LiesWhereItIs(Shape? place, Incident incident)
    {
        if (place is null)
        {
            Assert.Null(incident.Position);
            return;
        }

        Assert.Equal(place, incident.Position!.Whole);
        var plain = Plain(place);
        Assert.Equal(
            [.. AreaAtlas.Shipped.Areas.Where(area => area.Geometry.Intersects(plain)).Select(area => area.Id)],
            incident.Position.Areas.ToArray()
        );
        Assert.Empty(incident.Position.Areas.Intersect(incident.Position.Near));
    }

    // Each ledergruppe of a bydel that it is in or near has an alert of its own; one in none of them is the
    // Sekretariat's. And in each somebody is called.
    private static void WakesWhomItConcerns(People people, NightJournal journal, IncidentId id)
    {
        var incident = journal.State.Picture.Find(id)!;
        var alerts = journal.State.Alerts.Of(id);
        foreach (var (group, area, name, _) in people.Groups)
        {
            var nowhere = incident.Position?.Areas.Any(at => at.Kind == AreaKind.Bydel) != true;
            var concerned = area.Kind == AreaKind.Bydel ? incident.Reached.Contains(area) : nowhere;
            Assert.True(
                concerned == alerts.Any(alert => alert.Ledergruppe == group),
                $"{name}: {string.Join(", ", incident.Reached)}"
            );
        }

        Assert.NotEmpty(alerts);
        Assert.All(alerts, alert => Assert.NotEmpty(alert.Rounds));
        // One text for each, also for who sits in two of them.
        var written = alerts
            .SelectMany(alert => alert.Messages)
            .Where(messages => !messages.Value.IsEmpty)
            .Select(messages => messages.Key)
            .ToHashSet();
        Assert.All(alerts.SelectMany(alert => alert.Rounds), round => Assert.Contains(round.Person, written));
    }

    private static IncidentCommand.Report Report(IncidentId id, Shape? place) =>
        new(
            id,
            place is null ? IncidentType.Online : IncidentType.Stenkast,
            ActivationLevel.Stabsberedskab,
            IncidentScope.Lokal,
            place,
            "Stenkast mod busser.",
            null,
            null,
            null
        );

    private static Geometry Plain(Shape shape)
    {
        var factory = GeometryFactory.Default;
        Coordinate[] at = [.. shape.Corners.Select(corner => new Coordinate(corner.Longitude, corner.Latitude))];
        return shape.Kind switch
        {
            ShapeKind.Point => factory.CreatePoint(at[0]),
            ShapeKind.Points => factory.CreateMultiPointFromCoords(at),
            ShapeKind.Line => factory.CreateLineString(at),
            _ => factory.CreatePolygon([.. at, at[0]]),
        };
    }
}

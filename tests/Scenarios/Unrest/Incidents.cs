using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Access;
using Beredskab.Scenarios.Town;
using Beredskab.Scenarios.Virtual;

namespace Beredskab.Scenarios.Unrest;

/// <summary>What happens in the town: reports, moves across boundaries, levels up and down, decisions, and the ends.</summary>
/// <param name="ties">For what is reported twice, and what is split.</param>
internal sealed partial class Incidents(VirtualClock clock, Dice dice, Dice ties, People people, NightJournal journal)
{
    private static readonly Lazy<(Coordinates[] Inside, Coordinates[] Boundary, Coordinates[] Outside)> Places = new(
        Look
    );

    private readonly Citizen[] leaders = [.. people.All.Where(one => one.Roles.Contains(Role.Leader))];

    public Dictionary<string, int> Done { get; } = new(StringComparer.Ordinal);

    /// <summary>Plans so many incidents over a stretch of time; all of them end, the last within five hours after it.</summary>
    public void Plan(int count, DateTimeOffset from, TimeSpan length)
    {
        for (var i = 0; i < count; i++)
        {
            // Most of it happens in the middle, which is the night.
            var at = from + (length * ((dice.Next() + dice.Next() + dice.Next()) / 3));
            clock.At(at, Report);
        }
    }

    private void Report()
    {
        var incident = new IncidentId(dice.Id());
        var places = Places.Value;
        Coordinates? place = dice.Weighted<Coordinates?>(
            (0.62, dice.Of(places.Inside)),
            (0.20, dice.Of(places.Boundary)),
            (0.08, dice.Of(places.Outside)),
            (0.10, null)
        );
        var level = dice.Weighted(
            (0.40, ActivationLevel.Informationsberedskab),
            (0.45, ActivationLevel.Stabsberedskab),
            (0.15, ActivationLevel.Operationsberedskab)
        );
        Do(
            "report",
            new IncidentCommand.Report(
                incident,
                place is null ? IncidentType.Online : dice.Of(Enum.GetValues<IncidentType>()),
                level,
                dice.Chance(0.05) ? IncidentScope.Bydaekkende : IncidentScope.Lokal,
                place,
                "To grupper støder sammen.",
                "Ved pladsen.",
                "Uroligt.",
                "Politiet er på vej."
            )
        );
        var life = dice.Minutes(15, dice.Chance(0.2) ? 300 : 120);
        var end = clock.Now + life;
        for (var moves = dice.Next(4); moves > 0; moves--)
        {
            if (place is not null)
            {
                Within(life, () => Move(incident));
            }
        }

        for (var changes = dice.Next(3); changes > 0; changes--)
        {
            Within(life, () => ChangeLevel(incident));
        }

        for (var notes = dice.Next(5); notes > 0; notes--)
        {
            Within(life, () => Write(incident));
        }

        clock.At(end, () => StandDown(incident));
        PlanTies(incident, life);
    }

    private void Within(TimeSpan life, Action action) => clock.After(life * dice.Next(), action);

    private void Move(IncidentId id)
    {
        if (journal.State.Picture.Find(id) is Incident.Open { Position: { } position } incident)
        {
            var places = Places.Value;
            // A few hundred metres, or right over a boundary.
            var to = dice.Chance(0.5)
                ? dice.Of(places.Boundary)
                : new Coordinates(
                    position.Point.Longitude + ((dice.Next() - 0.5) * 0.012),
                    position.Point.Latitude + ((dice.Next() - 0.5) * 0.006)
                );
            Do("move", new IncidentCommand.Move(id, incident.Version, to));
        }
    }

    private void ChangeLevel(IncidentId id)
    {
        if (journal.State.Picture.Find(id) is Incident.Open incident)
        {
            var to = dice.Of(Enum.GetValues<ActivationLevel>());
            Do(
                to > incident.Level ? "raise"
                    : to < incident.Level ? "lower"
                    : "same level",
                new IncidentCommand.ChangeLevel(id, incident.Version, to, "Uroen ændrer sig.")
            );
        }
    }

    private void Write(IncidentId id)
    {
        if (journal.State.Picture.Find(id) is Incident.Open)
        {
            Do(
                "decide",
                dice.Chance(0.5)
                    ? new IncidentCommand.Decide(id, "Gadeplan går ud.", "Der er unge på vej.", DecisionLevel.Tactical)
                    : new IncidentCommand.WriteNote(id, "Der er roligt ved stationen.")
            );
        }
    }

    private void StandDown(IncidentId id)
    {
        if (journal.State.Picture.Find(id) is Incident.Open incident)
        {
            Do("stand down", new IncidentCommand.StandDown(id, incident.Version, "Der er roligt."));
        }
    }

    private void Do(string what, DomainCommand command)
    {
        // Somebody who has not left.
        var by = dice.Of(leaders);
        while (!journal.State.Organisations.IsMember(by.Organisation, by.Id))
        {
            by = dice.Of(leaders);
        }

        var refusal = journal.Do(command, by.Id, by.Organisation);
        Assert.Null(refusal);
        Done[what] = Done.GetValueOrDefault(what) + 1;
    }

    private static (Coordinates[] Inside, Coordinates[] Boundary, Coordinates[] Outside) Look()
    {
        var dice = new Dice(0, 0);
        List<Coordinates> inside = [],
            boundary = [],
            outside = [];
        while (inside.Count < 200 || boundary.Count < 60 || outside.Count < 20)
        {
            var point = new Coordinates(12.45 + (0.2 * dice.Next()), 55.62 + (0.11 * dice.Next()));
            var location = AreaAtlas.Shipped.Locate(point);
            (
                location.IsOutside ? outside
                : location.Near.IsEmpty ? inside
                : boundary
            ).Add(point);
        }

        return ([.. inside], [.. boundary], [.. outside]);
    }
}

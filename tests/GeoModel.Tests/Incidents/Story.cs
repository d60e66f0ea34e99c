using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;

namespace Beredskab.GeoModel.Tests.Incidents;

/// <summary>One incident, told command by command: each is decided, and what is accepted is folded.</summary>
internal sealed class Story
{
    internal static readonly AreaId West = new("bydel:vest");
    internal static readonly AreaId East = new("bydel:oest");
    internal static readonly Coordinates InWest = new(12.50, 55.68);
    internal static readonly Coordinates InEast = new(12.60, 55.68);
    internal static readonly Coordinates WestNearEast = new(12.549, 55.68);

    private static readonly DateTimeOffset Start = new(2026, 11, 23, 1, 53, 0, TimeSpan.Zero);

    internal IncidentId Id { get; } = new(new Guid("01900000-0000-7000-8000-000000000001"));

    internal PersonId Leader { get; } = new(new Guid("00000000-0000-4000-8000-00000000000a"));

    internal OrganisationId Sof { get; } = new(new Guid("00000000-0000-4000-8000-00000000000b"));

    internal Incident? Incident { get; private set; }

    internal List<IncidentEvent> Events { get; } = [];

    internal DateTimeOffset Now { get; private set; } = Start;

    /// <summary>West of 12.55 and east of it, near within 0.002°; beyond 12.40 and 12.70 outside.</summary>
    internal static Location Locate(Shape shape)
    {
        var point = shape.Spot;
        ImmutableArray<AreaId> areas = point.Longitude switch
        {
            < 12.40 or > 12.70 => [],
            < 12.55 => [West],
            > 12.55 => [East],
            _ => [West, East],
        };
        ImmutableArray<AreaId> near =
            Math.Abs(point.Longitude - 12.55) <= 0.002 ? [.. new[] { West, East }.Except(areas)] : [];
        return new(areas, near, Math.Abs(point.Longitude - 12.55) * 62_800, "Blågårds Plads");
    }

    internal Verdict Decide(IncidentCommand command)
    {
        Now = Now.AddMinutes(1);
        var origin = new CommandOrigin(
            DerivedId.From(Id.Value, 'k', Events.Count + (int)(Now - Start).TotalMinutes * 1000),
            Leader,
            Sof,
            Now.AddSeconds(-30),
            Now
        );
        return IncidentDecider.Decide(Incident, command, origin, Locate, nextNumber: 4711);
    }

    internal Story Then(IncidentCommand command)
    {
        var accepted = Assert.IsType<Verdict.Accepted>(Decide(command));
        foreach (var @event in accepted.Events.Cast<IncidentEvent>())
        {
            Apply(@event);
        }

        return this;
    }

    internal void Apply(IncidentEvent @event)
    {
        Events.Add(@event);
        var origin = new EventOrigin(
            Events.Count,
            new(DerivedId.From(Id.Value, 'e', Events.Count)),
            Leader,
            Sof,
            Now.AddSeconds(-30),
            Now
        );
        Incident = IncidentFold.Apply(Incident, @event, origin);
    }

    internal Refusal Refused(IncidentCommand command) => Assert.IsType<Verdict.Refused>(Decide(command)).Refusal;

    internal static Story Reported(Coordinates? at = null)
    {
        var story = new Story();
        return story.Then(story.Report(at ?? InWest));
    }

    internal IncidentCommand.Report Report(Coordinates? at, string? what = "To grupper unge kaster med sten") =>
        new(
            Id,
            IncidentType.Stenkast,
            ActivationLevel.Informationsberedskab,
            IncidentScope.Lokal,
            at,
            what,
            "Ved legepladsen",
            "Omkring 20 unge",
            "Gadeplan er på vej"
        );

    internal IncidentCommand.Move Move(Coordinates to) => new(Id, Incident?.Version ?? 0, to);

    internal IncidentCommand.ChangeLevel Level(ActivationLevel level, string? why = "Det breder sig") =>
        new(Id, Incident?.Version ?? 0, level, why);

    internal IncidentCommand.StandDown StandDown(string? why = "Der er ro") => new(Id, Incident?.Version ?? 0, why);

    internal IncidentCommand.AssignTask Task(string? what = "Ring til forældrene", DateTimeOffset? deadline = null) =>
        new(Id, what, Sof, Leader, deadline ?? Now.AddHours(4), [TargetGroup.Foraeldre]);
}

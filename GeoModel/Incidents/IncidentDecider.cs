using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents.Merging;
using Beredskab.GeoModel.Incidents.Zones;
using Beredskab.GeoModel.Texts;

namespace Beredskab.GeoModel.Incidents;

/// <summary>Decides what follows from a command on one incident. Pure: the areas and the time come in.</summary>
public static class IncidentDecider
{
    /// <summary>The longest answer of a melding, in UTF-16 units.</summary>
    public const int MaxAnswerLength = 1000;

    internal static readonly Refusal Unknown = new(
        "incident-unknown",
        "Hændelsen findes ikke. Måske er linket forkert; find den i listen."
    );

    internal static readonly Refusal Ended = new(
        "incident-stood-down",
        "Hændelsen er deaktiveret. Sker der noget nyt, så meld det som en ny hændelse."
    );

    /// <param name="incident">Null when nothing is reported under the command's id.</param>
    /// <param name="locate">Which areas a shape reaches; a pure function of the areas in use.</param>
    /// <param name="nextNumber">The number that a new incident gets, among the real ones or among the exercises.</param>
    /// <param name="somewhere">What is known of a place somewhere in an area; null when there is no such area.</param>
    public static Verdict Decide(
        Incident? incident,
        IncidentCommand command,
        CommandOrigin origin,
        Func<Shape, Location> locate,
        int nextNumber,
        Func<AreaId, SomewhereIn?>? somewhere = null
    ) =>
        (incident, command) switch
        {
            (null, IncidentCommand.Report c) => Report(c, new(locate, somewhere), nextNumber),
            (not null, IncidentCommand.Report) => Verdict.Refuse(
                new("incident-exists", "Hændelsen er allerede meldt.", "incidentId")
            ),
            (null, _) => Verdict.Refuse(Unknown),
            (Incident.Open i, IncidentCommand.Move c) => Seen(i, c.SeenVersion) ?? Move(i, c, new(locate, somewhere)),
            (Incident.Open i, IncidentCommand.ChangeLevel c) => Seen(i, c.SeenVersion) ?? ChangeLevel(i, c),
            (Incident.Open i, IncidentCommand.StandDown c) => Seen(i, c.SeenVersion) ?? StandDown(i, c),
            (Incident.Open i, IncidentCommand.DrawZone c) => ZoneDecider.Draw(
                i,
                c,
                shape => Whereabouts.Of(shape, locate)
            ),
            (Incident.Open i, IncidentCommand.RedrawZone c) => ZoneDecider.Redraw(
                i,
                c,
                shape => Whereabouts.Of(shape, locate)
            ),
            (Incident.Open i, IncidentCommand.ChooseDrawing c) => ZoneDecider.Choose(i, c),
            (Incident.Open i, IncidentCommand.RemoveZone c) => ZoneDecider.Remove(i, c),
            // Its zones are on the map as long as what it was merged into goes on, so they can be taken off it, and of two
            // drawings that stand one be chosen.
            (Incident.StoodDown { Into: not null } i, IncidentCommand.ChooseDrawing c) => ZoneDecider.Choose(i, c),
            (Incident.StoodDown { Into: not null } i, IncidentCommand.RemoveZone c) => ZoneDecider.Remove(i, c),
            (
                Incident.StoodDown over,
                IncidentCommand.Move
                    or IncidentCommand.ChangeLevel
                    or IncidentCommand.StandDown
                    or IncidentCommand.DrawZone
                    or IncidentCommand.RedrawZone
                    or IncidentCommand.ChooseDrawing
                    or IncidentCommand.RemoveZone
            ) => Verdict.Refuse(MergeDecider.Over(over)),
            (_, IncidentCommand.Decide c) => Reasoned(
                c.What,
                c.Why,
                c.Level,
                (what, why) => new IncidentEvent.DecisionMade(c.Incident, what, why, c.Level)
            ),
            (_, IncidentCommand.Omit c) => Reasoned(
                c.What,
                c.Why,
                c.Level,
                (what, why) => new IncidentEvent.OmissionDecided(c.Incident, what, why, c.Level)
            ),
            (_, IncidentCommand.AssignTask c) => AssignTask(c, origin),
            (_, IncidentCommand.CompleteTask c) => CompleteTask(incident, c),
            (_, IncidentCommand.ReopenTask c) => ReopenTask(incident, c),
            (_, IncidentCommand.WriteNote c) => OpenText.Check(c.Text, "text", out var text) is { } refusal
                ? Verdict.Refuse(refusal)
                : Verdict.Accept(new IncidentEvent.NoteWritten(c.Incident, text)),
            (_, IncidentCommand.Correct c) => Correct(incident, c),
            (_, IncidentCommand.InvitePartner c) => InvitePartner(incident, c),
            _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
        };

    private static Verdict Report(IncidentCommand.Report c, Whereabouts whereabouts, int number)
    {
        if (c.Incident.Value == Guid.Empty)
        {
            return Verdict.Refuse(new("id-missing", "Hændelsen mangler et id.", "incidentId"));
        }

        if (NotAWord(c.Type, "type") is { } badType)
        {
            return badType;
        }

        if (NotAWord(c.Level, "level") is { } badLevel)
        {
            return badLevel;
        }

        if (NotAWord(c.Scope, "scope") is { } badScope)
        {
            return badScope;
        }

        if (whereabouts.Read(c.Position, c.Within, out var position) is { } badPosition)
        {
            return Verdict.Refuse(badPosition);
        }

        if (OpenText.Check(c.What, "what", out var what, MaxAnswerLength) is { } badWhat)
        {
            return Verdict.Refuse(badWhat);
        }

        // Only what has happened must be told; a leader in a hurry may leave the rest.
        FreeText? where = null,
            now = null,
            started = null;
        var refusal =
            Optional(c.Where, "where", ref where)
            ?? Optional(c.Now, "now", ref now)
            ?? Optional(c.Started, "started", ref started)
            ?? OpenText.CheckTogether(
                ("what", "Hvad er sket?", what),
                ("where", "Hvor?", where!),
                ("now", "Hvordan er situationen nu?", now!),
                ("started", "Hvad er sat i gang?", started!)
            );
        return refusal is not null
            ? Verdict.Refuse(refusal)
            : Verdict.Accept(
                new IncidentEvent.Reported(
                    c.Incident,
                    number,
                    c.Type,
                    c.Level,
                    c.Scope,
                    position,
                    new(what, where!, now!, started!),
                    c.Exercise
                )
            );
    }

    private static Refusal? Optional(string? text, string field, ref FreeText? accepted)
    {
        accepted = FreeText.Of("");
        return string.IsNullOrWhiteSpace(text) ? null : OpenText.Check(text, field, out accepted, MaxAnswerLength);
    }

    private static Verdict? NotAWord<TEnum>(TEnum value, string field)
        where TEnum : struct, Enum =>
        Enum.IsDefined(value) ? null : Verdict.Refuse(new($"{field}-unknown", "Vælg en af mulighederne.", field));

    private static Verdict? Seen(Incident.Open incident, int seenVersion) =>
        incident.Version == seenVersion
            ? null
            : Verdict.Refuse(
                new(
                    "version-conflict",
                    "Hændelsen er ændret, siden du så den. Se begge udgaver, og vælg.",
                    "seenVersion"
                )
            );

    private static Verdict Move(Incident.Open incident, IncidentCommand.Move c, Whereabouts whereabouts)
    {
        if (whereabouts.Read(c.Position, c.Within, out var read) is { } refusal)
        {
            return Verdict.Refuse(refusal);
        }

        if (read is not { } position)
        {
            return Verdict.Refuse(new("position-missing", "Vælg det nye sted på kortet.", "position"));
        }

        if (incident.Position is { } now && now.Within == position.Within && now.Whole.Equals(position.Whole))
        {
            return Verdict.Accept();
        }

        var moved = new IncidentEvent.Moved(c.Incident, position);
        var entered = position.Areas.AddRange(position.Near).RemoveRange(incident.Reached);
        return entered.IsEmpty
            ? Verdict.Accept(moved)
            : Verdict.Accept(moved, new IncidentEvent.AreasEntered(c.Incident, entered));
    }

    private static Verdict ChangeLevel(Incident.Open incident, IncidentCommand.ChangeLevel c)
    {
        if (NotAWord(c.Level, "level") is { } bad)
        {
            return bad;
        }

        if (c.Level == incident.Level)
        {
            return Verdict.Accept();
        }

        return OpenText.Check(c.Reason, "reason", out var reason) is { } refusal ? Verdict.Refuse(refusal)
            : c.Level > incident.Level
                ? Verdict.Accept(new IncidentEvent.LevelRaised(c.Incident, incident.Level, c.Level, reason))
            : Verdict.Accept(new IncidentEvent.LevelLowered(c.Incident, incident.Level, c.Level, reason));
    }

    private static Verdict StandDown(Incident.Open incident, IncidentCommand.StandDown c) =>
        OpenText.Check(c.Reason, "reason", out var reason) is { } refusal
            ? Verdict.Refuse(refusal)
            : Verdict.Accept(new IncidentEvent.StoodDown(incident.Id, reason));

    private static Verdict Reasoned(
        string? what,
        string? why,
        DecisionLevel level,
        Func<FreeText, FreeText, IncidentEvent> becomes
    ) =>
        NotAWord(level, "level")
        ?? (
            OpenText.Check(what, "what", out var cleanWhat) is { } noWhat ? Verdict.Refuse(noWhat)
            : OpenText.Check(why, "why", out var cleanWhy) is { } noWhy ? Verdict.Refuse(noWhy)
            : OpenText.CheckTogether(("what", "Hvad?", cleanWhat), ("why", "Hvorfor?", cleanWhy)) is { } split
                ? Verdict.Refuse(split)
            : Verdict.Accept(becomes(cleanWhat, cleanWhy))
        );

    private static Verdict InvitePartner(Incident incident, IncidentCommand.InvitePartner c)
    {
        if (c.Partner.Value == Guid.Empty)
        {
            return Verdict.Refuse(new("partner-missing", "Vælg den partner, der skal være med.", "partner"));
        }

        return incident.Partners.Contains(c.Partner)
            ? Verdict.Accept()
            : Verdict.Accept(new IncidentEvent.PartnerInvited(c.Incident, c.Partner));
    }

    private static Verdict AssignTask(IncidentCommand.AssignTask c, CommandOrigin origin)
    {
        if (OpenText.Check(c.What, "what", out var what) is { } refusal)
        {
            return Verdict.Refuse(refusal);
        }

        if (c.Authority.Value == Guid.Empty)
        {
            return Verdict.Refuse(new("authority-missing", "Vælg den myndighed, der har opgaven.", "organisationId"));
        }

        if (c.Tovholder is { } tovholder && tovholder.Value == Guid.Empty)
        {
            return Verdict.Refuse(
                new("tovholder-missing", "Vælg en tovholder, eller lad feltet stå tomt.", "tovholder")
            );
        }

        if (c.Deadline <= origin.Now)
        {
            return Verdict.Refuse(
                new("deadline-passed", "Fristen er allerede passeret. Vælg et tidspunkt, der kommer.", "deadline")
            );
        }

        if (c.Deadline > origin.Now.AddYears(1))
        {
            return Verdict.Refuse(
                new("deadline-too-far", "Fristen ligger mere end et år ude. Se efter, om datoen er rigtig.", "deadline")
            );
        }

        var groups = c.TargetGroups.IsDefault ? [] : c.TargetGroups;
        foreach (var group in groups)
        {
            if (NotAWord(group, "targetGroups") is { } badGroup)
            {
                return badGroup;
            }
        }

        var task = TaskId.From(DerivedId.From(origin.CommandId, 't', 0));
        return Verdict.Accept(
            new IncidentEvent.TaskAssigned(
                c.Incident,
                task,
                what,
                c.Authority,
                c.Tovholder,
                c.Deadline.ToUniversalTime(),
                [.. groups.Distinct()]
            )
        );
    }

    private static Verdict CompleteTask(Incident incident, IncidentCommand.CompleteTask c)
    {
        var task = incident.Tasks.Find(t => t.Id == c.Task);
        if (task is null)
        {
            return Verdict.Refuse(UnknownTask);
        }

        if (task.Completed is not null)
        {
            return Verdict.Accept();
        }

        if (string.IsNullOrWhiteSpace(c.Note))
        {
            return Verdict.Accept(new IncidentEvent.TaskCompleted(c.Incident, c.Task, null));
        }

        return OpenText.Check(c.Note, "note", out var note) is { } refusal
            ? Verdict.Refuse(refusal)
            : Verdict.Accept(new IncidentEvent.TaskCompleted(c.Incident, c.Task, note));
    }

    private static Verdict ReopenTask(Incident incident, IncidentCommand.ReopenTask c)
    {
        var task = incident.Tasks.Find(t => t.Id == c.Task);
        if (task is null)
        {
            return Verdict.Refuse(UnknownTask);
        }

        if (task.Completed is null)
        {
            return Verdict.Accept();
        }

        return OpenText.Check(c.Reason, "reason", out var reason) is { } refusal
            ? Verdict.Refuse(refusal)
            : Verdict.Accept(new IncidentEvent.TaskReopened(c.Incident, c.Task, reason));
    }

    private static readonly Refusal UnknownTask = new(
        "task-unknown",
        "Opgaven findes ikke på denne hændelse.",
        "taskId"
    );

    private static Verdict Correct(Incident incident, IncidentCommand.Correct c)
    {
        if (!incident.Log.Any(item => item.Origin.Entry == c.Corrects))
        {
            return Verdict.Refuse(
                new("log-item-unknown", "Den linje, du retter, findes ikke i hændelsens log.", "corrects")
            );
        }

        return OpenText.Check(c.Text, "text", out var text) is { } refusal
            ? Verdict.Refuse(refusal)
            : Verdict.Accept(new IncidentEvent.Corrected(c.Incident, c.Corrects, text));
    }
}

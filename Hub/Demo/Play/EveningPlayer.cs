using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Access;
using Beredskab.Hub.Journal;

namespace Beredskab.Hub.Demo.Play;

/// <summary>
/// Plays the evening: each act is a command of the person who does it, at its time, as if they sat at a screen. What
/// somebody at the demonstration has done meanwhile stands: an act that no longer fits is passed over.
/// </summary>
public sealed partial class EveningPlayer(
    JournalWriter writer,
    PlayOptions options,
    TimeProvider time,
    ILogger<EveningPlayer> log
)
{
    // Only the Sekretariat may wake several ledergrupper for an exercise.
    private const string Exerciser = "Inger Thue";

    private readonly Dictionary<string, IncidentId> incidents = new(StringComparer.Ordinal);

    public async Task Play(CancellationToken ct)
    {
        var begun = time.GetUtcNow();
        foreach (var act in EveningScript.Acts)
        {
            var wait = begun + TimeSpan.FromSeconds(act.At * options.Pace) - time.GetUtcNow();
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, time, ct);
            }

            await Do(act, ct);
        }

        LogOver(log, EveningScript.Acts.Length);
    }

    private async Task Do(Act act, CancellationToken ct)
    {
        if (Command(act) is not { } command)
        {
            LogPassedOver(log, act.GetType().Name, act.Incident, "incident-unknown");
            return;
        }

        var by = options.Exercise && act is Act.Report ? Exerciser : act.By;
        var outcome = await writer.Submit(DemoPeople.By(by, command, time.GetUtcNow()), ct);
        switch (outcome)
        {
            case Outcome.Refused refused:
                LogPassedOver(log, act.GetType().Name, act.Incident, refused.Refusal.Code);
                break;
            case Outcome.Unavailable unavailable:
                LogPassedOver(log, act.GetType().Name, act.Incident, unavailable.Reason.ToString());
                break;
            case Outcome.Accepted when command is IncidentCommand.Report report:
                incidents[act.Incident] = report.Incident;
                break;
        }
    }

    /// <returns>Null when the incident was never reported.</returns>
    private IncidentCommand? Command(Act act)
    {
        if (act is Act.Report report)
        {
            return new IncidentCommand.Report(
                new(Guid.CreateVersion7(time.GetUtcNow())),
                report.Type,
                report.Level,
                report.Place is null ? IncidentScope.Bydaekkende : IncidentScope.Lokal,
                report.Place,
                report.What,
                report.Where,
                report.Now,
                report.Started,
                options.Exercise
            );
        }

        if (!incidents.TryGetValue(act.Incident, out var id) || writer.State.Picture.Find(id) is not { } incident)
        {
            return null;
        }

        return act switch
        {
            Act.Move move => new IncidentCommand.Move(id, incident.Version, move.Place),
            Act.ChangeLevel level => new IncidentCommand.ChangeLevel(id, incident.Version, level.To, level.Reason),
            Act.Decide decision => new IncidentCommand.Decide(id, decision.What, decision.Why, DecisionLevel.Tactical),
            Act.Omit omission => new IncidentCommand.Omit(id, omission.What, omission.Why, DecisionLevel.Tactical),
            Act.Task task => new IncidentCommand.AssignTask(
                id,
                task.What,
                DemoSeed.Organisation(task.Authority),
                null,
                time.GetUtcNow().AddMinutes(task.Minutes),
                task.For
            ),
            Act.Note note => new IncidentCommand.WriteNote(id, note.Text),
            Act.Zone zone => new IncidentCommand.DrawZone(
                id,
                new(Guid.CreateVersion7(time.GetUtcNow())),
                zone.Kind,
                zone.Place,
                zone.Words
            ),
            Act.StandDown end => new IncidentCommand.StandDown(id, incident.Version, end.Reason),
            _ => throw new InvalidOperationException($"No command for {act.GetType().Name}."),
        };
    }

    [LoggerMessage(2201, LogLevel.Information, "The played evening is over: {Acts} acts.")]
    private static partial void LogOver(ILogger logger, int acts);

    [LoggerMessage(2202, LogLevel.Information, "{Act} on {Incident} was passed over: {Code}.")]
    private static partial void LogPassedOver(ILogger logger, string act, string incident, string code);
}

using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Escalation;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Policies;

namespace Beredskab.Notifications.Alerts;

/// <summary>Decides who must know, and what an answer means. Pure.</summary>
public static class AlertDecider
{
    /// <summary>The code that a preview shows; a real one is given when the alert is raised.</summary>
    public const int PreviewCode = 4711;

    /// <summary>What alerting makes of an incident's new events; committed together with them.</summary>
    /// <param name="after">The incident with the events applied.</param>
    /// <param name="merged">The duplicate whose end is in the same commit; null when nothing is merged.</param>
    /// <returns>Alerts, then every message that follows from them, for whoever is on duty at the origin's now.</returns>
    public static ImmutableArray<AlertEvent> Follow(
        AlertBook book,
        AlertContext context,
        Incident after,
        ImmutableArray<IncidentEvent> events,
        CommandOrigin origin,
        Incident? merged = null
    )
    {
        var writer = new CallWriter(book, context, after, origin);
        writer.Merging = merged is null ? null : new MergeCalls(writer, merged);
        foreach (var @event in events)
        {
            switch (@event)
            {
                case IncidentEvent.Reported e:
                    var groups =
                        e.Scope == IncidentScope.Bydaekkende
                            ? writer.Rule.Also.AddRange(context.Policy.Citywide)
                            : writer.Rule.Also;
                    Enter(writer, AlertReason.Reported, Reached(e.Position), Nowhere(e.Position, context), groups);
                    break;
                case IncidentEvent.Moved e:
                    // The areas that it comes into follow as an event of their own.
                    Enter(writer, AlertReason.AreaEntered, [], Nowhere(e.Position, context), []);
                    break;
                case IncidentEvent.AreasEntered e:
                    Enter(writer, AlertReason.AreaEntered, e.Areas, nowhere: false, []);
                    break;
                case IncidentEvent.LevelRaised e:
                    LevelCalls.Raise(writer, e.From);
                    break;
                case IncidentEvent.LevelLowered e:
                    LevelCalls.Lower(writer, e.From);
                    break;
                case IncidentEvent.StoodDown:
                    StandDown(writer);
                    break;
                case IncidentEvent.Absorbed:
                    // What came with it follows as events of their own; its people, when all of it is known.
                    break;
                default:
                    if (Concerns(@event))
                    {
                        throw new InvalidOperationException($"No rule for {@event.GetType().Name}.");
                    }

                    break;
            }
        }

        if (events.Any(@event => @event is IncidentEvent.Moved))
        {
            MoveCalls.Tell(writer, book);
        }

        writer.Merging?.Finish();

        return writer.Written;
    }

    /// <summary>
    /// Whether something can follow of an event. Of most that happen to an incident nothing does, and whoever asks first
    /// need not work out what the alerts would be decided on.
    /// </summary>
    public static bool Concerns(IncidentEvent @event) =>
        @event
            is not (
                IncidentEvent.DecisionMade
                or IncidentEvent.OmissionDecided
                or IncidentEvent.TaskAssigned
                or IncidentEvent.TaskCompleted
                or IncidentEvent.TaskReopened
                or IncidentEvent.NoteWritten
                or IncidentEvent.Corrected
                or IncidentEvent.PartnerInvited
                or IncidentEvent.SplitOff
                or IncidentEvent.ZoneDrawn
                or IncidentEvent.ZoneRedrawn
                or IncidentEvent.DrawingChosen
                or IncidentEvent.ZoneRemoved
            );

    /// <summary>What reporting such an incident would do now; nothing is written.</summary>
    public static AlertPreview Preview(
        AlertContext context,
        IncidentType type,
        ActivationLevel level,
        Position? position,
        DateTimeOffset now,
        bool exercise = false
    )
    {
        var rule = context.Policy.For(level, type);
        var alerts = AlertPlan.For(
            [],
            context,
            rule,
            AlertReason.Reported,
            Reached(position),
            Nowhere(position, context),
            now
        );
        if (AlertPlan.Also(context, rule.Also, Everybody(alerts), now) is { } also)
        {
            alerts = alerts.Add(also);
        }

        var words = Words(context, type, level, position) with { Exercise = exercise };
        var first = alerts.FirstOrDefault(alert => !alert.Rounds.IsEmpty) ?? alerts[0];
        return new(
            alerts,
            alerts.SelectMany(alert => alert.Rounds).Select(round => round.Person).Distinct().Count(),
            SmsPreview.Of(context.Texts.Alert(words, first.Reason, PreviewCode, Uncovered(context, first.Areas)))
        );
    }

    /// <param name="incident">The incident that the command's alert is about; null when it is about none.</param>
    /// <param name="incidents">Every incident, for a command that is about several.</param>
    public static Verdict Decide(
        AlertBook book,
        AlertContext context,
        AlertCommand command,
        CommandOrigin origin,
        Incident? incident = null,
        Func<IncidentId, Incident?>? incidents = null
    ) =>
        command switch
        {
            AlertCommand.Answer c => AnswerDecider.InDashboard(book, c, origin),
            AlertCommand.AnswerByKey c => AnswerDecider.ByKey(book, c, origin.Now),
            AlertCommand.ReceiveSms c => InboundDecider.Decide(book, context, c, origin),
            AlertCommand.Advance c => Verdict.Accept([
                .. EscalationDecider.Advance(book, context, incident, c.Alert, origin, incidents),
            ]),
            AlertCommand.Bundle c => Bundling.Decide(book, context, c, incidents ?? (_ => null), origin.Now),
            AlertCommand.BeginAttempt c => MessageDecider.Begin(book, c),
            AlertCommand.RecordAccepted c => MessageDecider.Accepted(book, c),
            AlertCommand.ReportProvider c => ProviderDecider.Decide(book, context, c, origin),
            AlertCommand.SendProbe c => ProviderDecider.Probe(c, origin),
            AlertCommand.RecordFailed c => WayLoss.After(MessageDecider.Failed(book, c), book, context, origin, c.Twin),
            AlertCommand.RecordStatus c => WayLoss.After(MessageDecider.Status(book, c), book, context, origin),
            _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
        };

    /// <summary>What would become of an answer; nothing is written.</summary>
    /// <returns>Null when it would be refused, or is none.</returns>
    public static AnswerReceipt? Foresee(
        AlertBook book,
        AlertContext context,
        AlertCommand answer,
        CommandOrigin origin
    ) =>
        answer switch
        {
            AlertCommand.AnswerByKey c => AnswerReceipts.ByKey(book, context, c, origin),
            AlertCommand.Answer c => AnswerReceipts.InDashboard(book, context, c, origin),
            _ => null,
        };

    private static IEnumerable<AreaId> Reached(Position? position) =>
        position is null ? [] : position.Areas.Concat(position.Near);

    private static bool Nowhere(Position? position, AlertContext context) =>
        AlertPlan.Containing(position, context.AreaKind).IsEmpty;

    private static string Uncovered(AlertContext context, ImmutableArray<AreaId> areas) =>
        string.Join(", ", areas.Select(context.AreaName));

    private static IncidentWords Words(
        AlertContext context,
        IncidentType type,
        ActivationLevel level,
        Position? position
    ) => IncidentWords.Of(type, level, position, AlertPlan.Containing(position, context.AreaKind), context.AreaName);

    private static void Enter(
        CallWriter writer,
        AlertReason reason,
        IEnumerable<AreaId> areas,
        bool nowhere,
        ImmutableArray<StandingGroup> groups
    )
    {
        var context = writer.Context;
        var known = writer.Book.Of(writer.Incident.Id);
        var plans = AlertPlan.For(known, context, writer.Rule, reason, areas, nowhere, writer.Now);
        if (AlertPlan.Also(context, groups, Everybody(plans), writer.Now) is { } also)
        {
            plans = plans.Add(also);
        }

        foreach (var plan in plans)
        {
            var alert = writer.Raise(plan);
            foreach (var person in plan.Rounds.Select(round => round.Person).Where(writer.Called.Add))
            {
                var code = writer.CodeFor(person);
                var text = writer.Context.Texts.Alert(writer.Words, plan.Reason, code, Uncovered(context, plan.Areas));
                writer.Call(alert, person, code, text, mayWait: true);
            }
        }
    }

    private static void StandDown(CallWriter writer)
    {
        var open = writer.Book.Of(writer.Incident.Id).Where(alert => alert.IsOpen).ToImmutableArray();
        var listeners = Listeners.Of(writer.Book, writer.Context.Contacts, open);
        foreach (var listener in Listeners.WhoMayHaveHeard(writer.Book, writer.Incident.Id, listeners))
        {
            writer.Tell(
                listener,
                MessagePurpose.StandDown,
                writer.Context.Texts.StoodDown(writer.Words, listener.Code),
                quiet: true
            );
        }

        foreach (var alert in open)
        {
            writer.Write(new AlertEvent.Ended(alert.Id));
        }
    }

    private static HashSet<PersonId> Everybody(ImmutableArray<PlannedAlert> plans) =>
        [.. plans.SelectMany(plan => plan.Rounds).Select(round => round.Person)];
}

/// <summary>Who would be alerted, and by what text.</summary>
/// <param name="People">How many people get a message.</param>
/// <param name="Sms">With <see cref="AlertDecider.PreviewCode"/> in place of a code.</param>
public sealed record AlertPreview(ImmutableArray<PlannedAlert> Alerts, int People, SmsPreview Sms);

using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.GeoModel.Texts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Messages;

namespace Beredskab.Notifications.Alerts;

/// <summary>Decides who must know, and what an answer means. Pure.</summary>
public static class AlertDecider
{
    /// <summary>The code that a preview shows; a real one is given when the alert is raised.</summary>
    public const int PreviewCode = 4711;

    /// <summary>What alerting makes of an incident's new events; committed together with them.</summary>
    /// <param name="after">The incident with the events applied.</param>
    /// <returns>Alerts, then every message that follows from them, for whoever is on duty at the origin's now.</returns>
    public static ImmutableArray<AlertEvent> Follow(
        AlertBook book,
        AlertContext context,
        Incident after,
        ImmutableArray<IncidentEvent> events,
        CommandOrigin origin
    )
    {
        var writer = new Writer(book, context, after, origin);
        foreach (var @event in events)
        {
            switch (@event)
            {
                case IncidentEvent.Reported e:
                    writer.Enter(AlertReason.Reported, Reached(e.Position), Nowhere(e.Position, context));
                    break;
                case IncidentEvent.Moved e:
                    // The areas that it comes into follow as an event of their own.
                    writer.Enter(AlertReason.AreaEntered, [], Nowhere(e.Position, context));
                    break;
                case IncidentEvent.AreasEntered e:
                    writer.Enter(AlertReason.AreaEntered, e.Areas, nowhere: false);
                    break;
                case IncidentEvent.LevelRaised e:
                    writer.Tell(
                        MessagePurpose.LevelChange,
                        code => MessageTexts.LevelChanged(writer.Words, e.From, code)
                    );
                    break;
                case IncidentEvent.LevelLowered e:
                    writer.Tell(
                        MessagePurpose.LevelChange,
                        code => MessageTexts.LevelChanged(writer.Words, e.From, code)
                    );
                    break;
                case IncidentEvent.StoodDown:
                    writer.Tell(MessagePurpose.StandDown, code => MessageTexts.StoodDown(writer.Words, code));
                    writer.End();
                    break;
                // Nothing to alert anybody of:
                case IncidentEvent.DecisionMade:
                case IncidentEvent.OmissionDecided:
                case IncidentEvent.TaskAssigned:
                case IncidentEvent.TaskCompleted:
                case IncidentEvent.TaskReopened:
                case IncidentEvent.NoteWritten:
                case IncidentEvent.Corrected:
                case IncidentEvent.PartnerInvited:
                    break;
                default:
                    throw new InvalidOperationException($"No rule for {@event.GetType().Name}.");
            }
        }

        return writer.Written;
    }

    /// <summary>What reporting such an incident would do now; nothing is written.</summary>
    public static AlertPreview Preview(
        AlertContext context,
        IncidentType type,
        ActivationLevel level,
        Position? position,
        DateTimeOffset now
    )
    {
        var alerts = AlertPlan.For(
            [],
            context,
            AlertReason.Reported,
            Reached(position),
            Nowhere(position, context),
            now
        );
        var words = Words(context, type, level, position);
        var first = alerts.FirstOrDefault(alert => !alert.Rounds.IsEmpty) ?? alerts[0];
        return new(
            alerts,
            alerts.SelectMany(alert => alert.Rounds).Select(round => round.Person).Distinct().Count(),
            SmsPreview.Of(MessageTexts.Alert(words, first.Reason, PreviewCode, Uncovered(context, first.Areas)))
        );
    }

    public static Verdict Decide(AlertBook book, AlertContext context, AlertCommand command, CommandOrigin origin) =>
        command switch
        {
            AlertCommand.Answer c => AnswerDecider.InDashboard(book, c, origin),
            AlertCommand.AnswerByKey c => AnswerDecider.ByKey(book, c),
            AlertCommand.ReceiveSms c => AnswerDecider.BySms(book, context, c, origin),
            AlertCommand.BeginAttempt c => MessageDecider.Begin(book, c),
            AlertCommand.RecordAccepted c => MessageDecider.Accepted(book, c),
            AlertCommand.RecordFailed c => WayLoss.After(MessageDecider.Failed(book, c), book, context, origin),
            AlertCommand.RecordStatus c => WayLoss.After(MessageDecider.Status(book, c), book, context, origin),
            _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
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

    /// <summary>Collects what one command makes of one incident: one code and one text for each person and cause.</summary>
    private sealed class Writer(AlertBook book, AlertContext context, Incident incident, CommandOrigin origin)
    {
        private readonly ImmutableArray<AlertEvent.Raised>.Builder raised =
            ImmutableArray.CreateBuilder<AlertEvent.Raised>();

        private readonly ImmutableArray<AlertEvent>.Builder messages = ImmutableArray.CreateBuilder<AlertEvent>();
        private readonly RoundCodes codes = new(book, origin.CommandId, incident.Number, origin.Now);
        private readonly HashSet<PersonId> alerted = [];

        public IncidentWords Words { get; } =
            AlertDecider.Words(context, incident.Type, incident.Level, incident.Position);

        public ImmutableArray<AlertEvent> Written => [.. raised, .. messages];

        public void Enter(AlertReason reason, IEnumerable<AreaId> areas, bool nowhere)
        {
            foreach (var plan in AlertPlan.For(book.Of(incident.Id), context, reason, areas, nowhere, origin.Now))
            {
                var alert = AlertId.From(DerivedId.From(origin.CommandId, 'a', raised.Count));
                raised.Add(
                    new(
                        alert,
                        incident.Id,
                        plan.Ledergruppe,
                        plan.Reason,
                        plan.Areas,
                        plan.Required,
                        [
                            .. plan.Rounds.Select(round => new AlertRound(
                                round.Person,
                                round.Authority,
                                codes.For(round.Person),
                                round.Standing
                            )),
                        ]
                    )
                );
                foreach (var person in plan.Rounds.Select(round => round.Person).Where(alerted.Add))
                {
                    var text = MessageTexts.Alert(
                        Words,
                        plan.Reason,
                        codes.For(person),
                        Uncovered(context, plan.Areas)
                    );
                    Intend(alert, person, MessagePurpose.Alert, text);
                }
            }
        }

        /// <summary>One text to each person alerted for the incident, under the code that the person got last.</summary>
        public void Tell(MessagePurpose purpose, Func<int, string> text)
        {
            var newest = new Dictionary<PersonId, (AlertId Alert, int Code)>();
            foreach (var alert in book.Of(incident.Id).Where(alert => alert.IsOpen))
            {
                foreach (var round in alert.Rounds)
                {
                    newest[round.Person] = (alert.Id, round.Code);
                }
            }

            foreach (var (person, round) in newest)
            {
                Intend(round.Alert, person, purpose, text(round.Code));
            }
        }

        public void End()
        {
            foreach (var alert in book.Of(incident.Id).Where(alert => alert.IsOpen))
            {
                messages.Add(new AlertEvent.Ended(alert.Id));
            }
        }

        private void Intend(AlertId alert, PersonId person, MessagePurpose purpose, string text) =>
            messages.Add(
                new AlertEvent.MessageIntended(
                    MessageId.From(DerivedId.From(origin.CommandId, 'm', messages.Count)),
                    alert,
                    person,
                    null,
                    MessageChannel.Sms,
                    purpose,
                    FreeText.Of(text)
                )
            );
    }
}

/// <summary>Who would be alerted, and by what text.</summary>
/// <param name="People">How many people get a message.</param>
/// <param name="Sms">With <see cref="AlertDecider.PreviewCode"/> in place of a code.</param>
public sealed record AlertPreview(ImmutableArray<PlannedAlert> Alerts, int People, SmsPreview Sms);

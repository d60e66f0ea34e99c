using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.GeoModel.Texts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Policies;

namespace Beredskab.Notifications.Alerts;

/// <summary>
/// Collects what one command makes of one incident's alerts: one code and one text for each person and cause, and the
/// book as it will be when all of it is written.
/// </summary>
internal sealed class CallWriter(AlertBook book, AlertContext context, Incident incident, CommandOrigin origin)
{
    private readonly ImmutableArray<AlertEvent>.Builder alerts = ImmutableArray.CreateBuilder<AlertEvent>();
    private readonly ImmutableArray<AlertEvent>.Builder messages = ImmutableArray.CreateBuilder<AlertEvent>();
    private readonly RoundCodes codes = new(book, origin.CommandId, incident.Number, origin.Now);
    private int raised;

    public AlertBook Book { get; private set; } = book;

    /// <summary>Who has been called by this command already.</summary>
    public HashSet<PersonId> Called { get; } = [];

    public AlertContext Context => context;

    public Incident Incident => incident;

    public DateTimeOffset Now => origin.Now;

    public IncidentWords Words { get; } =
        IncidentWords.Of(
            incident.Type,
            incident.Level,
            incident.Position,
            AlertPlan.Containing(incident.Position, context.AreaKind),
            context.AreaName
        );

    /// <summary>The policy's rule for the incident as it is now.</summary>
    public PolicyRule Rule { get; } = context.Policy.For(incident.Level, incident.Type);

    /// <summary>First what happens to the alerts, then every message that follows.</summary>
    public ImmutableArray<AlertEvent> Written => [.. alerts, .. messages];

    public bool IsEmpty => alerts.Count == 0 && messages.Count == 0;

    /// <returns>The person's code for this cause, the same however many alerts it is about.</returns>
    public int CodeFor(PersonId person) => codes.For(person);

    public AlertId Raise(PlannedAlert plan)
    {
        var alert = AlertId.From(DerivedId.From(origin.CommandId, 'a', raised++));
        Write(
            new AlertEvent.Raised(
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
                        CodeFor(round.Person),
                        round.Standing
                    )),
                ]
            )
        );
        if (!plan.Required.IsEmpty)
        {
            SetProcedure(alert);
        }

        return alert;
    }

    public void SetProcedure(AlertId alert) =>
        Write(
            new AlertEvent.ProcedureSet(
                alert,
                context.Policy.Version,
                Rule.Steps,
                Rule.AllWaysAtOnce,
                Rule.StaleAfterMinutes
            )
        );

    public void Write(AlertEvent @event)
    {
        alerts.Add(@event);
        Apply(@event);
    }

    /// <summary>Calls a person on the first way, or on all at once when the rule says so.</summary>
    public void Call(AlertId alert, PersonId person, int code, string text)
    {
        var ways = context.Contacts.WaysOf(person);
        if (ways.IsEmpty)
        {
            // Fails visibly, rather than not at all.
            Intend(alert, person, null, MessagePurpose.Alert, text, code);
            return;
        }

        foreach (var way in Rule.AllWaysAtOnce ? ways : [ways[0]])
        {
            Intend(alert, person, way, MessagePurpose.Alert, text, code);
        }
    }

    /// <summary>Changes what a call that this command makes says: one more reason came to it.</summary>
    /// <returns>False when there is no such call.</returns>
    public bool Reword(PersonId person, int code, string text)
    {
        var found = false;
        for (var i = 0; i < messages.Count; i++)
        {
            if (
                messages[i] is AlertEvent.MessageIntended { Purpose: MessagePurpose.Alert } call
                && call.Person == person
                && call.Code == code
            )
            {
                messages[i] = call with { Text = FreeText.Of(text) };
                found = true;
            }
        }

        return found;
    }

    /// <summary>Tells a person something that asks for no answer, on the first way.</summary>
    public void Tell(AlertId alert, PersonId person, MessagePurpose purpose, string text) =>
        Intend(alert, person, context.Contacts.WaysOf(person).FirstOrDefault(), purpose, text, null);

    public void Intend(AlertId alert, PersonId person, ContactWay? way, MessagePurpose purpose, string text, int? code)
    {
        var message = new AlertEvent.MessageIntended(
            MessageId.From(DerivedId.From(origin.CommandId, 'm', messages.Count)),
            alert,
            person,
            null,
            way is null ? MessageChannel.Sms : WayChannels.Of(way.Kind),
            purpose,
            FreeText.Of(text),
            // The mobile number of somebody who has chosen nothing is no way with an id of its own.
            way is not null
            && context.Contacts.Find(way.Id) is not null
                ? way.Id
                : null,
            code
        );
        messages.Add(message);
        Apply(message);
    }

    // Nothing that is decided here depends on the numbers that the writer gives.
    private void Apply(AlertEvent @event) =>
        Book = Book.Apply(
            @event,
            new(
                long.MaxValue - 1_000_000 + alerts.Count + messages.Count,
                default,
                origin.Actor,
                origin.Organisation,
                origin.OccurredAt,
                origin.Now
            )
        );
}

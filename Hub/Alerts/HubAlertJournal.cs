using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Journal;
using Beredskab.Hub.State;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Dispatch;

namespace Beredskab.Hub.Alerts;

/// <summary>The journal as alerting sees it.</summary>
public sealed class HubAlertJournal(JournalWriter writer, HubDecider decider) : IAlertJournal
{
    public AlertBook Alerts => writer.State.Alerts;

    public DateTimeOffset? NextDue(AlertId alert, DateTimeOffset now) => decider.NextDue(writer.State, alert, now);

    public AnswerReceipt? Foresee(AlertCommand.AnswerByKey answer, DateTimeOffset now) =>
        decider.Foresee(writer.State, answer, PersonId.System, now);

    public async Task<Refusal?> Submit(Guid commandId, AlertCommand command, CancellationToken cancellationToken) =>
        await writer.Submit(
            new(commandId, PersonId.System, OrganisationId.System, null, command),
            cancellationToken
        ) switch
        {
            Outcome.Accepted => null,
            Outcome.Refused refused => refused.Refusal,
            Outcome.IdReused => new("command-id-reused", "Kommandoens id er brugt før, med et andet indhold."),
            Outcome.Unavailable unavailable => throw new JournalUnavailableException(unavailable.Reason),
            _ => throw new InvalidOperationException("An outcome of no known kind."),
        };
}

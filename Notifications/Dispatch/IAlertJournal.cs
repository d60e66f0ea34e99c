using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Notifications.Dispatch;

/// <summary>What alerting needs of the journal. The Hub provides it; tests provide one in memory.</summary>
public interface IAlertJournal
{
    /// <summary>The newest durable state of alerting.</summary>
    AlertBook Alerts { get; }

    /// <returns>When the alert next has something to do by itself; null when it waits for people only, or is no more.</returns>
    DateTimeOffset? NextDue(AlertId alert, DateTimeOffset now);

    /// <summary>
    /// What an answer would become of in the newest state, as the reply to the same by SMS would have it; asked before the
    /// answer is submitted.
    /// </summary>
    /// <returns>Null when it would be refused.</returns>
    AnswerReceipt? Foresee(AlertCommand.AnswerByKey answer, DateTimeOffset now);

    /// <summary>Submits a command as the product itself.</summary>
    /// <param name="commandId">Repeat it to ask again safely.</param>
    /// <returns>Null when accepted, otherwise why not.</returns>
    /// <exception cref="JournalUnavailableException">The journal could not write; ask again with the same id.</exception>
    Task<Refusal?> Submit(Guid commandId, AlertCommand command, CancellationToken cancellationToken);
}

/// <summary>The journal could not write. Nothing was done.</summary>
public sealed class JournalUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Where people are reached: outside the journal, because it must be erasable.</summary>
public interface IDirectory
{
    /// <returns>E.164, or null when the person has no number.</returns>
    string? MobileOf(PersonId person);

    /// <param name="way">Null for the mobile number, which is a way of everybody's; a shared phone's is nobody's own.</param>
    /// <returns>
    /// E.164, a mailbox or a push subscription, as the way's kind has it; null when the person has no such way.
    /// </returns>
    string? AddressOf(PersonId person, WayId? way);

    /// <returns>Whose number it is, or null when nobody's. A number counts once the person has proved to have it.</returns>
    PersonId? WhoHas(string number);

    /// <returns>
    /// The way of <see cref="WhoHas"/> that leads to the number, the SMS way where there are several; null when nobody
    /// has it. From a number that is only called a text can come all the same, or a forged one.
    /// </returns>
    WayId? WayTo(string number);

    /// <returns>
    /// The one SMS way that somebody has added to a number that is nobody's yet, and has not proved; null when there is
    /// none, or when several have.
    /// </returns>
    WayId? UnprovedWayTo(string number) => null;

    /// <summary>One number can be written to and called, which is two ways of one person.</summary>
    /// <param name="person">Whose way it is; null when only the way is known.</param>
    /// <returns>
    /// The person's other way to the same number: the one that is called for one that is written to, and the reverse; null
    /// when there is none.
    /// </returns>
    WayId? TwinOf(PersonId? person, WayId way) => null;

    /// <returns>The verified shared phone with the number; null when there is none.</returns>
    DutyPhoneId? DutyPhoneWith(string number);
}

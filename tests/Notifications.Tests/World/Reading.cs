using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Messages;

namespace Beredskab.Notifications.Tests.World;

/// <summary>Reads what happened, for assertions.</summary>
internal static class Reading
{
    public static readonly Location Outside = new([], [], 900, "Frederiksberg Rådhus");

    public static Location In(params ImmutableArray<AreaId> areas) =>
        new([.. areas, City.Kommune], [], 500, "Blågårds Plads");

    public static Location Near(AreaId inside, params ImmutableArray<AreaId> near) =>
        new([inside, City.Kommune], near, 80, "Nørrebro Station");

    public static ImmutableArray<AlertEvent.MessageIntended> Messages(this MemoryJournal journal) =>
        [.. journal.Events.OfType<AlertEvent.MessageIntended>()];

    public static ImmutableArray<string> TextsTo(this MemoryJournal journal, PersonId person) =>
        [.. journal.Messages().Where(message => message.Person == person).Select(message => message.Text.Value!)];

    public static string[] ToldOfRelief(this MemoryJournal journal, PersonId person) =>
        [
            .. journal
                .Messages()
                .Where(message => message.Person == person && message.Purpose == MessagePurpose.Relieved)
                .Select(message => message.Text.Value!),
        ];

    /// <summary>Of the alerts that were sent to the person, in order.</summary>
    public static int[] CodesTo(this MemoryJournal journal, PersonId person) =>
        [
            .. journal
                .Messages()
                .Where(message => message.Person == person && message.Purpose == MessagePurpose.Alert)
                .Select(message => message.Code!.Value),
        ];

    public static ImmutableArray<PersonId> Alerted(this MemoryJournal journal) =>
        [
            .. journal
                .Messages()
                .Where(message => message.Purpose == MessagePurpose.Alert)
                .Select(message => message.Person!.Value),
        ];

    public static int CodeOf(this MemoryJournal journal, PersonId person) =>
        journal.Alerts.RoundsOf(person).Last(round => round.EndedAt is null).Code;

    public static string State(this MemoryJournal journal, Alert alert) =>
        string.Join(
            " ",
            Coverage
                .Of(journal.Alerts.Find(alert.Id)!, journal.Alerts, journal.Contacts)
                .Select(row => $"{row.State}{(row.Required ? "" : "*")}".ToLowerInvariant())
        );

    /// <returns>What was answered to the text, or null; without the word that nothing more will be.</returns>
    public static string? Receive(
        this MemoryJournal journal,
        PersonId? person,
        string text,
        string? sid = null,
        string? number = null,
        WayId? way = null
    )
    {
        var before = journal.Messages().Length;
        var refusal = journal.Do(
            new AlertCommand.ReceiveSms(
                sid ?? Guid.NewGuid().ToString("N"),
                person,
                number ?? (person is { } p ? City.NumberOf(p) : "+4531313131"),
                text,
                way
            ),
            PersonId.System
        );
        Assert.Null(refusal);
        var replies = journal.Messages()[before..];
        return
            replies is [{ Purpose: MessagePurpose.Reply } reply, .. var more]
            && more.All(one => one.Purpose == MessagePurpose.Reply && one.Text.Value == ReplyTexts.Shipped.Silence)
            ? reply.Text.Value
            : null;
    }

    public static InboundOutcome LastOutcome(this MemoryJournal journal) =>
        journal.Events.OfType<AlertEvent.SmsReceived>().Last().Outcome;
}

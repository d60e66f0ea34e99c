using System.Text;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Journal.Format;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Hub.Alerts.Records;

/// <summary>
/// Folds the entries of an incident's alerts anew, and notes on the way what concerns one of them. Pure: what the
/// running program believes plays no part.
/// </summary>
public sealed class RecordFold
{
    private readonly AlertId about;
    private readonly RecordWords words;
    private readonly HashSet<MessageId> own = [];
    private readonly CoverageStretches coverage;
    private readonly List<RecordPolicy> policies = [];
    private readonly List<RecordLine> lines = [];

    private RecordFold(AlertId about, RecordNames names)
    {
        this.about = about;
        words = new(names);
        coverage = new(names);
        Names = names;
    }

    private RecordNames Names { get; }

    private AlertBook Book { get; set; } = AlertBook.Empty;

    /// <param name="entries">Of all the incident's alerts and their messages: one text can be about several alerts.</param>
    /// <returns>Null when the alert is in none of the entries.</returns>
    public static RecordFold? Of(AlertId about, RecordNames names, IEnumerable<TimelineEntry> entries)
    {
        var fold = new RecordFold(about, names);
        foreach (var entry in entries.OrderBy(entry => entry.Header.Sequence))
        {
            fold.Take(entry);
        }

        return fold.Book.Find(about) is null ? null : fold;
    }

    public static AlertEvent Decode(TimelineEntry entry) =>
        (AlertEvent)EventCodec.Decode(entry.Header.Type, Encoding.UTF8.GetBytes(entry.Data), entry.Texts);

    public AlertRecord Record(int number, string title)
    {
        var alert = Book.Find(about)!;
        return new(
            alert.Id.Value,
            alert.Incident!.Value.Value,
            alert.Exercise,
            number,
            title,
            Names.Group(alert.Ledergruppe, alert.Reason),
            alert.Reason,
            [.. alert.Areas.Select(Names.Area)],
            alert.RaisedAt.ToUniversalTime(),
            alert.EndedAt?.ToUniversalTime(),
            alert.Procedure?.Policy,
            policies,
            coverage.Written,
            [.. own.Select(id => Book.Messages[id]).OrderBy(message => message.Sequence).Select(Message)],
            lines
        );
    }

    private void Take(TimelineEntry entry)
    {
        var @event = Decode(entry);
        var before = Book;
        Book = Book.Apply(@event, entry.Header.Origin);
        if (Concerns(@event))
        {
            lines.Add(
                new(
                    entry.Header.Sequence,
                    entry.Header.RecordedAt.ToUniversalTime(),
                    entry.Header.Type,
                    words.Of(@event, before, Book),
                    @event switch
                    {
                        AlertEvent.SmsReceived received => received.Text.Value,
                        AlertEvent.MessageBundled bundled => bundled.Text.Value,
                        _ => null,
                    },
                    MessageOf(@event)?.Value,
                    entry.Hash
                )
            );
        }

        // A procedure taken anew from the same policy, as a change of level does, is no other policy.
        if (
            @event is AlertEvent.ProcedureSet set
            && set.Alert == about
            && (policies.Count == 0 || policies[^1].Version != set.Policy)
        )
        {
            policies.Add(new(entry.Header.Sequence, entry.Header.RecordedAt.ToUniversalTime(), set.Policy));
        }

        if (Book.Find(about) is { } alert)
        {
            coverage.Take(
                entry.Header.Sequence,
                entry.Header.RecordedAt.ToUniversalTime(),
                @event,
                before,
                alert,
                Book
            );
        }
    }

    private bool Concerns(AlertEvent @event)
    {
        if (@event is AlertEvent.MessageIntended intended)
        {
            // A text in another alert's stream is about this one too when it carries this one's code.
            var mine =
                intended.Alert == about
                || Book.Find(about)?.Messages.Values.Any(messages => messages.Contains(intended.Message)) == true;
            return mine && own.Add(intended.Message);
        }

        return MessageOf(@event) is { } message ? own.Contains(message) : AlertOf(@event) == about;
    }

    private RecordMessage Message(Message message) =>
        new(
            message.Id.Value,
            message.Sequence,
            message.IntendedAt.ToUniversalTime(),
            RecordWords.WithPhone(
                message.Person is { } person ? Names.Person(person) : message.Number?.Value,
                message.Phone is not null
            ),
            message.Person is { } member ? Names.OrganisationOf(member) : null,
            message.Channel,
            message.Purpose,
            message.Sent.Value,
            message.State,
            message.StateAt.ToUniversalTime(),
            message.Attempts.Length,
            message.WasRepeated,
            message.ErrorCode is { } code ? ErrorWords.Of(code) : null
        );

    private static AlertId? AlertOf(AlertEvent @event) =>
        @event switch
        {
            AlertEvent.Raised e => e.Alert,
            AlertEvent.TestRaised e => e.Alert,
            AlertEvent.Answered e => e.Alert,
            AlertEvent.ProcedureSet e => e.Alert,
            AlertEvent.Called e => e.Alert,
            AlertEvent.Escalated e => e.Alert,
            AlertEvent.Relieved e => e.Alert,
            AlertEvent.Ended e => e.Alert,
            AlertEvent.SmsReceived e => e.Alert,
            _ => null,
        };

    private static MessageId? MessageOf(AlertEvent @event) =>
        @event switch
        {
            AlertEvent.MessageIntended e => e.Message,
            AlertEvent.MessageBundled e => e.Message,
            AlertEvent.MessageAttempted e => e.Message,
            AlertEvent.MessageAccepted e => e.Message,
            AlertEvent.MessageFailed e => e.Message,
            AlertEvent.MessageReported e => e.Message,
            _ => null,
        };
}

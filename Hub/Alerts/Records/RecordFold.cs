using System.Text;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Journal.Format;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;

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

    private ContactBook Contacts { get; set; } = ContactBook.Empty;

    /// <param name="entries">
    /// Of all the incident's alerts and their messages, since one text can be about several alerts; and of how whoever is
    /// called in them is reached, the phones that they share too.
    /// </param>
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

    public static DomainEvent Decode(TimelineEntry entry) =>
        EventCodec.Decode(entry.Header.Type, Encoding.UTF8.GetBytes(entry.Data), entry.Texts);

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
        switch (@event)
        {
            case AlertEvent e:
                Book = Book.Apply(e, entry.Header.Origin);
                if (Concerns(e))
                {
                    Write(entry, words.Of(e, before, Book), e);
                }

                break;
            case ContactEvent e:
                Contacts = Contacts.Apply(e, entry.Header.RecordedAt);
                if (Book.Find(about) is { IsOpen: true } open && words.Of(e, open, Contacts) is { } said)
                {
                    Write(entry, said);
                }

                break;
            case DutyPhoneEvent e:
                Contacts = Contacts.Apply(e, entry.Header.RecordedAt);
                break;
            default:
                throw new InvalidOperationException($"{entry.Header.Type} is in no record.");
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
                Book,
                Contacts
            );
        }
    }

    private void Write(TimelineEntry entry, string what, AlertEvent? @event = null) =>
        lines.Add(
            new(
                entry.Header.Sequence,
                entry.Header.RecordedAt.ToUniversalTime(),
                entry.Header.Type,
                what,
                @event switch
                {
                    AlertEvent.SmsReceived received => received.Text.Value,
                    AlertEvent.MessageBundled bundled => bundled.Text.Value,
                    _ => null,
                },
                @event is null ? null : MessageOf(@event)?.Value,
                entry.Hash
            )
        );

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

using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Policies;
using Beredskab.Notifications.Roster;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Contacts;

/// <summary>A shared phone at a seat in a town, whose holder changes half an hour after the beginning.</summary>
public abstract class DutyPhoneWorld
{
    private protected static readonly PersonId Morning = City.PoliceNoerrebro;
    private protected static readonly PersonId Evening = City.Person(41);
    private protected static readonly DateTimeOffset Turn = City.Start.AddMinutes(30);
    private protected static readonly SeatId Seat = new(City.NoerrebroGroup, City.Police);
    private protected static readonly SeatId OtherSeat = new(City.BispebjergGroup, City.Police);
    private protected static readonly DutyPhoneId Phone = new(new("00000000-0000-8000-8000-0000000000f1"));
    private protected static readonly DutyPhoneId Another = new(new("00000000-0000-8000-8000-0000000000f2"));

    private protected readonly FakeTimeProvider time = new(City.Start);
    private protected readonly MemoryJournal journal;

    protected DutyPhoneWorld() => journal = new(time, City.Context(Roster()));

    private protected static RosterBook Roster() =>
        City.Roster().OnDuty(City.NoerrebroGroup, City.Police, Evening, Turn);

    private protected void Register(int? smsAfter, int? callAfter, params ImmutableArray<SeatId> seats) =>
        Assert.Null(
            journal.Do(new DutyPhoneCommand.Register(Phone, seats.IsEmpty ? [Seat] : seats, smsAfter, callAfter))
        );

    private protected void Verified(int? smsAfter = 0, int? callAfter = null, ImmutableArray<SeatId>? seats = null)
    {
        Register(smsAfter, callAfter, seats ?? []);
        Assert.Null(journal.Do(new DutyPhoneCommand.EnterCode(Phone, Fits: true)));
    }

    private protected string? FromPhone(string text)
    {
        var before = journal.Messages().Length;
        Receive(text);
        return journal.Messages()[before..] is [{ Purpose: MessagePurpose.Reply } reply] ? reply.Text.Value : null;
    }

    private protected void Receive(string text) =>
        Assert.Null(
            journal.Do(
                new AlertCommand.ReceiveSms(Guid.NewGuid().ToString("N"), null, "+4520990001", text, null, Phone),
                PersonId.System
            )
        );

    private protected string? Refusal(DomainCommand command) => journal.Do(command)?.Code;

    private protected ImmutableDictionary<PersonId, AlertAnswer> Answers(IncidentId incident) =>
        journal.Alerts.Of(incident)[0].Answers;

    private protected AlertEvent.MessageIntended[] Told(MessagePurpose purpose) =>
        [
            .. journal
                .Messages()
                .Where(message => message.Purpose == purpose && message.Person == Morning)
                .OrderBy(message => message.Phone is not null),
        ];

    private protected AlertEvent.MessageIntended[] CallsOn(DutyPhoneId? phone, PersonId person) =>
        [
            .. journal
                .Messages()
                .Where(message =>
                    message.Purpose == MessagePurpose.Alert && message.Phone == phone && message.Person == person
                ),
        ];
}

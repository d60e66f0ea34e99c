using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Roster;
using Beredskab.Notifications.Tests.World;

namespace Beredskab.Notifications.Tests.Histories;

/// <summary>Who is on duty, and how they are reached, in the product and before the witness alike.</summary>
internal sealed partial class Telling
{
    private void ChangeRoster(Happening happening)
    {
        var minute = (int)(time.GetUtcNow() - City.Start).TotalMinutes;
        switch (happening)
        {
            case Happening.Shift s when IsRequired(s.Group, s.Authority):
                Shift(new(s.Group, s.Authority, s.Person, minute + s.InMinutes, minute + s.InMinutes + s.Minutes));
                break;
            case Happening.TakeOver s when Call(s.Message) is { Alert: { } about } call:
                if (
                    journal.Alerts.Find(about) is { Ledergruppe: { } led } alert
                    && alert.Rounds.FirstOrDefault(round => round.Code == call.Code) is { } stands
                )
                {
                    Shift(
                        new(
                            Array.IndexOf(Words.Groups, led),
                            Array.IndexOf(Words.Authorities, stands.Authority),
                            Enumerable.Range(1, 99).First(number => City.Person(number) == stands.Person),
                            minute + s.InMinutes,
                            minute + s.InMinutes + s.Minutes
                        )
                    );
                }

                break;
            case Happening.Swap s when shifts.Count > 0:
                var (one, other) = (shifts[s.First % shifts.Count], shifts[s.Second % shifts.Count]);
                if ((one.Plan.Group, one.Plan.Authority) == (other.Plan.Group, other.Plan.Authority))
                {
                    Swap(one, other);
                }

                break;
            case Happening.Away s:
                Away(new(s.Person, minute + s.InMinutes, minute + s.InMinutes + s.Minutes));
                break;
            case Happening.Seats { Seat: var seat } when IsRequired(seat.Group, seat.Authority):
                Seat(seat);
                break;
            default:
                break;
        }
    }

    private bool IsRequired(int group, int authority) =>
        roster.Ledergrupper.TryGetValue(Words.Groups[group], out var known)
        && known.Required.Contains(Words.Authorities[authority]);

    private void Plan(RosterEvent @event)
    {
        roster = roster.Apply(@event);
        journal.Context = journal.Context with { Roster = roster };
    }

    private void Seat(SeatPlan seat)
    {
        witness.Duty.Sits(seat);
        Plan(
            new RosterEvent.MembersNamed(
                Words.Groups[seat.Group],
                Words.Authorities[seat.Authority],
                [.. seat.Members.Select(City.Person)],
                [.. seat.Deputies.Select(City.Person)]
            )
        );
    }

    private void Shift(ShiftPlan plan)
    {
        if (!IsRequired(plan.Group, plan.Authority))
        {
            return;
        }

        var id = DerivedId.From(Guid.Empty, 's', planned++);
        shifts.Add((id, plan));
        witness.Duty.Planned(id, plan);
        Plan(
            new RosterEvent.ShiftPlanned(
                Words.Groups[plan.Group],
                id,
                Words.Authorities[plan.Authority],
                City.Person(plan.Person),
                City.Start.AddMinutes(plan.From),
                City.Start.AddMinutes(plan.To)
            )
        );
    }

    // As a swap of shifts comes into force: each is moved by the shift's own entries.
    private void Swap((Guid Id, ShiftPlan Plan) one, (Guid Id, ShiftPlan Plan) other)
    {
        foreach (var gone in new[] { one, other }.Distinct())
        {
            shifts.Remove(gone);
            witness.Duty.Cancelled(gone.Id);
            Plan(new RosterEvent.ShiftCancelled(Words.Groups[gone.Plan.Group], gone.Id));
        }

        Shift(one.Plan with { Person = other.Plan.Person });
        if (one != other)
        {
            Shift(other.Plan with { Person = one.Plan.Person });
        }
    }

    private void Away(AwayPlan away)
    {
        witness.Duty.IsAway(away);
        roster = roster.Apply(
            new AbsenceEvent.Registered(
                City.Person(away.Person),
                DerivedId.From(Guid.Empty, 'w', planned++),
                City.Start.AddMinutes(away.From),
                City.Start.AddMinutes(away.To)
            )
        );
        journal.Context = journal.Context with { Roster = roster };
    }

    private void Phone(PhonePlan phone)
    {
        var person = City.Person(phone.Person);
        var events = new List<ContactEvent>();
        if (phone.Mobile is null)
        {
            events.Add(new ContactEvent.WayRemoved(person, ContactBook.MobileOf(person), WayRemoval.ByPerson));
        }
        else if (phone.Ways.Length > 0)
        {
            events.Add(new ContactEvent.WayVerified(person, ContactBook.MobileOf(person)));
        }

        for (var i = 0; i < phone.Ways.Length; i++)
        {
            events.Add(new ContactEvent.WayAdded(person, WayOf(person, i), phone.Ways[i].Kind, null));
            events.Add(new ContactEvent.WayVerified(person, WayOf(person, i)));
        }

        events.Add(
            new ContactEvent.PlanSet(
                person,
                [
                    .. phone.Mobile is null ? [] : new[] { new PlannedWay(ContactBook.MobileOf(person), 0) },
                    .. phone.Ways.Select((way, i) => new PlannedWay(WayOf(person, i), way.AfterSeconds)),
                ]
            )
        );
        journal.Write([.. events]);
    }

    private static WayId WayOf(PersonId person, int index) => new(DerivedId.From(person.Value, 'v', index));

    private static ImmutableArray<FallbackPerson> Members(ImmutableArray<int> people) =>
        [.. people.Select(person => new FallbackPerson(City.Person(person), City.Sekretariatet))];
}

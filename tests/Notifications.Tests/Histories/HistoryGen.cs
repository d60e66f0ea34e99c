using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Policies;
using FsCheck;
using FsCheck.Fluent;

namespace Beredskab.Notifications.Tests.Histories;

/// <summary>Histories over any policy that may be adopted.</summary>
internal static class HistoryGen
{
    private const int People = 9;

    public static Arbitrary<History> Any() => Arb.From(Histories(), HistoryShrinking.Smaller);

    public static Gen<History> Histories() =>
        from town in Towns()
        from length in Gen.Choose(2, 30)
        from happenings in Gen.ArrayOf(Happenings(), length)
        from first in Reports()
        select new History(town, [first, .. happenings]);

    private static Gen<Town> Towns() =>
        from seats in Some(Seats(), 1, 8)
        from shifts in Gen.CollectToArray(
            seats.DistinctBy(seat => (seat.Group, seat.Authority)),
            seat => Some(Shifts(seat), 0, 3)
        )
        from absences in Some(Absences(), 0, 3)
        from phones in Some(Phones(), 0, 8)
        from policy in Gen.Frequency((1, Gen.Constant(AlertPolicy.Shipped)), (5, Policies(1)))
        from office in Some(Person(), 1, 2)
        from chefs in Some(Person(), 0, 2)
        from directors in Some(Person(), 0, 2)
        from bundle in Gen.Elements(0, 0, 10)
        select new Town(
            [.. seats.DistinctBy(seat => (seat.Group, seat.Authority))],
            [.. shifts.SelectMany(one => one)],
            absences,
            [.. phones.DistinctBy(phone => phone.Person)],
            policy,
            [.. office.Distinct()],
            [.. chefs.Distinct()],
            [.. directors.Distinct()],
            bundle
        );

    private static Gen<SeatPlan> Seats() =>
        from @group in Gen.Elements(0, 0, 1, 2, 3)
        from authority in Gen.Choose(0, 3)
        from members in Some(Person(), 0, 3)
        from deputies in Some(Person(), 0, 2)
        select new SeatPlan(@group, authority, [.. members.Distinct()], [.. deputies.Distinct()]);

    // Mostly those who sit there: whoever comes on duty has often been called before.
    private static Gen<ShiftPlan> Shifts(SeatPlan seat) =>
        from person in seat.Members.Concat(seat.Deputies).Distinct().ToArray() is { Length: > 0 } own
            ? Gen.Frequency((1, Person()), (2, Gen.Elements(own)))
            : Person()
        from start in Gen.Frequency((3, Gen.Constant(-60)), (2, Gen.Choose(0, 120)))
        from length in Gen.Elements(90, 240, 6000)
        select new ShiftPlan(seat.Group, seat.Authority, person, start, start + length);

    private static Gen<AwayPlan> Absences() =>
        from person in Person()
        from start in Gen.Choose(-60, 240)
        from length in Gen.Elements(90, 240, 6000)
        select new AwayPlan(person, start, start + length);

    private static Gen<PhonePlan> Phones() =>
        from person in Person()
        from mobile in Gen.Frequency(
            (6, from network in Networks() select (Network?)network),
            (1, Gen.Constant<Network?>(null))
        )
        from ways in Some(
            from kind in Gen.Elements(WayKind.Voice, WayKind.Push, WayKind.Email)
            from after in Gen.Choose(0, 5)
            from network in Networks()
            select new WayPlan(kind, after * 30, network),
            0,
            3
        )
        select new PhonePlan(person, mobile, [.. ways.OrderBy(way => way.AfterSeconds)]);

    private static Gen<Network> Networks() => Gen.Elements(Enum.GetValues<Network>());

    private static Gen<int> Person() => Gen.Choose(1, People);

    private static Gen<AlertPolicy> Policies(int version) =>
        from information in Rules(ActivationLevel.Informationsberedskab, typed: false)
        from staff in Rules(ActivationLevel.Stabsberedskab, typed: false)
        from operation in Rules(ActivationLevel.Operationsberedskab, typed: false)
        from typed in Some(
            from level in Gen.Elements(Enum.GetValues<ActivationLevel>())
            from rule in Rules(level, typed: true)
            select rule,
            0,
            2
        )
        from citywide in Some(Gen.Elements(Enum.GetValues<StandingGroup>()), 0, 2)
        select new AlertPolicy(
            version,
            [information, staff, operation, .. typed.DistinctBy(rule => (rule.Level, rule.Type))],
            [.. citywide.Distinct()]
        );

    private static Gen<PolicyRule> Rules(ActivationLevel level, bool typed) =>
        from type in Gen.Elements(IncidentType.Sammenstoed, IncidentType.Brand)
        from named in Gen.Elements(true, false)
        from called in Some(Gen.Elements(Words.Authorities), 1, 3)
        from limited in Gen.Elements(true, false)
        from quorum in Some(Gen.Elements(Words.Authorities), 1, 3)
        from whole in Gen.Frequency((1, Gen.Constant(true)), (4, Gen.Constant(false)))
        from also in Some(Gen.Elements(Enum.GetValues<StandingGroup>()), 0, 2)
        from atOnce in Gen.Frequency((1, Gen.Constant(true)), (2, Gen.Constant(false)))
        from steps in Some(Steps(), 1, 7)
        from stale in Gen.Elements<int?>(null, 5, 20, 60)
        let authorities = named ? [.. called.Distinct()] : (ImmutableArray<OrganisationId>?)null
        let must = quorum.Distinct().Where(one => authorities?.Contains(one) ?? true).ToImmutableArray()
        select new PolicyRule(
            level,
            typed ? type : null,
            authorities,
            limited && !must.IsEmpty ? must : null,
            whole,
            [.. also.Distinct()],
            atOnce,
            [
                .. steps
                    .GroupBy(step => step.Kind)
                    .SelectMany(same =>
                        same.Key is StepKind.Repeat or StepKind.NextChannel ? same.AsEnumerable() : same.Take(1)
                    )
                    .OrderBy(step => steps.IndexOf(step)),
            ],
            stale
        );

    private static Gen<PolicyStep> Steps() =>
        from kind in Gen.Elements(Enum.GetValues<StepKind>())
        from seconds in Gen.Choose(30, 400)
        select new PolicyStep(kind, seconds);

    private static Gen<Happening> Reports() =>
        from place in Gen.Frequency(
            (1, Gen.Constant<int?>(null)),
            (4, from one in Gen.Choose(0, Words.Places.Length - 1) select (int?)one),
            (8, from one in Gen.Choose(0, 2) select (int?)one)
        )
        from type in Gen.Elements(IncidentType.Sammenstoed, IncidentType.Brand, IncidentType.Online)
        from level in Gen.Elements(Enum.GetValues<ActivationLevel>())
        from citywide in Gen.Frequency((1, Gen.Constant(true)), (5, Gen.Constant(false)))
        from exercise in Gen.Frequency((1, Gen.Constant(true)), (7, Gen.Constant(false)))
        select (Happening)new Happening.Report(place, type, level, citywide, exercise);

    private static Gen<Happening> Happenings() =>
        Gen.Frequency(
            (3, Reports()),
            (
                2,
                from incident in Incident()
                from place in Gen.Choose(0, Words.Places.Length - 1)
                select (Happening)new Happening.Move(incident, place)
            ),
            (
                3,
                from incident in Incident()
                from level in Gen.Elements(Enum.GetValues<ActivationLevel>())
                select (Happening)new Happening.LevelChange(incident, level)
            ),
            (1, from incident in Incident() select (Happening)new Happening.StandDown(incident)),
            (
                2,
                from incident in Incident()
                from authority in Gen.Choose(0, 3)
                select (Happening)new Happening.Note(incident, authority)
            ),
            (
                9,
                from person in Person()
                from kind in Answers()
                from minutes in Gen.Elements<int?>(null, null, 5, 240)
                from code in Gen.Elements<int?>(null, 0, 0, 0, 1, 2)
                select (Happening)new Happening.Sms(person, kind, minutes, code)
            ),
            (
                4,
                from person in Person()
                from kind in Answers()
                from minutes in Gen.Elements<int?>(null, 5)
                from alert in Gen.Choose(0, 4)
                select (Happening)new Happening.Dashboard(person, kind, minutes, alert)
            ),
            (
                6,
                from message in Gen.Choose(0, 7)
                from digit in Gen.Elements(1, 1, 1, 2, 3, 9)
                select (Happening)new Happening.Key(message, digit)
            ),
            (
                1,
                from person in Person()
                from back in Gen.Elements(true, false, false)
                select (Happening)new Happening.Stop(person, back)
            ),
            (
                2,
                from message in Gen.Choose(0, 7)
                from status in Gen.Elements(Enum.GetValues<DeliveryStatus>())
                select (Happening)new Happening.Receipt(message, status)
            ),
            (
                2,
                from @group in Gen.Choose(0, 3)
                from authority in Gen.Choose(0, 3)
                from person in Person()
                from begins in Gen.Choose(0, 60)
                from length in Gen.Elements(30, 480)
                select (Happening)new Happening.Shift(@group, authority, person, begins, length)
            ),
            (
                3,
                from message in Gen.Choose(0, 7)
                from begins in Gen.Choose(0, 30)
                from length in Gen.Elements(30, 480)
                select (Happening)new Happening.TakeOver(message, begins, length)
            ),
            (
                1,
                from one in Gen.Choose(0, 13)
                from other in Gen.Choose(0, 13)
                select (Happening)new Happening.Swap(one, other)
            ),
            (
                1,
                from person in Person()
                from begins in Gen.Choose(0, 60)
                from length in Gen.Elements(30, 480)
                select (Happening)new Happening.Away(person, begins, length)
            ),
            (1, from seat in Seats() select (Happening)new Happening.Seats(seat)),
            (3, from seconds in Gen.Elements(0, 90, 900) select (Happening)new Happening.AllCome(seconds)),
            (1, from policy in Policies(2) select (Happening)new Happening.Adopt(policy)),
            (
                8,
                from seconds in Gen.Frequency(
                    (8, Gen.Choose(1, 120)),
                    (8, Gen.Choose(120, 1800)),
                    (3, Gen.Choose(1800, 10_000)),
                    (1, Gen.Choose(10_000, 100_000))
                )
                select (Happening)new Happening.Wait(seconds)
            )
        );

    private static Gen<int> Incident() => Gen.Choose(0, 3);

    private static Gen<AnswerKind> Answers() =>
        Gen.Elements(AnswerKind.Coming, AnswerKind.Coming, AnswerKind.Cannot, AnswerKind.Deputy);

    private static Gen<ImmutableArray<T>> Some<T>(Gen<T> one, int least, int most) =>
        from length in Gen.Choose(least, most)
        from all in Gen.ArrayOf(one, length)
        select all.ToImmutableArray();
}

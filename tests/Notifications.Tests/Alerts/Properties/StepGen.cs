using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Roster;
using Beredskab.Notifications.Tests.World;
using FsCheck;
using FsCheck.Fluent;

namespace Beredskab.Notifications.Tests.Alerts.Properties;

/// <summary>Rosters in which anybody may be missing, and histories over them.</summary>
internal static class StepGen
{
    public static readonly AreaId[] Areas = [City.Noerrebro, City.Bispebjerg, City.Valby, City.Vanloese];
    private static readonly LedergruppeId[] Groups =
    [
        City.NoerrebroGroup,
        City.BispebjergGroup,
        City.ValbyGroup,
        City.SekretariatGroup,
    ];

    public static Gen<(RosterBook Roster, Step[] Steps)> Histories() =>
        from established in Gen.SubListOf(Enumerable.Range(0, 4))
        from shifts in Gen.ListOf(
            from g in Gen.Choose(0, 3)
            from authority in Gen.Elements(City.Police, City.Sof, City.Buf, City.Sekretariatet)
            from person in Gen.Choose(1, 8)
            select (Groups[g], authority, City.Person(person)),
            10
        )
        from length in Gen.Choose(1, 25)
        from steps in Gen.ArrayOf(Steps(), length)
        select (RosterOf([.. established], [.. shifts]), steps);

    private static Gen<Step> Steps() =>
        Gen.Frequency<Step>(
            (
                3,
                from place in Places()
                from type in Gen.Elements(Enum.GetValues<IncidentType>())
                select (Step)new Step.Report(place, type)
            ),
            (2, from incident in Gen.Choose(0, 9) from place in Places() select (Step)new Step.Move(incident, place)),
            (
                1,
                from incident in Gen.Choose(0, 9)
                from level in Gen.Elements(Enum.GetValues<ActivationLevel>())
                select (Step)new Step.Level(incident, level)
            ),
            (1, from incident in Gen.Choose(0, 9) select (Step)new Step.StandDown(incident)),
            (
                2,
                from duplicate in Gen.Choose(0, 9)
                from main in Gen.Choose(0, 9)
                select (Step)new Step.Merge(duplicate, main)
            ),
            (
                5,
                from person in Gen.Choose(1, 9)
                from coming in Gen.Elements(true, false)
                from which in Gen.Choose(-1, 4)
                select (Step)new Step.Sms(person, coming, which)
            ),
            (1, from minutes in Gen.Choose(1, 6000) select (Step)new Step.Wait(minutes)),
            (1, from person in Gen.Choose(1, 8) select (Step)new Step.Lose(person))
        );

    private static Gen<Location?> Places() =>
        Gen.Frequency<Location?>(
            (1, Gen.Constant<Location?>(null)),
            (1, Gen.Constant<Location?>(Reading.Outside)),
            (
                6,
                from inside in Gen.Elements(Areas)
                from near in Gen.SubListOf(Areas)
                select (Location?)Reading.Near(inside, [.. near.Where(area => area != inside)])
            )
        );

    private static RosterBook RosterOf(
        ImmutableArray<int> established,
        ImmutableArray<(LedergruppeId Group, OrganisationId Authority, PersonId Person)> shifts
    )
    {
        var roster = RosterBook.Empty;
        foreach (var group in established)
        {
            roster = group switch
            {
                0 => roster.With(Groups[0], City.Noerrebro, "Nørrebro", City.Police, City.Sof, City.Buf),
                1 => roster.With(Groups[1], City.Bispebjerg, "Bispebjerg", City.Police, City.Sof),
                2 => roster.With(Groups[2], City.Valby, "Valby", City.Police),
                _ => roster.With(Groups[3], City.Kommune, "Sekretariatet", City.Sekretariatet),
            };
        }

        return shifts.Aggregate(roster, (book, shift) => book.OnDuty(shift.Group, shift.Authority, shift.Person));
    }
}

using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Access;
using Beredskab.Hub.Exercises;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Roster;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Messages.Templates;
using Beredskab.Notifications.Policies;
using Beredskab.Notifications.Roster;
using Beredskab.Notifications.TestAlarms;

namespace Beredskab.Hub.State;

/// <summary>
/// What somebody hears who may not: each text names those who may, as <see cref="Permissions"/> has it, so that nobody is
/// sent to ask themselves.
/// </summary>
internal static class NotAllowed
{
    public const string Code = "not-allowed";

    public static Refusal BelongsNowhere { get; } =
        new(Code, "Du hører ikke til den organisation, så du kan intet gøre for den. Log ud, og log ind igen.");

    /// <summary>Somebody who plans for no ledergruppe at all.</summary>
    public static Refusal PlansNoShifts { get; } =
        new(
            Code,
            "Du kan ikke lægge vagter. Det kan Sekretariatet, en administrator og ledere i de ledergrupper, hvor de selv sidder."
        );

    public static Refusal For(DomainCommand command) => new(Code, Text(command));

    private static string Text(DomainCommand command) =>
        command switch
        {
            IncidentCommand.Report { Exercise: true } =>
                "Kun ledere, Sekretariatet og administratorer kan begynde en øvelse.",
            IncidentCommand.Correct =>
                "Du kan kun rette det, din egen organisation har skrevet. En leder kan rette resten.",
            IncidentCommand.Report
            or IncidentCommand.WriteNote
            or IncidentCommand.CompleteTask
            or IncidentCommand.ReopenTask =>
                "Din rolle giver ikke adgang til at melde og skrive. En administrator kan ændre den under Opsætning.",
            IncidentCommand => "Det kan kun ledere, Sekretariatet, chefgruppen og styregruppen. Spørg en leder.",
            RosterCommand.PlanShift or RosterCommand.ChangeShift or RosterCommand.CancelShift =>
                "En leder lægger, ændrer og sletter kun vagter for sin egen myndighed, i ledergrupper hvor lederen selv sidder. "
                    + "Resten lægger Sekretariatet og administratorerne.",
            RosterCommand.ProposeSwap =>
                "Man kan kun tilbyde sin egen vagt. Spørg Sekretariatet, hvis en andens skal byttes.",
            RosterCommand.ConfirmSwap or RosterCommand.DeclineSwap => "Kun de to, der bytter, kan svare på det.",
            RosterCommand.WithdrawSwap =>
                "Et bytte trækkes tilbage af den, der har foreslået det, eller af Sekretariatet.",
            AbsenceCommand => "Man melder kun sig selv væk og tilbage. For andre gør Sekretariatet det.",
            CalendarCommand =>
                "Man laver og lukker kun sin egen kalender. En ledergruppes og andres er Sekretariatets.",
            DutyPhoneCommand.SendCode or DutyPhoneCommand.EnterCode =>
                "Telefonens kode kan kun Sekretariatet, en administrator og ledere på dens plads bede om og skrive.",
            ContactCommand.SetLimits or ContactCommand.ReplaceMobile => OnlyAdministrators,
            ContactCommand.RemoveWay => "Det kan kun personen selv eller en administrator.",
            ContactCommand => "Det kan kun personen selv.",
            OrganisationCommand or JournalCommand or AreaCommand or MapCommand => OnlyAdministrators,
            RosterCommand or DutyPhoneCommand or ExerciseCommand or TestAlarmCommand or PolicyCommand or TextCommand =>
                "Det kan kun Sekretariatet og administratorer. Spørg Sekretariatet.",
            _ => "Det kan ingen bede om; Beredskab gør det selv.",
        };

    private const string OnlyAdministrators = "Det kan kun en administrator. Spørg en af dem.";
}

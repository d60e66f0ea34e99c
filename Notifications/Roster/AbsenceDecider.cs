using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;

namespace Beredskab.Notifications.Roster;

/// <summary>Decides what follows from a command on somebody's absence.</summary>
public static class AbsenceDecider
{
    /// <summary>Longer is a slip of the keyboard, or a person who should leave the ledergruppe.</summary>
    public static readonly TimeSpan LongestAbsence = TimeSpan.FromDays(366);

    /// <param name="isPerson">Whether a person belongs to any organisation.</param>
    public static Verdict Decide(
        RosterBook roster,
        AbsenceCommand command,
        CommandOrigin origin,
        Func<PersonId, bool> isPerson
    ) =>
        command switch
        {
            AbsenceCommand.Register c => Register(roster, c, isPerson),
            AbsenceCommand.End c => roster.AbsenceOf(c.Absence) switch
            {
                null => Refuse("absence-unknown", "Fraværet findes ikke.", "absence"),
                { } absence when absence.To <= origin.Now => Refuse(
                    "absence-over",
                    "Fraværet er allerede slut.",
                    "absence"
                ),
                { } absence => Verdict.Accept(
                    new AbsenceEvent.Ended(absence.Person, absence.Id, origin.Now.ToUniversalTime())
                ),
            },
            _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
        };

    private static Verdict Register(RosterBook roster, AbsenceCommand.Register c, Func<PersonId, bool> isPerson)
    {
        if (c.Absence == Guid.Empty)
        {
            return Refuse("id-missing", "Fraværet mangler et id.", "absenceId");
        }

        if (roster.AbsenceOf(c.Absence) is not null)
        {
            return Refuse("absence-exists", "Fraværet findes allerede.", "absenceId");
        }

        if (!isPerson(c.Person))
        {
            return Refuse("person-unknown", "Personen findes ikke.", "person");
        }

        if (RosterDecider.IsAbsurd(c.From) || RosterDecider.IsAbsurd(c.To))
        {
            return Refuse("date-absurd", "Fraværet ligger for langt væk.", "from");
        }

        if (c.To <= c.From)
        {
            return Refuse("absence-backwards", "Fraværet slutter, før det begynder.", "to");
        }

        return c.To - c.From > LongestAbsence
            ? Refuse(
                "absence-too-long",
                "Et fravær kan højst vare 366 dage. Tag i stedet personen ud af vagtplanen.",
                "to"
            )
            : Verdict.Accept(
                new AbsenceEvent.Registered(c.Person, c.Absence, c.From.ToUniversalTime(), c.To.ToUniversalTime())
            );
    }

    private static Verdict Refuse(string code, string text, string field) => Verdict.Refuse(new(code, text, field));
}

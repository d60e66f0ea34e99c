using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Texts;

namespace Beredskab.Notifications.Roster;

/// <summary>Decides what follows from a command on a ledergruppe or its shifts.</summary>
public static class RosterDecider
{
    /// <summary>A shift is at most this long; longer is a slip of the keyboard.</summary>
    public static readonly TimeSpan LongestShift = TimeSpan.FromDays(31);

    /// <summary>How many people can sit in a ledergruppe for one authority, and how many can stand in.</summary>
    public const int MostMembers = 100;

    /// <param name="isArea">Whether an area exists.</param>
    /// <param name="isAuthority">Whether an organisation can be required to answer.</param>
    /// <param name="isMember">Whether a person belongs to an organisation.</param>
    public static Verdict Decide(
        RosterBook roster,
        RosterCommand command,
        CommandOrigin origin,
        Func<AreaId, bool> isArea,
        Func<OrganisationId, bool> isAuthority,
        Func<OrganisationId, PersonId, bool> isMember
    )
    {
        var group = roster.Ledergrupper.GetValueOrDefault(command.Ledergruppe);
        return (group, command) switch
        {
            (null, RosterCommand.EstablishLedergruppe c) => Establish(roster, c, isArea, isAuthority),
            (not null, RosterCommand.EstablishLedergruppe) => Refuse(
                "ledergruppe-exists",
                "Ledergruppen findes allerede.",
                "ledergruppeId"
            ),
            (null, _) => Refuse("ledergruppe-unknown", "Ledergruppen findes ikke.", "ledergruppeId"),
            (_, RosterCommand.ChangeLedergruppe c) => Describe(c.Name, c.Required, isAuthority, out var name)
                is { } refusal
                ? Verdict.Refuse(refusal)
                : Verdict.Accept(new RosterEvent.LedergruppeChanged(c.Ledergruppe, name, [.. c.Required])),
            (_, RosterCommand.PlanShift c) => Plan(roster, c, origin.Now, isAuthority, isMember),
            (_, RosterCommand.ChangeShift c) => Change(roster, c, origin.Now, isAuthority, isMember),
            (_, RosterCommand.CancelShift c) => roster.Shifts.GetValueOrDefault(c.Shift)?.Ledergruppe == c.Ledergruppe
                ? Verdict.Accept(new RosterEvent.ShiftCancelled(c.Ledergruppe, c.Shift))
                : Refuse("shift-unknown", "Vagten findes ikke i denne ledergruppe.", "shift"),
            (_, RosterCommand.NameMembers c) => Name(c, isAuthority, isMember),
            (_, RosterCommand.PlanRotation c) => RotationDecider.Plan(roster, c, isAuthority, isMember),
            (_, RosterCommand.ChangeRotation c) => RotationDecider.Change(roster, c, isMember),
            (_, RosterCommand.CancelRotation c) => RotationDecider.Cancel(roster, c),
            (_, RosterCommand.ProposeSwap c) => SwapDecider.Propose(roster, c, origin, isMember),
            (_, RosterCommand.ConfirmSwap c) => SwapDecider.Confirm(roster, c, origin),
            (_, RosterCommand.DeclineSwap c) => SwapDecider.Decline(roster, c, origin),
            (_, RosterCommand.WithdrawSwap c) => SwapDecider.Withdraw(roster, c),
            _ => throw new InvalidOperationException($"No rule for {command.GetType().Name}."),
        };
    }

    private static Verdict Establish(
        RosterBook roster,
        RosterCommand.EstablishLedergruppe c,
        Func<AreaId, bool> isArea,
        Func<OrganisationId, bool> isAuthority
    )
    {
        if (c.Ledergruppe.Value == Guid.Empty)
        {
            return Refuse("id-missing", "Ledergruppen mangler et id.", "ledergruppeId");
        }

        if (!isArea(c.Area))
        {
            return Refuse("area-unknown", "Området findes ikke. Vælg et fra listen.", "area");
        }

        if (roster.Leading(c.Area) is { } existing)
        {
            return Refuse("area-has-ledergruppe", $"Området har allerede {existing.Name}.", "area");
        }

        return Describe(c.Name, c.Required, isAuthority, out var name) is { } refusal
            ? Verdict.Refuse(refusal)
            : Verdict.Accept(new RosterEvent.LedergruppeEstablished(c.Ledergruppe, c.Area, name, [.. c.Required]));
    }

    private static Refusal? Describe(
        string? name,
        ImmutableArray<OrganisationId> required,
        Func<OrganisationId, bool> isAuthority,
        out string clean
    )
    {
        if (
            NameText.Check(name, 80, new("name-invalid", "Skriv et navn på højst 80 tegn.", "name"), out clean) is
            { } refusal
        )
        {
            return refusal;
        }

        if (required.IsDefaultOrEmpty)
        {
            return new("required-missing", "Vælg mindst én myndighed, der skal svare.", "required");
        }

        if (required.Distinct().Count() != required.Length)
        {
            return new("required-doubled", "En myndighed står der to gange.", "required");
        }

        return required.All(isAuthority)
            ? null
            : new(
                "required-not-authority",
                "Kun myndigheder kan skulle svare. En af de valgte er ikke en.",
                "required"
            );
    }

    private static Verdict Name(
        RosterCommand.NameMembers c,
        Func<OrganisationId, bool> isAuthority,
        Func<OrganisationId, PersonId, bool> isMember
    )
    {
        if (!isAuthority(c.Authority))
        {
            return Refuse("authority-unknown", "Myndigheden findes ikke.", "organisationId");
        }

        ImmutableArray<PersonId> members = c.Members.IsDefault ? [] : c.Members,
            deputies = c.Deputies.IsDefault ? [] : c.Deputies;
        foreach (var (people, field) in new[] { (members, "members"), (deputies, "deputies") })
        {
            if (people.Length > MostMembers)
            {
                return Refuse("too-many-people", $"Vælg højst {MostMembers} personer.", field);
            }

            if (people.Distinct().Count() != people.Length)
            {
                return Refuse("person-doubled", "En person står der to gange.", field);
            }

            if (!people.All(person => isMember(c.Authority, person)))
            {
                return Refuse("person-not-member", "En af personerne hører ikke til myndigheden.", field);
            }
        }

        return Verdict.Accept(new RosterEvent.MembersNamed(c.Ledergruppe, c.Authority, members, deputies));
    }

    private static Verdict Plan(
        RosterBook roster,
        RosterCommand.PlanShift c,
        DateTimeOffset now,
        Func<OrganisationId, bool> isAuthority,
        Func<OrganisationId, PersonId, bool> isMember
    )
    {
        if (c.Shift == Guid.Empty)
        {
            return Refuse("id-missing", "Vagten mangler et id.", "shiftId");
        }

        if (roster.Shifts.ContainsKey(c.Shift))
        {
            return Refuse("shift-exists", "Vagten findes allerede.", "shiftId");
        }

        if (!isAuthority(c.Authority))
        {
            return Refuse("authority-unknown", "Myndigheden findes ikke.", "organisationId");
        }

        if (!isMember(c.Authority, c.Person))
        {
            return Refuse("person-not-member", "Personen hører ikke til myndigheden.", "person");
        }

        if (IsAbsurd(c.From) || IsAbsurd(c.To))
        {
            return Refuse("date-absurd", "Vagten ligger for langt væk.", "from");
        }

        if (c.To <= c.From)
        {
            return Refuse("shift-backwards", "Vagten slutter, før den begynder.", "to");
        }

        if (c.To - c.From > LongestShift)
        {
            return Refuse("shift-too-long", "En vagt kan højst vare 31 dage. Del den i flere.", "to");
        }

        // One that has begun may still be put right; one that is over can call nobody, and the year is mostly the slip.
        if (c.To <= now)
        {
            return Refuse("shift-over", "Vagten er allerede slut. Se efter, om datoen er rigtig.", "to");
        }

        return roster.Shifts.Values.Any(shift => IsSame(shift, c))
            ? Refuse("shift-doubled", "Den vagt har personen allerede i netop det tidsrum.", "from")
            : Verdict.Accept(
                new RosterEvent.ShiftPlanned(
                    c.Ledergruppe,
                    c.Shift,
                    c.Authority,
                    c.Person,
                    c.From.ToUniversalTime(),
                    c.To.ToUniversalTime()
                )
            );
    }

    private static Verdict Change(
        RosterBook roster,
        RosterCommand.ChangeShift c,
        DateTimeOffset now,
        Func<OrganisationId, bool> isAuthority,
        Func<OrganisationId, PersonId, bool> isMember
    )
    {
        if (roster.Shifts.GetValueOrDefault(c.Shift) is not { } before)
        {
            return Refuse("shift-unknown", "Vagten findes ikke mere.", "shift");
        }

        if (before.To <= now)
        {
            return Refuse("shift-over", "Vagten er slut og kan ikke ændres.", "shift");
        }

        var after = new RosterCommand.PlanShift(c.Ledergruppe, c.Shift, c.Authority, c.Person, c.From, c.To);
        if (IsSame(before, after))
        {
            return Verdict.Accept();
        }

        // A shift is changed by being taken away and laid again under its id: what overrides what stays plain.
        var cancelled = new RosterEvent.ShiftCancelled(before.Ledergruppe, before.Id);
        return Plan(roster.Apply(cancelled), after, now, isAuthority, isMember) switch
        {
            Verdict.Accepted accepted => Verdict.Accept([cancelled, .. accepted.Events]),
            var refused => refused,
        };
    }

    private static bool IsSame(Shift shift, RosterCommand.PlanShift c) =>
        shift.From == c.From
        && shift.To == c.To
        && shift.Person == c.Person
        && shift.Authority == c.Authority
        && shift.Ledergruppe == c.Ledergruppe;

    /// <summary>Such a date is a slip of the keyboard, and some cannot be shown on a clock.</summary>
    internal static bool IsAbsurd(DateTimeOffset instant) => instant.UtcDateTime.Year is < 2000 or > 2200;

    private static Verdict Refuse(string code, string text, string field) => Verdict.Refuse(new(code, text, field));
}

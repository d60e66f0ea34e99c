using System.Globalization;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Texts;
using Beredskab.Hub.Access;
using Beredskab.Hub.Commands;
using Beredskab.Hub.State;
using Beredskab.Notifications.Roster;

namespace Beredskab.Hub.Roster;

/// <summary>A line of a file that is read: the shift that it means, or why it means none.</summary>
/// <param name="Note">What was made of a time in a change of the clock; null for nothing to say.</param>
public sealed record ImportLine(int Number, RosterCommand.PlanShift? Shift, Refusal? Refusal, string? Note);

/// <summary>Reads single shifts from a spreadsheet's text. Pure: what becomes of them is decided afterwards.</summary>
public static class RosterImport
{
    public const int MostLines = 2000;

    private const int LongestEcho = 40;

    private static readonly string[] LocalFormats =
    [
        RosterCsv.TimeFormat,
        "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd'T'HH:mm:ss",
    ];

    /// <returns>Why the file cannot be read at all; otherwise null, and its lines.</returns>
    public static Refusal? Read(string text, HubState state, PeopleDirectory directory, out List<ImportLine> lines)
    {
        lines = [];
        text = text.TrimStart('\uFEFF');
        var separator = CsvReader.SeparatorOf(text);
        var names = new RosterNames(state, directory);
        int[]? columns = null;
        foreach (var line in CsvReader.Read(text, separator))
        {
            if (columns is null)
            {
                if (Columns(line.Fields, out columns) is { } refusal)
                {
                    return refusal;
                }

                continue;
            }

            if (lines.Count == MostLines)
            {
                return new("too-many-lines", $"Filen har over {MostLines} linjer. Del den i flere.", "csv");
            }

            lines.Add(Read(line, columns, names));
        }

        return columns is null ? NoHeading : null;
    }

    private static Refusal? Columns(IReadOnlyList<string> heading, out int[] columns)
    {
        var found = heading.Select(name => name.Trim()).ToList();
        columns =
        [
            .. RosterCsv.Columns.Select(column =>
                found.FindIndex(name => string.Equals(name, column, StringComparison.OrdinalIgnoreCase))
            ),
        ];
        return columns.Contains(-1) ? NoHeading : null;
    }

    private static ImportLine Read(CsvReader.CsvLine line, int[] columns, RosterNames names)
    {
        if (columns.Max() >= line.Fields.Count)
        {
            return Refused("line-too-short", "Linjen mangler felter.", null);
        }

        var fields = columns.Select(column => RosterCsv.Unguarded(line.Fields[column]).Trim()).ToArray();
        if (fields.Any(field => field.Any(char.IsControl)))
        {
            return Refused("text-invalid", "Et felt har usynlige tegn eller linjeskift. Skriv det igen.", null);
        }

        if (Only(names.Ledergrupper(fields[0]), out var ledergruppe) is { } wrongGroup)
        {
            return Refused($"ledergruppe-{wrongGroup}", Unclear("ledergruppe", fields[0], wrongGroup), "ledergruppe");
        }

        if (Only(names.Authorities(fields[1]), out var authority) is { } wrongAuthority)
        {
            return Refused($"authority-{wrongAuthority}", Unclear("myndighed", fields[1], wrongAuthority), "myndighed");
        }

        if (Only(names.People(authority, fields[2]), out var person) is { } wrongPerson)
        {
            return wrongPerson == "unknown" && names.Elsewhere(fields[2]) is { Length: > 0 } elsewhere
                ? Refused("person-not-member", NotMember(fields[2], elsewhere, names.Of(authority)), "person")
                : Refused($"person-{wrongPerson}", Unclear("person", fields[2], wrongPerson), "person");
        }

        if (Time(fields[3], "fra", out var from, out var fromNote) is { } badFrom)
        {
            return new(line.Number, null, badFrom, null);
        }

        if (Time(fields[4], "til", out var to, out var toNote) is { } badTo)
        {
            return new(line.Number, null, badTo, null);
        }

        return new(
            line.Number,
            new(ledergruppe, IdOf(ledergruppe, authority, person, from, to), authority, person, from, to),
            null,
            fromNote is null || toNote is null ? fromNote ?? toNote : $"{fromNote} {toNote}"
        );

        ImportLine Refused(string code, string text, string? field) =>
            new(line.Number, null, new(code, text, field), null);
    }

    /// <summary>The same words always give the same shift, so that reading a file twice makes nothing twice.</summary>
    private static Guid IdOf(
        LedergruppeId ledergruppe,
        OrganisationId authority,
        PersonId person,
        DateTimeOffset from,
        DateTimeOffset to
    )
    {
        var id = DutyIdentity.Of(new SeatId(ledergruppe, authority), from);
        id = DerivedId.From(id, 't', (int)(to - from).TotalSeconds);
        // Whole minutes and seconds keep the id that they always had.
        if ((to - from).Ticks % TimeSpan.TicksPerSecond is > 0 and var rest)
        {
            id = DerivedId.From(id, 'f', (int)rest);
        }

        return DutyIdentity.Of(new SeatId(new(id), new(person.Value)), from);
    }

    private static string? Only<T>(T[] found, out T only)
        where T : struct
    {
        only = found.Length == 1 ? found[0] : default;
        return found.Length switch
        {
            0 => "unknown",
            1 => null,
            _ => "ambiguous",
        };
    }

    private static string NotMember(string text, string[] elsewhere, string authority) =>
        $"»{Echo(text)}« hører til {Listed.And(elsewhere)}, ikke til {authority}.";

    private static string Echo(string text) => text.Length > LongestEcho ? $"{text[..LongestEcho]}…" : text;

    private static string Unclear(string what, string text, string problem)
    {
        var echo = Echo(text);
        return text.Length == 0 ? $"Feltet {what} er tomt."
            : problem == "unknown" ? $"Ingen {what} her hedder »{echo}«."
            : $"Flere hedder »{echo}«. Skriv id'et i stedet; det står i den plan, du kan hente.";
    }

    private static Refusal? Time(string text, string field, out DateTimeOffset instant, out string? note)
    {
        note = null;
        if (
            !DateTime.TryParseExact(
                text,
                LocalFormats,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var local
            )
        )
        {
            // With an offset it is one instant, whatever the clock does.
            var refusal = ToldTime.Read(text, field, out var told);
            instant = told ?? default;
            return told is null || refusal is not null ? NotUnderstood(field) : null;
        }

        instant = default;
        if (local.Year is < 2000 or > 2200)
        {
            return NotUnderstood(field);
        }

        instant = CopenhagenTime.Read(local, out var reading);
        note = RosterTimes.Note(local, instant, reading);
        return null;
    }

    private static Refusal NotUnderstood(string field) =>
        new("time-not-understood", "Tidspunktet kan ikke læses. Skriv det som 2026-12-24 16:00, dansk tid.", field);

    private static readonly Refusal NoHeading = new(
        "heading-missing",
        $"Den første linje skal have overskrifterne {Listed.And(RosterCsv.Columns)}.",
        "csv"
    );
}

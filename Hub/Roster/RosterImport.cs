using System.Globalization;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Texts;
using Beredskab.Hub.Access;
using Beredskab.Hub.Commands;
using Beredskab.Hub.State;
using Beredskab.Notifications.Roster;

namespace Beredskab.Hub.Roster;

/// <summary>What a line says of a shift, in its own words; empty where it says nothing.</summary>
public sealed record ImportSaid(string Ledergruppe, string Organisation, string Person, string From, string To);

/// <summary>A line of a file that is read: the shift that it means, or why it means none.</summary>
/// <param name="Id">Of the shift that it was written from; null for a new one.</param>
/// <param name="Note">What was made of a time in a change of the clock; null for nothing to say.</param>
public sealed record ImportLine(
    int Number,
    ImportSaid Said,
    Guid? Id,
    RosterCommand.PlanShift? Shift,
    Refusal? Refusal,
    string? Note
);

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
        var idColumn = -1;
        foreach (var line in CsvReader.Read(text, separator))
        {
            if (columns is null)
            {
                if (Columns(line.Fields, out columns, out idColumn) is { } refusal)
                {
                    return refusal;
                }

                continue;
            }

            if (lines.Count == MostLines)
            {
                return new("too-many-lines", $"Filen har over {MostLines} linjer. Del den i flere.", "csv");
            }

            lines.Add(Read(line, columns, idColumn, names));
        }

        return columns is null ? NoHeading : null;
    }

    /// <param name="id">Where the ids stand; -1 for nowhere.</param>
    private static Refusal? Columns(IReadOnlyList<string> heading, out int[] columns, out int id)
    {
        var found = heading.Select(name => name.Trim()).ToList();
        columns = [.. RosterCsv.Columns.Select(Place)];
        id = Place(RosterCsv.IdColumn);
        return columns.Contains(-1) ? NoHeading : null;

        int Place(string column) =>
            found.FindIndex(name => string.Equals(name, column, StringComparison.OrdinalIgnoreCase));
    }

    private static ImportLine Read(CsvReader.CsvLine line, int[] columns, int idColumn, RosterNames names)
    {
        var fields = columns
            .Select(column => column < line.Fields.Count ? RosterCsv.Unguarded(line.Fields[column]).Trim() : "")
            .ToArray();
        string[] shown = [.. fields.Select(field => Echo(string.Concat(field.Where(c => !char.IsControl(c)))))];
        var said = new ImportSaid(shown[0], shown[1], shown[2], shown[3], shown[4]);
        if (columns.Max() >= line.Fields.Count)
        {
            return Refused("line-too-short", "Linjen mangler felter.", null);
        }

        if (fields.Any(field => field.Any(char.IsControl)))
        {
            return Refused("text-invalid", "Et felt har usynlige tegn eller linjeskift. Skriv det igen.", null);
        }

        if (Id(line, idColumn, out var id) is { } badId)
        {
            return new(line.Number, said, null, null, badId, null);
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
            return new(line.Number, said, id, null, badFrom, null);
        }

        if (Time(fields[4], "til", out var to, out var toNote) is { } badTo)
        {
            return new(line.Number, said, id, null, badTo, null);
        }

        return new(
            line.Number,
            said,
            id,
            new(ledergruppe, IdOf(ledergruppe, authority, person, from, to), authority, person, from, to),
            null,
            fromNote is null || toNote is null ? fromNote ?? toNote : $"{fromNote} {toNote}"
        );

        ImportLine Refused(string code, string text, string? field) =>
            new(line.Number, said, null, null, new(code, text, field), null);
    }

    private static Refusal? Id(CsvReader.CsvLine line, int column, out Guid? id)
    {
        id = null;
        var text = column >= 0 && column < line.Fields.Count ? RosterCsv.Unguarded(line.Fields[column]).Trim() : "";
        if (text.Length == 0)
        {
            return null;
        }

        var good = Guid.TryParse(text, out var read);
        id = good ? read : null;
        return good
            ? null
            : new(
                "shift-id-not-understood",
                "Id'et kan ikke læses. Lad det stå, som det blev hentet, eller slet det for at lægge en ny vagt.",
                "id"
            );
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

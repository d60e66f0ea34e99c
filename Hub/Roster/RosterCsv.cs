using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;
using Beredskab.Hub.Hosting;
using Beredskab.Hub.State;
using Beredskab.Notifications.Roster;

namespace Beredskab.Hub.Roster;

/// <summary>
/// Single shifts for a spreadsheet: semicolons, UTF-8 with mark, København's time, one line a shift. What is written is
/// what <see cref="RosterImport"/> reads, and by its id a line that was changed is known for the shift that it was.
/// </summary>
public static class RosterCsv
{
    public const string TimeFormat = "yyyy-MM-dd HH:mm";

    public static readonly string[] Columns = ["Ledergruppe", "Myndighed", "Person", "Fra", "Til"];

    /// <summary>A file may be without it; then each line is a shift by itself.</summary>
    public const string IdColumn = "Id";

    public static byte[] Write(HubState state, PeopleDirectory directory, IEnumerable<Shift> shifts)
    {
        var names = new RosterNames(state, directory);
        var csv = new StringBuilder();
        Line(csv, [.. Columns, IdColumn]);
        foreach (
            var shift in shifts
                .OrderBy(shift => names.Of(shift.Ledergruppe), Danish.Order)
                .ThenBy(shift => names.Of(shift.Authority), Danish.Order)
                .ThenBy(shift => shift.From)
                .ThenBy(shift => shift.Id)
        )
        {
            Line(
                csv,
                names.Of(shift.Ledergruppe),
                names.Of(shift.Authority),
                names.Of(shift.Authority, shift.Person),
                Time(shift.From),
                Time(shift.To),
                shift.Id.ToString()
            );
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    /// <summary>
    /// By the clock; with its offset where the clock does not say which instant is meant, in autumn's second hour, and
    /// where there is more to it than minutes.
    /// </summary>
    public static string Time(DateTimeOffset instant)
    {
        var local = CopenhagenTime.Local(instant);
        var plain = local.ToString(TimeFormat, CultureInfo.InvariantCulture);
        var whole = local.Ticks % TimeSpan.TicksPerMinute == 0;
        return CopenhagenTime.Read(local, out _) == instant && whole
            ? plain
            : new DateTimeOffset(local, local - instant.UtcDateTime).ToString(
                // To the last tick: what is read back must be the very same shift.
                whole ? "yyyy-MM-dd'T'HH:mmzzz" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
                CultureInfo.InvariantCulture
            );
    }

    // A spreadsheet runs what begins like a formula; what a person wrote must not be run.
    internal static string Guarded(string field) => LooksLikeFormula(field) ? "'" + field : field;

    /// <summary>What <see cref="Guarded"/> put there is taken away again.</summary>
    internal static string Unguarded(string field) =>
        field is ['\'', ..] && LooksLikeFormula(field) ? field[1..] : field;

    // Behind marks too, so that each mark that was put there can be taken away.
    private static bool LooksLikeFormula(string field) =>
        field.TrimStart('\'') is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];

    private static void Line(StringBuilder csv, params ReadOnlySpan<string> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            csv.Append(i == 0 ? "" : ";")
                .Append('"')
                .Append(Guarded(fields[i]).Replace("\"", "\"\"", StringComparison.Ordinal))
                .Append('"');
        }

        csv.Append("\r\n");
    }
}

/// <summary>Names for ids and back. A name that several have is no name; then the id stands.</summary>
internal sealed class RosterNames
{
    private readonly HubState state;
    private readonly PeopleDirectory directory;
    private readonly ILookup<string, LedergruppeId> ledergrupper;
    private const string Word = "Ledergruppen ";

    private readonly ILookup<string, LedergruppeId> byShortName;
    private readonly ILookup<string, OrganisationId> authorities;

    // The lines of a file are answered side by side, each by whichever thread the journal goes on with.
    private readonly ConcurrentDictionary<OrganisationId, ILookup<string, PersonId>> people = new();

    public RosterNames(HubState state, PeopleDirectory directory)
    {
        (this.state, this.directory) = (state, directory);
        ledergrupper = state.Roster.Ledergrupper.Values.ToLookup(
            one => one.Name,
            one => one.Id,
            StringComparer.OrdinalIgnoreCase
        );
        byShortName = state
            .Roster.Ledergrupper.Values.SelectMany(one =>
                new[] { one.Name, state.Areas.Atlas.Find(one.Area)?.Name ?? one.Name }.Select(name =>
                    (Name: ShortName(name), one.Id)
                )
            )
            .ToLookup(named => named.Name, named => named.Id, StringComparer.OrdinalIgnoreCase);
        authorities = state
            .Organisations.Organisations.Values.Where(one => one.Kind != OrganisationKind.OtherPartner)
            .ToLookup(one => one.ShortName, one => one.Id, StringComparer.OrdinalIgnoreCase);
    }

    public string Of(LedergruppeId id) =>
        state.Roster.Ledergrupper.GetValueOrDefault(id)?.Name is { } name && ledergrupper[name].Count() == 1
            ? name
            : id.ToString();

    public string Of(OrganisationId id) => state.Organisations.Find(id)?.ShortName ?? id.ToString();

    public string Of(OrganisationId authority, PersonId person) =>
        directory.Find(person)?.Name is { } name && PeopleOf(authority)[name].Count() == 1 ? name : person.ToString();

    /// <summary>By its whole name; or, when none has it, with or without the word before it, or by its area's name.</summary>
    public LedergruppeId[] Ledergrupper(string text) =>
        Guid.TryParse(text, out var id) && state.Roster.Ledergrupper.ContainsKey(new(id)) ? [new(id)]
        : ledergrupper.Contains(text) ? [.. ledergrupper[text]]
        : [.. byShortName[ShortName(text)].Distinct()];

    private static string ShortName(string name) =>
        name.StartsWith(Word, StringComparison.OrdinalIgnoreCase) ? name[Word.Length..].Trim() : name;

    public OrganisationId[] Authorities(string text) =>
        Guid.TryParse(text, out var id) && state.Organisations.IsAuthority(new(id))
            ? [new(id)]
            : [.. authorities[text]];

    public PersonId[] People(OrganisationId authority, string text) =>
        Guid.TryParse(text, out var id) && state.Organisations.IsMember(authority, new(id))
            ? [new(id)]
            : [.. PeopleOf(authority)[text]];

    /// <returns>The authorities that have somebody of that name or id, by their short names.</returns>
    public string[] Elsewhere(string text) =>
        [
            .. from one in state.Organisations.Organisations.Values
            where one.Kind != OrganisationKind.OtherPartner && People(one.Id, text).Length > 0
            orderby one.ShortName
            select one.ShortName,
        ];

    private ILookup<string, PersonId> PeopleOf(OrganisationId authority) =>
        people.GetOrAdd(
            authority,
            _ =>
                (
                    from member in state.Organisations.Find(authority)?.Members.Keys ?? []
                    let person = directory.Find(member)
                    where person is not null
                    select person
                ).ToLookup(person => person.Name, person => person.Id, StringComparer.OrdinalIgnoreCase)
        );
}

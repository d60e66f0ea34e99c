using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.State;
using Beredskab.Notifications.Roster;
using static Beredskab.Hub.Roster.RosterFileEndpoints;

namespace Beredskab.Hub.Roster;

/// <summary>Where what the lines of a file ask for is decided: for real, or as a rehearsal.</summary>
internal interface IShiftDesk
{
    /// <returns>Null when it is accepted, otherwise why not.</returns>
    Task<Refusal?> Do(RosterCommand command);
}

/// <summary>
/// Makes of each line of a file what it means: a new shift, a change of the one that it was written from, or nothing.
/// </summary>
/// <param name="state">What the file is read against.</param>
/// <param name="dry">The desk only rehearses, so that the words are of what would be.</param>
internal sealed class RosterFileWork(HubState state, RosterNames names, IShiftDesk desk, bool dry)
{
    private readonly Dictionary<(Guid? Id, Words Words), Task<Refusal?>> asked = [];
    private HashSet<Words> untouched = [];

    /// <returns>What became of each line, in their order.</returns>
    public async Task<IReadOnlyList<LineView>> Do(List<ImportLine> lines)
    {
        var meant = Meant(lines);
        var changing = meant.Where(one => one.Value == Meaning.Change).Select(one => one.Key.Id!.Value).ToHashSet();
        untouched = [.. state.Roster.Shifts.Values.Where(shift => !changing.Contains(shift.Id)).Select(Of)];
        // All are handed over at once and in order, so that they are written in few batches.
        return await Task.WhenAll(
            lines.Select(line => line.Shift is { } shift ? One(line, shift, meant) : Say(line, line.Refusal!))
        );
    }

    private Task<LineView> One(ImportLine line, RosterCommand.PlanShift shift, Dictionary<ImportLine, Meaning> meant) =>
        meant[line] switch
        {
            Meaning.Change => Ask(
                line,
                line.Id,
                new RosterCommand.ChangeShift(
                    shift.Ledergruppe,
                    line.Id!.Value,
                    shift.Authority,
                    shift.Person,
                    shift.From,
                    shift.To
                )
            ),
            Meaning.Unclear => Say(line, IdDoubled),
            _ when untouched.Contains(Of(shift)) => Task.FromResult(Present(line)),
            Meaning.Gone => Say(line, Gone),
            _ => Ask(line, null, shift with { Shift = Free(shift.Shift) }),
        };

    // Somebody who wants one more shift like another copies its line, with its id.
    private Dictionary<ImportLine, Meaning> Meant(List<ImportLine> lines) =>
        lines
            .GroupBy(line => line.Id)
            .SelectMany(same =>
            {
                var before = same.Key is { } id ? state.Roster.Shifts.GetValueOrDefault(id) : null;
                var words = same.Where(line => line.Shift is not null).Select(line => Of(line.Shift!)).ToHashSet();
                var meaning =
                    same.Key is null ? Meaning.New
                    : before is null ? Meaning.Gone
                    : words.Contains(Of(before)) ? Meaning.New
                    : words.Count > 1 ? Meaning.Unclear
                    : Meaning.Change;
                return same.Select(line => (line, meaning));
            })
            .ToDictionary(one => one.line, one => one.meaning);

    // A shift keeps its id when it is changed; what it once said must still be able to be a shift.
    private Guid Free(Guid id)
    {
        while (state.Roster.Shifts.ContainsKey(id))
        {
            id = DerivedId.From(id, 'n', 0);
        }

        return id;
    }

    // A line that stands twice comes to what the first came to.
    private async Task<LineView> Ask(ImportLine line, Guid? id, RosterCommand command)
    {
        var repeated = asked.TryGetValue((id, Of(line.Shift!)), out var answer);
        if (answer is null)
        {
            asked.Add((id, Of(line.Shift!)), answer = desk.Do(command));
        }

        return await answer switch
        {
            null when repeated => Present(line),
            null when id is { } changed => new(
                line.Number,
                line.Said,
                "changed",
                null,
                Noted(line, $"{(dry ? "Vagten bliver ændret" : "Vagten er ændret")}. Før: {Before(changed)}."),
                null
            ),
            null => new(
                line.Number,
                line.Said,
                "planned",
                null,
                Noted(line, dry ? "Vagten bliver lagt." : "Vagten er lagt."),
                null
            ),
            { Code: "shift-exists" or "shift-doubled" } when id is null => Present(line),
            var refusal => await Say(line, refusal),
        };
    }

    private string Before(Guid id)
    {
        var shift = state.Roster.Shifts[id];
        return $"{names.Of(shift.Authority, shift.Person)}, {names.Of(shift.Authority)} i {names.Of(shift.Ledergruppe)}, "
            + $"{RosterCsv.Time(shift.From)} – {RosterCsv.Time(shift.To)}";
    }

    private static LineView Present(ImportLine line) =>
        new(line.Number, line.Said, "present", null, Noted(line, "Vagten findes allerede."), null);

    private static Task<LineView> Say(ImportLine line, Refusal refusal) =>
        Task.FromResult<LineView>(
            new(line.Number, line.Said, "refused", refusal.Code, Noted(line, refusal.Text), refusal.Field)
        );

    private static string Noted(ImportLine line, string text) => line.Note is null ? text : $"{text} {line.Note}";

    private static Words Of(Shift shift) => new(shift.Ledergruppe, shift.Authority, shift.Person, shift.From, shift.To);

    private static Words Of(RosterCommand.PlanShift shift) =>
        new(shift.Ledergruppe, shift.Authority, shift.Person, shift.From, shift.To);

    private static readonly Refusal Gone = new(
        "shift-gone",
        "Vagten er slettet, siden filen blev hentet. Slet id'et i linjen for at lægge den på ny.",
        "id"
    );

    private static readonly Refusal IdDoubled = new(
        "shift-id-doubled",
        "Flere linjer har vagtens id og siger noget forskelligt. Slet id'et i dem, der skal være nye vagter.",
        "id"
    );

    private enum Meaning
    {
        New,
        Change,
        Gone,
        Unclear,
    }

    private readonly record struct Words(
        LedergruppeId Ledergruppe,
        OrganisationId Authority,
        PersonId Person,
        DateTimeOffset From,
        DateTimeOffset To
    );
}

using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace Beredskab.Notifications.Messages.Templates;

/// <summary>
/// Writes as much of a template as one message holds. First the place is shortened; then what has shorter words takes
/// them; then what is in brackets takes its shorter forms, from the first one on, and is left out, from the last one
/// back; then the place goes, and at the very last the area is shortened. What was decided and is open, at a turn of the
/// duty, never goes. Where a template from before has it in brackets, it stays longer than the place.
/// </summary>
public static class TemplateFit
{
    /// <summary>Fewer letters than this of a name say nothing; then it is left out.</summary>
    private const int ShortestPlace = 8;

    /// <summary>Of an area's name when the whole of it does not fit.</summary>
    private const int ShortArea = 30;

    /// <returns>Null when not even the shortest form is one plain SMS that the guard lets pass.</returns>
    public static string? Write(TextTemplate template, TextValues values) => Fitting(template, values, Typography.Gsm);

    /// <summary>
    /// A draft as it would leave, or as near to it as it comes: one that does not fit is written all the same, and a
    /// character that no plain SMS holds stays in it.
    /// </summary>
    internal static string Draft(TextTemplate template, TextValues values)
    {
        var fullest = Every(template, values).First();
        return Gsm7.Holds(fullest)
            ? Fitting(template, values, text => text) ?? Shortest(template, values, values.Of(TextField.Area))
            : fullest;
    }

    /// <summary>Every choice of what is left out, the fullest first, however long.</summary>
    internal static IEnumerable<string> Every(TextTemplate template, TextValues values) =>
        Choices(template, values)
            .Select(choice =>
                Write(
                    template,
                    values,
                    new(choice),
                    values.Of(TextField.Place),
                    values.Of(TextField.Area),
                    text => text
                )
            )
            .Append(Shortest(template, values, values.Of(TextField.Area)));

    private static string? Fitting(TextTemplate template, TextValues values, Func<string, string> letters)
    {
        var place = values.Of(TextField.Place);
        var area = values.Of(TextField.Area);
        foreach (var (form, withPlace) in Tries(template, values))
        {
            var whole = Write(template, values, form, withPlace ? place : "", area, letters);
            if (Fits(whole))
            {
                return whole;
            }

            var room = place.Length - (Gsm7.Length(whole) - SmsPreview.OneMessage);
            // The way from a place leads nowhere when it is cut.
            if (
                withPlace
                && values.Words.Place is not null
                && room >= ShortestPlace
                && room < place.Length
                && Write(template, values, form, Shorten(place, room), area, letters) is var shortened
                && Fits(shortened)
            )
            {
                return shortened;
            }
        }

        // Neither long names nor names that look like a link may keep a text back.
        var fits = area.Length - (Gsm7.Length(Shortest(template, values, area)) - SmsPreview.OneMessage);
        foreach (var name in new[] { area, Shorten(area, ShortArea), Shorten(area, Math.Max(fits, ShortestPlace)), "" })
        {
            foreach (var brevity in new[] { values.MostBrevity(template), TextValues.Utmost })
            {
                if (Shortest(template, values, name, brevity) is var text && Fits(text))
                {
                    return text;
                }
            }
        }

        return null;
    }

    // Most that is tried is too long, which costs little to see.
    private static bool Fits(string text) =>
        Gsm7.Length(text) <= SmsPreview.OneMessage && MessageGuard.Check(text) is null;

    /// <summary>All that may be left out is, and the area is called as given.</summary>
    internal static string Shortest(TextTemplate template, TextValues values, string area) =>
        Shortest(template, values, area, values.MostBrevity(template));

    private static string Shortest(TextTemplate template, TextValues values, string area, int brevity) =>
        Write(
            template,
            values,
            new([.. template.Optionals.Select(optional => optional.Forms.Length)], brevity),
            "",
            area,
            Typography.Gsm
        );

    /// <summary>Whole words, as many as there is room for; of one that is too long by itself, its beginning.</summary>
    private static string Shorten(string name, int length)
    {
        if (name.Length <= length)
        {
            return name;
        }

        var words = name.LastIndexOf(' ', length - 1);
        var kept = name.AsSpan(0, words >= ShortestPlace - 1 ? words : length - 1).TrimEnd(" ,.-/");
        // A word that leads on to what was cut off says nothing by itself.
        while (kept.LastIndexOf(' ') is > 0 and var last && LeadsOn.Contains(kept[(last + 1)..].ToString()))
        {
            kept = kept[..last].TrimEnd(" ,.-/");
        }

        return string.Concat(kept, ".");
    }

    private static readonly FrozenSet<string> LeadsOn = new[]
    {
        "af",
        "bag",
        "de",
        "den",
        "det",
        "en",
        "et",
        "for",
        "foran",
        "fra",
        "hos",
        "i",
        "langs",
        "med",
        "mellem",
        "mod",
        "nær",
        "og",
        "omkring",
        "over",
        "overfor",
        "på",
        "samt",
        "til",
        "under",
        "ved",
        "&",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>How a text is written.</summary>
    /// <param name="Choice">Which form of each bracket; one beyond the last is none.</param>
    /// <param name="Brevity">Which form of the fields that have several.</param>
    private readonly record struct Form(ImmutableArray<int> Choice, int Brevity = 0);

    /// <summary>
    /// Whoever takes over must hear what was decided and what is open: for that the place goes, which stands on the map.
    /// </summary>
    private static IEnumerable<(Form Form, bool WithPlace)> Tries(TextTemplate template, TextValues values)
    {
        var brevities = Enumerable.Range(0, values.MostBrevity(template) + 1).ToArray();
        var optionals = template.Optionals;
        var handOver = optionals
            .ToList()
            .FindIndex(optional =>
                optional.Forms[0].OfType<TemplatePart.Field>().Any(field => field.Name == TextField.Decision)
            );
        return Choices(template, values)
            .GroupBy(choice => handOver < 0 ? -1 : choice[handOver])
            .SelectMany(group =>
            {
                Form[] forms = [.. group.SelectMany(choice => brevities.Select(brevity => new Form(choice, brevity)))];
                var placeMayGo = handOver < 0 ? brevities.Length > 1 : group.Key < optionals[handOver].Forms.Length;
                return placeMayGo
                    ? forms.Select(form => (form, true)).Concat(forms.Select(form => (form, false)))
                    : forms.Select(form => (form, true));
            });
    }

    /// <summary>Which form of each bracket is written, the fullest choice first; a form beyond the last is none.</summary>
    private static IEnumerable<ImmutableArray<int>> Choices(TextTemplate template, TextValues values)
    {
        var optionals = template.Optionals;
        var given = Enumerable
            .Range(0, optionals.Length)
            .Where(i => !optionals[i].HoldsPlace && IsWritten(optionals[i], values))
            .ToArray();
        var choice = optionals
            .Select(optional => IsWritten(optional, values) ? 0 : optional.Forms.Length)
            .ToImmutableArray();
        yield return choice;
        foreach (var i in given)
        {
            while (choice[i] < optionals[i].Forms.Length - 1)
            {
                choice = choice.SetItem(i, choice[i] + 1);
                yield return choice;
            }
        }

        foreach (var i in given.Reverse())
        {
            choice = choice.SetItem(i, optionals[i].Forms.Length);
            yield return choice;
        }
    }

    // Where there is nothing to put into a field, what is said around it says nothing either.
    private static bool IsWritten(TemplatePart.Optional optional, TextValues values) =>
        optional.Forms[0].OfType<TemplatePart.Field>().All(field => values.Of(field.Name).Length > 0);

    private static string Write(
        TextTemplate template,
        TextValues values,
        Form how,
        string place,
        string area,
        Func<string, string> letters
    )
    {
        var text = new StringBuilder();
        var at = 0;
        foreach (var part in template.Parts)
        {
            if (part is TemplatePart.Optional optional)
            {
                var form = how.Choice[at++];
                if (form < optional.Forms.Length && !(optional.HoldsPlace && place.Length == 0))
                {
                    foreach (var inner in optional.Forms[form])
                    {
                        Append(inner);
                    }
                }
            }
            else
            {
                Append(part);
            }
        }

        var written = letters(text.ToString());
        return values.Words.Exercise ? ExerciseMark.Around(written) : written;

        void Append(TemplatePart part)
        {
            switch (part)
            {
                case TemplatePart.Words words:
                    Join(words.Text);
                    break;
                case TemplatePart.Field { Name: TextField.Area } when area.Length == 0:
                    // A comma before nothing.
                    while (text.Length > 0 && text[^1] is ' ' or ',')
                    {
                        text.Length--;
                    }

                    break;
                case TemplatePart.Field field:
                    Join(
                        TextValues.Write(
                            field.Name,
                            field.Name switch
                            {
                                TextField.Place => place.Length == 0 ? "" : values.BeforePlace + place,
                                TextField.Area => area,
                                _ => values.Of(field.Name, how.Brevity),
                            },
                            field.Capital
                        )
                    );
                    break;
            }
        }

        // A name can end with a point of its own, or with that of what was cut off: no second mark follows it.
        void Join(string next)
        {
            if (next is ['.' or ',' or ';' or ':' or '!' or '?', ..] && text.Length > 0 && text[^1] == '.')
            {
                text.Length--;
            }

            text.Append(next);
        }
    }
}

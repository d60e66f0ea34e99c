using System.Collections.Immutable;
using System.Text;

namespace Beredskab.Notifications.Messages.Templates;

/// <summary>A piece of a template.</summary>
internal abstract record TemplatePart
{
    private TemplatePart() { }

    public sealed record Words(string Text) : TemplatePart;

    /// <param name="Capital">Written with a capital first letter, as the field's own name was.</param>
    public sealed record Field(TextField Name, bool Capital) : TemplatePart;

    /// <summary>What may be left out: <c>[lang | kort]</c>.</summary>
    /// <param name="Forms">The longest first; at least one.</param>
    public sealed record Optional(ImmutableArray<ImmutableArray<TemplatePart>> Forms) : TemplatePart
    {
        /// <summary>The place gives way by rules of its own.</summary>
        public bool HoldsPlace { get; } = Forms.Any(form => form.Any(part => part is Field { Name: TextField.Place }));
    }
}

/// <summary>What keeps a text from being a template.</summary>
public enum TemplateFault
{
    /// <summary>A brace or a bracket without its counterpart, or one within another.</summary>
    Unbalanced,

    /// <summary>A name in braces that no field has.</summary>
    UnknownField,
}

/// <summary>
/// A text with fields in braces. What stands in brackets may be left out; behind a bar stands a shorter form of it.
/// <c>{Type}</c> begins with a capital, <c>{type}</c> does not. Immutable.
/// </summary>
public sealed class TextTemplate
{
    private TextTemplate(string source, ImmutableArray<TemplatePart> parts)
    {
        Source = source;
        Parts = parts;
        Optionals = [.. parts.OfType<TemplatePart.Optional>()];
    }

    /// <summary>As it was written.</summary>
    public string Source { get; }

    internal ImmutableArray<TemplatePart> Parts { get; }

    internal ImmutableArray<TemplatePart.Optional> Optionals { get; }

    /// <summary>Fields that are never left out.</summary>
    internal IEnumerable<TextField> Always => Parts.OfType<TemplatePart.Field>().Select(one => one.Name);

    internal IEnumerable<TextField> Fields =>
        Always.Concat(
            Optionals
                .SelectMany(optional => optional.Forms)
                .SelectMany(form => form.OfType<TemplatePart.Field>())
                .Select(one => one.Name)
        );

    /// <summary>All that is neither field nor notation.</summary>
    internal IEnumerable<string> Words =>
        Parts
            .Concat(Optionals.SelectMany(optional => optional.Forms).SelectMany(form => form))
            .OfType<TemplatePart.Words>()
            .Select(words => words.Text);

    /// <exception cref="ArgumentException">It is no template; for those that ship with the product.</exception>
    public static TextTemplate Of(string source) =>
        Read(source, out var template) is { } fault
            ? throw new ArgumentException($"{fault.Fault}: {fault.What}", nameof(source))
            : template!;

    /// <returns>Null when it is a template, otherwise what is wrong, and with what.</returns>
    public static (TemplateFault Fault, string What)? Read(string source, out TextTemplate? template)
    {
        template = null;
        var parts = ImmutableArray.CreateBuilder<TemplatePart>();
        var form = parts;
        ImmutableArray<ImmutableArray<TemplatePart>>.Builder? forms = null;
        var words = new StringBuilder();
        for (var i = 0; i < source.Length; i++)
        {
            switch (source[i])
            {
                case '{':
                    var end = source.AsSpan(i).IndexOfAny("}[]|") + i;
                    if (end < i || source[end] != '}' || source.AsSpan(i + 1, end - i - 1).Contains('{'))
                    {
                        return (TemplateFault.Unbalanced, "{");
                    }

                    var name = source[(i + 1)..end].Trim();
                    if (Field(name) is not { } field)
                    {
                        return (TemplateFault.UnknownField, name);
                    }

                    Flush();
                    form.Add(field);
                    i = end;
                    break;
                case '[' when forms is null:
                    Flush();
                    forms = ImmutableArray.CreateBuilder<ImmutableArray<TemplatePart>>();
                    form = ImmutableArray.CreateBuilder<TemplatePart>();
                    break;
                case '|' when forms is not null:
                    Flush();
                    forms.Add(form.ToImmutable());
                    form = ImmutableArray.CreateBuilder<TemplatePart>();
                    break;
                case ']' when forms is not null:
                    Flush();
                    forms.Add(form.ToImmutable());
                    parts.Add(new TemplatePart.Optional(forms.ToImmutable()));
                    forms = null;
                    form = parts;
                    break;
                case '}' or '[' or ']' or '|':
                    return (TemplateFault.Unbalanced, source[i].ToString());
                default:
                    words.Append(source[i]);
                    break;
            }
        }

        if (forms is not null)
        {
            return (TemplateFault.Unbalanced, "[");
        }

        Flush();
        template = new(source, parts.ToImmutable());
        return null;

        void Flush()
        {
            if (words.Length > 0)
            {
                form.Add(new TemplatePart.Words(words.ToString()));
                words.Clear();
            }
        }
    }

    private static TemplatePart.Field? Field(string name)
    {
        foreach (var field in Enum.GetValues<TextField>())
        {
            if (string.Equals(TextFields.Name(field), name, StringComparison.OrdinalIgnoreCase))
            {
                return new(field, char.IsUpper(name[0]));
            }
        }

        return null;
    }
}

using System.Collections.Immutable;

namespace Beredskab.Notifications.Messages.Templates;

/// <summary>Which template each kind of text is written from: the fold over all that was adopted. Immutable.</summary>
public sealed record TemplateBook
{
    private TemplateBook() { }

    public static TemplateBook Shipped { get; } = new();

    private ImmutableDictionary<TextKind, (int Version, TextTemplate? Template)> Adopted { get; init; } =
        ImmutableDictionary<TextKind, (int Version, TextTemplate? Template)>.Empty;

    /// <returns>0 when nothing was ever adopted for the kind.</returns>
    public int VersionOf(TextKind kind) => Adopted.GetValueOrDefault(kind).Version;

    /// <summary>Whether the product's own template holds.</summary>
    public bool IsShipped(TextKind kind) => Adopted.GetValueOrDefault(kind).Template is null;

    public TextTemplate Of(TextKind kind) => Adopted.GetValueOrDefault(kind).Template ?? ShippedTexts.Of(kind);

    /// <summary>
    /// The text of the kind. An adopted template was tried with the longest names; should one have grown since, the
    /// product's own holds.
    /// </summary>
    public string Write(TextKind kind, TextValues values) =>
        TemplateFit.Write(Of(kind), values)
        ?? TemplateFit.Write(ShippedTexts.Of(kind), values)
        ?? throw new InvalidOperationException($"The text for {kind} does not fit into one message.");

    public TemplateBook Apply(TextEvent @event) =>
        @event switch
        {
            TextEvent.Adopted e => this with { Adopted = Adopted.SetItem(e.Kind, (e.Version, Read(e.Template))) },
            _ => throw new InvalidOperationException($"No rule for {@event.GetType().Name}."),
        };

    // One that this version cannot read any more must hold back no alert: the product's own takes its place.
    private static TextTemplate? Read(string? source) =>
        source is not null && TextTemplate.Read(source, out var template) is null ? template : null;
}

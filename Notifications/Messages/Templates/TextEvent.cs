using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Texts;

namespace Beredskab.Notifications.Messages.Templates;

/// <summary>The templates' history. A text that was decided stays as it was written, whatever is adopted later.</summary>
public abstract record TextEvent : DomainEvent
{
    public const string TemplatesStream = "texts/templates";

    private TextEvent() { }

    public override string Stream => TemplatesStream;

    /// <param name="Version">Of this kind of text: from 1, one more each time.</param>
    /// <param name="Template">Null for the one that ships with the product.</param>
    /// <param name="Reason">Why it was changed, in the words of who did it.</param>
    public sealed record Adopted(TextKind Kind, int Version, string? Template, FreeText Reason) : TextEvent;
}

public abstract record TextCommand : DomainCommand
{
    private TextCommand() { }

    /// <param name="SeenVersion">The version that was changed; another in between is a conflict.</param>
    /// <param name="Template">Null to return to the one that ships with the product.</param>
    public sealed record Adopt(TextKind Kind, int SeenVersion, string? Template, string? Reason) : TextCommand;
}

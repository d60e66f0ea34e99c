using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Texts;

namespace Beredskab.Notifications.Messages.Templates;

/// <summary>Decides whether a template can hold: it always fits, and loses neither the code nor the area. Pure.</summary>
public static class TextDecider
{
    /// <param name="names">What the template must have room for.</param>
    public static Verdict Decide(TemplateBook book, TextCommand.Adopt c, LongestNames names)
    {
        if (!Enum.IsDefined(c.Kind))
        {
            return Refuse("text-kind-unknown", "Der er ingen besked af den slags.", "kind");
        }

        if (c.SeenVersion != book.VersionOf(c.Kind))
        {
            return Refuse(
                "texts-version-conflict",
                "Teksten er ændret af en anden imens. Hent den nye, og ret i den.",
                "seenVersion"
            );
        }

        if (OpenText.Check(c.Reason, "reason", out var reason, 500) is { } wrong)
        {
            return Verdict.Refuse(wrong);
        }

        var template = c.Template is { } given ? TemplateCheck.Clean(given) : null;
        if (template is not null && TemplateCheck.Of(c.Kind, template, names) is [var first, ..])
        {
            return Verdict.Refuse(first);
        }

        if (string.Equals(template, ShippedTexts.Of(c.Kind).Source, StringComparison.Ordinal))
        {
            template = null;
        }

        var same = template is null
            ? book.IsShipped(c.Kind)
            : string.Equals(template, book.Of(c.Kind).Source, StringComparison.Ordinal);
        return same
            ? Verdict.Accept()
            : Verdict.Accept(new TextEvent.Adopted(c.Kind, c.SeenVersion + 1, template, reason));
    }

    private static Verdict Refuse(string code, string text, string field) => Verdict.Refuse(new(code, text, field));
}

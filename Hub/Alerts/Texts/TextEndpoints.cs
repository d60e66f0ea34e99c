using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Beredskab.Hub.Access;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Incidents;
using Beredskab.Hub.State;
using Beredskab.Notifications.Messages.Templates;

namespace Beredskab.Hub.Alerts.Texts;

/// <summary>The templates of the messages, and what a draft of one would become.</summary>
public static class TextEndpoints
{
    /// <param name="Version">0 when nothing was ever adopted for the kind.</param>
    /// <param name="Shipped">The template that comes with the product.</param>
    /// <param name="Answered">Whether it asks for an answer, and must say how one gives it.</param>
    /// <param name="Group">incident, reply, notice or test.</param>
    /// <param name="Fields">The names that can stand in braces.</param>
    /// <param name="Kept">Those of them that may not be missing.</param>
    public sealed record TextView(
        TextKind Kind,
        int Version,
        string Template,
        string Shipped,
        bool IsShipped,
        bool Answered,
        string Group,
        ImmutableArray<string> Fields,
        ImmutableArray<string> Kept
    );

    public sealed record PreviewBody([property: JsonRequired] TextKind Kind, string? Template);

    /// <param name="SeenVersion">The version that was changed.</param>
    /// <param name="Template">Null to return to the one that comes with the product.</param>
    public sealed record AdoptBody(
        Guid CommandId,
        string? OccurredAt,
        [property: JsonRequired] TextKind Kind,
        [property: JsonRequired] int SeenVersion,
        string? Template,
        string? Reason
    ) : CommandBody(CommandId, OccurredAt);

    public static void MapTexts(this IEndpointRouteBuilder api)
    {
        var texts = api.MapGroup("/texts").WithTags("Beskedtekster");
        texts
            .MapGet("/", (CommandDesk desk) => All(desk.State.Texts))
            .WithSummary("Beskedernes skabeloner, som de gælder nu");
        texts
            .MapGet(
                "/history",
                (CurrentUser user, TextHistory history, CancellationToken ct) =>
                    history.Read(user, ct) is { } versions
                        ? Results.Ok(versions)
                        : Problems.Of(
                            new("not-allowed", "Beskedteksternes historie er for myndighederne. Spørg Sekretariatet.")
                        )
            )
            .WithSummary("Alle vedtagne skabeloner, den nyeste først")
            .Produces<IReadOnlyList<TextHistory.VersionView>>();
        texts
            .MapPost(
                "/preview",
                (PreviewBody b, CommandDesk desk, HubDecider decider) =>
                    Enum.IsDefined(b.Kind)
                        ? Results.Ok(TemplatePreview.Of(b.Kind, b.Template ?? "", decider.LongestNames(desk.State)))
                        : Problems.Of(new("text-kind-unknown", "Der er ingen besked af den slags.", "kind"))
            )
            .WithSummary("Hvad en skabelon bliver til")
            .WithDescription("Intet skrives, intet sendes.")
            .Produces<TemplatePreview>();
        texts
            .MapPost(
                "/",
                (AdoptBody b, CurrentUser user, CommandDesk desk, CancellationToken ct) =>
                    desk.Submit(user, b, new TextCommand.Adopt(b.Kind, b.SeenVersion, b.Template, b.Reason), ct)
            )
            .DescribeCommand(
                "Vedtag en skabelon",
                "For én slags besked. Beskeder, der allerede er besluttet, ændres ikke."
            );
    }

    private static ImmutableArray<TextView> All(TemplateBook book) =>
        [
            .. Enum.GetValues<TextKind>()
                .Select(kind => new TextView(
                    kind,
                    book.VersionOf(kind),
                    book.Of(kind).Source,
                    ShippedTexts.Of(kind).Source,
                    book.IsShipped(kind),
                    TextFields.IsAnswered(kind),
                    GroupOf(kind),
                    [.. TextFields.Of(kind).Select(TextFields.Name)],
                    [.. TextFields.Kept(kind).Select(TextFields.Name)]
                )),
        ];

    private static string GroupOf(TextKind kind) =>
        TextFields.IsAboutIncident(kind) ? "incident"
        : TextFields.IsOfTestAlarm(kind) ? "test"
        : kind <= TextKind.ReplySilence ? "reply"
        : "notice";
}

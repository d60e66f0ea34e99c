using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Texts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Escalation;

namespace Beredskab.Notifications.Alerts;

/// <summary>
/// What becomes of an answer that counts. The SMS that is written back, the words in a call and the notification after a
/// button are all made of it, so that each says the same.
/// </summary>
/// <param name="Deputy">What really follows when the person leaves it to the deputy; null for any other answer.</param>
/// <param name="Covered">For whom somebody comes already when the person says yes; null when the yes is needed.</param>
/// <param name="Authorities">Short names of those in <paramref name="Covered"/>, as they stand in a sentence.</param>
public sealed record AnswerReceipt(
    AnswerKind Kind,
    DeputyFate? Deputy = null,
    Coverer? Covered = null,
    string Authorities = ""
)
{
    /// <summary>It is about an exercise.</summary>
    public bool Exercise { get; init; }

    /// <summary>It answers a test alarm, where a yes is all that is asked for.</summary>
    public bool Test { get; init; }

    /// <summary>The test alarm was over.</summary>
    public bool Late { get; init; }

    /// <summary>Stable, for programs.</summary>
    public string Word =>
        Test ? (Late ? "test-late" : "test-answered")
        : Covered is not null ? "coming-covered"
        : (Kind, Deputy) switch
        {
            (AnswerKind.Coming, _) => "coming",
            (AnswerKind.Cannot, _) => "cannot",
            (_, DeputyFate.Called) => "deputy-called",
            (_, DeputyFate.CalledBefore) => "deputy-called-before",
            (_, DeputyFate.NextStep) => "deputy-none-next-step",
            (_, DeputyFate.Needless) => "deputy-needless",
            (_, DeputyFate.Nobody) => "deputy-none",
            _ => "deputy",
        };
}

/// <summary>Foresees what becomes of an answer. Pure.</summary>
internal static class AnswerReceipts
{
    /// <param name="book">Before the answer.</param>
    /// <param name="answers">What the answer makes in <paramref name="book"/>.</param>
    public static AnswerReceipt Of(
        AlertBook book,
        AlertContext context,
        PersonId person,
        int code,
        Alert alert,
        AnswerKind kind,
        ImmutableArray<AlertEvent.Answered> answers,
        CommandOrigin origin
    )
    {
        var about = new AnswerReceipt(kind) { Exercise = alert.Exercise, Test = alert.Test is not null };
        return about.Test ? about
            : kind == AnswerKind.Deputy
                ? about with
                {
                    Deputy = DeputyFates.Of(
                        With(book, answers, origin),
                        context,
                        person,
                        code,
                        alert.Incident,
                        origin.Now
                    ),
                }
            : kind == AnswerKind.Coming
            && Coverers.Of(book, context.Contacts, person, code, alert.Incident) is { } covered
                ? about with
                {
                    Covered = covered,
                    Authorities = Listed.And(covered.Authorities.Select(context.AuthorityName)),
                }
            : about;
    }

    /// <returns>Null when it would be refused.</returns>
    public static AnswerReceipt? ByKey(
        AlertBook book,
        AlertContext context,
        AlertCommand.AnswerByKey c,
        CommandOrigin origin
    ) =>
        AnswerDecider.ByKey(book, c, origin.Now) is Verdict.Accepted accepted
        && AnswerDecider.KindOf(c.Key) is { } kind
        && book.Find(c.Message) is { Alert: { } id } message
        && book.Find(id) is { } alert
        && (message.Code ?? alert.CodeOf(c.Person)) is { } code
            ? alert.IsOpen
                ? Of(
                    book,
                    context,
                    c.Person,
                    code,
                    alert,
                    kind,
                    [.. accepted.Events.OfType<AlertEvent.Answered>()],
                    origin
                )
                : new AnswerReceipt(kind)
                {
                    Exercise = alert.Exercise,
                    Test = true,
                    Late = true,
                }
            : null;

    /// <returns>Null when it would be refused.</returns>
    public static AnswerReceipt? InDashboard(
        AlertBook book,
        AlertContext context,
        AlertCommand.Answer c,
        CommandOrigin origin
    ) =>
        AnswerDecider.InDashboard(book, c, origin) is Verdict.Accepted accepted
        && book.Find(c.Alert) is { } alert
        && alert.CodeOf(origin.Actor) is { } code
            ? alert.IsOpen
                ? Of(
                    book,
                    context,
                    origin.Actor,
                    code,
                    alert,
                    c.Kind,
                    [.. accepted.Events.OfType<AlertEvent.Answered>()],
                    origin
                )
                : new AnswerReceipt(c.Kind)
                {
                    Exercise = alert.Exercise,
                    Test = true,
                    Late = true,
                }
            : null;

    /// <summary>The book as it will be when the answers are written.</summary>
    private static AlertBook With(AlertBook book, ImmutableArray<AlertEvent.Answered> answers, CommandOrigin origin) =>
        answers.Aggregate(
            book,
            (known, answer) =>
                known.Apply(
                    answer,
                    new(long.MaxValue, default, origin.Actor, origin.Organisation, origin.OccurredAt, origin.Now)
                )
        );
}

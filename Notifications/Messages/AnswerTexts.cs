using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Escalation;

namespace Beredskab.Notifications.Messages;

/// <summary>What became of an answer, in words that a call says, a notification shows and the dashboard notes.</summary>
public static class AnswerTexts
{
    public const string DeputyCalled = "Din stedfortræder kaldes nu.";

    public const string DeputyCalledBefore = "Stedfortræderen er allerede kaldt.";

    public const string DeputyNext = "Der er ingen stedfortræder, vi kan kalde. Vi går videre til næste trin.";

    public const string DeputyNone = "Der er ingen stedfortræder, vi kan kalde. Ring til Sekretariatet.";

    public const string DeputyNeedless = "Der mangler ingen, så din stedfortræder kaldes ikke.";

    /// <summary>Without a word of who answered.</summary>
    public static string Of(AnswerReceipt receipt) =>
        receipt switch
        {
            { Test: true, Late: true } => TestAlarmTexts.ThanksLate,
            { Test: true } => TestAlarmTexts.Thanks,
            { Kind: AnswerKind.Coming } => $"Du kommer.{Further(receipt)}",
            { Kind: AnswerKind.Cannot } => "Du kan ikke komme.",
            _ => Of(receipt.Deputy ?? DeputyFate.Called),
        };

    /// <returns>What a yes need not be followed by, after a space; empty when it is needed.</returns>
    internal static string Further(AnswerReceipt receipt) =>
        receipt.Covered is { } covered
            ? $" {MessageTexts.OnDutyFor(receipt.Authorities, "")[0]} er allerede dækket af {ReplyTexts.NameOf(covered.Standing)}."
            : "";

    internal static string Of(DeputyFate fate) =>
        fate switch
        {
            DeputyFate.Called => DeputyCalled,
            DeputyFate.CalledBefore => DeputyCalledBefore,
            DeputyFate.NextStep => DeputyNext,
            DeputyFate.Needless => DeputyNeedless,
            DeputyFate.Nobody => DeputyNone,
        };
}

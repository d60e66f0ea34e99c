using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.GeoModel.Texts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Messages;

namespace Beredskab.Notifications.Alerts;

/// <summary>
/// Alerts of several incidents to one person within a few seconds. The first leaves at once; another waits until the
/// window ends, and all that have come by then leave as one text. Operationsberedskab never waits. Pure.
/// </summary>
internal static class Bundling
{
    /// <returns>When it may leave; null for at once.</returns>
    public static DateTimeOffset? NotBefore(
        AlertBook book,
        AlertContext context,
        Incident incident,
        PersonId person,
        WayId? way,
        DateTimeOffset now
    )
    {
        if (context.BundleWindow <= TimeSpan.Zero || incident.Level == ActivationLevel.Operationsberedskab)
        {
            return null;
        }

        DateTimeOffset? latest = null;
        foreach (var round in book.RoundsOf(person))
        {
            if (
                round.Incident == incident.Id
                || round.EndedAt <= now - context.BundleWindow
                || !book.Alerts[round.Alert].Calls.TryGetValue(round.Code, out var call)
            )
            {
                continue;
            }

            foreach (var id in call.Messages)
            {
                var other = book.Messages[id];
                var leaves = other.NotBefore ?? other.IntendedAt;
                if (
                    other.Channel == MessageChannel.Sms
                    && other.Way == way
                    // What is real waits for no exercise.
                    && other.Exercise == incident.Exercise
                    && !(leaves <= latest)
                )
                {
                    latest = leaves;
                }
            }
        }

        return latest > now ? latest
            : latest > now - context.BundleWindow ? latest + context.BundleWindow
            : null;
    }

    /// <summary>Whether another message goes before this one, or for it.</summary>
    public static bool Waits(AlertBook book, Message message) =>
        message.Bundle is { } bundle
        && (
            (message.IsCarried && book.Find(bundle.Messages[0]) is { IsPending: true })
            || (bundle.After is { } before && book.Find(before) is { IsPending: true, Attempts: [] })
        );

    /// <summary>Whether there may be something to decide: others to leave with, or to leave without.</summary>
    public static bool Concerns(AlertBook book, Message message) =>
        message is { NotBefore: not null, InDoubt: false }
        && (message.Bundle is not null || book.Held.Any(id => id != message.Id && Fits(message, book.Messages[id])));

    public static Verdict Decide(
        AlertBook book,
        AlertContext context,
        AlertCommand.Bundle c,
        Func<IncidentId, Incident?> incidents,
        DateTimeOffset now
    )
    {
        if (book.Find(c.Message) is not { } message)
        {
            return Verdict.Refuse(new(MessageRefusals.Unknown, "Beskeden findes ikke."));
        }

        // What may have been handed over already keeps its words, so that it is found by them.
        if (!message.IsPending || message.NotBefore > now || !Concerns(book, message))
        {
            return Verdict.Accept();
        }

        if (message.Bundle is { } known)
        {
            var members = MessageDecider.Together(book, message).Where(one => one.IsPending).ToImmutableArray();
            ImmutableArray<Message> over = [.. members.Where(one => MessageDecider.IsOver(book, one))];
            return over.IsEmpty || over.Length == members.Length
                ? Verdict.Accept()
                : Verdict.Accept([
                    .. over.Select(one => new AlertEvent.MessageFailed(
                        one.Id,
                        MessageFailures.Superseded,
                        FailureAdvice.NextChannel,
                        InDoubt: false
                    )),
                    .. Compose([.. members.Except(over).Select(Line)], known.After),
                ]);
        }

        // An exercise is never mixed with what is real.
        return Verdict.Accept([
            .. book
                .Held.Select(id => book.Messages[id])
                .Where(one => Fits(message, one) && !MessageDecider.IsOver(book, one))
                .Select(Line)
                .GroupBy(line => line.Words?.Exercise)
                .Where(group => group.Count() > 1)
                .SelectMany(group => Compose([.. group], after: null)),
        ]);

        BundleLine Line(Message one) =>
            new(
                one,
                one.Alert is { } alert && book.Alerts[alert].Incident is { } id && incidents(id) is { } incident
                    ? CallWriter.WordsOf(context, incident)
                    : null
            );
    }

    private static bool Fits(Message message, Message other) =>
        other is { Bundle: null, Attempts: [], Code: not null, IsPending: true }
        && (other.Person, other.Way, other.NotBefore) == (message.Person, message.Way, message.NotBefore);

    /// <summary>As many as one text holds, the most serious first; the rest in texts that follow.</summary>
    private static IEnumerable<AlertEvent> Compose(ImmutableArray<BundleLine> lines, MessageId? after)
    {
        var left = lines
            .OrderByDescending(line => line.Words?.Level)
            .ThenBy(line => line.Message.Sequence)
            .ThenBy(line => line.Message.Id.Value)
            .ToImmutableArray();
        while (!left.IsEmpty)
        {
            var (count, text) = BundleTexts.Longest(left);
            ImmutableArray<MessageId> bundle = [.. left.Take(count).Select(line => line.Message.Id)];
            foreach (var id in bundle)
            {
                yield return new AlertEvent.MessageBundled(id, bundle, after, FreeText.Of(text));
            }

            after = bundle[0];
            left = left[count..];
        }
    }
}

/// <param name="Words">Null when nothing is known of its incident; then its own text stands for it.</param>
public sealed record BundleLine(Message Message, IncidentWords? Words);

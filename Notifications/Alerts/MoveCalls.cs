using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Incidents;

namespace Beredskab.Notifications.Alerts;

/// <summary>How a person stands to the call whose code a text repeats.</summary>
public enum AnswerStanding
{
    /// <summary>Has not answered, and is waited for.</summary>
    Awaited,

    Answered,

    /// <summary>Another has taken over.</summary>
    Over,
}

/// <summary>
/// What a move makes of the alerts: whoever was called for another place is told where it is now, unless the same
/// command calls them for the new one. Answers stand.
/// </summary>
internal static class MoveCalls
{
    /// <summary>Ask after everything else that the command makes, so that nobody gets two texts.</summary>
    public static void Tell(CallWriter writer, AlertBook before)
    {
        if (!MoveNews.InLatest(writer.Incident, writer.Context.AreaKind))
        {
            return;
        }

        var open = before.Of(writer.Incident.Id).Where(alert => alert.IsOpen);
        foreach (var listener in Listeners.Of(before, writer.Context.Contacts, [.. open]))
        {
            if (writer.Calls(listener))
            {
                continue;
            }

            var code = listener.Code;
            var alert = before.Alerts[listener.Alert];
            var standing =
                alert.Rounds.Where(round => round.Code == code).All(alert.IsRelieved) ? AnswerStanding.Over
                : alert.Calls.GetValueOrDefault(code)?.Answer is null ? AnswerStanding.Awaited
                : AnswerStanding.Answered;
            writer.Tell(
                listener,
                MessagePurpose.Moved,
                writer.Context.Texts.Moved(writer.Words, code, standing),
                quiet: false
            );
        }
    }
}

/// <summary>
/// Whether a move is worth waking people for: another bydel, another named place, a spot where only the area was known, or
/// any part of it further than <see cref="Metres"/> from all that they were last told of. A pin that is put right is not,
/// nor what has shrunk.
/// </summary>
public static class MoveNews
{
    /// <summary>Some minutes on foot: whoever comes to the old place no longer sees it.</summary>
    public const double Metres = 300;

    /// <param name="told">Where people think that it is; null when it had no place.</param>
    /// <param name="kind">The kind of area that stands in the texts.</param>
    public static bool Is(Position? told, Position now, AreaKind kind) =>
        told is null
        || told.Place != now.Place
        || told.Within != now.Within
        || !AlertPlan.Containing(told, kind).SequenceEqual(AlertPlan.Containing(now, kind))
        || told.Whole.FurthestMetres(now.Whole) > Metres;

    /// <summary>
    /// Whether the incident's latest move is. Measured from where people were last told that it is, so that many small
    /// moves are not a way to go far unheard.
    /// </summary>
    public static bool InLatest(Incident incident, AreaKind kind)
    {
        var told = incident.Log is [LogItem.Reported first, ..] ? first.Position : null;
        var latest = false;
        foreach (var moved in incident.Log.OfType<LogItem.Moved>())
        {
            latest = Is(told, moved.Position, kind);
            told = latest ? moved.Position : told;
        }

        return latest;
    }
}

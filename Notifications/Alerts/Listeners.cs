using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Notifications.Alerts;

/// <summary>Somebody who hears what has become of an alert, or the shared phone on which they were called.</summary>
/// <param name="Alert">The newest that they were called in, with the code that they got last.</param>
/// <param name="Phone">Null for the person's own ways.</param>
internal readonly record struct Listener(PersonId Person, AlertId Alert, int Code, DutyPhoneId? Phone);

/// <summary>
/// Who is told of another level, another place and the end: exactly those who were alerted, each person once and each
/// shared phone once. Pure.
/// </summary>
internal static class Listeners
{
    /// <param name="alerts">Of one incident.</param>
    public static ImmutableArray<Listener> Of(AlertBook book, ContactBook contacts, ImmutableArray<Alert> alerts)
    {
        var people = LevelCalls.NewestCodes(alerts);
        if (contacts.Phones.All.IsEmpty)
        {
            return [.. people.Select(one => new Listener(one.Key, one.Value.Alert, one.Value.Code, null))];
        }

        var calls = alerts
            .SelectMany(alert => alert.Messages.Values)
            .SelectMany(ids => ids)
            .Distinct()
            .Select(id => book.Messages[id])
            // What was stopped because the answer was there first has alerted nobody.
            .Where(message =>
                message
                    is { Purpose: MessagePurpose.Alert, Person: not null, ErrorCode: not MessageFailures.Superseded }
            )
            .OrderBy(message => message.Sequence)
            .ToArray();
        // A phone goes from hand to hand: it is with whoever was called on it last.
        var holders = new Dictionary<DutyPhoneId, PersonId>();
        foreach (var call in calls)
        {
            if (call.Phone is { } phone && contacts.WaysOf(phone).Any())
            {
                holders[phone] = call.Person!.Value;
            }
        }

        // Whoever was called on the phone alone, and has it still, is told on it alone.
        var onOwnWays = calls.Where(call => call.Phone is null).Select(call => call.Person!.Value).ToHashSet();
        return
        [
            .. people
                .Where(one => onOwnWays.Contains(one.Key) || !holders.ContainsValue(one.Key))
                .Select(one => new Listener(one.Key, one.Value.Alert, one.Value.Code, null)),
            .. holders.Select(one => new Listener(one.Value, people[one.Value].Alert, people[one.Value].Code, one.Key)),
        ];
    }

    /// <summary>
    /// Who hears of the end: whoever has something that left us, or may have, or has answered all the same. A text that
    /// was never sent has alerted nobody, and that it is over would be the first that they hear.
    /// </summary>
    /// <param name="incident">What it was merged with counts as well: there it may have been heard first.</param>
    public static IEnumerable<Listener> WhoMayHaveHeard(
        AlertBook book,
        IncidentId incident,
        ImmutableArray<Listener> listeners
    )
    {
        var about = new HashSet<IncidentId> { incident };
        bool more;
        do
        {
            more = false;
            foreach (var alert in book.Alerts.Values)
            {
                more |= alert is { Incident: { } from, Into: { } into } && about.Contains(into) && about.Add(from);
            }
        } while (more);

        var people = new HashSet<PersonId>();
        var phones = new HashSet<DutyPhoneId>();
        foreach (var alert in about.SelectMany(one => book.Of(one)))
        {
            people.UnionWith(alert.Answers.Keys);
            foreach (var message in alert.Messages.Values.SelectMany(ids => ids).Select(id => book.Messages[id]))
            {
                if (!message.MayHaveLeft)
                {
                    continue;
                }

                if (message.Phone is { } phone)
                {
                    phones.Add(phone);
                }

                if (message.Person is { } person)
                {
                    people.Add(person);
                }
            }
        }

        return listeners.Where(listener =>
            people.Contains(listener.Person) && (listener.Phone is not { } phone || phones.Contains(phone))
        );
    }
}

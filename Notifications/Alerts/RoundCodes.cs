using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;

namespace Beredskab.Notifications.Alerts;

/// <summary>
/// Gives each person that one cause alerts a code: four digits that nobody else answers with, nor did lately, and
/// that is not the incident's number.
/// </summary>
/// <param name="incident">That the codes are given in; null in a test alarm.</param>
internal sealed class RoundCodes(AlertBook book, Guid command, Incident? incident, DateTimeOffset now)
{
    private const int Lowest = 1000;
    private const int Count = 9000;

    private readonly Dictionary<(PersonId Person, CallCause Cause), int> given = [];
    private readonly HashSet<int> taken = [];
    private ImmutableArray<Alert>? open;
    private int index;

    /// <param name="cause">One command can have several: what is due at one instant.</param>
    /// <returns>The same code for the same person, however many of the cause's alerts the person is in.</returns>
    public int For(PersonId person, CallCause cause)
    {
        if (!given.TryGetValue((person, cause), out var code))
        {
            code = Another(person);
            given.Add((person, cause), code);
        }

        return code;
    }

    /// <returns>One that is not the person's for the cause: what it asks is asked beside.</returns>
    public int Another(PersonId person)
    {
        var start = DerivedId.Number(command, 'c', index++, Count);
        var code =
            Probe(start, IsFree)
            // More than 9,000 codes in use or resting: those at rest go first; then one that is new to this person
            // will do, because an answer is looked up by who sends it.
            // The person may have it as a call that another has replaced, whose answer would be taken for one.
            ?? Probe(start, candidate => book.Codes.GetValueOrDefault(candidate, now) is not null && IsNew(candidate))
            ?? Probe(start, IsNew)
            ?? Lowest + start;
        taken.Add(code);
        return code;

        bool IsNew(int candidate) => book.RoundsOf(person).All(round => round.Code != candidate);
    }

    private bool IsFree(int code) =>
        !book.Codes.TryGetValue(code, out var returned) || returned <= now - AlertBook.CodesRest;

    private int? Probe(int start, Func<int, bool> allowed)
    {
        for (var i = 0; i < Count; i++)
        {
            var code = Lowest + ((start + i) % Count);
            if (code != incident?.Number && !taken.Contains(code) && allowed(code) && !IsCalled(code))
            {
                return code;
            }
        }

        return null;
    }

    // An open alert keeps every call, also one that another has replaced, and tells them apart by the code alone: whoever
    // got it would stand there with somebody else's call and answer.
    private bool IsCalled(int code)
    {
        open ??= incident is null ? [] : [.. book.Of(incident.Id).Where(alert => alert.IsOpen)];
        return open.Value.Any(alert => alert.Calls.ContainsKey(code));
    }
}

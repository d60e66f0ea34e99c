using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Hub.Alerts.Records;

/// <summary>
/// Who stood for each authority from when until when. That it passes from one to another at a turn of the duty is seen
/// although it was covered all the time.
/// </summary>
internal sealed class CoverageStretches(RecordNames names)
{
    private readonly List<RecordCoverage> written = [];
    private readonly Dictionary<OrganisationId, (int Index, Standing Now)> current = [];

    /// <summary>In the order in which they began.</summary>
    public IReadOnlyList<RecordCoverage> Written => written;

    /// <param name="event">What has just happened, in any alert or to somebody's ways.</param>
    /// <param name="before">The book without it.</param>
    /// <param name="alert">The one that the stretches are of, with the event in it.</param>
    public void Take(
        long sequence,
        DateTimeOffset at,
        DomainEvent @event,
        AlertBook before,
        Alert alert,
        AlertBook book,
        ContactBook contacts
    )
    {
        foreach (var row in Coverage.Of(alert, book, contacts).Where(row => row.Required))
        {
            var now = new Standing(row.State, row.Round?.Person, Awaited(alert, row));
            if (current.TryGetValue(row.Organisation, out var known) && known.Now == now)
            {
                continue;
            }

            End(row.Organisation, at);
            current[row.Organisation] = (written.Count, now);
            written.Add(
                new(
                    sequence,
                    at,
                    null,
                    names.Organisation(row.Organisation),
                    now.State,
                    Name(now.Person),
                    Name(now.Awaited),
                    [],
                    null
                )
            );
        }

        switch (@event)
        {
            case AlertEvent.Relieved e when e.Alert == alert.Id && current.TryGetValue(e.Authority, out var stretch):
                written[stretch.Index] = written[stretch.Index] with
                {
                    Relieved = [.. names.Leaving(e, before)],
                    RelievedAt = at,
                };
                break;
            case AlertEvent.Ended e when e.Alert == alert.Id:
                foreach (var authority in current.Keys)
                {
                    End(authority, at);
                }

                break;
        }
    }

    private void End(OrganisationId authority, DateTimeOffset at)
    {
        if (current.TryGetValue(authority, out var stretch))
        {
            written[stretch.Index] = written[stretch.Index] with { Until = at };
        }
    }

    private string? Name(PersonId? person) => person is { } one ? names.Person(one) : null;

    // Also the one who covers, when they were called anew as coming on duty.
    private static PersonId? Awaited(Alert alert, CoverageRow row) =>
        row.State == CoverageState.Covered
        && alert.Duty.TryGetValue(row.Organisation, out var onDuty)
        && alert.Rounds.LastOrDefault(round => round.Person == onDuty && round.Authority == row.Organisation)
            is { } round
        && !alert.IsRelieved(round)
        && alert.AnswerTo(round) is null
            ? onDuty
            : null;

    private sealed record Standing(CoverageState State, PersonId? Person, PersonId? Awaited);
}

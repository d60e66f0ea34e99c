using System.Collections.Immutable;
using System.Text;
using Beredskab.Hub.Access;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Journal.Format;
using Beredskab.Notifications.Policies;

namespace Beredskab.Hub.Alerts;

/// <summary>Reads every policy that was ever adopted from the journal itself.</summary>
public sealed class PolicyHistory(CommandDesk desk, JournalReader reader, PeopleDirectory directory)
{
    /// <param name="Reason">Null when it is erased.</param>
    /// <param name="Hash">The entry's, hexadecimal.</param>
    public sealed record VersionView(
        int Version,
        DateTimeOffset At,
        string PersonName,
        string OrganisationName,
        string? Reason,
        ImmutableArray<PolicyRule> Rules,
        ImmutableArray<StandingGroup> Citywide,
        long Sequence,
        string Hash
    );

    /// <returns>The newest first, without the one that ships with the product; null for whoever may not know.</returns>
    /// <exception cref="JournalStorageException">The disk cannot do it now.</exception>
    public IReadOnlyList<VersionView>? Read(CurrentUser user, CancellationToken cancellationToken)
    {
        var organisations = desk.State.Organisations;
        if (!organisations.IsAuthority(user.Organisation))
        {
            return null;
        }

        return
        [
            .. reader
                .ReadStreams(["policy/alert"], cancellationToken)
                .Select(entry => (entry, @event: Adopted(entry)))
                .Select(read => new VersionView(
                    read.@event.Version,
                    read.entry.Header.RecordedAt,
                    directory.Find(read.entry.Header.Actor)?.Name ?? "Ukendt",
                    organisations.Find(read.entry.Header.Organisation)?.Name ?? "Ukendt",
                    read.@event.Reason.Value,
                    read.@event.Rules,
                    read.@event.Citywide,
                    read.entry.Header.Sequence,
                    read.entry.Hash
                ))
                .Reverse(),
        ];
    }

    private static PolicyEvent.Adopted Adopted(TimelineEntry entry) =>
        (PolicyEvent.Adopted)EventCodec.Decode(entry.Header.Type, Encoding.UTF8.GetBytes(entry.Data), entry.Texts);
}

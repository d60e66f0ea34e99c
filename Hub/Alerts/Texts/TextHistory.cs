using System.Text;
using Beredskab.Hub.Access;
using Beredskab.Hub.Commands;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Journal.Format;
using Beredskab.Notifications.Messages.Templates;

namespace Beredskab.Hub.Alerts.Texts;

/// <summary>Reads every template that was ever adopted from the journal itself.</summary>
public sealed class TextHistory(CommandDesk desk, JournalReader reader, PeopleDirectory directory)
{
    /// <param name="Template">Null for a return to the one that comes with the product.</param>
    /// <param name="Reason">Null when it is erased.</param>
    /// <param name="Hash">The entry's, hexadecimal.</param>
    public sealed record VersionView(
        TextKind Kind,
        int Version,
        DateTimeOffset At,
        string PersonName,
        string OrganisationName,
        string? Reason,
        string? Template,
        long Sequence,
        string Hash
    );

    /// <returns>The newest first; null for whoever may not know.</returns>
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
                .ReadStreams([TextEvent.TemplatesStream], cancellationToken)
                .Select(entry => (entry, @event: Adopted(entry)))
                .Select(read => new VersionView(
                    read.@event.Kind,
                    read.@event.Version,
                    read.entry.Header.RecordedAt,
                    directory.Find(read.entry.Header.Actor)?.Name ?? "Ukendt",
                    organisations.Find(read.entry.Header.Organisation)?.Name ?? "Ukendt",
                    read.@event.Reason.Value,
                    read.@event.Template,
                    read.entry.Header.Sequence,
                    read.entry.Hash
                ))
                .Reverse(),
        ];
    }

    private static TextEvent.Adopted Adopted(TimelineEntry entry) =>
        (TextEvent.Adopted)EventCodec.Decode(entry.Header.Type, Encoding.UTF8.GetBytes(entry.Data), entry.Texts);
}

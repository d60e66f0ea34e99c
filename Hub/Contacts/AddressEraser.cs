using Beredskab.Hub.Journal;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Hub.Contacts;

/// <summary>The address goes with the way: what is removed in the journal is erased in the directory.</summary>
public sealed partial class AddressEraser(WayAddresses addresses, ILogger<AddressEraser> log) : ICommitObserver
{
    public void Committed(Commit commit)
    {
        foreach (var recorded in commit.Events)
        {
            WayId? removed = recorded.Event switch
            {
                ContactEvent.WayRemoved e => e.Way,
                DutyPhoneEvent.Removed e => e.Phone.SmsWay,
                _ => null,
            };
            if (removed is { } way && addresses.Find(way) is not null)
            {
                // The writer does not wait for the directory's disk.
                _ = Task.Run(() => Erase(way));
            }
        }
    }

    /// <summary>What a stop came between: an address that no way leads to is erased at the next start.</summary>
    public void EraseLeftovers(ContactBook contacts)
    {
        foreach (var address in addresses.All.Where(IsLeftOver).ToList())
        {
            Erase(address.Way);
        }

        bool IsLeftOver(WayAddress address) =>
            contacts.Find(address.Way) is null && contacts.Phones.Of(address.Way) is null;
    }

    private void Erase(WayId way)
    {
        try
        {
            addresses.Erase(way);
        }
        catch (Microsoft.Data.Sqlite.SqliteException e)
        {
            NotErased(log, way, e);
        }
    }

    [LoggerMessage(1700, LogLevel.Error, "The address of way {Way} could not be erased; the next start tries again")]
    private static partial void NotErased(ILogger log, WayId way, Exception exception);
}

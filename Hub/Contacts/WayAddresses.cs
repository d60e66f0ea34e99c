using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Sql;
using Beredskab.Notifications.Contacts;
using Microsoft.Data.Sqlite;

namespace Beredskab.Hub.Contacts;

/// <param name="Address">E.164, a mailbox, or a push subscription as JSON.</param>
public sealed record WayAddress(WayId Way, PersonId Person, WayKind Kind, string Address)
{
    /// <summary>Never the address.</summary>
    public override string ToString() => Way.ToString();
}

/// <summary>
/// The addresses of people's ways, beside their names in <c>directory.db</c>: outside the journal, so that they can be
/// erased. All of it is in memory; a change is written through before it is seen.
/// </summary>
public sealed class WayAddresses
{
    private readonly Lock gate = new();
    private readonly DirectoryFile file;
    private ImmutableDictionary<WayId, WayAddress> all = ImmutableDictionary<WayId, WayAddress>.Empty;

    /// <param name="folder">The storage folder; it is there.</param>
    public WayAddresses(string folder)
    {
        file = new(folder);
        file.Prepare(SqlFile.Read<WayAddresses>("create-way-address"));
        using var connection = file.Open();
        using var select = Command(connection, "select-way-addresses");
        using var reader = select.ExecuteReader();
        var loaded = ImmutableDictionary.CreateBuilder<WayId, WayAddress>();
        while (reader.Read())
        {
            var address = new WayAddress(
                new(Guid.Parse(reader.GetString(0))),
                new(Guid.Parse(reader.GetString(1))),
                Enum.Parse<WayKind>(reader.GetString(2)),
                reader.GetString(3)
            );
            loaded[address.Way] = address;
        }

        all = loaded.ToImmutable();
    }

    public IEnumerable<WayAddress> All => all.Values;

    public WayAddress? Find(WayId way) => all.GetValueOrDefault(way);

    public void Save(WayAddress address)
    {
        lock (gate)
        {
            using var connection = file.Open();
            using var save = Command(connection, "save-way-address");
            save.Parameters.AddWithValue("$way", address.Way.ToString());
            save.Parameters.AddWithValue("$person", address.Person.ToString());
            save.Parameters.AddWithValue("$kind", address.Kind.ToString());
            save.Parameters.AddWithValue("$address", address.Address);
            save.ExecuteNonQuery();
            all = all.SetItem(address.Way, address);
        }
    }

    /// <summary>Erases it; what is deleted is overwritten on the disk.</summary>
    public void Erase(WayId way)
    {
        lock (gate)
        {
            if (!all.ContainsKey(way))
            {
                return;
            }

            using var connection = file.Open();
            using var delete = Command(connection, "delete-way-address");
            delete.Parameters.AddWithValue("$way", way.ToString());
            delete.ExecuteNonQuery();
            all = all.Remove(way);
        }
    }

    private static SqliteCommand Command(SqliteConnection connection, string name)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are the product's own files.
        command.CommandText = SqlFile.Read<WayAddresses>(name);
#pragma warning restore CA2100
        return command;
    }
}

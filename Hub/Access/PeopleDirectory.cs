using System.Collections.Immutable;
using System.Globalization;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Sql;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Dispatch;
using Microsoft.Data.Sqlite;

namespace Beredskab.Hub.Access;

/// <summary>
/// Names, numbers and accounts, outside the journal so that they can be erased. All of it is in memory (some hundred
/// people); a change is written through before it is seen.
/// </summary>
public sealed class PeopleDirectory : IDirectory
{
    private readonly Lock gate = new();
    private readonly DirectoryFile file;
    private ImmutableDictionary<PersonId, Person> people = ImmutableDictionary<PersonId, Person>.Empty;
    private ImmutableDictionary<string, PersonId> byNumber = ImmutableDictionary<string, PersonId>.Empty;

    /// <param name="folder">The storage folder; created when it is not there.</param>
    /// <exception cref="Journal.StoreRefusedException">A newer version wrote the file.</exception>
    public PeopleDirectory(string folder)
    {
        System.IO.Directory.CreateDirectory(folder);
        file = new(folder);
        file.Prepare(SqlFile.Read<PeopleDirectory>("create-directory"));
        using var connection = file.Open();
        using var select = Command(connection, "select-people");
        using var reader = select.ExecuteReader();
        var loaded = ImmutableDictionary.CreateBuilder<PersonId, Person>();
        while (reader.Read())
        {
            var person = Read(reader);
            loaded[person.Id] = person;
        }

        Publish(loaded.ToImmutable());
    }

    public ImmutableDictionary<PersonId, Person> People => people;

    public Person? Find(PersonId id) => people.GetValueOrDefault(id);

    public Person? FindByUserName(string userName) =>
        people.Values.FirstOrDefault(person =>
            string.Equals(person.UserName, userName.Trim(), StringComparison.OrdinalIgnoreCase)
        );

    public string? MobileOf(PersonId person) => Find(person)?.Mobile;

    public string? AddressOf(PersonId person, WayId? way) =>
        way is not { } id || id == ContactBook.MobileOf(person) ? MobileOf(person) : null;

    public WayId? WayTo(string number) => WhoHas(number) is { } person ? ContactBook.MobileOf(person) : null;

    /// <summary>Shared phones lie beside the people's own ways.</summary>
    public DutyPhoneId? DutyPhoneWith(string number) => null;

    public PersonId? WhoHas(string number) => byNumber.TryGetValue(number, out var person) ? person : null;

    /// <summary>Writes a person, new or changed as a whole.</summary>
    /// <returns>False when another person has the number or the user name; then nothing was done.</returns>
    public bool Save(Person person)
    {
        lock (gate)
        {
            return Write(person);
        }
    }

    /// <summary>Changes what a person has now, and not what somebody read a moment ago.</summary>
    /// <returns>The person afterwards; null when there is none, or when the number or user name is another's.</returns>
    public Person? Change(PersonId id, Func<Person, Person> change)
    {
        lock (gate)
        {
            return Find(id) is { } present && change(present) is var changed && Write(changed) ? changed : null;
        }
    }

    private bool Write(Person person)
    {
        if (
            people.Values.Any(other =>
                other.Id != person.Id
                && (
                    (person.Mobile is not null && other.Mobile == person.Mobile)
                    || (
                        person.UserName is not null
                        && string.Equals(other.UserName, person.UserName, StringComparison.OrdinalIgnoreCase)
                    )
                )
            )
        )
        {
            return false;
        }

        using var connection = file.Open();
        using var save = Command(connection, "save-person");
        Bind(save, person);
        save.ExecuteNonQuery();
        Publish(people.SetItem(person.Id, person));
        return true;
    }

    /// <summary>Writes many at once; for an installation's first people.</summary>
    public void SaveAll(IReadOnlyCollection<Person> many)
    {
        lock (gate)
        {
            using var connection = file.Open();
            using var transaction = connection.BeginTransaction();
            foreach (var person in many)
            {
                using var save = Command(connection, "save-person");
                save.Transaction = transaction;
                Bind(save, person);
                save.ExecuteNonQuery();
            }

            transaction.Commit();
            Publish(people.SetItems(many.Select(person => KeyValuePair.Create(person.Id, person))));
        }
    }

    public void Remove(PersonId id)
    {
        lock (gate)
        {
            using var connection = file.Open();
            using var delete = Command(connection, "delete-person");
            delete.Parameters.AddWithValue("$id", id.ToString());
            delete.ExecuteNonQuery();
            Publish(people.Remove(id));
        }
    }

    /// <returns>The hash of the one-time code and when it was used; null when none was made.</returns>
    public (string CodeHash, DateTimeOffset? UsedAt)? FirstAdministrator()
    {
        using var connection = file.Open();
        using var select = Command(connection, "select-first-administrator");
        using var reader = select.ExecuteReader();
        return reader.Read() ? (reader.GetString(0), Time(reader, 1)) : null;
    }

    public void SaveFirstAdministrator(string codeHash, DateTimeOffset? usedAt)
    {
        using var connection = file.Open();
        using var save = Command(connection, "save-first-administrator");
        save.Parameters.AddWithValue("$code_hash", codeHash);
        save.Parameters.AddWithValue("$used_at", Text(usedAt));
        save.ExecuteNonQuery();
    }

    private void Publish(ImmutableDictionary<PersonId, Person> all)
    {
        byNumber = all
            .Values.Where(person => person.Mobile is not null)
            .ToImmutableDictionary(person => person.Mobile!, person => person.Id);
        people = all;
    }

    private static SqliteCommand Command(SqliteConnection connection, string name)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are the product's own files.
        command.CommandText = SqlFile.Read<PeopleDirectory>(name);
#pragma warning restore CA2100
        return command;
    }

    private static void Bind(SqliteCommand save, Person person)
    {
        save.Parameters.AddWithValue("$id", person.Id.ToString());
        save.Parameters.AddWithValue("$name", person.Name);
        save.Parameters.AddWithValue("$mobile", (object?)person.Mobile ?? DBNull.Value);
        save.Parameters.AddWithValue("$user_name", (object?)person.UserName ?? DBNull.Value);
        save.Parameters.AddWithValue("$password_hash", (object?)person.PasswordHash ?? DBNull.Value);
        save.Parameters.AddWithValue("$failed_attempts", person.FailedAttempts);
        save.Parameters.AddWithValue("$locked_until", Text(person.LockedUntil));
        save.Parameters.AddWithValue("$title", (object?)person.Title ?? DBNull.Value);
    }

    private static Person Read(SqliteDataReader reader) =>
        new(
            new(Guid.Parse(reader.GetString(0))),
            reader.GetString(1),
            reader.IsDBNull(2) ? null : reader.GetString(2),
            reader.IsDBNull(3) ? null : reader.GetString(3),
            reader.IsDBNull(4) ? null : reader.GetString(4),
            reader.GetInt32(5),
            Time(reader, 6),
            reader.IsDBNull(7) ? null : reader.GetString(7)
        );

    private static object Text(DateTimeOffset? time) =>
        time is { } value ? value.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture) : DBNull.Value;

    private static DateTimeOffset? Time(SqliteDataReader reader, int column) =>
        reader.IsDBNull(column)
            ? null
            : DateTimeOffset.Parse(
                reader.GetString(column),
                CultureInfo.InvariantCulture,
                DateTimeStyles.RoundtripKind
            );
}

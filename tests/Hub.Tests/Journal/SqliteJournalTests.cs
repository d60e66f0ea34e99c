using Beredskab.Hub.Journal;
using Beredskab.Hub.Journal.Sqlite;

namespace Beredskab.Hub.Tests.Journal;

public sealed class SqliteJournalTests : JournalContract
{
    protected override IJournalStore NewStore() => new SqliteJournalStore(new(Folder.Path));
}

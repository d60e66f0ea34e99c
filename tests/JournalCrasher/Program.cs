using System.Globalization;
using System.Text;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Journal.Sqlite;
using Beredskab.Hub.State;
using Beredskab.Hub.Tests.Journal;
using Beredskab.Hub.Vault;
using Microsoft.Extensions.Logging.Abstractions;

// Writes notes to the journal in a folder from several callers until it is killed, and says of each, on a line of its
// own, the command's id and its incident, once it is answered: "accepted <id> <text>".
var folder = args[0];
var callers = int.Parse(args[1], CultureInfo.InvariantCulture);
var settings = new SqliteSettings(folder);
var writer = new JournalWriter(
    JournalWorld.Decider,
    new SqliteJournalStore(settings),
    new ContentVault(settings, null),
    new JournalHealth(),
    TimeProvider.System,
    [],
    NullLogger<JournalWriter>.Instance
);
var output = new FileStream(new Microsoft.Win32.SafeHandles.SafeFileHandle(1, ownsHandle: false), FileAccess.Write, 1);
var gate = new Lock();
Say("opening");
await writer.StartAsync(CancellationToken.None);
Say("open");

var incident = await Incident();
await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => WriteFor(caller))));

async Task<IncidentId> Incident()
{
    if (writer.State.Picture.Incidents.Keys.Select(id => (IncidentId?)id).FirstOrDefault() is { } known)
    {
        return known;
    }

    var founding = JournalWorld.Founding().ToList();
    if (writer.State.Organisations.Find(JournalWorld.Authority) is null)
    {
        await Accept(founding[0]);
    }

    await Accept(founding[1]);
    var id = JournalWorld.NewIncident();
    await Accept(JournalWorld.By(JournalWorld.Report(id)));
    return id;
}

async Task WriteFor(int caller)
{
    for (var i = 0; ; i++)
    {
        var note = JournalWorld.Note(incident, $"Note {i} fra {caller}.");
        await Accept(note);
        Say($"accepted {note.Id} {((Beredskab.GeoModel.Incidents.IncidentCommand.WriteNote)note.Command).Text}");
    }
}

async Task Accept(CommandEnvelope envelope)
{
    if (await writer.Submit(envelope, CancellationToken.None) is not Outcome.Accepted)
    {
        throw new InvalidOperationException($"{envelope.Command} was not accepted.");
    }
}

// Straight to the descriptor: what is said before a kill must not lie in a buffer.
void Say(string line)
{
    lock (gate)
    {
        output.Write(Encoding.UTF8.GetBytes(line + "\n"));
        output.Flush();
    }
}

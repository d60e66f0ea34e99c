using System.Text;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Access;
using Beredskab.Hub.Incidents;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Journal.Sqlite;
using Beredskab.Hub.Live;
using Beredskab.Hub.Tests.Incidents;
using static Beredskab.Hub.Tests.Journal.JournalWorld;

namespace Beredskab.Hub.Tests.Journal;

/// <summary>Erasing the words of an entry: decided, written down, done, and done again after whatever stops it.</summary>
public sealed class ErasureTests : IDisposable
{
    private const string Secret = "Skal slettes helt.";

    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task The_words_are_gone_from_state_timeline_and_exports_and_who_erased_them_and_why_stands_there()
    {
        await using var night = await NightOnDuty.Begin();
        var incident = await night.Happen();
        await night.As(Leader, Authority, new IncidentCommand.WriteNote(incident, Secret));
        var entry = Read(night, incident).Entries[^1];
        var (state, sequence) = (night.State, entry.Sequence);
        Assert.Contains(Secret, Csv(night, incident), StringComparison.Ordinal);

        var administrator = new PersonId(NewId());
        night.Directory.Save(new(administrator, "Anna Admin", null, null, null, 0, null, null));
        await night.Journal.Accept(
            JournalWorld.System(new OrganisationCommand.AdmitMember(Authority, administrator, [Role.Administrator]))
        );
        var accepted = await night.As(
            administrator,
            Authority,
            Erase(sequence, night.Journal.Reader.FindErasable(sequence))
        );

        Assert.NotSame(state, night.State);
        Assert.Null(Notes(night.State).Last().Text.Value);
        Assert.Null(Notes(accepted.State).Last().Text.Value);
        Assert.DoesNotContain(Secret, Csv(night, incident), StringComparison.Ordinal);
        var after = Read(night, incident).Entries;
        Assert.Null(after.Single(each => each.Sequence == sequence).Texts);
        Assert.Equal(entry.Hash, after.Single(each => each.Sequence == sequence).Hash);
        var erased = after[^1];
        Assert.Equal(("entry.erased.v1", "Anna Admin"), (erased.Type, erased.ActorName));
        Assert.Equal(sequence, erased.Data.GetProperty("sequence").GetInt64());
        Assert.Equal("personal-data", erased.Data.GetProperty("reason").GetString());
        Assert.Equal(["Der stod et navn."], erased.Texts);
        var json = Encoding.UTF8.GetString(
            LiveJson.Write(night.Views.Whole(night.State, night.State.Picture.Find(incident)!)).Utf8.Span
        );
        Assert.DoesNotContain(Secret, json, StringComparison.Ordinal);
        Assert.Contains("\"text\":null", json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chain_is_whole_and_the_words_stay_gone_after_a_restart()
    {
        await using (var journal = await OpenJournal.Start(folder.Path))
        {
            await Write(journal);
            await Accepted(journal.Erase(6));
            await Accepted(journal.Erase(6));
            Assert.Equal([6L], journal.Writer.State.Erased);
            Assert.Single(journal.Commits, commit => commit.Events[0].Event is JournalEvent.EntryErased);
            await journal.Report();
        }

        var (code, text) = OpenJournal.Verify(folder.Path);
        Assert.Equal(JournalVerifier.Whole, code);
        Assert.Contains("1 er slettet", text, StringComparison.Ordinal);
        await using var again = await OpenJournal.Start(folder.Path);
        Assert.Null(Notes(again.Writer.State).Single().Text.Value);
    }

    [Fact]
    public async Task What_a_stop_left_between_deciding_and_destroying_is_completed_at_the_next_start()
    {
        await using (var journal = await OpenJournal.Start(folder.Path))
        {
            await Write(journal);

            // The vault as it was when the erasure was durable in the journal and the key not yet destroyed.
            using (var vault = SqliteDatabase.Open(folder.File("vault.db"), readOnly: false, 1000))
            {
                vault.Run($"vacuum into '{folder.File("vault.before")}'");
            }

            await Accepted(journal.Erase(6));
        }

        File.Copy(folder.File("vault.before"), folder.File("vault.db"), overwrite: true);
        File.Delete(folder.File("vault.before"));
        Assert.Contains("0 er slettet", OpenJournal.Verify(folder.Path).Text, StringComparison.Ordinal);

        await using (var journal = await OpenJournal.Start(folder.Path))
        {
            Assert.Null(Notes(journal.Writer.State).Single().Text.Value);
        }

        var (code, text) = OpenJournal.Verify(folder.Path);
        Assert.Equal((JournalVerifier.Whole, true), (code, text.Contains("1 er slettet", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_erasure_that_cannot_be_done_now_is_not_answered_as_done_and_is_done_when_asked_again()
    {
        var settings = new SqliteSettings(folder.Path) { BusyMilliseconds = 1 };
        await using var journal = await OpenJournal.Start(folder.Path, settings: settings);
        await Write(journal);
        var envelope = JournalWorld.System(Erase(6, journal.Reader.FindErasable(6)));
        using (var other = SqliteDatabase.Open(folder.File("vault.db"), readOnly: false, 1))
        {
            other.Run("begin immediate");
            Assert.IsType<Outcome.Unavailable>(await journal.Submit(envelope));
            Assert.Equal(Secret, Notes(journal.Writer.State).Single().Text.Value);
            other.Run("rollback");
        }

        Assert.IsType<Outcome.Accepted>(await journal.Submit(envelope));
        Assert.Null(Notes(journal.Writer.State).Single().Text.Value);
        Assert.Single(journal.Commits, commit => commit.Events[0].Event is JournalEvent.EntryErased);
    }

    [Fact]
    public async Task The_text_of_a_call_that_has_not_left_is_kept()
    {
        await using var night = await NightOnDuty.Begin();
        await night.Happen();
        var pending = night.State.Alerts.Pending.First();
        var refused = await night.Journal.Erase(pending.Sequence);
        Assert.Equal("entry-in-use", Assert.IsType<Outcome.Refused>(refused).Refusal.Code);
    }

    [Theory]
    [InlineData("", "text-missing")]
    [InlineData("Han hedder 010190-1234", "cpr-in-open-text")]
    public async Task An_erasure_says_why(string why, string code)
    {
        await using var journal = await OpenJournal.Start(folder.Path);
        await Write(journal);
        var refused = await journal.Submit(
            JournalWorld.System(Erase(6, journal.Reader.FindErasable(6)) with { Why = why })
        );
        Assert.Equal(
            (code, "why"),
            Assert.IsType<Outcome.Refused>(refused).Refusal is var r ? (r.Code, r.Field) : default
        );
        Assert.Equal(Secret, Notes(journal.Writer.State).Single().Text.Value);
    }

    [Fact]
    public async Task Every_screen_is_sent_to_fetch_the_picture_anew_and_the_epoch_is_the_same_after_a_restart()
    {
        string epoch;
        await using (var journal = await OpenJournal.Start(folder.Path))
        {
            await Write(journal);
            var source = LiveSource.Of(() => journal.Writer, journal.Health);
            var before = source.Begin().Epoch;
            await Accepted(journal.Erase(6));
            Assert.Equal(1, journal.Erasures);
            epoch = source.Begin().Epoch;
            Assert.NotEqual(before, epoch);
            Assert.Null(Notes(source.Begin().State).Single().Text.Value);
        }

        await using var again = await OpenJournal.Start(folder.Path);
        Assert.Equal(epoch, LiveSource.Of(() => again.Writer, again.Health).Begin().Epoch);
    }

    private static async Task Write(OpenJournal journal)
    {
        var incident = await journal.Found();
        await journal.Accept(Note(incident, Secret));
    }

    private static async Task Accepted(Task<Outcome> outcome) => Assert.IsType<Outcome.Accepted>(await outcome);

    private static IEnumerable<LogItem.Note> Notes(State.HubState state) =>
        state.Picture.Incidents.Values.SelectMany(incident => incident.Log).OfType<LogItem.Note>();

    private static TimelineEndpoints.TimelineView Read(NightOnDuty night, IncidentId incident) =>
        night.Timeline.Read(NightOnDuty.AsLeader, incident.Value, TestContext.Current.CancellationToken)!;

    private static string Csv(NightOnDuty night, IncidentId incident) =>
        Encoding.UTF8.GetString(
            TimelineCsv.Write(Read(night, incident), night.Timeline.NamesFor(NightOnDuty.AsLeader))
        );

    public void Dispose() => folder.Dispose();
}

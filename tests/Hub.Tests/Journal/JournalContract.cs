using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Access;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Live;
using static Beredskab.Hub.Tests.Journal.JournalWorld;

namespace Beredskab.Hub.Tests.Journal;

/// <summary>What every store must hold to.</summary>
public abstract class JournalContract : IDisposable
{
    protected TemporaryFolder Folder { get; } = new();

    /// <summary>A connection of its own to the one store of this test.</summary>
    protected abstract IJournalStore NewStore();

    protected Task<OpenJournal> Start(Microsoft.Extensions.Time.Testing.FakeTimeProvider? time = null) =>
        OpenJournal.Start(Folder.Path, NewStore(), time);

    [Fact]
    public async Task What_was_answered_is_there_after_a_restart()
    {
        IncidentId incident;
        Guid epoch;
        await using (var first = await Start())
        {
            incident = await first.Found();
            epoch = first.Writer.Epoch;
            await first.Accept(Note(incident, "To busser er ramt."));
        }

        await using var second = await Start();
        Assert.Equal(epoch, second.Writer.Epoch);
        var note = Assert.IsType<LogItem.Note>(second.Writer.State.Picture.Find(incident)!.Log[^1]);
        Assert.Equal("To busser er ramt.", note.Text.Value);
        Assert.True(second.Health.Ready);
        Assert.False(second.Health.ChainBroken);
    }

    [Fact]
    public async Task The_state_after_a_restart_is_the_state_before_it()
    {
        string before;
        await using (var first = await Start())
        {
            var incident = await first.Found();
            await first.Accept(
                By(new IncidentCommand.Decide(incident, "Gadeplan ud", "Mange unge", DecisionLevel.Tactical))
            );
            await first.Accept(
                By(new IncidentCommand.ChangeLevel(incident, 1, ActivationLevel.Operationsberedskab, "Det vokser"))
            );
            before = Told(first);
        }

        await using var second = await Start();
        Assert.Equal(before, Told(second));
    }

    private static string Told(OpenJournal journal) =>
        string.Join(
            '\n',
            journal.Writer.State.Picture.Incidents.Values.SelectMany(incident =>
                incident.Log.Select(item => $"{incident.Number} {incident.Level} {incident.Version} {item}")
            )
        );

    [Fact]
    public async Task A_repeated_command_gets_the_same_outcome_and_writes_nothing()
    {
        await using var journal = await Start();
        var incident = await journal.Found();
        var note = Note(incident, "En gang.");
        var first = await journal.Accept(note);
        journal.Time.Advance(TimeSpan.FromMinutes(1));
        var again = await journal.Accept(note);
        Assert.Equal(first.RecordedAt, again.RecordedAt);
        Assert.Single(again.State.Picture.Find(incident)!.Log.OfType<LogItem.Note>());
    }

    [Fact]
    public async Task A_repeat_gets_the_same_outcome_after_a_restart_too()
    {
        var refused = Note(NewIncident(), "Ukendt hændelse.");
        var accepted = Note(default, "");
        await using (var first = await Start())
        {
            accepted = Note(await first.Found(), "Kendt hændelse.");
            await first.Accept(accepted);
            Assert.IsType<Outcome.Refused>(await first.Submit(refused));
        }

        await using var second = await Start();
        await second.Accept(accepted);
        var again = Assert.IsType<Outcome.Refused>(await second.Submit(refused));
        Assert.Equal("incident-unknown", again.Refusal.Code);
        Assert.Null(again.Refusal.Field);
        Assert.NotEmpty(again.Refusal.Text);
    }

    [Fact]
    public async Task A_refusal_is_kept_though_the_command_would_be_accepted_now()
    {
        await using var journal = await Start();
        await journal.Found();
        var incident = NewIncident();
        var early = Note(incident, "Før meldingen.");
        Assert.IsType<Outcome.Refused>(await journal.Submit(early));
        await journal.Accept(By(Report(incident)));
        Assert.IsType<Outcome.Refused>(await journal.Submit(early));
    }

    [Fact]
    public async Task An_id_used_with_another_body_is_an_error()
    {
        await using var journal = await Start();
        var incident = await journal.Found();
        var note = Note(incident, "En gang.");
        await journal.Accept(note);
        Assert.IsType<Outcome.IdReused>(
            await journal.Submit(note with { Command = new IncidentCommand.WriteNote(incident, "Noget andet.") })
        );
        Assert.IsType<Outcome.IdReused>(await journal.Submit(note with { Actor = Other }));
        Assert.IsType<Outcome.IdReused>(await journal.Submit(note with { OccurredAt = Earlier }));
    }

    private static readonly DateTimeOffset Earlier = JournalWorld.Start.AddMinutes(-5);

    [Fact]
    public async Task A_command_sent_twice_at_once_is_decided_once()
    {
        await using var journal = await Start();
        var incident = await journal.Found();
        var note = Note(incident, "Utålmodig.");
        var other = note with { Command = new IncidentCommand.WriteNote(incident, "Forvekslet.") };
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => journal.Submit(i == 19 ? other : note)));
        Assert.Equal(19, outcomes.OfType<Outcome.Accepted>().Count());
        Assert.Single(outcomes.OfType<Outcome.IdReused>());
        Assert.Single(journal.Writer.State.Picture.Find(incident)!.Log.OfType<LogItem.Note>());
    }

    [Fact]
    public async Task An_empty_id_is_refused()
    {
        await using var journal = await Start();
        var incident = await journal.Found();
        var outcome = await journal.Submit(Note(incident, "Uden id.") with { Id = Guid.Empty });
        Assert.Equal("command-id-invalid", Assert.IsType<Outcome.Refused>(outcome).Refusal.Code);
    }

    [Fact]
    public async Task Many_callers_are_all_answered_and_all_written()
    {
        await using var journal = await Start();
        var incident = await journal.Found();
        var notes = Enumerable.Range(0, 500).Select(i => Note(incident, $"Note {i}.")).ToArray();
        var outcomes = await Task.WhenAll(notes.Select(note => Task.Run(() => journal.Submit(note))));
        Assert.All(outcomes, outcome => Assert.IsType<Outcome.Accepted>(outcome));
        var texts = journal
            .Writer.State.Picture.Find(incident)!
            .Log.OfType<LogItem.Note>()
            .Select(note => note.Text.Value);
        Assert.Equal(Enumerable.Range(0, 500).Select(i => $"Note {i}.").Order(), texts.Order());
    }

    [Fact]
    public async Task Each_answer_has_what_the_command_wrote()
    {
        await using var journal = await Start();
        var incident = await journal.Found();
        await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(async i =>
                {
                    var accepted = await journal.Accept(Note(incident, $"Note {i}."));
                    Assert.Contains(
                        accepted.State.Picture.Find(incident)!.Log.OfType<LogItem.Note>(),
                        note => note.Text.Value == $"Note {i}."
                    );
                })
        );
    }

    [Fact]
    public async Task Audience_numbers_are_contiguous_and_go_on_after_a_restart()
    {
        IncidentId incident;
        await using (var first = await Start())
        {
            incident = await first.Found();
            await Task.WhenAll(Enumerable.Range(0, 50).Select(i => first.Accept(Note(incident, $"Note {i}."))));
            Contiguous(first, 0);
        }

        await using var second = await Start();
        var head = second.Writer.AudienceHeads[Audiences.Authorities];
        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => second.Accept(Note(incident, $"Mere {i}."))));
        Contiguous(second, head);
        Assert.Equal(head + 10, second.Writer.AudienceHeads[Audiences.Authorities]);
    }

    private static void Contiguous(OpenJournal journal, long after)
    {
        var numbers = journal
            .Commits.Where(commit => commit.Audiences.ContainsKey(Audiences.Authorities))
            .Select(commit => commit.Audiences[Audiences.Authorities])
            .ToArray();
        Assert.Equal(Enumerable.Range(1, numbers.Length).Select(i => after + i), numbers);
    }

    [Fact]
    public async Task Commits_follow_on_each_other()
    {
        await using var journal = await Start();
        var incident = await journal.Found();
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => journal.Accept(Note(incident, $"Note {i}."))));
        var commits = journal.Commits;
        foreach (var (one, next) in commits.Zip(commits.Skip(1)))
        {
            Assert.Same(one.After, next.Before);
            Assert.Equal(one.Events[^1].Origin.Sequence + 1, next.Events[0].Origin.Sequence);
        }
    }

    [Fact]
    public async Task Two_writers_on_one_store_take_turns_and_see_each_other()
    {
        await using var one = await Start();
        var incident = await one.Found();
        await using var other = await Start();
        var writers = new[] { one, other };
        await Task.WhenAll(
            Enumerable.Range(0, 400).Select(i => Task.Run(() => writers[i % 2].Accept(Note(incident, $"Note {i}."))))
        );
        await one.Accept(Note(incident, "Sidst hos den ene."));
        await other.Accept(Note(incident, "Sidst hos den anden."));
        await one.Accept(Note(incident, "Slut."));
        Assert.Equal(403, one.Writer.State.Picture.Find(incident)!.Log.OfType<LogItem.Note>().Count());
        Contiguous(one, 0);
        Assert.False(one.Health.ChainBroken);
        Assert.False(other.Health.ChainBroken);
    }

    [Fact]
    public async Task A_repeat_at_the_other_writer_gets_the_same_outcome()
    {
        await using var one = await Start();
        var incident = await one.Found();
        await using var other = await Start();
        var note = Note(incident, "En gang.");
        var first = await one.Accept(note);
        one.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(first.RecordedAt, (await other.Accept(note)).RecordedAt);
        Assert.Single(other.Writer.State.Picture.Find(incident)!.Log.OfType<LogItem.Note>());
    }

    [Fact]
    public async Task Recorded_time_never_goes_back()
    {
        IncidentId incident;
        await using (var first = await Start())
        {
            incident = await first.Found();
            first.Time.Advance(TimeSpan.FromHours(1));
            await first.Accept(Note(incident, "Efter en time."));
        }

        await using var second = await Start(new(JournalWorld.Start));
        var accepted = await second.Accept(Note(incident, "Uret er stillet tilbage."));
        Assert.Equal(JournalWorld.Start.AddHours(1), accepted.RecordedAt);
    }

    [Fact]
    public async Task A_command_that_breaks_its_decider_harms_nobody_else()
    {
        await using var journal = await Start();
        var incident = await journal.Found();
        var bad = JournalWorld.System(new Unheard());
        var submitted = Enumerable
            .Range(0, 20)
            .Select(i => journal.Submit(i == 7 ? bad : Note(incident, $"Note {i}.")))
            .ToArray();
        await Assert.ThrowsAnyAsync<Exception>(() => submitted[7]);
        foreach (var task in submitted.Where((_, i) => i != 7))
        {
            Assert.IsType<Outcome.Accepted>(await task);
        }
    }

    private sealed record Unheard : GeoModel.Deciding.DomainCommand;

    private abstract record Unknown : GeoModel.Deciding.DomainCommand;

    [Fact]
    public async Task Nothing_that_a_body_may_hold_stops_its_refusal_from_being_kept()
    {
        await using var journal = await Start();
        await journal.Found();
        var report = Report(NewIncident()) with
        {
            Position = new Coordinates(double.NaN, double.PositiveInfinity),
            What = "\ud800 halv",
        };
        var task = new IncidentCommand.AssignTask(NewIncident(), "x", Authority, null, Earlier, default);
        foreach (var envelope in new[] { By(report), By(task) })
        {
            var first = Assert.IsType<Outcome.Refused>(await journal.Submit(envelope));
            var again = Assert.IsType<Outcome.Refused>(await journal.Submit(envelope));
            Assert.Equal(first.Refusal, again.Refusal);
        }
    }

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }
}

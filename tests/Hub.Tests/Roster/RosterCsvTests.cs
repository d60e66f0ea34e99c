using System.Text;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;
using Beredskab.Hub.Roster;
using Beredskab.Hub.State;
using Beredskab.Hub.Tests.Journal;
using Beredskab.Notifications.Roster;
using FsCheck;
using FsCheck.Fluent;

namespace Beredskab.Hub.Tests.Roster;

public sealed class RosterCsvTests : IDisposable
{
    private static readonly OrganisationId Sof = new(Guid.Parse("00000000-0000-8000-8000-0000000000a1"));

    private static readonly LedergruppeId[] Groups = [Group(1), Group(2), Group(3)];

    // Names that a spreadsheet would run, that hold the separators, and that two people have.
    private static readonly string[] Names =
    [
        "=SUM(A1)",
        "+45 Anna",
        "Bo; den anden",
        "Carl \"Kalle\", leder",
        "@Dorte",
        "To Ens",
        "To Ens",
        "'Mærke",
        "'=Mærke",
    ];

    private readonly TemporaryFolder folder = new();
    private readonly PeopleDirectory directory;
    private readonly HubState state;

    public RosterCsvTests()
    {
        directory = new(folder.Path);
        var organisations = OrganisationBook.Empty.Apply(
            new OrganisationEvent.Registered(Sof, "Socialforvaltningen", "SOF", OrganisationKind.Authority)
        );
        foreach (var (i, name) in Names.Index())
        {
            directory.Save(new(Person(i), name, null, null, null, 0, null, null));
            organisations = organisations.Apply(new OrganisationEvent.MemberAdmitted(Sof, Person(i), [Role.Leader]));
        }

        var roster = RosterBook.Empty;
        foreach (var (i, name) in ((string[])["Valby", "=Nørrebro", "Valby"]).Index())
        {
            roster = roster.Apply(
                new RosterEvent.LedergruppeEstablished(Groups[i], new AreaId($"bydel:{i}"), name, [Sof])
            );
        }

        state = HubState.Empty with { Organisations = organisations, Roster = roster };
    }

    [Fact]
    public void The_lines_of_a_file_that_are_answered_side_by_side_are_named_alike()
    {
        for (var i = 0; i < 300; i++)
        {
            var names = new RosterNames(state, directory);
            using var together = new Barrier(4);
            var said = new string[4];
            var threads = Enumerable
                .Range(0, said.Length)
                .Select(n => new Thread(() =>
                {
                    together.SignalAndWait();
                    try
                    {
                        said[n] = names.Of(Sof, Person(0));
                    }
                    catch (Exception e)
                    {
                        said[n] = e.Message;
                    }
                }))
                .ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());
            Assert.All(said, one => Assert.Equal(Names[0], one));
        }
    }

    [Fact]
    public void What_is_written_is_read_back_as_the_same_shifts() =>
        Prop.ForAll(
                Gen.ArrayOf(
                        from person in Gen.Choose(0, Names.Length - 1)
                        from ledergruppe in Gen.Elements(Groups)
                        from minutes in Gen.Choose(0, 1_000_000)
                        from change in Gen.Elements(true, false)
                        from length in Gen.Choose(1, 10_000)
                        // A program may plan to the tick.
                        from ticks in Gen.Elements(0L, 0L, 1L, 30 * TimeSpan.TicksPerSecond, 12_345_678L)
                        // Half of them lie in the hours of autumn's change.
                        let start = change
                            ? new DateTimeOffset(2026, 10, 25, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes % 180)
                            : new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes)
                        select new Shift(
                            Guid.NewGuid(),
                            ledergruppe,
                            Sof,
                            Person(person),
                            start.AddTicks(ticks),
                            start.AddMinutes(length).AddTicks(ticks / 3)
                        ),
                        12
                    )
                    .ToArbitrary(),
                shifts =>
                {
                    var text = Encoding.UTF8.GetString(RosterCsv.Write(state, directory, shifts));
                    Assert.Null(RosterImport.Read(text, state, directory, out var lines));
                    Assert.All(lines, line => Assert.Null(line.Refusal));
                    Assert.Equal(shifts.Select(Key).Order(), lines.Select(line => Key(line.Shift!)).Order());
                    // Each line knows which shift it was written from.
                    var written = shifts.ToDictionary(shift => shift.Id, Key);
                    Assert.All(lines, line => Assert.Equal(written[line.Id!.Value], Key(line.Shift!)));
                }
            )
            .Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Nothing_in_the_file_runs_in_a_spreadsheet()
    {
        Shift[] shifts =
        [
            .. Names.Select(
                (_, i) => new Shift(Guid.NewGuid(), Groups[1], Sof, Person(i), JournalWorld.Start, JournalWorld.Start)
            ),
        ];
        var text = Encoding.UTF8.GetString(RosterCsv.Write(state, directory, shifts));
        foreach (var field in CsvReader.Read(text.TrimStart('\uFEFF'), ';').SelectMany(line => line.Fields))
        {
            Assert.DoesNotMatch("^[=+@-]", field);
        }
    }

    [Fact]
    public void A_name_that_two_have_is_ambiguous_and_the_id_is_not()
    {
        const string Heading = "Ledergruppe;Myndighed;Person;Fra;Til\n";
        const string Times = "2026-12-24 16:00;2026-12-24 23:00\n";
        Assert.Null(
            RosterImport.Read(
                $"{Heading}=Nørrebro;SOF;To Ens;{Times}=Nørrebro;SOF;{Person(5)};{Times}Valby;SOF;@Dorte;{Times}{Groups[0]};SOF;@Dorte;{Times}",
                state,
                directory,
                out var lines
            )
        );
        Assert.Equal(
            ["person-ambiguous", null, "ledergruppe-ambiguous", null],
            lines.Select(line => line.Refusal?.Code)
        );
        Assert.Equal(Person(5), lines[1].Shift!.Person);
        Assert.Equal(new DateTimeOffset(2026, 12, 24, 15, 0, 0, TimeSpan.Zero), lines[1].Shift!.From);
    }

    [Fact]
    public void The_same_line_is_always_the_same_shift()
    {
        const string Text =
            "Ledergruppe,Myndighed,Person,Fra,Til\r\n=Nørrebro,SOF,@Dorte,2026-12-24 16:00,2026-12-24 23:00";
        Assert.Null(RosterImport.Read(Text, state, directory, out var one));
        Assert.Null(RosterImport.Read($"\uFEFF{Text}\r\n", state, directory, out var other));
        Assert.Equal(one.Single().Shift!.Shift, other.Single().Shift!.Shift);
        Assert.Equal(2, one.Single().Number);
    }

    private static (Guid, Guid, Guid, DateTimeOffset, DateTimeOffset) Key(Shift shift) =>
        (shift.Ledergruppe.Value, shift.Authority.Value, shift.Person.Value, shift.From, shift.To);

    private static (Guid, Guid, Guid, DateTimeOffset, DateTimeOffset) Key(RosterCommand.PlanShift shift) =>
        (shift.Ledergruppe.Value, shift.Authority.Value, shift.Person.Value, shift.From, shift.To);

    private static PersonId Person(int number) => new(DerivedId.From(Guid.Empty, 'p', number));

    private static LedergruppeId Group(int number) => new(DerivedId.From(Guid.Empty, 'g', number));

    public void Dispose() => folder.Dispose();
}

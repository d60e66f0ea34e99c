using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;
using Beredskab.Hub.Tests.Journal;

namespace Beredskab.Hub.Tests.Access;

public sealed class PeopleDirectoryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public async Task A_wrong_password_does_not_undo_what_an_administrator_changed_meanwhile()
    {
        await using var journal = await OpenJournal.Start(folder.Path);
        var directory = new PeopleDirectory(folder.Path);
        var meanwhile = new Meanwhile();
        var signIn = new SignIn(directory, journal.Writer, meanwhile);
        var id = new PersonId(Guid.NewGuid());
        directory.Save(
            Person(id, "+4520000001") with
            {
                UserName = "jonas",
                PasswordHash = signIn.Hash("rigtig kode 1"),
            }
        );

        // The sign-in has read the person, and asks for the time before it looks at the password.
        meanwhile.Happens = () => directory.Change(id, present => present with { Mobile = "+4520000002" });
        Assert.NotNull(signIn.Try("jonas", "forkert kode").Refusal);

        Assert.Equal(("+4520000002", 1), (directory.Find(id)!.Mobile, directory.Find(id)!.FailedAttempts));
        Assert.Equal("+4520000002", new PeopleDirectory(folder.Path).Find(id)!.Mobile);
    }

    [Fact]
    public async Task Changes_at_once_are_all_made()
    {
        var directory = new PeopleDirectory(folder.Path);
        var id = new PersonId(Guid.NewGuid());
        directory.Save(Person(id, null));
        await Parallel.ForAsync(
            0,
            100,
            TestContext.Current.CancellationToken,
            (_, _) =>
            {
                directory.Change(id, present => present with { FailedAttempts = present.FailedAttempts + 1 });
                return default;
            }
        );
        Assert.Equal(100, directory.Find(id)!.FailedAttempts);
    }

    [Fact]
    public async Task Of_two_who_are_given_one_number_at_once_exactly_one_gets_it()
    {
        var directory = new PeopleDirectory(folder.Path);
        for (var round = 0; round < 20; round++)
        {
            var number = $"+452000{round:0000}";
            PersonId[] two = [new(Guid.NewGuid()), new(Guid.NewGuid())];
            Assert.All(two, id => Assert.True(directory.Save(Person(id, null))));
            using var together = new Barrier(two.Length);
            var changed = await Task.WhenAll(
                two.Select(id =>
                    Task.Factory.StartNew(
                        () =>
                        {
                            together.SignalAndWait(TestContext.Current.CancellationToken);
                            return directory.Change(id, present => present with { Mobile = number });
                        },
                        TestContext.Current.CancellationToken,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default
                    )
                )
            );
            var has = Assert.Single(changed.OfType<Person>());
            Assert.Equal(has.Id, directory.WhoHas(number));
            Assert.Single(directory.People.Values, person => person.Mobile == number);
        }
    }

    public void Dispose() => folder.Dispose();

    private static Person Person(PersonId id, string? mobile) => new(id, "Navn", mobile, null, null, 0, null, null);

    /// <summary>Lets something happen at the moment when somebody asks for the time.</summary>
    private sealed class Meanwhile : TimeProvider
    {
        public Action? Happens { get; set; }

        public override DateTimeOffset GetUtcNow()
        {
            Happens?.Invoke();
            return JournalWorld.Start;
        }
    }
}

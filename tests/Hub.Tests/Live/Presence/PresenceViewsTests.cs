using System.Collections.Immutable;
using Beredskab.GeoModel.Identity;
using Beredskab.Hub.Access;
using Beredskab.Hub.Live;
using Beredskab.Hub.Live.Presence;

namespace Beredskab.Hub.Tests.Live.Presence;

public sealed class PresenceViewsTests
{
    private readonly LiveWorld world = new();

    [Fact]
    public void Of_four_hundred_on_one_incident_twelve_are_named_those_who_write_first_and_all_are_counted()
    {
        var incident = world.Report(LiveWorld.Police);
        var people = Enumerable
            .Range(1, 400)
            .Select(number => PersonId.From(DerivedId.From(LiveWorld.Police.Value, 'x', number)))
            .ToArray();
        foreach (var person in people)
        {
            Assert.NotNull(
                world.Give(
                    PersonId.System,
                    OrganisationId.System,
                    new OrganisationCommand.AdmitMember(LiveWorld.Police, person, [Role.Leader])
                )
            );
        }

        Attending[] everybody =
        [
            .. people.Select(
                (person, order) =>
                    new Attending(new(person, LiveWorld.Police), new(incident), order == 399 ? "task" : null, order)
            ),
        ];
        var told = PresenceViews.For(world.State, [Audiences.Authorities], everybody)[new(incident)];

        Assert.Equal(400, told.Total);
        Assert.Equal(SpotView.MostNamed, told.People.Length);
        Assert.Equal((people[399].Value, "task"), (told.People[0].Person, told.People[0].Writing));
        Assert.Equal(people[0].Value, told.People[1].Person);
        var bytes = LiveJson.Write(new PresenceNews(false, [told])).Utf8.Length;
        Assert.True(bytes < 2_048, $"{bytes} bytes");
    }

    [Fact]
    public void Two_who_see_different_incidents_never_learn_of_each_other_there()
    {
        var incidents = new[]
        {
            world.Report(LiveWorld.Police),
            world.Report(LiveWorld.Housing),
            world.Report(LiveWorld.School),
        };
        OrganisationId[] organisations = [LiveWorld.Police, LiveWorld.Club, LiveWorld.Housing, LiveWorld.School];
        // Everybody claims to be everywhere: as it would be if what they may had changed after they came.
        Attending[] everybody =
        [
            .. from organisation in organisations
            from incident in incidents
            select new Attending(new(LiveWorld.MemberOf(organisation), organisation), new(incident), "note", 1),
        ];
        foreach (var reader in organisations)
        {
            var audiences = Audiences.FollowedBy(world.State.Organisations, LiveWorld.MemberOf(reader), reader);
            var told = PresenceViews.For(world.State, audiences, everybody);
            foreach (var incident in incidents)
            {
                var sees = world.State.Picture.Find(incident)!;
                ImmutableArray<Guid> expected =
                [
                    .. organisations
                        .Where(organisation =>
                            State.Permissions.MaySee(world.State.Organisations, reader, sees)
                            && State.Permissions.MaySee(world.State.Organisations, organisation, sees)
                        )
                        .Select(organisation => organisation.Value),
                ];
                var seen = told.GetValueOrDefault(new(incident))?.People.Select(one => one.Organisation) ?? [];
                Assert.Equal(expected.Order(), seen.Order());
            }
        }
    }
}

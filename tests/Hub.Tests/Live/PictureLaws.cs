using System.Collections.Immutable;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Access;
using Beredskab.Hub.Journal;
using Beredskab.Hub.Live;
using Beredskab.Hub.State;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Options;

namespace Beredskab.Hub.Tests.Live;

/// <summary>What holds for every history: made of steps that each do one of a few things to one of a few incidents.</summary>
public sealed class PictureLaws
{
    private static readonly OrganisationId[] Organisations =
    [
        LiveWorld.Police,
        LiveWorld.Club,
        LiveWorld.Housing,
        LiveWorld.School,
    ];

    private static readonly string[] AllAudiences =
    [
        Audiences.Authorities,
        Audiences.Own(LiveWorld.Housing),
        Audiences.Own(LiveWorld.School),
    ];

    [Fact]
    public void Changes_folded_in_order_are_the_snapshot() =>
        ForAllHistories(world =>
            AllAudiences.All(audience =>
            {
                var folded = new FoldedPicture();
                foreach (var commit in world.Commits)
                {
                    folded.Apply(LiveWorld.Changes.Of(commit, audience));
                }

                return folded.Json() == Whole(world, audience);
            })
        );

    [Fact]
    public void Applying_a_commit_twice_changes_nothing() =>
        ForAllHistories(world =>
            AllAudiences.All(audience =>
            {
                var folded = new FoldedPicture();
                foreach (var commit in world.Commits)
                {
                    folded.Apply(LiveWorld.Changes.Of(commit, audience));
                    folded.Apply(LiveWorld.Changes.Of(commit, audience));
                }

                return folded.Json() == Whole(world, audience);
            })
        );

    [Fact]
    public void Commits_that_go_out_together_are_the_snapshot_too_however_many_there_are() =>
        ForAllHistories(world =>
            AllAudiences.All(audience =>
            {
                var folded = new FoldedPicture();
                for (var (from, size) = (0, 1); from < world.Commits.Count; from += size, size = (size * 2) + 1)
                {
                    var together = world.Commits.Skip(from).Take(size).ToImmutableArray();
                    foreach (var (commit, touched) in together.Zip(Footprint.OfBatch(together)))
                    {
                        folded.Apply(LiveWorld.Changes.Of(commit, touched, audience));
                    }
                }

                return folded.Json() == Whole(world, audience);
            })
        );

    [Fact]
    public void A_partner_is_never_sent_an_incident_that_it_may_not_see() =>
        ForAllHistories(world =>
            ((OrganisationId[])[LiveWorld.Housing, LiveWorld.School]).All(partner =>
                world.Commits.All(commit =>
                {
                    var sent = FoldedPicture.Text<IReadOnlyList<Change>>(
                        LiveWorld.Changes.Of(commit, Audiences.Own(partner))
                    );
                    return commit.After.Picture.Incidents.Values.All(incident =>
                        Permissions.MaySee(commit.After.Organisations, partner, incident)
                        || !sent.Contains(incident.Id.ToString(), StringComparison.Ordinal)
                    );
                })
            )
        );

    [Fact]
    public void A_commit_has_a_number_exactly_where_it_shows_something() =>
        ForAllHistories(world =>
            world.Commits.All(commit =>
                AllAudiences.All(audience =>
                    commit.Audiences.ContainsKey(audience) == !LiveWorld.Changes.Of(commit, audience).IsEmpty
                )
            )
        );

    [Fact]
    public void The_numbers_of_an_audience_have_no_gap() =>
        ForAllHistories(world =>
            AllAudiences.All(audience =>
            {
                var numbers = world
                    .Commits.Where(commit => commit.Audiences.ContainsKey(audience))
                    .Select(commit => commit.Audiences[audience])
                    .ToList();
                return numbers.Zip(numbers.Skip(1)).All(pair => pair.Second == pair.First + 1);
            })
        );

    private static void ForAllHistories(Func<LiveWorld, bool> law) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(60),
            Prop.ForAll(
                ArbMap.Default.ArbFor<(byte Kind, byte Incident, byte By)[]>(),
                steps =>
                {
                    var world = new LiveWorld();
                    var incidents = new List<IncidentId>();
                    foreach (var (kind, incident, by) in steps)
                    {
                        Step(world, incidents, kind % 10, incident, Organisations[by % Organisations.Length]);
                    }

                    return law(world);
                }
            )
        );

    private static void Step(LiveWorld world, List<IncidentId> incidents, int kind, byte which, OrganisationId by)
    {
        if (incidents.Count == 0 || kind == 0)
        {
            incidents.Add(world.Report(by));
            return;
        }

        var incident = incidents[which % incidents.Count];
        var version = world.State.Picture.Find(incident)!.Version;
        var task = world.State.Picture.Find(incident)!.Tasks.FirstOrDefault()?.Id ?? default;
        _ = kind switch
        {
            1 => world.Give(by, new IncidentCommand.WriteNote(incident, "Stadig uroligt")),
            2 => world.Give(
                by,
                new IncidentCommand.Move(incident, version, new Coordinates(12.5 + (which * 1e-5), 55.66))
            ),
            3 => world.Give(
                by,
                new IncidentCommand.ChangeLevel(incident, version, (ActivationLevel)((which % 3) + 1), "Flere samles")
            ),
            4 => world.Give(
                by,
                new IncidentCommand.AssignTask(
                    incident,
                    "Gadeplan",
                    LiveWorld.Club,
                    null,
                    world.Now.AddHours(1),
                    [TargetGroup.Unge]
                )
            ),
            5 => world.Give(by, new IncidentCommand.CompleteTask(incident, task, null)),
            6 => world.Give(
                by,
                new IncidentCommand.InvitePartner(incident, which % 2 == 0 ? LiveWorld.Housing : LiveWorld.School)
            ),
            7 => world.Give(by, new IncidentCommand.StandDown(incident, version, "Roligt igen")),
            8 when incidents[which / 16 % incidents.Count] is var main => world.Give(
                by,
                new IncidentCommand.Merge(
                    incident,
                    version,
                    main,
                    world.State.Picture.Find(main)!.Version,
                    "Samme hændelse"
                )
            ),
            _ => world.Give(
                PersonId.System,
                OrganisationId.System,
                new OrganisationCommand.Rename(by, $"Navn {which}", $"N{which}")
            ),
        };
    }

    private static string Whole(LiveWorld world, string audience)
    {
        var snapshots = new Snapshots(
            new IncidentViews(_ => "Valby"),
            TimeProvider.System,
            Options.Create(new LiveOptions())
        );
        var point = new LivePoint("e", world.State, 0, ImmutableSortedDictionary<string, long>.Empty);
        return FoldedPicture.Text(snapshots.Take(point, [audience], world.Now));
    }
}

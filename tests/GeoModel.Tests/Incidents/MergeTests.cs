using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.GeoModel.Incidents.Merging;
using Beredskab.GeoModel.Incidents.Zones;
using Beredskab.GeoModel.Picture;
using FsCheck;
using FsCheck.Fluent;

namespace Beredskab.GeoModel.Tests.Incidents;

/// <summary>Two reports of one incident, and one report of two.</summary>
public sealed class MergeTests
{
    private static readonly OrganisationId Sof = Org(1);
    private static readonly OrganisationId Police = Org(2);
    private static readonly OrganisationId Housing = Org(8);
    private static readonly OrganisationId School = Org(9);

    [Fact]
    public void The_duplicate_ends_where_the_main_one_goes_on_and_keeps_its_log()
    {
        var town = new Town();
        var (main, duplicate) = (town.Report(Story.InWest), town.Report(Story.InWest));
        town.Do(new IncidentCommand.WriteNote(duplicate, "To grupper"));
        var lines = town[duplicate].Log.Count;
        town.Merge(duplicate, main);

        var ended = Assert.IsType<Incident.StoodDown>(town[duplicate]);
        Assert.Equal(new IncidentLink(main, town[main].Number), ended.Into);
        Assert.Equal("Samme hændelse", ended.Reason.Value);
        Assert.Equal(lines + 1, ended.Log.Count);
        Assert.IsType<LogItem.MergedInto>(ended.Log[^1]);
        Assert.IsType<Incident.Open>(town[main]);
        Assert.Equal([new IncidentLink(duplicate, ended.Number)], town[main].Ties.Absorbed);
        Assert.IsType<LogItem.Absorbed>(town[main].Log[^1]);
        Assert.DoesNotContain(town[main].Log, line => line is LogItem.Note);
    }

    [Fact]
    public void The_main_one_gets_the_areas_the_higher_level_and_the_partners()
    {
        var town = new Town();
        var main = town.Report(Story.InWest);
        var duplicate = town.Report(Story.InEast, ActivationLevel.Operationsberedskab, by: School);
        town.Do(new IncidentCommand.InvitePartner(duplicate, Housing));
        town.Merge(duplicate, main);

        Assert.Equal([Story.West, Story.East], town[main].Reached);
        Assert.Equal(ActivationLevel.Operationsberedskab, town[main].Level);
        // Whoever reported it sees where it goes on, as those who were invited.
        Assert.Equal([Housing, School], town[main].Partners);
        Assert.Equal(3, town[main].Version);
    }

    [Fact]
    public void A_lower_level_and_known_areas_change_nothing()
    {
        var town = new Town();
        var main = town.Report(Story.InWest, ActivationLevel.Stabsberedskab);
        town.Merge(town.Report(Story.InWest), main);

        Assert.Equal(ActivationLevel.Stabsberedskab, town[main].Level);
        Assert.Equal(2, town[main].Log.Count);
    }

    [Fact]
    public void What_is_impossible_says_why_and_what_to_do()
    {
        var town = new Town();
        var (a, b, c) = (town.Report(Story.InWest), town.Report(Story.InWest), town.Report(Story.InWest));
        var practised = town.Report(Story.InWest, exercise: true);
        Assert.Equal("merge-with-itself", town.Refused(a, a).Code);
        Assert.Equal("merge-exercise-mixed", town.Refused(a, practised).Code);
        Assert.Equal("incident-unknown", town.Refused(new(Guid.NewGuid()), a).Code);
        var unknown = town.Refused(a, new(Guid.NewGuid()));
        Assert.Equal(("incident-unknown", "into"), (unknown.Code, unknown.Field));

        town.Merge(b, a);
        Assert.Contains("slået sammen med 1", town.Refused(b, c).Text, StringComparison.Ordinal);
        Assert.Equal("incident-merged", town.Refused(b, a).Code);
        var chain = town.Refused(c, b);
        Assert.Equal("merge-into-merged", chain.Code);
        Assert.Contains("Slå sammen med 1 i stedet", chain.Text, StringComparison.Ordinal);
        var other = town.Refused(a, c);
        Assert.Equal("merge-has-absorbed", other.Code);
        Assert.Contains("Slå 3 sammen med 1", other.Text, StringComparison.Ordinal);

        town.Do(new IncidentCommand.StandDown(a, town[a].Version, "Ro"));
        Assert.Equal("merge-into-closed", town.Refused(c, a).Code);
        Assert.Equal("incident-stood-down", town.Refused(a, c).Code);
    }

    [Fact]
    public void Whichever_of_the_two_was_changed_meanwhile_is_named()
    {
        var town = new Town();
        var (main, duplicate) = (town.Report(Story.InWest), town.Report(Story.InWest));
        town.Do(new IncidentCommand.Move(main, 1, Story.InEast));
        var changed = town.Refused(new IncidentCommand.Merge(duplicate, 1, main, 1, "Samme"));
        Assert.Equal(("version-conflict", "intoVersion"), (changed.Code, changed.Field));
        town.Do(new IncidentCommand.Move(duplicate, 1, Story.InEast));
        changed = town.Refused(new IncidentCommand.Merge(duplicate, 1, main, 2, "Samme"));
        Assert.Equal(("version-conflict", "seenVersion"), (changed.Code, changed.Field));
        Assert.Equal("text-missing", town.Refused(new IncidentCommand.Merge(duplicate, 2, main, 2, " ")).Code);
    }

    [Fact]
    public void Nothing_is_moved_in_what_was_merged_and_its_tasks_can_still_be_done()
    {
        var town = new Town();
        var (main, duplicate) = (town.Report(Story.InWest), town.Report(Story.InWest));
        town.Do(new IncidentCommand.AssignTask(duplicate, "Ring rundt", Sof, null, town.Now.AddHours(1), []));
        town.Merge(duplicate, main);

        var refused = town.Refused(new IncidentCommand.Move(duplicate, 2, Story.InEast));
        Assert.Equal("incident-merged", refused.Code);
        Assert.Contains("Gør det på 1", refused.Text, StringComparison.Ordinal);
        town.Do(new IncidentCommand.CompleteTask(duplicate, town[duplicate].Tasks[0].Id, null));
        Assert.NotNull(town[duplicate].Tasks[0].Completed);
    }

    [Fact]
    public void Its_zones_can_be_taken_off_the_map_and_no_new_ones_drawn()
    {
        var town = new Town();
        var (main, duplicate) = (town.Report(Story.InWest), town.Report(Story.InWest));
        var zone = new ZoneId(Guid.NewGuid());
        town.Do(new IncidentCommand.DrawZone(duplicate, zone, ZoneKind.Cordon, Story.InWest, null));
        town.Merge(duplicate, main);

        town.Do(new IncidentCommand.RemoveZone(duplicate, zone, 1));
        Assert.NotNull(town[duplicate].Zones[0].Removed);
        Assert.Equal(
            "incident-merged",
            town.Refused(
                new IncidentCommand.DrawZone(duplicate, new(Guid.NewGuid()), ZoneKind.Cordon, Story.InWest, null)
            ).Code
        );
    }

    [Fact]
    public void Of_two_drawings_of_its_zone_one_can_still_be_chosen()
    {
        var town = new Town();
        var (main, duplicate) = (town.Report(Story.InWest), town.Report(Story.InWest));
        var zone = new ZoneId(Guid.NewGuid());
        town.Do(new IncidentCommand.DrawZone(duplicate, zone, ZoneKind.Cordon, Story.InWest, null));
        town.Do(new IncidentCommand.RedrawZone(duplicate, zone, 1, Story.InEast));
        town.Do(new IncidentCommand.RedrawZone(duplicate, zone, 1, new Coordinates(12.55, 55.70)));
        Assert.True(town[duplicate].Zones[0].IsDisputed);
        town.Merge(duplicate, main);

        town.Do(new IncidentCommand.ChooseDrawing(duplicate, zone, 3, 3));
        Assert.Equal(3, Assert.Single(town[duplicate].Zones[0].Standing).Number);
    }

    [Fact]
    public void What_is_reported_out_of_another_says_so_in_both()
    {
        var town = new Town();
        var first = town.Report(Story.InWest);
        var other = town.Report(Story.InEast, splitFrom: first);

        Assert.Equal(new IncidentLink(first, 1), town[other].Ties.SplitFrom);
        Assert.Equal([new IncidentLink(other, 2)], town[first].Ties.SplitOff);
        Assert.Equal(1, town[first].Version);
        Assert.Equal(other, Assert.IsType<LogItem.SplitOff>(town[first].Log[^1]).Other.Incident);

        var report = town.Reporting(new(Guid.NewGuid()), Story.InWest);
        Assert.Equal(
            "split-from-unknown",
            SplitDecider.Check(null, report with { SplitFrom = new(Guid.NewGuid()) })!.Code
        );
        Assert.Equal(
            "split-exercise-mixed",
            SplitDecider.Check(town[first], report with { SplitFrom = first, Exercise = true })!.Code
        );
    }

    [Fact]
    public void A_spot_that_is_split_out_is_the_first_ones_no_longer_and_it_is_never_left_nowhere()
    {
        var town = new Town();
        var first = town.Report(Story.InWest);
        var both = Shape.Of(ShapeKind.Points, [Story.InWest, Story.InEast]);
        Assert.Empty(SplitDecider.Take(town[first], Story.InWest, Story.Locate));

        town.Do(new IncidentCommand.Move(first, 1, both));
        var moved = Assert.IsType<IncidentEvent.Moved>(
            Assert.Single(SplitDecider.Take(town[first], Story.InEast, Story.Locate))
        );
        Assert.Equal(first, moved.Incident);
        Assert.Equal(Shape.At(Story.InWest), moved.Position.Whole);
        Assert.Null(moved.Position.Shape);

        Assert.Empty(SplitDecider.Take(town[first], both, Story.Locate));
        Assert.Empty(SplitDecider.Take(town[first], new Coordinates(12.5, 55.7), Story.Locate));
        Assert.Empty(SplitDecider.Take(town[first], null, Story.Locate));
    }

    [Fact]
    public void A_split_that_says_what_the_first_says_is_refused_but_not_the_report_again_of_what_was_merged()
    {
        var town = new Town();
        var (main, first) = (town.Report(Story.InWest), town.Report(Story.InWest));
        var same = town.Reporting(new(Guid.NewGuid()), Story.InWest) with { SplitFrom = first };
        Assert.Equal("split-unchanged", SplitDecider.Check(town[first], same)!.Code);
        Assert.Null(SplitDecider.Check(town[first], same with { Position = Story.InEast }));
        Assert.Null(SplitDecider.Check(town[first], same with { Type = IncidentType.Brand }));
        Assert.Null(SplitDecider.Check(town[first], same with { Now = "Der er roligt" }));

        town.Merge(first, main);
        Assert.Null(SplitDecider.Check(town[first], same));
    }

    /// <summary>Any reports, moves, levels, ends and merges in any order; each number is one command.</summary>
    [Fact]
    public void In_every_history_the_main_one_has_all_that_came_with_what_it_absorbed() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<int[]>(),
                history =>
                {
                    var town = new Town();
                    foreach (var step in history)
                    {
                        Try(town, step & int.MaxValue);
                    }

                    return town.Laws();
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(80));

    private static void Try(Town town, int step)
    {
        var (kind, variant) = (step % 7, step / 7);
        if (town.Ids.Count < 2 || kind == 0)
        {
            town.Report(
                variant % 4 == 0 ? null
                    : variant % 4 == 1 ? Story.WestNearEast
                    : variant % 4 == 2 ? Story.InEast
                    : Story.InWest,
                (ActivationLevel)((variant % 3) + 1),
                exercise: variant % 9 == 0,
                by: variant % 5 == 0 ? Housing : Police
            );
            return;
        }

        var (one, other) = (town.Ids[variant % town.Ids.Count], town.Ids[variant / 11 % town.Ids.Count]);
        var version = town[one].Version;
        town.Try(
            kind switch
            {
                1 => new IncidentCommand.Move(one, version, new Coordinates(12.35 + (variant % 40 * 0.01), 55.68)),
                2 => new IncidentCommand.ChangeLevel(one, version, (ActivationLevel)((variant % 3) + 1), "Fordi"),
                3 => new IncidentCommand.InvitePartner(one, School),
                4 when variant % 3 == 0 => new IncidentCommand.StandDown(one, version, "Ro"),
                _ => new IncidentCommand.Merge(one, version, other, town[other].Version, "Samme"),
            }
        );
    }

    private static OrganisationId Org(int number) => new(new Guid($"00000000-0000-4000-8000-{number:x12}"));

    /// <summary>Several incidents, and what is accepted of commands on them.</summary>
    private sealed class Town
    {
        private readonly List<(IncidentEvent Event, EventOrigin Origin)> written = [];
        private readonly List<(ImmutableArray<IncidentEvent> Events, LivePicture Before)> merges = [];
        private LivePicture picture = LivePicture.Empty;

        public List<IncidentId> Ids { get; } = [];

        public DateTimeOffset Now { get; private set; } = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

        public Incident this[IncidentId id] => picture.Incidents[id];

        public IncidentCommand.Report Reporting(
            IncidentId id,
            Coordinates? at,
            ActivationLevel level = ActivationLevel.Informationsberedskab
        ) => new(id, IncidentType.Stenkast, level, IncidentScope.Lokal, at, "Der kastes med sten", null, null, null);

        public IncidentId Report(
            Coordinates? at,
            ActivationLevel level = ActivationLevel.Informationsberedskab,
            bool exercise = false,
            OrganisationId? by = null,
            IncidentId? splitFrom = null
        )
        {
            var id = new IncidentId(new Guid($"01900000-0000-7000-8000-{Ids.Count + 1:x12}"));
            Do(Reporting(id, at, level) with { Exercise = exercise, SplitFrom = splitFrom }, by ?? Police);
            Ids.Add(id);
            return id;
        }

        public void Merge(IncidentId duplicate, IncidentId main) =>
            Do(
                new IncidentCommand.Merge(
                    duplicate,
                    this[duplicate].Version,
                    main,
                    this[main].Version,
                    "Samme hændelse"
                )
            );

        public Refusal Refused(IncidentId duplicate, IncidentId main) =>
            Refused(
                new IncidentCommand.Merge(
                    duplicate,
                    picture.Find(duplicate)?.Version ?? 1,
                    main,
                    picture.Find(main)?.Version ?? 1,
                    "Samme"
                )
            );

        public Refusal Refused(IncidentCommand command) =>
            Assert.IsType<Verdict.Refused>(Decide(command, Police)).Refusal;

        public void Do(IncidentCommand command, OrganisationId? by = null) =>
            Write(Assert.IsType<Verdict.Accepted>(Decide(command, by ?? Police)), by ?? Police);

        public void Try(IncidentCommand command)
        {
            if (Decide(command, Police) is Verdict.Accepted accepted)
            {
                Write(accepted, Police);
            }
        }

        private Verdict Decide(IncidentCommand command, OrganisationId by)
        {
            Now = Now.AddMinutes(1);
            if (command is IncidentCommand.Merge merge)
            {
                return MergeDecider.Decide(
                    picture.Find(merge.Incident),
                    picture.Find(merge.Into),
                    merge,
                    one => one == Sof || one == Police
                );
            }

            var verdict = IncidentDecider.Decide(
                picture.Find(command.Incident),
                command,
                new(DerivedId.From(Guid.Empty, 'k', written.Count + 1), default, by, Now, Now),
                Story.Locate,
                picture.NextNumber(command is IncidentCommand.Report { Exercise: true })
            );
            if (
                command is IncidentCommand.Report { SplitFrom: { } first }
                && verdict is Verdict.Accepted { Events: [IncidentEvent.Reported reported] }
            )
            {
                var (joined, line) = SplitDecider.Join(this[first], reported);
                return Verdict.Accept(joined, line);
            }

            return verdict;
        }

        private void Write(Verdict.Accepted accepted, OrganisationId by)
        {
            var before = picture;
            foreach (var @event in accepted.Events.Cast<IncidentEvent>())
            {
                var origin = new EventOrigin(
                    written.Count + 1,
                    new(DerivedId.From(Guid.Empty, 'e', written.Count + 1)),
                    default,
                    by,
                    Now,
                    Now
                );
                written.Add((@event, origin));
                picture = picture.Apply(@event, origin);
            }

            if (accepted.Events is [IncidentEvent.MergedInto, ..])
            {
                merges.Add(([.. accepted.Events.Cast<IncidentEvent>()], before));
            }
        }

        /// <summary>Whether all that must hold of every history holds of this one.</summary>
        public bool Laws() =>
            merges.All(Kept)
            && Ids.All(id =>
                // No chain: whatever was merged leads to one that was not.
                this[id] is not Incident.StoodDown { Into: { } into }
                || (
                    this[into.Incident] is not Incident.StoodDown { Into: not null }
                    && this[id].Exercise == this[into.Incident].Exercise
                    && this[into.Incident].Ties.Absorbed.Count(link => link.Incident == id) == 1
                )
            )
            && Ids.All(id => this[id].Reached.Distinct().Count() == this[id].Reached.Length)
            && Again();

        private static bool Kept((ImmutableArray<IncidentEvent> Events, LivePicture Before) merge)
        {
            var ended = (IncidentEvent.MergedInto)merge.Events[0];
            var duplicate = merge.Before.Find(ended.Incident)!;
            var main = merge.Before.Find(ended.Into.Incident)!;
            var after = merge
                .Events.Skip(1)
                .Aggregate(
                    main,
                    (incident, @event) =>
                        IncidentFold.Apply(incident, @event, new(0, default, default, default, default, default))
                );
            return after.Reached.ToHashSet().SetEquals(main.Reached.Union(duplicate.Reached))
                && (int)after.Level == Math.Max((int)main.Level, (int)duplicate.Level)
                && duplicate
                    .Partners.Append(duplicate.Reported.Organisation)
                    .All(one => one == Police || after.Partners.Contains(one) || after.Reported.Organisation == one)
                && after.Position == main.Position
                && after.Tasks.Count == main.Tasks.Count;
        }

        private bool Again()
        {
            var folded = written.Aggregate(LivePicture.Empty, (known, entry) => known.Apply(entry.Event, entry.Origin));
            return Ids.All(id =>
                folded.Find(id) is { } again
                && (again.Version, again.Level, again.GetType(), again.Log.Count, again.Ties.Absorbed.Length)
                    == (
                        this[id].Version,
                        this[id].Level,
                        this[id].GetType(),
                        this[id].Log.Count,
                        this[id].Ties.Absorbed.Length
                    )
            );
        }
    }
}

using System.Collections.Immutable;
using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Alerts;

public sealed class MoveNewsTests
{
    private static readonly Coordinates Start = new(12.55, 55.69);
    private static readonly Location Square = Reading.In(City.Noerrebro);

    private readonly MemoryJournal journal = new(new FakeTimeProvider(City.Start), City.Context());

    [Fact]
    public void Those_alerted_before_are_told_of_a_move_and_keep_their_code_and_their_answer()
    {
        var incident = journal.Report();
        journal.Receive(City.SofNoerrebro, $"ja {journal.CodeOf(City.SofNoerrebro)}");
        var codes = Codes(City.PoliceNoerrebro, City.SofNoerrebro);
        journal.Move(incident, Square with { Place = "Nørrebro Station" });

        Assert.Equal([City.PoliceNoerrebro, City.SofNoerrebro, City.BufBoth], Told());
        Assert.Equal(codes, Codes(City.PoliceNoerrebro, City.SofNoerrebro));
        Assert.Equal(
            $"SSP-BEREDSKAB {codes[0]}: Sammenstød, nu ved Nørrebro Station, Nørrebro. Hændelsen er flyttet. "
                + $"Svar JA {codes[0]} eller NEJ {codes[0]}.",
            journal.TextsTo(City.PoliceNoerrebro)[^1]
        );
        Assert.EndsWith(
            "Hændelsen er flyttet. Dit svar gælder stadig.",
            journal.TextsTo(City.SofNoerrebro)[^1],
            StringComparison.Ordinal
        );
        Assert.Equal("waiting covered waiting", journal.State(journal.Alerts.Of(incident)[0]));
    }

    [Fact]
    public void Who_is_alerted_for_the_new_area_by_the_same_command_is_not_told_too()
    {
        var incident = journal.Report();
        journal.Move(incident, Reading.In(City.Bispebjerg));

        Assert.Equal([City.PoliceNoerrebro, City.SofNoerrebro], Told());
        // On duty for BUF in both: one text for the first place, and one for the new.
        Assert.Equal(2, journal.TextsTo(City.BufBoth).Length);
        Assert.Contains(
            ", nu ved Blågårds Plads, Bispebjerg.",
            journal.TextsTo(City.BufBoth)[1],
            StringComparison.Ordinal
        );
        Assert.Single(journal.TextsTo(City.PoliceBispebjerg));

        journal.Move(incident, Reading.In(City.Noerrebro));
        Assert.Equal(5, Told()[2..].Distinct().Count());
        Assert.Equal(7, Told().Length);
    }

    [Fact]
    public void A_pin_that_is_put_right_wakes_nobody_but_small_moves_do_not_add_up_unheard()
    {
        var incident = journal.Report();
        foreach (var step in (double[])[0.002, 0.004])
        {
            To(incident, Start with { Longitude = Start.Longitude + step }, Square);
        }

        Assert.Empty(Told());
        // 125 m a step: the third is 375 m from where they were told.
        To(incident, Start with { Longitude = Start.Longitude + 0.006 }, Square);
        Assert.Equal(3, Told().Length);
        To(incident, Start with { Longitude = Start.Longitude + 0.004 }, Square);
        Assert.Equal(3, Told().Length);
    }

    [Fact]
    public void What_had_no_place_and_gets_one_is_told()
    {
        var incident = journal.Report(IncidentType.Online, withPlace: false);
        journal.Move(incident, Reading.In(City.Noerrebro));

        Assert.Equal([City.DutyOfficer], Told());
    }

    [Fact]
    public void After_the_stand_down_nobody_is_told_and_a_word_not_yet_sent_is_overtaken()
    {
        var incident = journal.Report();
        journal.Move(incident, Square with { Place = "Nørrebro Station" });
        var waiting = journal.Messages().Where(message => message.Purpose == MessagePurpose.Moved).ToArray();
        journal.StandDown(incident);

        Assert.Equal(3, waiting.Length);
        Assert.All(
            waiting,
            message =>
                Assert.Equal(
                    MessageRefusals.AlertEnded,
                    journal.Do(new AlertCommand.BeginAttempt(message.Message, 1, 1, Repeat: false))?.Code
                )
        );
    }

    public static TheoryData<string?, string?, int, bool> Moves() =>
        new()
        {
            { "Blågårds Plads", "Blågårds Plads", 5, false },
            { "Blågårds Plads", "Blågårds Plads", 299, false },
            { "Blågårds Plads", "Blågårds Plads", 305, true },
            { "Blågårds Plads", "Assistens Kirkegård", 100, true },
            { "Blågårds Plads", null, 100, true },
            { null, null, 100, false },
            { null, null, 305, true },
        };

    [Theory]
    [MemberData(nameof(Moves))]
    public void A_move_is_news_by_its_named_place_or_by_its_distance(string? from, string? to, int metres, bool news)
    {
        var there = Start with { Latitude = Start.Latitude + (metres / 111_340.0) };
        Assert.Equal(news, MoveNews.Is(At(Start, from, City.Noerrebro), At(there, to, City.Noerrebro), AreaKind.Bydel));
    }

    [Fact]
    public void Another_bydel_is_news_however_near_and_an_area_of_another_kind_is_not()
    {
        var before = At(Start, "Blågårds Plads", City.Noerrebro);
        Assert.True(MoveNews.Is(before, At(Start, "Blågårds Plads", City.Bispebjerg), AreaKind.Bydel));
        Assert.False(
            MoveNews.Is(before, At(Start, "Blågårds Plads", City.Noerrebro, new("ssp-omraade:x")), AreaKind.Bydel)
        );
    }

    [Fact]
    public void A_spot_where_only_the_bydel_was_known_is_news_and_a_text_names_the_area_that_was_said()
    {
        var ssp = new AreaId("ssp-omraade:x");
        var known = At(Start, null, City.Noerrebro, ssp);
        var somewhere = known with { Beside = null, Within = City.Noerrebro };
        Assert.True(MoveNews.Is(somewhere, known, AreaKind.Bydel));
        Assert.False(MoveNews.Is(somewhere, somewhere, AreaKind.Bydel));

        // Also where SSP's own areas lead, of which it may be any.
        var words = IncidentWords.Of(default, default, somewhere, [ssp], area => area.Value);
        Assert.Equal((null, null, City.Noerrebro.Value), (words.Place, words.Beside, words.Area));
    }

    private static Position At(Coordinates point, string? place, params ImmutableArray<AreaId> areas) =>
        new(point, areas, [], 500, place, place is null ? "600 m nord for Nørrebro Station" : null);

    private void To(IncidentId incident, Coordinates point, Location location)
    {
        journal.Location = location;
        Assert.Null(journal.Do(new IncidentCommand.Move(incident, journal.Incident(incident).Version, point)));
    }

    private ImmutableArray<PersonId> Told() =>
        [
            .. journal
                .Messages()
                .Where(message => message.Purpose == MessagePurpose.Moved)
                .Select(message => message.Person!.Value),
        ];

    private int[] Codes(params PersonId[] people) => [.. people.Select(journal.CodeOf)];
}

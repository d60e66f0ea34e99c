using Beredskab.GeoModel.Areas;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Messages;
using FsCheck;
using FsCheck.Fluent;

namespace Beredskab.Notifications.Tests.Messages;

public sealed class MessageTextTests
{
    private static readonly string[] Areas =
    [
        "Nørrebro",
        "Vesterbro/Kongens Enghave",
        "Vesterbro/Kongens Enghave og Indre By",
        IncidentWords.Outside,
        IncidentWords.NoPlace,
        new string('Å', 200),
        "Evil www.example.dk",
        "",
    ];

    [Fact]
    public void At_a_turn_of_the_duty_what_was_decided_stays_in_shorter_words()
    {
        var assistens = MessageTexts.Shipped.HandOver(
            new(IncidentType.Brand, ActivationLevel.Operationsberedskab, "Assistens Kirkegård", "Nørrebro"),
            4541,
            DateTimeOffset.UnixEpoch,
            17
        );
        Assert.Contains("Besl. kl. 01.00. 17 opgaver.", assistens, StringComparison.Ordinal);

        var faroff = MessageTexts.Shipped.HandOver(
            new(IncidentType.UroPaaInstitution, ActivationLevel.Informationsberedskab, null, "Amager Vest")
            {
                Beside = "700 m sydvest for Bella Center",
            },
            4541,
            DateTimeOffset.UnixEpoch,
            2
        );
        Assert.Equal(
            "SSP-BEREDSKAB 4541: Uro på institution 700 m sydvest for Bella Center, Amager Vest. Informationsberedskab. "
                + "Besl. 01.00. 2 opg. Svar JA 4541 eller NEJ 4541.",
            faroff
        );
    }

    [Fact]
    public void A_hand_over_never_drops_the_code_the_level_the_decision_the_tasks_or_the_area()
    {
        var bydele = AreaAtlas
            .Shipped.Areas.Where(area => area.Kind == AreaKind.Bydel)
            .Select(area => area.Name)
            .ToList();
        string[] places = [.. PlaceIndex.Shipped.Places.Select(place => place.Name)];
        var longest = places.MaxBy(Gsm7.Length)!;
        // One of each length stands for the others; the longest of all else meets every one of them.
        string?[] lengths = [null, .. places.DistinctBy(Gsm7.Length)];
        string[] one = [.. bydele, IncidentWords.Outside, IncidentWords.NoPlace];
        string[] several =
        [
            .. bydele.SelectMany(first => bydele.Where(other => other != first).Select(other => $"{first} og {other}")),
            .. bydele.Select(first => $"{first} og 3 andre"),
        ];
        var everywhere =
            from type in Enum.GetValues<IncidentType>()
            from level in Enum.GetValues<ActivationLevel>()
            from at in one.SelectMany(area => lengths.Select(place => (area, place)))
                .Concat(several.SelectMany(area => (string?[])[null, longest], (area, place) => (area, place)))
            select (type, level, at.area, at.place);
        var worst =
            from place in places
            from area in (string[])["Vesterbro/Kongens Enghave", "Amager Vest"]
            select (IncidentType.DrabEllerDrabsforsoeg, ActivationLevel.Informationsberedskab, area, (string?)place);
        foreach (var (type, level, area, place) in everywhere.Concat(worst))
        {
            foreach (var exercise in (bool[])[false, true])
            {
                var words = new IncidentWords(type, level, place, area)
                {
                    Exercise = exercise,
                    Beside = place is null ? $"1,2 km sydvest for {longest}" : null,
                };
                Assert.Equal("", LostIn(words, DateTimeOffset.UnixEpoch, 117));
            }
        }

        Assert.Equal(
            "",
            LostIn(new(IncidentType.Brand, ActivationLevel.Operationsberedskab, longest, "Valby"), null, 0)
        );
    }

    private static string LostIn(IncidentWords words, DateTimeOffset? decided, int tasks)
    {
        var text = MessageTexts.Shipped.HandOver(words, 4541, decided, tasks);
        // The second of two areas may go, in an exercise and when the names are very long; the first never does.
        var area =
            words.Exercise || Gsm7.Length(words.Area) > 40 ? $", {words.Area.Split(" og ")[0]}" : $", {words.Area}. ";
        return
            Gsm7.Length(text) <= 160
            && Says("SSP-BEREDSKAB 4541: ")
            && Says($" {IncidentTypes.Name(words.Level)}. ")
            && (decided is null ? Says("Intet er besluttet.") || Says("Intet besluttet.") : Says(" 01.00."))
            && (
                tasks == 0
                    ? Says("Ingen åbne opgaver.") || Says("Ingen opgaver.") || Says("0 opg.")
                    : Says($" {tasks} åbne opgaver.") || Says($" {tasks} opgaver.") || Says($" {tasks} opg.")
            )
            && Says("Svar JA 4541 eller NEJ 4541.")
            && Says(area)
            ? ""
            : text;

        bool Says(string what) => text.Contains(what, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bispebjerg Kirkegård og Kapelhave", "ved Bispebjerg Kirkegård,")]
    [InlineData("Boldbanerne ved Damhussøen syd", "ved Boldbanerne,")]
    [InlineData("Tunnelen under banen ved Enghavevej", "ved Tunnelen under banen,")]
    public void A_name_that_is_cut_does_not_end_with_a_word_that_leads_on(string place, string expected)
    {
        var found = Enumerable
            .Range(0, 60)
            .Select(more =>
                MessageTexts.Shipped.LevelRaised(
                    new(
                        IncidentType.Brand,
                        ActivationLevel.Operationsberedskab,
                        place,
                        "Valby" + new string('y', more)
                    ),
                    4541
                )
            )
            .ToArray();
        Assert.Contains(found, text => text.Contains(expected, StringComparison.Ordinal));
        Assert.All(found, text => Assert.DoesNotMatch(@" (og|ved|i|under)[.,]", text));
    }

    [Fact]
    public void Every_text_is_one_GSM_7_message_with_its_code_whatever_the_names_are()
    {
        var letters = Gen.Elements(
            "abcdefghijøæåÆØÅ -./'’–…€[]|~éüčł漢😀\u00A0".EnumerateRunes().Select(r => r.ToString()).ToArray()
        );
        var place = Gen.Choose(0, 120).SelectMany(length => Gen.ArrayOf(letters, length)).Select(string.Concat);
        var words =
            from type in Gen.Elements(Enum.GetValues<IncidentType>())
            from level in Gen.Elements(Enum.GetValues<ActivationLevel>())
            from name in Gen.Frequency(
                (4, place),
                (1, Gen.Constant<string>(null!)),
                (1, Gen.Constant("Parkvej 010190-1234")),
                (1, Gen.Constant("Kig på http://x.dk"))
            )
            from area in Gen.Elements(Areas)
            from exercise in Gen.Elements(true, false)
            from beside in Gen.Elements(null, "600 m nordvest for Bella Center", new string('Å', 60))
            select new IncidentWords(type, level, name, area) { Exercise = exercise, Beside = beside };
        var texts =
            from w in words
            from code in Gen.Choose(1000, 9999)
            from reason in Gen.Elements(Enum.GetValues<AlertReason>())
            from before in Gen.Elements(Enum.GetValues<ActivationLevel>())
            from uncovered in Gen.Elements(Areas)
            select (code, w.Exercise, All: All(w, code, reason, before, uncovered));

        Prop.ForAll(
                texts.ToArbitrary(),
                generated =>
                    Assert.All(
                        generated.All,
                        text =>
                        {
                            Assert.Null(MessageGuard.Check(text));
                            var said = ExerciseMark.Inside(text);
                            Assert.StartsWith($"SSP-BEREDSKAB {generated.code}: ", said, StringComparison.Ordinal);
                            var preview = SmsPreview.Of(text);
                            Assert.Equal((1, SmsEncoding.Gsm7), (preview.Parts, preview.Encoding));
                        }
                    )
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    internal static string[] All(
        IncidentWords words,
        int code,
        AlertReason reason,
        ActivationLevel before,
        string missing
    ) =>
        [
            MessageTexts.Shipped.Alert(words, reason, code, missing),
            MessageTexts.Shipped.LevelRaised(words, code),
            MessageTexts.Shipped.LevelChanged(words, before, code, mustAnswer: true),
            MessageTexts.Shipped.LevelChanged(words, before, code, mustAnswer: false),
            MessageTexts.Shipped.Missing(words, code, missing, asDeputy: false),
            MessageTexts.Shipped.Missing(words, code, missing, asDeputy: true),
            MessageTexts.Shipped.ReliefMissing(words, code, missing),
            MessageTexts.Shipped.HandOver(words, code, null, 0),
            MessageTexts.Shipped.HandOver(words, code, DateTimeOffset.UnixEpoch, 17),
            MessageTexts.Shipped.Stale(words, code),
            MessageTexts.Shipped.Relieved(words, code, missing, words.Area),
            MessageTexts.Shipped.StoodDown(words, code),
            .. Enum.GetValues<AnswerStanding>().Select(standing => MessageTexts.Shipped.Moved(words, code, standing)),
        ];

    [Theory]
    [InlineData("Bispebjerg Hospitals gamle hovedindgang og parkeringsplads", "Drab eller drabsforsøg ved Bisp")]
    [InlineData("Blågårds Plads", "Drab eller drabsforsøg ved Blågårds Plads, ")]
    public void The_place_gives_way_and_the_code_and_the_way_to_answer_stay(string place, string expected)
    {
        var text = MessageTexts.Shipped.Alert(
            new(IncidentType.DrabEllerDrabsforsoeg, ActivationLevel.Operationsberedskab, place, "Nørrebro"),
            AlertReason.Reported,
            4711
        );

        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.Contains("Svar JA 4711 eller NEJ 4711.", text, StringComparison.Ordinal);
        Assert.InRange(Gsm7.Length(text), 100, 160);
    }

    [Theory]
    [InlineData("Vanløse", null)]
    [InlineData("Vanløse Station", "Vanløse Station")]
    public void A_place_with_the_name_of_its_bydel_is_said_once(string place, string? said)
    {
        var area = new AreaId("vanloese");
        var position = new Position(new(12.49, 55.69), [area], [], 500, place);
        var words = IncidentWords.Of(IncidentType.Brand, default, position, [area], _ => "Vanløse");
        Assert.Equal((said, "Vanløse"), (words.Place, words.Area));
    }

    [Fact]
    public void A_spot_with_no_named_place_is_told_by_the_way_from_the_nearest()
    {
        var text = MessageTexts.Shipped.Alert(
            new(IncidentType.Brand, ActivationLevel.Stabsberedskab, null, "Amager Vest")
            {
                Beside = "600 m nordvest for Bella Center",
            },
            AlertReason.Reported,
            4711
        );
        Assert.StartsWith(
            "SSP-BEREDSKAB 4711: Brand 600 m nordvest for Bella Center, Amager Vest. Stabsberedskab.",
            text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Every_reply_is_one_GSM_7_message()
    {
        var many = Enumerable.Range(1000, 40).ToArray();
        string[] replies =
        [
            ReplyTexts.Shipped.UnknownNumber,
            ReplyTexts.Shipped.NothingOpen,
            ReplyTexts.Shipped.Answered(4711, AnswerKind.Coming, SmsAnswer.LongestEtaMinutes),
            ReplyTexts.Shipped.Answered(4711, AnswerKind.Cannot, null),
            ReplyTexts.Shipped.AfterStandDown(4711),
            ReplyTexts.Shipped.Ambiguous([.. many]),
            ReplyTexts.Shipped.UnknownCode([.. many]),
            ReplyTexts.Shipped.Replaced(4711, [.. many]),
            ReplyTexts.Shipped.NotUnderstood([.. many]),
            ReplyTexts.Shipped.NotUnderstood([]),
            ReplyTexts.Shipped.Answered(4711, AnswerKind.Deputy, null),
            ReplyTexts.Shipped.Replaced(4711, [.. many]),
            ReplyTexts.Shipped.MinutesNotUnderstood(4711, SmsAnswer.LongestEtaMinutes),
            ReplyTexts.Shipped.TooLate(4711),
            ReplyTexts.Shipped.MinutesNotUnderstood(4711, null),
            ReplyTexts.Shipped.AfterStandDown(4711),
        ];
        // What answers an exercise is framed as one.
        Assert.All(replies[2..], reply => Assert.Null(MessageGuard.Check(ExerciseMark.Around(reply))));
        Assert.All(replies, reply => Assert.Null(MessageGuard.Check(reply)));
        Assert.All(replies, reply => Assert.True(Gsm7.Holds(reply)));
    }

    [Fact]
    public void A_reply_counts_the_codes_that_it_lists()
    {
        Assert.Contains("Din kode: 4711.", ReplyTexts.Shipped.UnknownCode([4711]), StringComparison.Ordinal);
        Assert.Contains(
            "Dine koder: 4711, 4712.",
            ReplyTexts.Shipped.UnknownCode([4711, 4712]),
            StringComparison.Ordinal
        );
        Assert.Contains("Din nye kode: 4711.", ReplyTexts.Shipped.Replaced(4700, [4711]), StringComparison.Ordinal);
        Assert.Contains(
            "Dine nye koder: 4711, 4712.",
            ReplyTexts.Shipped.Replaced(4700, [4711, 4712]),
            StringComparison.Ordinal
        );
        Assert.Contains("med din kode: 4711.", ReplyTexts.Shipped.NotUnderstood([4711]), StringComparison.Ordinal);
        Assert.Contains(
            "med en af dine koder: 4711, 4712.",
            ReplyTexts.Shipped.NotUnderstood([4711, 4712]),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Ring til 010190-1234", MessageGuard.Cpr)]
    [InlineData("Se https://eksempel", MessageGuard.Link)]
    [InlineData("Se www.ssp", MessageGuard.Link)]
    [InlineData("Se ssp.dk.", MessageGuard.Link)]
    [InlineData("", MessageGuard.Empty)]
    public void The_guard_stops_what_must_not_leave(string text, string code) =>
        Assert.Equal(code, MessageGuard.Check(text));

    [Theory]
    [InlineData("Mød ved Sct. Hans Torv. Stabsberedskab.")]
    [InlineData("C.F. Møllers Allé 12.Sal")]
    public void The_guard_lets_ordinary_words_pass(string text) => Assert.Null(MessageGuard.Check(text));

    [Theory]
    [InlineData(160, 'a', 160, 160, 1)]
    [InlineData(161, 'a', 161, 306, 2)]
    [InlineData(80, '€', 160, 160, 1)]
    [InlineData(81, '€', 162, 306, 2)]
    [InlineData(153, '€', 306, 459, 3)]
    [InlineData(70, '漢', 70, 70, 1)]
    [InlineData(71, '漢', 71, 134, 2)]
    public void Length_is_counted_as_the_network_counts(int count, char letter, int characters, int capacity, int parts)
    {
        var preview = SmsPreview.Of(new string(letter, count));
        Assert.Equal((characters, capacity, parts), (preview.Characters, preview.Capacity, preview.Parts));
    }

    [Fact]
    public void A_call_about_an_exercise_says_so_first_and_last()
    {
        var words = new IncidentWords(IncidentType.Brand, ActivationLevel.Stabsberedskab, "Blågårds Plads", "Nørrebro")
        {
            Exercise = true,
        };
        var text = MessageTexts.Shipped.Alert(words, AlertReason.Reported, 4711);
        Assert.StartsWith("ØVELSE SSP-BEREDSKAB 4711: Brand", text, StringComparison.Ordinal);
        Assert.EndsWith(" ØVELSE", text, StringComparison.Ordinal);
        Assert.Equal(
            "Dette er en øvelse. Dette er SSP-beredskabet. Brand ved Blågårds Plads, Nørrebro. Stabsberedskab. "
                + $"Din kode er 4, 7, 1, 1. {SpokenTexts.Keys} Dette er en øvelse.",
            SpokenTexts.Of(text, 4711)
        );
    }

    [Theory]
    [InlineData("Hævet til stabsberedskab. Svar igen: JA 4711 eller NEJ 4711.", "Hævet til stabsberedskab.")]
    [InlineData("Brand, Valby - svar JA 4711 eller NEJ 4711 nu.", "Brand, Valby nu.")]
    [InlineData("Er I med? Svar JA 4711 eller NEJ 4711. Ring 112 ved fare.", "Er I med? Ring 112 ved fare.")]
    [InlineData("JA 4711 eller NEJ 4711: Brand i Valby", "Brand i Valby")]
    [InlineData(
        "Sted. JA 4711 til Brand, Valby. Svar NU JA 4711.",
        "Sted. JA 4, 7, 1, 1 til Brand, Valby. Svar NU JA 4, 7, 1, 1."
    )]
    [InlineData("Brand, Valby. JA 4711 20 = fremme om 20 min. Kom.", "Brand, Valby. Kom.")]
    public void A_call_leaves_out_what_to_write_and_nothing_else(string text, string said) =>
        Assert.StartsWith(
            $"Dette er SSP-beredskabet. {said} Din kode er",
            SpokenTexts.Of("SSP-BEREDSKAB 4711: " + text, 4711),
            StringComparison.Ordinal
        );

    [Fact]
    public void Typography_becomes_what_a_plain_SMS_holds()
    {
        Assert.Equal("\"Blågård\" - 'nu'...", Typography.Plain("“Blågård”\u00A0–\u2009‘nu’…"));
        Assert.Equal("Cafe Sonderho", Typography.Gsm("Cafe S\u014Dnderho 漢").Trim());
    }
}

using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.GeoModel.Texts;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Alerts;

public sealed class AnswerTests
{
    private readonly FakeTimeProvider time = new(City.Start);
    private readonly MemoryJournal journal;

    public AnswerTests() => journal = new(time, City.Context());

    [Theory]
    [InlineData("JA {0}", AnswerKind.Coming, null)]
    [InlineData("ja{0}", AnswerKind.Coming, null)]
    [InlineData("  Ja,  {0}! ", AnswerKind.Coming, null)]
    [InlineData("{0} ja", AnswerKind.Coming, null)]
    [InlineData("JA {0} 20", AnswerKind.Coming, 20)]
    [InlineData("JA {0}-20", AnswerKind.Coming, 20)]
    [InlineData("JA {0} - 20", AnswerKind.Coming, 20)]
    [InlineData("JA -{0} 20", AnswerKind.Coming, 20)]
    [InlineData("ja {0}, 20 min", AnswerKind.Coming, 20)]
    [InlineData("Ja {0} om 1 time", AnswerKind.Coming, 60)]
    [InlineData("JA {0}20", AnswerKind.Coming, 20)]
    [InlineData("20 ja {0}", AnswerKind.Coming, 20)]
    [InlineData("JA", AnswerKind.Coming, null)]
    [InlineData("ja tak 15", AnswerKind.Coming, 15)]
    [InlineData("NEJ {0}", AnswerKind.Cannot, null)]
    [InlineData("j a {0}", AnswerKind.Coming, null)]
    [InlineData("J.A. {0} 20", AnswerKind.Coming, 20)]
    [InlineData("jaaa {0}", AnswerKind.Coming, null)]
    [InlineData("JA {0} 240", AnswerKind.Coming, 240)]
    [InlineData("n e j {0}", AnswerKind.Cannot, null)]
    [InlineData("ne j {0}", AnswerKind.Cannot, null)]
    [InlineData("Næj {0}", AnswerKind.Cannot, null)]
    [InlineData("n æ j {0}", AnswerKind.Cannot, null)]
    [InlineData("Næh {0}", AnswerKind.Cannot, null)]
    [InlineData("Nææh", AnswerKind.Cannot, null)]
    [InlineData("Nä {0}", AnswerKind.Cannot, null)]
    [InlineData("naej {0}", AnswerKind.Cannot, null)]
    [InlineData("NEEEJ {0}", AnswerKind.Cannot, null)]
    [InlineData("nej tak {0}", AnswerKind.Cannot, null)]
    [InlineData("nej{0}.", AnswerKind.Cannot, null)]
    [InlineData("Nej, kan ikke {0}", AnswerKind.Cannot, null)]
    public void An_answer_is_read_forgivingly(string text, AnswerKind expected, int? eta)
    {
        var incident = journal.Report();
        var code = journal.CodeOf(City.PoliceNoerrebro);
        var reply = journal.Receive(City.PoliceNoerrebro, text.Replace("{0}", $"{code}", StringComparison.Ordinal));

        var answer = journal.Alerts.Of(incident)[0].Answers[City.PoliceNoerrebro];
        Assert.Equal((expected, eta, AnswerChannel.Sms), (answer.Kind, answer.EtaMinutes, answer.Channel));
        Assert.Equal(ReplyTexts.Shipped.Answered(code, expected, eta), reply);
    }

    [Theory]
    [InlineData("ok")]
    [InlineData("ja nej {0}")]
    [InlineData("ja n e j {0}")]
    [InlineData("j a n e j {0}")]
    [InlineData("ja ne j {0}")]
    [InlineData("ja, næh {0}")]
    [InlineData("ja n æ h {0}")]
    [InlineData("ja næppe {0}")]
    [InlineData("j {0}")]
    [InlineData("ja, men jeg kan ikke {0}")]
    [InlineData("{0}")]
    [InlineData("ja {0} 9999")]
    [InlineData("")]
    public void A_text_that_says_nothing_clear_counts_for_nothing_and_is_told_how_to_answer(string text)
    {
        var incident = journal.Report();
        var code = journal.CodeOf(City.PoliceNoerrebro);
        var reply = journal.Receive(City.PoliceNoerrebro, text.Replace("{0}", $"{code}", StringComparison.Ordinal));

        Assert.Equal(InboundOutcome.NotUnderstood, journal.LastOutcome());
        Assert.Empty(journal.Alerts.Of(incident)[0].Answers);
        Assert.Contains($"JA {code}", reply, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("JA {0} -5")]
    [InlineData("JA {0} \u22125")]
    [InlineData("-5 ja {0}")]
    [InlineData("JA {0} 0")]
    [InlineData("JA {0} 20 25")]
    [InlineData("JA {0} kl. 22.30")]
    [InlineData("JA {0} kl 2230")]
    public void Minutes_that_are_not_understood_take_no_known_ones_away(string text)
    {
        var incident = journal.Report();
        var code = journal.CodeOf(City.PoliceNoerrebro);
        text = text.Replace("{0}", $"{code}", StringComparison.Ordinal);

        Assert.Equal(ReplyTexts.Shipped.MinutesNotUnderstood(code, null), journal.Receive(City.PoliceNoerrebro, text));
        Assert.Equal((AnswerKind.Coming, null), Answer());

        journal.Receive(City.PoliceNoerrebro, $"JA {code} 20");
        Assert.Equal(ReplyTexts.Shipped.MinutesNotUnderstood(code, 20), journal.Receive(City.PoliceNoerrebro, text));
        Assert.Equal((AnswerKind.Coming, 20), Answer());

        (AnswerKind, int?) Answer() =>
            journal.Alerts.Of(incident)[0].Answers[City.PoliceNoerrebro] is var answer
                ? (answer.Kind, answer.EtaMinutes)
                : default;
    }

    [Theory]
    [InlineData("JA {0} 241")]
    [InlineData("JA {0} 500")]
    [InlineData("JA {0}500")]
    [InlineData("ja {0} om 5 timer")]
    [InlineData("500 j a")]
    public void Whoever_would_come_too_late_does_not_count_as_coming_and_reads_what_to_write(string text)
    {
        var incident = journal.Report();
        var code = journal.CodeOf(City.PoliceNoerrebro);
        text = text.Replace("{0}", $"{code}", StringComparison.Ordinal);

        Assert.Equal(ReplyTexts.Shipped.TooLate(code), journal.Receive(City.PoliceNoerrebro, text));
        Assert.Equal(InboundOutcome.EtaTooLong, journal.LastOutcome());
        var received = journal.Events.OfType<AlertEvent.SmsReceived>().Last();
        Assert.Equal((journal.Alerts.Of(incident)[0].Id, text), (received.Alert!.Value, received.Text.Value));
        Assert.Equal("waiting waiting waiting", journal.State(journal.Alerts.Of(incident)[0]));

        // What was said before stands.
        journal.Receive(City.PoliceNoerrebro, $"JA {code} 20");
        journal.Receive(City.PoliceNoerrebro, text);
        var answer = journal.Alerts.Of(incident)[0].Answers[City.PoliceNoerrebro];
        Assert.Equal((AnswerKind.Coming, 20), (answer.Kind, answer.EtaMinutes));
    }

    [Theory]
    [InlineData(240, null)]
    [InlineData(241, "eta-invalid")]
    [InlineData(500, "eta-invalid")]
    public void In_the_dashboard_the_limit_is_the_same(int minutes, string? code)
    {
        var incident = journal.Report();
        var alert = journal.Alerts.Of(incident)[0].Id;
        var refusal = journal.Do(new AlertCommand.Answer(alert, AnswerKind.Coming, minutes), City.PoliceNoerrebro);
        Assert.Equal(code, refusal?.Code);
    }

    [Fact]
    public void What_is_said_of_minutes_that_are_not_understood_is_one_message()
    {
        foreach (var known in new int?[] { null, 20, SmsAnswer.LongestEtaMinutes })
        {
            var text = ReplyTexts.Shipped.MinutesNotUnderstood(4711, known);
            Assert.Null(MessageGuard.Check(text));
            Assert.Contains("1-240", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_later_answer_replaces_an_earlier_one_which_stays_visible()
    {
        var incident = journal.Report();
        journal.Receive(City.PoliceNoerrebro, "JA 20");
        Assert.Equal("covered waiting waiting", journal.State(journal.Alerts.Of(incident)[0]));
        Assert.Empty(Row().Earlier);

        time.Advance(TimeSpan.FromMinutes(3));
        var alert = journal.Alerts.Of(incident)[0].Id;
        journal.Do(new AlertCommand.Answer(alert, AnswerKind.Coming, 40), City.PoliceNoerrebro);
        time.Advance(TimeSpan.FromMinutes(1));
        journal.Receive(City.PoliceNoerrebro, "NEJ");
        Assert.Equal("missing waiting waiting", journal.State(journal.Alerts.Of(incident)[0]));
        Assert.Equal(AnswerKind.Cannot, Row().Answer!.Kind);
        Assert.Equal(
            [
                new(
                    AnswerKind.Coming,
                    20,
                    AnswerChannel.Sms,
                    City.Start,
                    Way: ContactBook.MobileOf(City.PoliceNoerrebro)
                ),
                new(AnswerKind.Coming, 40, AnswerChannel.Dashboard, City.Start.AddMinutes(3)),
            ],
            Row().Earlier
        );

        CoverageRow Row() => Coverage.Of(journal.Alerts.Of(incident)[0], journal.Alerts, journal.Contacts)[0];
    }

    [Fact]
    public void A_code_of_another_person_counts_for_nobody()
    {
        var incident = journal.Report();
        var reply = journal.Receive(City.PoliceNoerrebro, $"JA {journal.CodeOf(City.SofNoerrebro)}");

        Assert.Equal(InboundOutcome.UnknownCode, journal.LastOutcome());
        Assert.Empty(journal.Alerts.Of(incident)[0].Answers);
        Assert.Equal(ReplyTexts.Shipped.UnknownCode([journal.CodeOf(City.PoliceNoerrebro)]), reply);
    }

    [Fact]
    public void The_reply_lists_the_most_urgent_first_and_an_exercise_last()
    {
        int Next(ActivationLevel level, bool exercise = false)
        {
            time.Advance(TimeSpan.FromMinutes(1));
            journal.Report(level: level, exercise: exercise);
            return journal.CodeOf(City.PoliceNoerrebro);
        }

        var graver = Next(ActivationLevel.Operationsberedskab);
        var older = Next(ActivationLevel.Stabsberedskab);
        var newer = Next(ActivationLevel.Stabsberedskab);
        var exercise = Next(ActivationLevel.Operationsberedskab, exercise: true);
        var reply = journal.Receive(City.PoliceNoerrebro, "ja")!;
        Assert.Contains($"{graver}, {newer}, {older}, {exercise} (ØVELSE).", reply, StringComparison.Ordinal);
        Assert.Contains($"JA {graver}", reply, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_code_and_with_two_open_alerts_the_reply_lists_the_codes()
    {
        journal.Report();
        var first = journal.CodeOf(City.PoliceNoerrebro);
        journal.Report();
        var second = journal.CodeOf(City.PoliceNoerrebro);

        Assert.Equal(ReplyTexts.Shipped.Ambiguous([first, second]), journal.Receive(City.PoliceNoerrebro, "ja"));
        Assert.Equal(InboundOutcome.Ambiguous, journal.LastOutcome());
    }

    [Fact]
    public void An_answer_after_the_stand_down_is_told_that_it_does_not_count()
    {
        var incident = journal.Report();
        var code = journal.CodeOf(City.PoliceNoerrebro);
        journal.StandDown(incident);

        Assert.Equal(ReplyTexts.Shipped.AfterStandDown(code), journal.Receive(City.PoliceNoerrebro, $"JA {code}"));
        Assert.Equal(InboundOutcome.AfterStandDown, journal.LastOutcome());
        Assert.Equal(ReplyTexts.Shipped.AfterStandDown(code), journal.Receive(City.PoliceNoerrebro, "JA"));
    }

    [Fact]
    public void A_person_with_nothing_open_is_told_so()
    {
        Assert.Equal(ReplyTexts.Shipped.NothingOpen, journal.Receive(City.PoliceNoerrebro, "ja"));
        Assert.Equal(InboundOutcome.NothingOpen, journal.LastOutcome());
        Assert.Equal(ReplyTexts.Shipped.NothingOpen, journal.Receive(City.PoliceNoerrebro, "ja 4711"));
        Assert.Equal(InboundOutcome.UnknownCode, journal.LastOutcome());
    }

    [Fact]
    public void An_unknown_number_is_answered_once_an_hour_and_every_text_is_entered()
    {
        Assert.Equal(ReplyTexts.Shipped.UnknownNumber, journal.Receive(null, "JA 4711"));
        Assert.Null(journal.Receive(null, "Hvem er det?"));
        time.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(ReplyTexts.Shipped.UnknownNumber, journal.Receive(null, "Hallo"));

        Assert.Equal(3, journal.Events.OfType<AlertEvent.SmsReceived>().Count());
        Assert.Equal(InboundOutcome.UnknownNumber, journal.LastOutcome());
    }

    [Fact]
    public void A_flood_from_many_unknown_numbers_is_not_answered_without_end()
    {
        var replies = Enumerable
            .Range(0, 100)
            .Count(i => journal.Receive(null, "JA", number: $"+4541{i:000000}") is not null);

        Assert.Equal(ReplyLimits.AllStrangers, replies);
    }

    [Fact]
    public void Two_machines_do_not_answer_each_other_all_night()
    {
        journal.Report();
        var replies = Enumerable
            .Range(0, 50)
            .Count(_ => journal.Receive(City.PoliceNoerrebro, "Autosvar: ferie") is not null);

        Assert.Equal(ReplyLimits.PerPerson, replies);
        Assert.NotNull(journal.Receive(City.PoliceNoerrebro, "JA"));
    }

    [Fact]
    public void Every_first_answer_of_a_night_of_unrest_is_confirmed_and_leaves_room_for_an_explanation()
    {
        for (var i = 0; i <= ReplyLimits.PerPerson; i++)
        {
            var incident = journal.Report();
            var code = journal.CodeOf(City.PoliceNoerrebro);
            Assert.Equal(
                ReplyTexts.Shipped.Answered(code, AnswerKind.Coming, null),
                journal.Receive(City.PoliceNoerrebro, $"JA {code}")
            );
            Assert.Contains(City.PoliceNoerrebro, journal.Alerts.Of(incident)[0].Answers);
        }

        Assert.NotNull(journal.Receive(City.PoliceNoerrebro, "Hvad sker der?"));
    }

    [Fact]
    public void A_forged_sender_who_goes_on_changing_the_answer_is_counted_and_soon_written_to_no_more()
    {
        var incident = journal.Report();
        var code = journal.CodeOf(City.PoliceNoerrebro);
        var replies = Enumerable
            .Range(0, 51)
            .Count(i => journal.Receive(City.PoliceNoerrebro, i % 2 == 0 ? $"NEJ {code}" : $"JA {code} 5") is not null);

        Assert.Equal(1 + ReplyLimits.PerPerson, replies);
        Assert.Equal(AnswerKind.Cannot, journal.Alerts.Of(incident)[0].Answers[City.PoliceNoerrebro].Kind);
        journal.Receive(City.PoliceNoerrebro, $"JA {code} 7");
        Assert.Equal(7, journal.Alerts.Of(incident)[0].Answers[City.PoliceNoerrebro].EtaMinutes);
        time.Advance(ReplyLimits.Window);
        Assert.NotNull(journal.Receive(City.PoliceNoerrebro, $"NEJ {code}"));
    }

    [Fact]
    public void The_last_reply_for_a_while_is_followed_by_one_that_says_so_and_answers_count_all_the_same()
    {
        var incident = journal.Report();
        var code = journal.CodeOf(City.PoliceNoerrebro);
        for (var i = 1; i < ReplyLimits.PerPerson; i++)
        {
            journal.Receive(City.PoliceNoerrebro, "Hvad sker der?");
        }

        Assert.DoesNotContain(ReplyTexts.Shipped.Silence, journal.TextsTo(City.PoliceNoerrebro));
        Assert.NotNull(journal.Receive(City.PoliceNoerrebro, "Hvad sker der?"));
        Assert.Equal(ReplyTexts.Shipped.Silence, journal.TextsTo(City.PoliceNoerrebro)[^1]);
        Assert.Null(MessageGuard.Check(ReplyTexts.Shipped.Silence));

        Assert.Null(journal.Receive(City.PoliceNoerrebro, "Hallo?"));
        // The first answer is always confirmed, and it is no reason to say once more what was said.
        Assert.NotNull(journal.Receive(City.PoliceNoerrebro, $"JA {code}"));
        Assert.Null(journal.Receive(City.PoliceNoerrebro, $"NEJ {code}"));
        Assert.Equal(AnswerKind.Cannot, journal.Alerts.Of(incident)[0].Answers[City.PoliceNoerrebro].Kind);
        Assert.Single(journal.TextsTo(City.PoliceNoerrebro), ReplyTexts.Shipped.Silence);

        time.Advance(ReplyLimits.Window);
        Assert.NotNull(journal.Receive(City.PoliceNoerrebro, "Hvad sker der?"));
        Assert.Single(journal.TextsTo(City.PoliceNoerrebro), ReplyTexts.Shipped.Silence);
    }

    [Fact]
    public void Among_several_codes_that_of_an_exercise_is_marked()
    {
        journal.Report(exercise: true);
        var exercise = journal.CodeOf(City.PoliceNoerrebro);
        Assert.DoesNotContain(
            $"{exercise} (ØVELSE)",
            journal.Receive(City.PoliceNoerrebro, "ja nej"),
            StringComparison.Ordinal
        );
        journal.Report();
        var real = journal.CodeOf(City.PoliceNoerrebro);
        var other = real == 9999 ? 9998 : 9999;
        foreach (var text in new[] { "ja", "ja nej", $"ja {other}" })
        {
            var reply = journal.Receive(City.PoliceNoerrebro, text)!;
            Assert.Contains($"{real}, {exercise} (ØVELSE).", reply, StringComparison.Ordinal);
            Assert.Null(MessageGuard.Check(reply));
        }
    }

    [Fact]
    public void The_same_text_delivered_twice_changes_nothing()
    {
        journal.Report();
        journal.Receive(City.PoliceNoerrebro, "JA", sid: "SM1");
        var before = journal.Events;
        journal.Receive(City.PoliceNoerrebro, "JA", sid: "SM1");

        Assert.Same(before, journal.Events);
    }

    [Fact]
    public void A_CPR_number_in_a_text_is_not_kept()
    {
        journal.Receive(City.PoliceNoerrebro, "Det er 010190-1234");

        Assert.DoesNotContain(
            "1234",
            journal.Events.OfType<AlertEvent.SmsReceived>().Single().Text.Value,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Somebody_who_opts_out_gets_no_reply()
    {
        journal.Report();
        Assert.Null(journal.Receive(City.PoliceNoerrebro, "STOP"));
    }

    [Fact]
    public void In_the_dashboard_only_the_alerted_person_can_answer_and_only_while_it_is_open()
    {
        var incident = journal.Report();
        var alert = journal.Alerts.Of(incident)[0].Id;

        Assert.Null(journal.Do(new AlertCommand.Answer(alert, AnswerKind.Coming, 15), City.SofNoerrebro));
        Assert.Equal("waiting covered waiting", journal.State(journal.Alerts.Of(incident)[0]));
        Assert.Equal("not-alerted", Refused(City.PoliceBispebjerg));
        Assert.Equal(
            "eta-invalid",
            journal.Do(new AlertCommand.Answer(alert, AnswerKind.Coming, 0), City.SofNoerrebro)?.Code
        );
        journal.StandDown(incident);
        Assert.Equal("alert-ended", Refused(City.SofNoerrebro));

        string? Refused(PersonId person) =>
            journal.Do(new AlertCommand.Answer(alert, AnswerKind.Coming, null), person)?.Code;
    }
}

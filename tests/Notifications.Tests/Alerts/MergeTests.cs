using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Alerts;

/// <summary>Who is told of a merge, who is asked anew, and what was answered.</summary>
public sealed class MergeTests
{
    private readonly FakeTimeProvider time = new(City.Start);
    private readonly MemoryJournal journal;

    public MergeTests() => journal = new(time, City.Context());

    [Fact]
    public void Who_is_alerted_for_both_is_told_once_which_code_holds_and_is_not_called_again()
    {
        var (main, duplicate) = Both();
        var code = CodeIn(main, City.SofNoerrebro);
        var old = CodeIn(duplicate, City.SofNoerrebro);
        var called = journal.Alerted().Length;
        journal.Merge(duplicate, main);

        Assert.Equal(called, journal.Alerted().Length);
        Assert.Equal(
            $"SSP-BEREDSKAB {code}: Sammenstød ved Blågårds Plads, Nørrebro. Stabsberedskab. "
                + $"Slået sammen med kode {old}. Svar JA {code} eller NEJ {code}.",
            journal.TextsTo(City.SofNoerrebro)[^1]
        );
        Assert.Equal([City.PoliceNoerrebro, City.SofNoerrebro, City.BufBoth], Merged());
        Assert.All(
            journal.Alerts.Of(duplicate),
            alert => Assert.Equal((false, main), (alert.IsOpen, alert.Into!.Value))
        );
        Assert.Equal("waiting waiting waiting", journal.State(journal.Alerts.Of(main)[0]));
    }

    [Fact]
    public void A_yes_to_the_duplicate_stands_for_the_same_seat_and_says_where_it_came_from()
    {
        var (main, duplicate) = Both();
        Say(duplicate, City.SofNoerrebro, "ja {0} 20");
        time.Advance(TimeSpan.FromMinutes(5));
        journal.Merge(duplicate, main);

        var alert = journal.Alerts.Of(main)[0];
        Assert.Equal("waiting covered waiting", journal.State(alert));
        var answer = alert.Answers[City.SofNoerrebro];
        Assert.Equal((AnswerKind.Coming, 15), (answer.Kind, answer.EtaMinutes));
        Assert.Equal(journal.Alerts.Of(duplicate)[0].Id, answer.From);
        Assert.EndsWith("Dit svar gælder stadig.", journal.TextsTo(City.SofNoerrebro)[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_answered_to_the_main_one_itself_counts_before_what_was_answered_to_the_duplicate()
    {
        var (main, duplicate) = Both();
        Say(main, City.SofNoerrebro, "nej {0}");
        Say(duplicate, City.SofNoerrebro, "ja {0}");
        Say(main, City.PoliceNoerrebro, "ja {0}");
        Say(duplicate, City.PoliceNoerrebro, "nej {0}");
        journal.Merge(duplicate, main);

        Assert.Equal("covered missing waiting", journal.State(journal.Alerts.Of(main)[0]));
    }

    [Fact]
    public void A_no_stands_too()
    {
        var (main, duplicate) = Both();
        Say(duplicate, City.SofNoerrebro, "nej {0}");
        journal.Merge(duplicate, main);

        Assert.Equal("waiting missing waiting", journal.State(journal.Alerts.Of(main)[0]));
    }

    [Fact]
    public void A_yes_to_less_is_no_answer_to_more()
    {
        var (main, duplicate) = Both(main: ActivationLevel.Operationsberedskab);
        Say(duplicate, City.SofNoerrebro, "ja {0}");
        journal.Merge(duplicate, main);

        Assert.Equal("waiting waiting waiting", journal.State(journal.Alerts.Of(main)[0]));
        Assert.Contains(
            $"Svar JA {CodeIn(main, City.SofNoerrebro)}",
            journal.TextsTo(City.SofNoerrebro)[^1],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_main_one_is_raised_to_the_higher_level_and_who_said_yes_to_that_is_not_asked_again()
    {
        var (main, duplicate) = Both(
            main: ActivationLevel.Informationsberedskab,
            duplicate: ActivationLevel.Stabsberedskab
        );
        Say(main, City.PoliceNoerrebro, "ja {0}");
        Say(duplicate, City.SofNoerrebro, "ja {0}");
        journal.Merge(duplicate, main);

        Assert.Equal(ActivationLevel.Stabsberedskab, journal.Incident(main).Level);
        // The police had said yes to less, and to the duplicate nothing: asked, by the one text.
        Assert.Equal("waiting covered waiting", journal.State(journal.Alerts.Of(main)[0]));
        Assert.EndsWith("Dit svar gælder stadig.", journal.TextsTo(City.SofNoerrebro)[^1], StringComparison.Ordinal);
        Assert.Equal(3, journal.TextsTo(City.PoliceNoerrebro).Length - Replies(City.PoliceNoerrebro));
    }

    [Fact]
    public void The_ledergruppe_of_a_new_area_is_the_main_ones_from_now_on_under_one_new_code_each()
    {
        var main = journal.Report();
        journal.Location = Reading.In(City.Bispebjerg);
        var duplicate = journal.Report();
        Say(duplicate, City.SofBispebjerg, "ja {0}");
        var before = journal.Messages().Length;
        journal.Merge(duplicate, main);

        var alert = journal.Alerts.Of(main).Single(one => one.Ledergruppe == City.BispebjergGroup);
        Assert.Equal("waiting covered waiting", journal.State(alert));
        var texts = journal.Messages()[before..];
        Assert.Equal(
            [City.SofBispebjerg, City.BufBoth, City.PoliceBispebjerg],
            texts
                .Select(text => text.Person!.Value)
                .OrderByDescending(person => person == City.SofBispebjerg)
                .ThenBy(person => person.Value)
        );
        // Asked, as for any call: the procedure goes on until they answer.
        var police = texts.Single(text => text.Person == City.PoliceBispebjerg);
        Assert.Equal((MessagePurpose.Alert, CodeIn(main, City.PoliceBispebjerg)), (police.Purpose, police.Code!.Value));
        Assert.Equal(MessagePurpose.Merged, texts.Single(text => text.Person == City.SofBispebjerg).Purpose);
    }

    [Fact]
    public void Somebody_called_later_for_the_duplicate_stands_in_the_main_one_with_what_they_answered()
    {
        var (main, duplicate) = Both();
        var deputy = City.Person(77);
        var there = journal.Alerts.Of(duplicate)[0];
        journal.Write(
            new AlertEvent.Called(there.Id, CallCause.Escalated, [new(deputy, City.Sof, 1234, Standing.Deputy)])
        );
        journal.Receive(deputy, "ja 1234");
        journal.Merge(duplicate, main);

        var alert = journal.Alerts.Of(main)[0];
        Assert.Equal("waiting covered waiting waiting*", journal.State(alert));
        Assert.Equal(Standing.Deputy, alert.Rounds.Single(round => round.Person == deputy).Standing);
        Assert.Contains("Slået sammen med kode 1234.", journal.TextsTo(deputy)[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_with_the_old_code_is_told_the_new_one_and_is_kept()
    {
        var (main, duplicate) = Both();
        var old = CodeIn(duplicate, City.SofNoerrebro);
        journal.Merge(duplicate, main);
        var code = CodeIn(main, City.SofNoerrebro);

        Assert.Equal(
            $"SSP-BEREDSKAB {old}: Hændelsen er slået sammen med en anden, så svaret er ikke talt med. "
                + $"Din nye kode: {code}. Svar fx JA {code}.",
            journal.Receive(City.SofNoerrebro, $"ja {old}")
        );
        var kept = journal.Events.OfType<AlertEvent.SmsReceived>().Last();
        Assert.Equal(
            (InboundOutcome.AfterMerge, journal.Alerts.Of(duplicate)[0].Id),
            (kept.Outcome, kept.Alert!.Value)
        );
        Assert.Equal("waiting waiting waiting", journal.State(journal.Alerts.Of(main)[0]));
        // Without a code there is one thing left that it can mean.
        journal.Receive(City.SofNoerrebro, "ja");
        Assert.Equal("waiting covered waiting", journal.State(journal.Alerts.Of(main)[0]));
    }

    [Fact]
    public void An_old_code_when_the_main_one_is_over_too_asks_for_nothing()
    {
        var (main, duplicate) = Both();
        var old = CodeIn(duplicate, City.SofNoerrebro);
        journal.Merge(duplicate, main);
        journal.StandDown(main);

        Assert.Contains(
            "Du skal ikke svare",
            journal.Receive(City.SofNoerrebro, $"ja {old}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_answer_on_the_screen_or_by_a_key_to_what_ended_says_that_it_was_merged()
    {
        var (main, duplicate) = Both();
        var there = journal.Alerts.Of(duplicate)[0];
        var call = there.Messages[City.SofNoerrebro][0];
        journal.Merge(duplicate, main);

        Assert.Equal(
            "alert-merged",
            journal.Do(new AlertCommand.Answer(there.Id, AnswerKind.Coming, null), City.SofNoerrebro)!.Code
        );
        Assert.Equal(
            "alert-merged",
            journal.Do(new AlertCommand.AnswerByKey(City.SofNoerrebro, call, "1"), PersonId.System)!.Code
        );
    }

    [Fact]
    public void A_call_that_had_not_left_does_not_leave_and_the_word_of_the_merge_does()
    {
        var (main, duplicate) = Both();
        var waiting = journal.Alerts.Of(duplicate)[0].Messages[City.SofNoerrebro][0];
        journal.Merge(duplicate, main);

        Assert.Equal(MessageRefusals.AlertEnded, journal.Do(new AlertCommand.BeginAttempt(waiting, 1, 1, false))!.Code);
        journal.Do(
            new AlertCommand.RecordFailed(waiting, MessageFailures.Superseded, FailureAdvice.NextChannel, false)
        );
        // Overtaken is not lost: nobody is missing where the alert was merged.
        Assert.Equal("waiting waiting waiting", journal.State(journal.Alerts.Of(duplicate)[0]));
        var told = journal.Messages().Last(message => message.Person == City.SofNoerrebro);
        Assert.Null(journal.Do(new AlertCommand.BeginAttempt(told.Message, 1, 1, false)));
    }

    [Fact]
    public void The_end_of_the_main_one_is_told_once_to_everybody_of_both()
    {
        var main = journal.Report();
        journal.Location = Reading.In(City.Bispebjerg);
        var duplicate = journal.Report();
        // Whoever was alerted in one of them has heard, though no word of the merge may have left yet.
        journal.LetAllLeave();
        journal.Merge(duplicate, main);
        journal.StandDown(main);

        var told = journal
            .Messages()
            .Where(message => message.Purpose == MessagePurpose.StandDown)
            .Select(message => message.Person!.Value)
            .ToArray();
        Assert.Equal(5, told.Length);
        Assert.Equal(5, told.Distinct().Count());
    }

    [Fact]
    public void The_hand_over_counts_what_is_open_in_what_was_merged_too()
    {
        var (main, duplicate) = Both();
        Assert.Null(
            journal.Do(
                new IncidentCommand.AssignTask(
                    duplicate,
                    "Åbn klubben",
                    City.Buf,
                    null,
                    time.GetUtcNow().AddHours(2),
                    []
                )
            )
        );
        Say(main, City.SofNoerrebro, "ja {0}");
        journal.Merge(duplicate, main);
        var relief = City.Person(44);
        journal.Context = journal.Context with
        {
            Roster = journal.Context.Roster.OnDuty(
                City.NoerrebroGroup,
                City.Sof,
                relief,
                time.GetUtcNow().AddMinutes(-1),
                time.GetUtcNow().AddHours(4)
            ),
        };
        journal.Do(new AlertCommand.Advance(journal.Alerts.Of(main)[0].Id), PersonId.System);

        Assert.Contains("1 åben opgave", journal.TextsTo(relief)[^1], StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Every_text_of_a_merge_fits_into_one_message_as_an_exercise_with_the_longest_names()
    {
        foreach (var standing in Enum.GetValues<AnswerStanding>())
        {
            var text = MessageTexts.Shipped.Merged(
                new(
                    IncidentType.DrabEllerDrabsforsoeg,
                    ActivationLevel.Informationsberedskab,
                    "Bispebjerg Hospitals gamle hovedindgang",
                    "Vesterbro/Kongens Enghave og 2 andre"
                )
                {
                    Exercise = true,
                },
                4711,
                2308,
                standing
            );
            Assert.Null(MessageGuard.Check(text));
            Assert.Contains("2308", text, StringComparison.Ordinal);
            Assert.Contains("4711", text, StringComparison.Ordinal);
        }
    }

    private (IncidentId Main, IncidentId Duplicate) Both(
        ActivationLevel main = ActivationLevel.Stabsberedskab,
        ActivationLevel duplicate = ActivationLevel.Stabsberedskab
    ) => (journal.Report(level: main), journal.Report(level: duplicate));

    private int CodeIn(IncidentId incident, PersonId person) =>
        journal.Alerts.RoundsOf(person).Last(round => round.Incident == incident && round.EndedAt is null).Code;

    private void Say(IncidentId incident, PersonId person, string answer) =>
        journal.Receive(
            person,
            string.Format(System.Globalization.CultureInfo.InvariantCulture, answer, CodeIn(incident, person))
        );

    private PersonId[] Merged() =>
        [
            .. journal
                .Messages()
                .Where(message => message.Purpose == MessagePurpose.Merged)
                .Select(message => message.Person!.Value),
        ];

    private int Replies(PersonId person) =>
        journal.Messages().Count(message => message.Person == person && message.Purpose == MessagePurpose.Reply);
}

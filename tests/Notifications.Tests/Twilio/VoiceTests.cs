using System.Xml.Linq;
using Beredskab.FakeTwilio;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Texts;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Dispatch;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Messages.Templates;
using Beredskab.Notifications.TestAlarms;
using Beredskab.Notifications.Tests.World;

namespace Beredskab.Notifications.Tests.Twilio;

/// <summary>Calls, over real HTTP, with every fault that texts are tried with.</summary>
public sealed class VoiceTests
{
    private const string Landline = "+4533112233";
    private static readonly PersonId Person = City.PoliceNoerrebro;

    [Theory]
    [InlineData("1", AnswerKind.Coming)]
    [InlineData("2", AnswerKind.Cannot)]
    [InlineData("3", AnswerKind.Deputy)]
    [InlineData("9*1", AnswerKind.Coming)]
    public async Task A_key_is_an_answer_and_is_confirmed_in_Danish(string keys, AnswerKind expected)
    {
        await using var product = await Product.StartAsync();
        product.Twilio.Answer(new(Landline, Pickup.Person, keys));
        var (incident, message) = Call(product);

        await Until.True(() => Answer(product, incident) is not null, "an answer");
        Assert.Equal(
            new(expected, null, AnswerChannel.Voice, Answer(product, incident)!.At),
            Answer(product, incident)
        );
        await Until.True(() => State(product, message) == MessageState.Delivered, "a call that somebody took");
        var said = Assert.Single(product.Twilio.Calls).Said;
        Assert.Equal(keys.Length, said.Count);
        Assert.Contains("Tak. Dit svar er modtaget", said[^1], StringComparison.Ordinal);
        Assert.All(said.SkipLast(1), again => Assert.Contains("<Gather", again, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, AnswerTexts.DeputyNext)]
    [InlineData(true, AnswerTexts.DeputyCalled)]
    public async Task Whoever_leaves_it_to_the_deputy_hears_what_the_reply_to_an_SMS_says(bool deputy, string expected)
    {
        await using var product = await Product.StartAsync(
            before: (journal, _) =>
                journal.Context = journal.Context with
                {
                    Roster = journal.Context.Roster.Seat(
                        City.NoerrebroGroup,
                        City.Police,
                        [Person],
                        deputy ? [City.Person(41)] : []
                    ),
                }
        );
        product.Twilio.Answer(new(Landline, Pickup.Person, "3"));
        Call(product);

        await Until.True(() => product.Twilio.Calls is [{ Said.Count: > 0 }], "a key that was heard");
        Assert.Equal(
            $"{SpokenTexts.Received} {expected}",
            XDocument.Parse(product.Twilio.Calls[0].Said[^1]).Descendants("Say").Single().Value
        );
        Assert.EndsWith(
            expected,
            product.Journal.Receive(Person, $"stedfortræder {product.Journal.CodeOf(Person)}"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Whoever_leaves_an_exercise_to_the_deputy_hears_that_it_is_one()
    {
        await using var product = await Product.StartAsync();
        product.Twilio.Answer(new(Landline, Pickup.Person, "3"));
        product.Journal.Report(exercise: true);
        product.Journal.AlertOn(Person, Way(product), MessageChannel.Voice);

        await Until.True(() => product.Twilio.Calls is [{ Said.Count: > 0 }], "a key that was heard");
        Assert.StartsWith(
            $"{SpokenTexts.Exercise} {SpokenTexts.Received}",
            XDocument.Parse(product.Twilio.Calls[0].Said[^1]).Descendants("Say").Single().Value,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_call_speaks_Danish_says_it_twice_and_says_the_code_digit_by_digit()
    {
        await using var product = await Product.StartAsync();
        Call(product);

        await Until.True(() => product.Twilio.Calls.Count == 1, "a call");
        var call = product.Twilio.Calls[0];
        var gather = XDocument.Parse(call.Twiml).Descendants("Gather").Single();
        var said = gather.Elements("Say").ToArray();
        var code = string.Join(", ", $"{product.Journal.CodeOf(Person)}".ToCharArray());
        Assert.Equal(2, said.Length);
        Assert.Equal(said[0].Value, said[1].Value);
        Assert.All(said, say => Assert.Equal("da-DK", say.Attribute("language")?.Value));
        Assert.Equal("1", gather.Attribute("numDigits")?.Value);
        Assert.StartsWith("Dette er SSP-beredskabet. Sammenstød ", said[0].Value, StringComparison.Ordinal);
        Assert.Contains($"Din kode er {code}. Tryk 1, hvis du kommer.", said[0].Value, StringComparison.Ordinal);
        Assert.DoesNotContain("Svar JA", said[0].Value, StringComparison.Ordinal);
        Assert.Equal("Enable", call.MachineDetection);
        Assert.Equal(["initiated", "ringing", "answered", "completed"], call.Events);
        Assert.Equal(Landline, call.To);
    }

    [Fact]
    public async Task A_test_alarm_whose_words_were_edited_is_spoken_and_thanked_for_as_one()
    {
        var texts = TemplateBook.Shipped.Apply(
            new TextEvent.Adopted(
                TextKind.TestAlarm,
                1,
                "SSP-BEREDSKAB {kode}: Ugens prøvealarm. Svar {svar}.",
                FreeText.Of("Kortere")
            )
        );
        await using var product = await Product.StartAsync(
            before: (journal, _) => journal.Context = journal.Context with { Texts = new(texts) }
        );
        product.Twilio.Answer(new(Landline, Pickup.Person, "1"));
        Assert.Null(product.Journal.Do(new TestAlarmCommand.SendNow(TestAudience.OnDuty, 7)));
        var way = product.Journal.Add(Person, WayKind.Voice);
        product.Phonebook.Addresses[way] = Landline;
        product.Journal.AlertOn(Person, way, MessageChannel.Voice);

        await Until.True(() => product.Twilio.Calls is [{ Said.Count: > 0 }], "a key that was heard");
        var call = product.Twilio.Calls[0];
        Assert.Equal(
            "Dette er en øvelse. Dette er SSP-beredskabet. Ugens prøvealarm. Tryk 1, så ved vi, at du kan nås. Dette er en øvelse.",
            XDocument.Parse(call.Twiml).Descendants("Say").First().Value
        );
        Assert.Contains(TestAlarmTexts.SpokenThanks, call.Said[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Pickup.Machine, MessageState.Undelivered, "answering-machine")]
    [InlineData(Pickup.MachineWithTones, MessageState.Undelivered, "answering-machine")]
    [InlineData(Pickup.Busy, MessageState.Undelivered, "busy")]
    [InlineData(Pickup.NoAnswer, MessageState.Undelivered, "no-answer")]
    [InlineData(Pickup.Failed, MessageState.Failed, "call-failed")]
    public async Task What_is_not_a_person_is_a_state_and_never_an_answer(
        Pickup pickup,
        MessageState state,
        string code
    )
    {
        await using var product = await Product.StartAsync();
        product.Twilio.Answer(new(Landline, pickup, "1"));
        var (incident, message) = Call(product);

        await Until.True(() => State(product, message) == state, state.ToString());
        Assert.Equal(code, product.Journal.Alerts.Find(message)!.ErrorCode);
        Assert.Null(Answer(product, incident));
        // It rang: whoever has no other way is called again, and hears the next call perhaps.
        Assert.Equal(state == MessageState.Undelivered, product.Journal.Alerts.Find(message)!.IsWorthAnotherTry);
    }

    [Fact]
    public async Task What_the_provider_cannot_tell_is_no_receipt_and_somebody_who_presses_nothing_has_not_answered()
    {
        await using var product = await Product.StartAsync();
        product.Twilio.Answer(new(Landline, Pickup.Unknown));
        var (incident, message) = Call(product);

        await Until.True(
            () => product.Twilio.Callbacks.Any(c => c is { Status: "completed" } && c.Sid[..2] == "CA"),
            "the end"
        );
        Assert.Equal(MessageState.Sent, State(product, message));
        Assert.Null(Answer(product, incident));
        // It is over all the same, and its line free for the next call.
        Assert.True(product.Journal.Alerts.Find(message)!.Ended);
    }

    [Fact]
    public async Task The_provider_of_the_tests_goes_on_when_a_key_is_planned_for_a_call_that_asks_for_none()
    {
        await using var product = await Product.StartAsync();
        product.Twilio.Answer(new(Landline, Pickup.Person, "1"));
        var (_, word) = Call(product, MessagePurpose.StandDown);
        await Until.True(() => State(product, word) == MessageState.Delivered, "its end is told all the same");
        Assert.Contains(Landline, Assert.Single(product.Twilio.Troubles), StringComparison.Ordinal);

        product.Twilio.Answer(new(Landline, Pickup.Person, "1"));
        var (incident, _) = Call(product);
        await Until.True(() => Answer(product, incident) is not null, "the answer to another call");
        Assert.Single(product.Twilio.Troubles);
    }

    [Fact]
    public async Task A_key_counts_only_for_what_that_call_was_about()
    {
        await using var product = await Product.StartAsync();
        var (first, message) = Call(product);
        await Until.True(() => product.Twilio.Calls.Count == 1, "a call");
        var second = product.Journal.Report();
        await product.Twilio.SendKey(product.Twilio.Calls[0], "1");

        Assert.Equal(AnswerKind.Coming, Answer(product, first)?.Kind);
        Assert.Null(Answer(product, second));
        Assert.Equal(
            MessageRefusals.Unknown,
            product.Journal.Do(new AlertCommand.AnswerByKey(City.SofNoerrebro, message, "1"))?.Code
        );
    }

    [Fact]
    public async Task After_the_stand_down_a_key_is_told_that_it_does_not_count()
    {
        await using var product = await Product.StartAsync();
        var (incident, _) = Call(product);
        await Until.True(() => product.Twilio.Calls.Count == 1, "a call");
        product.Journal.StandDown(incident);

        var (status, answer) = await product.Twilio.SendKey(product.Twilio.Calls[0], "1");
        Assert.Equal(200, status);
        Assert.Contains(SpokenTexts.Ended, answer, StringComparison.Ordinal);
        Assert.Null(Answer(product, incident));
    }

    [Fact]
    public async Task A_forged_key_and_forged_statuses_are_refused_and_write_nothing()
    {
        await using var product = await Product.StartAsync();
        product.Twilio.Plan(new(Fault.ForgedCallbacks, To: Landline));
        product.Twilio.Answer(new(Landline, Pickup.Person, "1"));
        var (incident, message) = Call(product);

        await Until.True(() => product.Twilio.Callbacks.Count(c => c.Sid[..2] == "CA") == 4, "four callbacks");
        Assert.All(
            product.Twilio.Callbacks.Where(c => c.Sid[..2] == "CA"),
            callback => Assert.Equal(403, callback.Answer)
        );
        Assert.Equal(MessageState.Accepted, State(product, message));
        Assert.Null(Answer(product, incident));
        Assert.Equal(403, (await product.Twilio.SendKey(product.Twilio.Calls[0], "1", signedWith: "x")).Status);
    }

    [Theory]
    [InlineData(Fault.TooManyRequests, 1)]
    [InlineData(Fault.ServerError, 1)]
    [InlineData(Fault.Unavailable, 1)]
    [InlineData(Fault.CutBefore, 1)]
    [InlineData(Fault.CutAfter, 1)]
    [InlineData(Fault.CutAfterWithCallback, 1)]
    [InlineData(Fault.ServerErrorAfterAccepting, 1)]
    [InlineData(Fault.SilentAfter, 1)]
    [InlineData(Fault.DuplicatedCallbacks, 1)]
    [InlineData(Fault.ReorderedCallbacks, 1)]
    [InlineData(Fault.CallbackBeforeResponse, 1)]
    [InlineData(Fault.BadCredentials, 1)]
    public async Task Whatever_the_provider_does_there_is_one_call_and_one_answer(Fault fault, int expected)
    {
        await using var product = await Product.StartAsync(settings => settings["Twilio:TimeoutSeconds"] = "0.5");
        product.Twilio.Plan(new(fault, To: Landline));
        product.Twilio.Answer(new(Landline, Pickup.Person, "1"));
        var (incident, message) = Call(product);

        await Until.True(() => product.Journal.Alerts.Find(message) is { IsPending: false }, "the call taken");
        if (fault is not (Fault.CutAfter or Fault.ServerErrorAfterAccepting or Fault.SilentAfter))
        {
            await Until.True(() => Answer(product, incident) is not null, "an answer");
            Assert.Single(product.Journal.Events.OfType<AlertEvent.Answered>());
        }

        Assert.Equal(expected, product.Twilio.Calls.Count);
        Assert.False(product.Journal.Alerts.Find(message)!.IsLost);
    }

    [Fact]
    public async Task A_slow_provider_and_late_callbacks_lose_nothing()
    {
        await using var product = await Product.StartAsync();
        product.Twilio.Plan(new(Fault.LateCallbacks, To: Landline, LatencyMilliseconds: 300));
        product.Twilio.Answer(new(Landline, Pickup.Person, "2"));
        var (incident, message) = Call(product);

        await Until.True(() => State(product, message) == MessageState.Accepted, "the call taken");
        await Until.True(
            () =>
            {
                product.Twilio.Release().GetAwaiter().GetResult();
                return Answer(product, incident) is not null;
            },
            "an answer"
        );
        Assert.Equal(AnswerKind.Cannot, Answer(product, incident)!.Kind);
    }

    [Fact]
    public async Task Without_a_number_to_call_from_a_call_fails_at_once_and_the_next_channel_is_advised()
    {
        await using var product = await Product.StartAsync(settings =>
            settings["Twilio:From"] = "MG00000000000000000000000000000000"
        );
        var (_, message) = Call(product);

        await Until.True(() => State(product, message) == MessageState.Failed, "failed");
        var failed = product.Journal.Events.OfType<AlertEvent.MessageFailed>().Single(e => e.Message == message);
        Assert.Equal(
            (DeliveryPipeline.NotConfigured, FailureAdvice.NextChannel, false),
            (failed.Code, failed.Advice, failed.InDoubt)
        );
    }

    [Fact]
    public async Task A_call_that_asks_nothing_listens_for_nothing()
    {
        // The escalation may call with the alert itself at once, the new way being a verified one; that call listens.
        await using var product = await Product.StartAsync();
        product.Journal.Report();
        var way = Way(product);
        product.Journal.AlertOn(Person, way, MessageChannel.Voice, MessagePurpose.LevelChange);

        // The escalation may call about the alert itself meanwhile; that one listens.
        await Until.True(
            () => product.Twilio.Calls.Any(call => !call.Twiml.Contains("Gather", StringComparison.Ordinal)),
            "a call that listens for nothing"
        );
    }

    private static (IncidentId Incident, MessageId Message) Call(
        Product product,
        MessagePurpose purpose = MessagePurpose.Alert
    )
    {
        var incident = product.Journal.Report();
        return (incident, product.Journal.AlertOn(Person, Way(product), MessageChannel.Voice, purpose));
    }

    private static WayId Way(Product product)
    {
        var way = product.Journal.Add(Person, WayKind.Voice);
        product.Phonebook.Addresses[way] = Landline;
        return way;
    }

    private static AlertAnswer? Answer(Product product, IncidentId incident) =>
        product.Journal.Alerts.Of(incident)[0].Answers.GetValueOrDefault(Person);

    private static MessageState? State(Product product, MessageId message) =>
        product.Journal.Alerts.Find(message)?.State;
}

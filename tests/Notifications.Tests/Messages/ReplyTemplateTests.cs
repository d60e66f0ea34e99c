using System.Collections.Immutable;
using Beredskab.GeoModel.Deciding;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Messages.Templates;
using Beredskab.Notifications.TestAlarms;
using Beredskab.Notifications.Tests.World;
using Microsoft.Extensions.Time.Testing;

namespace Beredskab.Notifications.Tests.Messages;

/// <summary>The templates of what is about no incident: replies, notices and test alarms.</summary>
public sealed class ReplyTemplateTests
{
    private static readonly LongestNames Names = new(["Nørrebro", "Vesterbro/Kongens Enghave"], ["BUF", "SOF"]);

    [Fact]
    public void The_texts_that_ship_are_what_they_were()
    {
        var (replies, notices, tests) = (ReplyTexts.Shipped, NoticeTexts.Shipped, TestAlarmTexts.Shipped);
        Assert.Equal("SSP-BEREDSKAB 4711: Dit JA er modtaget.", replies.Answered(4711, AnswerKind.Coming, null));
        Assert.Equal(
            "SSP-BEREDSKAB 4711: Dit JA er modtaget. Fremme om 20 min.",
            replies.Answered(4711, AnswerKind.Coming, 20)
        );
        Assert.Equal(
            "SSP-BEREDSKAB 4700: Situationen er ændret siden, så svaret er ikke talt med. Dine nye koder: 4711, 4712. Svar fx JA 4711.",
            replies.Replaced(4700, [4711, 4712])
        );
        Assert.Equal(
            "SSP-BEREDSKAB: Du har flere åbne alarmer: 4711, 4712. Svar JA eller NEJ med koden, fx JA 4711.",
            replies.Ambiguous([4711, 4712])
        );
        Assert.Equal(
            "SSP-BEREDSKAB: Svaret blev ikke forstået. Svar JA eller NEJ med en af dine koder: 4711, 4712. Fx JA 4711.",
            replies.NotUnderstood([4711, 4712])
        );
        Assert.Equal(
            "SSP-BEREDSKAB 4711: Dit JA er modtaget, men minutterne blev ikke forstået. Dit svar om 20 min. gælder stadig. Skriv 1-240.",
            replies.MinutesNotUnderstood(4711, 20)
        );
        Assert.Equal(
            "SSP-BEREDSKAB: Udbyderen af opkald svarer igen. Det, der ventede, bliver sendt nu.",
            notices.ProviderBack(MessageChannel.Voice)
        );
        Assert.Equal(
            "SSP-BEREDSKAB: Din kode er {kode}. Den gælder i 10 minutter. Giv den ikke til andre.",
            notices.Verification
        );
        Assert.Equal(
            "ØVELSE SSP-BEREDSKAB 4711: Prøvealarmen er slut. Svar JA 4711, så noterer vi det som for sent. ØVELSE",
            tests.Ended(4711)
        );
    }

    [Theory]
    [InlineData(
        TextKind.ReplyAmbiguous,
        "template-loses-codes",
        "SSP-BEREDSKAB: Du har flere alarmer. Svar fx {eksempel}."
    )]
    [InlineData(TextKind.ReplyAmbiguous, "template-loses-codes", "SSP-BEREDSKAB: Flere alarmer[: {koder}].")]
    [InlineData(TextKind.ReplyUnknownCode, "template-loses-codes", "SSP-BEREDSKAB: Koden er ikke din.")]
    [InlineData(TextKind.ReplyCannot, "template-loses-code", "SSP-BEREDSKAB: Dit NEJ er modtaget.")]
    [InlineData(TextKind.ReplyMinutesKept, "template-loses-field", "SSP-BEREDSKAB {kode}: Dit gamle svar gælder.")]
    [InlineData(TextKind.ReplyComing, "template-field-always", "SSP-BEREDSKAB {kode}: Ja, om {minutter} min.")]
    [InlineData(TextKind.ReplyComing, "template-field-unknown", "SSP-BEREDSKAB {kode}: Ja, i {område}.")]
    [InlineData(TextKind.NoticeOptedOut, "template-field-unknown", "SSP-BEREDSKAB: {kode} har skrevet STOP.")]
    [InlineData(TextKind.NoticeRefused, "template-loses-field", "SSP-BEREDSKAB: En besked kan ikke komme frem.")]
    [InlineData(TextKind.NoticeProviderDown, "template-loses-field", "SSP-BEREDSKAB: En udbyder svarer ikke.")]
    [InlineData(TextKind.NoticeOptedOut, "template-exercise", "SSP-BEREDSKAB: STOP under en øvelse.")]
    [InlineData(TextKind.Verification, "template-loses-code", "SSP-BEREDSKAB: Du har fået en kode.")]
    [InlineData(TextKind.TestAlarm, "template-loses-answer", "SSP-BEREDSKAB {kode}: Prøvealarm. Svar JA.")]
    [InlineData(TextKind.TestAlarm, "template-loses-test", "SSP-BEREDSKAB {kode}: Svar {svar}.")]
    [InlineData(TextKind.TestAlarm, "template-exercise", "SSP-BEREDSKAB {kode}: Prøvealarm, en øvelse. Svar {svar}.")]
    [InlineData(TextKind.TestAlarmEnded, "template-loses-answer", "SSP-BEREDSKAB {kode}: Prøvealarmen er slut.")]
    [InlineData(TextKind.TestAlarmLate, "template-sender", "{kode}: Prøvealarmen er slut.")]
    public void A_template_that_loses_what_it_is_for_is_refused(TextKind kind, string code, string template)
    {
        var refusal = Assert.IsType<Verdict.Refused>(
            TextDecider.Decide(TemplateBook.Shipped, new(kind, 0, template, "Kortere"), Names)
        );
        Assert.Equal((code, "template"), (refusal.Refusal.Code, refusal.Refusal.Field));
    }

    [Fact]
    public void Each_kind_says_what_it_must_keep_and_losing_any_of_it_is_refused()
    {
        foreach (var kind in Enum.GetValues<TextKind>())
        {
            var shipped = ShippedTexts.Of(kind).Source;
            foreach (var field in TextFields.Kept(kind))
            {
                var name = TextFields.Name(field);
                var without = shipped.Replace($"{{{name}}}", "x", StringComparison.OrdinalIgnoreCase);
                Assert.NotEqual(shipped, without);
                Assert.Contains(
                    TemplateCheck.Of(kind, without, Names),
                    refusal => refusal.Code.StartsWith("template-loses-", StringComparison.Ordinal)
                );
            }
        }
    }

    [Fact]
    public void A_preview_shows_what_each_kind_becomes_and_no_exercise_where_there_is_none()
    {
        foreach (var kind in Enum.GetValues<TextKind>().Where(kind => !TextFields.IsAboutIncident(kind)))
        {
            var preview = TemplatePreview.Of(kind, ShippedTexts.Of(kind).Source, Names);
            Assert.Empty(preview.Problems);
            Assert.All(preview.Samples, sample => Assert.Equal((1, SmsEncoding.Gsm7), (sample.Parts, sample.Encoding)));
            Assert.All(preview.Samples, sample => Assert.DoesNotContain("{", sample.Text, StringComparison.Ordinal));
            Assert.Equal(
                TextFields.CanBeExercise(kind) && !TextFields.IsOfTestAlarm(kind),
                preview.Samples.Any(sample => sample.Name == PreviewSample.Exercise)
            );
            Assert.Equal(TextFields.IsOfTestAlarm(kind), preview.Samples.All(sample => ExerciseMark.IsOn(sample.Text)));
        }

        var test = TemplatePreview.Of(TextKind.TestAlarm, ShippedTexts.Of(TextKind.TestAlarm).Source, Names);
        Assert.Contains(SpokenTexts.TestKey, test.Samples[0].Spoken, StringComparison.Ordinal);
    }

    [Fact]
    public void As_many_codes_as_one_message_holds_are_listed_however_long_the_adopted_words_are()
    {
        var wordy =
            "SSP-BEREDSKAB: Der er flere alarmer i gang, som alle venter på et svar fra dig lige nu: {koder}. Svar med en kode, fx {eksempel}.";
        var texts = new ReplyTexts(Adopted(TextKind.ReplyAmbiguous, wordy));
        ImmutableArray<int> many = [.. Enumerable.Range(4711, 20)];
        var text = texts.Ambiguous(many);
        Assert.StartsWith("SSP-BEREDSKAB: Der er flere alarmer i gang", text, StringComparison.Ordinal);
        Assert.Contains("4711, 4712", text, StringComparison.Ordinal);
        Assert.DoesNotContain("4716", text, StringComparison.Ordinal);
        Assert.Null(MessageGuard.Check(ExerciseMark.Around(text)));
    }

    [Fact]
    public void What_is_adopted_is_what_is_answered_told_and_asked()
    {
        var time = new FakeTimeProvider(City.Start);
        var journal = new MemoryJournal(time, City.Context() with { Administrators = [City.FallbackOne] });
        var book = Adopted(TextKind.ReplyCannot, "SSP-BEREDSKAB {kode}: Nej tak noteret.");
        book = Adopted(TextKind.NoticeOptedOut, "SSP-BEREDSKAB: STOP. Ring til Sekretariatet.", book);
        book = Adopted(TextKind.TestAlarm, "SSP-BEREDSKAB {kode}: Ugens prøvealarm, svar {svar}.", book);
        journal.Context = journal.Context with { Texts = new(book) };
        journal.Report();
        var code = journal.CodeOf(City.PoliceNoerrebro);
        Assert.Equal($"SSP-BEREDSKAB {code}: Nej tak noteret.", journal.Receive(City.PoliceNoerrebro, "nej"));
        journal.Receive(City.SofNoerrebro, "STOP");
        Assert.Contains("SSP-BEREDSKAB: STOP. Ring til Sekretariatet.", journal.TextsTo(City.FallbackOne));

        Assert.Null(journal.Do(new TestAlarmCommand.SendNow(TestAudience.OnDuty, 7)));
        var asked = journal.Messages().Last(message => message.Person == City.PoliceValby);
        Assert.Equal(
            $"ØVELSE SSP-BEREDSKAB {asked.Code}: Ugens prøvealarm, svar JA {asked.Code}. ØVELSE",
            asked.Text.Value
        );
    }

    [Fact]
    public void A_test_alarm_is_known_by_its_alert_and_not_by_its_words()
    {
        var journal = new MemoryJournal(new FakeTimeProvider(City.Start), City.Context());
        journal.Context = journal.Context with
        {
            Texts = new(Adopted(TextKind.TestAlarm, "SSP-BEREDSKAB {kode}: Ugens prøvealarm. Svar {svar}.")),
        };
        journal.Report();
        Assert.Null(journal.Do(new TestAlarmCommand.SendNow(TestAudience.OnDuty, 7)));
        Assert.All(
            journal.Alerts.Messages.Values,
            message => Assert.Equal(message.Text.Value!.Contains("prøvealarm", StringComparison.Ordinal), message.Test)
        );
        var asked = journal.Alerts.Messages.Values.First(message => message.Test);
        Assert.Equal(
            "Dette er en øvelse. Dette er SSP-beredskabet. Ugens prøvealarm. Tryk 1, så ved vi, at du kan nås. Dette er en øvelse.",
            SpokenTexts.Of(asked.Text.Value!, asked.Code, asked.Test)
        );
    }

    private static TemplateBook Adopted(TextKind kind, string template, TemplateBook? book = null)
    {
        var known = book ?? TemplateBook.Shipped;
        var verdict = TextDecider.Decide(known, new(kind, known.VersionOf(kind), template, "Kortere"), Names);
        var accepted = verdict as Verdict.Accepted;
        Assert.True(accepted is not null, (verdict as Verdict.Refused)?.Refusal.Text);
        return known.Apply((TextEvent)Assert.Single(accepted.Events));
    }
}

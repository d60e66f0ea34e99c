using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Incidents;
using Beredskab.GeoModel.Texts;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Messages.Templates;
using FsCheck;
using FsCheck.Fluent;

namespace Beredskab.Notifications.Tests.Messages;

public sealed class TemplateTests
{
    private static readonly LongestNames Names = new(
        ["Brønshøj-Husum", "Indre By", "Nørrebro", "Valby", "Vesterbro/Kongens Enghave"],
        ["BUF", "Kriminalforsorgen", "Politi", "SOF"]
    );

    private const string Good = "SSP-BEREDSKAB {kode}: {Type}[ {sted}], {område}. Svar {svar}.";

    [Fact]
    public void The_texts_that_ship_are_what_they_were()
    {
        string?[] places = [null, "Blågårds Plads", "Bispebjerg Hospitals gamle hovedindgang og parkeringsplads"];
        var written =
            from words in places.SelectMany(place =>
                new IncidentWords[]
                {
                    new(IncidentType.Sammenstoed, ActivationLevel.Stabsberedskab, place, "Nørrebro"),
                    new(
                        IncidentType.DrabEllerDrabsforsoeg,
                        ActivationLevel.Informationsberedskab,
                        place,
                        "Vesterbro/Kongens Enghave"
                    ),
                }
            )
            from reason in (AlertReason[])[AlertReason.Reported, AlertReason.AreaEntered, AlertReason.NobodyElse]
            from text in MessageTextTests.All(
                words,
                4711,
                reason,
                ActivationLevel.Operationsberedskab,
                reason == AlertReason.NobodyElse ? "Brønshøj-Husum, Vanløse" : "SOF"
            )
            select text;
        var path = Path.Combine(Here(), "shipped-texts.txt");
        Assert.Equal(File.ReadAllLines(path), written.Distinct());
    }

    [Fact]
    public void What_ships_passes_its_own_checks() =>
        Assert.All(
            Enum.GetValues<TextKind>(),
            kind => Assert.Empty(TemplateCheck.Of(kind, ShippedTexts.Of(kind).Source, Names))
        );

    [Theory]
    [InlineData("template-empty", "  \n ")]
    [InlineData("template-loses-code", "SSP-BEREDSKAB: {Type}, {område}. Svar {svar}.")]
    [InlineData("template-loses-code", "SSP-BEREDSKAB[ {kode}]: {Type}, {område}. Svar {svar}.")]
    [InlineData("template-loses-area", "SSP-BEREDSKAB {kode}: {Type}. Svar {svar}.")]
    [InlineData("template-loses-area", "SSP-BEREDSKAB {kode}: {Type}[, {område}]. Svar {svar}.")]
    [InlineData("template-loses-answer", "SSP-BEREDSKAB {kode}: {Type}, {område}.[ Svar {svar}.]")]
    [InlineData("template-field-unknown", "SSP-BEREDSKAB {kode}: {Typen}, {område}. Svar {svar}.")]
    [InlineData("template-field-unknown", Good + " {opgaver}.")]
    [InlineData("template-field-unknown", Good + " {}")]
    [InlineData("template-brackets", Good + " {niveau")]
    [InlineData("template-brackets", Good + " niveau}")]
    [InlineData("template-brackets", Good + " [a [b]]")]
    [InlineData("template-brackets", Good + " [a")]
    [InlineData("template-brackets", Good + " a]")]
    [InlineData("template-brackets", Good + " a|b")]
    [InlineData("template-brackets", Good + " {niv{eau}")]
    [InlineData("template-cpr", Good + " Ring 010190-1234.")]
    [InlineData("template-cpr", "SSP-BEREDSKAB {kode}90-1234: {Type}, {område}. Svar {svar}.")]
    [InlineData("template-link", Good + " Se ssp.dk.")]
    [InlineData("template-link", Good + " [Se https://ssp]")]
    [InlineData("template-line-break", Good + "\nRing.")]
    [InlineData("template-line-break", Good + "\r\nRing.")]
    [InlineData("template-line-break", Good + "\u2028Ring.")]
    [InlineData("template-characters", Good + "\tRing.")]
    [InlineData("template-characters", Good + " “Ring”.")]
    [InlineData("template-characters", Good + " Løb 🙂")]
    [InlineData("template-sender", "{kode} SSP-BEREDSKAB: {Type}, {område}. Svar {svar}.")]
    [InlineData("template-sender", "SSP-BEREDSKABET {kode}: {Type}, {område}. Svar {svar}.")]
    [InlineData("template-sender", "[SSP-BEREDSKAB ]{kode}: {Type}, {område}. Svar {svar}.")]
    [InlineData("template-siren", Good + " S!RENEN.")]
    [InlineData("template-siren", Good + " S ! R E N E N")]
    [InlineData("template-exercise", Good + " Øvelse.")]
    [InlineData("template-exercise", Good + " Prøvealarm.")]
    [InlineData("template-fixed-code", Good + " Eller JA 4711.")]
    [InlineData("template-fixed-code", Good + " 4711")]
    [InlineData("template-fixed-code", Good + "[ Ring 3366 3366.]")]
    [InlineData("template-field-always", "SSP-BEREDSKAB {kode}: {Type} {sted}, {område}. Svar {svar}.")]
    [InlineData("template-field-always", Good + " {mangler} mangler.")]
    [InlineData("template-place-forms", "SSP-BEREDSKAB {kode}: {Type}[ {sted}| nær], {område}. Svar {svar}.")]
    [InlineData("template-too-long", Good + " Mød ind hos ledergruppen på det aftalte sted så hurtigt som du kan.")]
    public void A_template_that_would_fail_people_is_refused(string code, string template)
    {
        var refusal = Assert.IsType<Verdict.Refused>(Adopt(TextKind.Alert, 0, template)).Refusal;
        Assert.Equal((code, "template"), (refusal.Code, refusal.Field));
        Assert.EndsWith(".", refusal.Text.TrimEnd('«'), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("niveau", "{beslutning}. {opgaver}.")]
    [InlineData("beslutning", "{Niveau}. {opgaver}.")]
    [InlineData("opgaver", "{Niveau}. {beslutning}.")]
    [InlineData("beslutning", "{Niveau}.[ {beslutning}. {opgaver}.| {opgaver}.]")]
    public void A_hand_over_without_the_level_the_decision_or_the_tasks_is_refused(string lost, string said)
    {
        var refusal = Refusal(Adopt(TextKind.HandOver, 0, Good + " " + said));
        Assert.Equal(("template-loses-field", "template"), (refusal.Code, refusal.Field));
        Assert.StartsWith($"Feltet {{{lost}}} mangler.", refusal.Text, StringComparison.Ordinal);
        Assert.IsType<Verdict.Accepted>(
            Adopt(TextKind.HandOver, 0, Good + " {Niveau}. {Beslutning}. {Opgaver}.[ Du har vagten.]")
        );
    }

    [Fact]
    public void A_hand_over_that_was_adopted_before_is_read_and_keeps_what_it_can()
    {
        var book = TemplateBook.Shipped.Apply(
            new TextEvent.Adopted(
                TextKind.HandOver,
                1,
                "SSP-BEREDSKAB {kode}: {Type}[ {sted}], {område}. {Niveau}.[ {Beslutning}. {Opgaver}.| {Opgaver}.] Svar {svar}.",
                FreeText.Of("Hvorfor")
            )
        );
        Assert.Contains(
            "Besl. kl. 01.00. 2 opgaver.",
            new MessageTexts(book).HandOver(
                new(
                    IncidentType.UroPaaInstitution,
                    ActivationLevel.Informationsberedskab,
                    "Bella Center",
                    "Amager Vest"
                ),
                4541,
                DateTimeOffset.UnixEpoch,
                2
            ),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("SSP-BEREDSKAB {kode}: {Type}. Svar {svar} om {område}.")]
    [InlineData("SSP-BEREDSKAB {kode}: [Svar nu, ]{Type}, {område}, {svar}.")]
    [InlineData("SSP-BEREDSKAB {kode}: [Kald {mangler}. ]{svar} {Type}, {område}.")]
    [InlineData("SSP-BEREDSKAB {kode}: {Type}[ {sted}][ {svar}| {kode}]{Type}, {område}. Svar {svar}.")]
    public void A_call_says_the_area_wherever_the_template_has_it(string template)
    {
        var book = Apply(TemplateBook.Shipped, Adopt(TextKind.Alert, 0, template));
        string?[] places = [null, "Blågårds Plads", new('Å', 90)];
        foreach (var (place, missing) in places.SelectMany(place => new[] { (place, ""), (place, "SOF") }))
        {
            var words = new IncidentWords(
                IncidentType.Stenkast,
                ActivationLevel.Operationsberedskab,
                place,
                IncidentWords.Outside
            );
            var text = TemplateFit.Write(book.Of(TextKind.Alert), new(words, 7590) { Missing = missing });
            Assert.Contains(IncidentWords.Outside, SpokenTexts.Of(text!, 7590), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(
        "Bispebjerg Kirkegårds nordlige kapelhave",
        "Vesterbro/Kongens Enghave",
        "ved Bispebjerg Kirkegårds, Vesterbro"
    )]
    [InlineData("Skt. Annæ Pl.", "Indre By", "ved Skt. Annæ Pl, Indre By. Operationsberedskab")]
    [InlineData("Blågårds Plads", "Nørrebro N.", ", Nørrebro N. Operationsberedskab")]
    public void Where_a_name_ends_with_a_point_no_second_mark_follows(string place, string area, string expected)
    {
        var words = new IncidentWords(IncidentType.SkudEllerVaaben, ActivationLevel.Operationsberedskab, place, area);
        var text = TemplateFit.Write(ShippedTexts.Of(TextKind.Alert), new(words, 7590) { Missing = "SOF, BUF og KFF" });
        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\.[.,]", text!);
    }

    [Fact]
    public void Characters_that_cost_half_the_room_are_named_with_what_to_write_instead()
    {
        var text = Assert.IsType<Verdict.Refused>(Adopt(TextKind.Alert, 0, Good + " “Ring” – 🙂")).Refusal.Text;
        Assert.Contains("“ (skriv \"), ” (skriv \"), – (skriv -), 🙂 (udelad det)", text, StringComparison.Ordinal);
        Assert.Equal(
            Good + " \"Ring\" -",
            TemplatePreview.Of(TextKind.Alert, Good + " “Ring” – 🙂", Names).Plain?.Trim()
        );
    }

    [Fact]
    public void What_asks_for_no_answer_need_not_say_how_and_must_not()
    {
        const string told = "SSP-BEREDSKAB {kode}: {Type}, {område} er slut.";
        Assert.IsType<Verdict.Accepted>(Adopt(TextKind.StandDown, 0, told));
        var refused = Assert.IsType<Verdict.Refused>(Adopt(TextKind.StandDown, 0, told + " Svar {svar}."));
        Assert.Equal("template-field-unknown", refused.Refusal.Code);
    }

    [Fact]
    public void An_adopted_template_is_what_texts_are_written_from_and_the_shipped_one_can_be_taken_back()
    {
        var words = new IncidentWords(IncidentType.Brand, ActivationLevel.Stabsberedskab, null, "Valby");
        var book = Apply(
            TemplateBook.Shipped,
            Adopt(TextKind.Alert, 0, "  SSP-BEREDSKAB {kode}: {type} i {område}: {svar}. ")
        );
        Assert.Equal(
            "SSP-BEREDSKAB 4711: brand i Valby: JA 4711 eller NEJ 4711.",
            new MessageTexts(book).Alert(words, AlertReason.Reported, 4711)
        );
        Assert.Equal((1, false), (book.VersionOf(TextKind.Alert), book.IsShipped(TextKind.Alert)));
        Assert.Equal(0, book.VersionOf(TextKind.Stale));

        book = Apply(book, TextDecider.Decide(book, new(TextKind.Alert, 1, null, "Den var bedre."), Names));
        Assert.Equal((2, true), (book.VersionOf(TextKind.Alert), book.IsShipped(TextKind.Alert)));
        Assert.Equal(
            MessageTexts.Shipped.Alert(words, AlertReason.Reported, 4711),
            new MessageTexts(book).Alert(words, AlertReason.Reported, 4711)
        );
    }

    [Fact]
    public void Who_changes_a_text_that_another_changed_meanwhile_is_told_and_the_others_are_free()
    {
        var book = Apply(TemplateBook.Shipped, Adopt(TextKind.Alert, 0, Good));
        var late = TextDecider.Decide(book, new(TextKind.Alert, 0, Good + " Nu.", "Kortere"), Names);
        Assert.Equal("texts-version-conflict", Assert.IsType<Verdict.Refused>(late).Refusal.Code);
        var other = TextDecider.Decide(book, new(TextKind.Missing, 0, Good, "Kortere"), Names);
        Assert.Single(Assert.IsType<Verdict.Accepted>(other).Events);
    }

    [Fact]
    public void Adopting_what_holds_already_changes_nothing_and_a_reason_is_asked_for()
    {
        var same = Adopt(TextKind.Alert, 0, ShippedTexts.Of(TextKind.Alert).Source);
        Assert.Empty(Assert.IsType<Verdict.Accepted>(same).Events);
        var silent = TextDecider.Decide(TemplateBook.Shipped, new(TextKind.Alert, 0, Good, " "), Names);
        Assert.Equal(("text-missing", "reason"), (Refusal(silent).Code, Refusal(silent).Field));
        var unknown = TextDecider.Decide(TemplateBook.Shipped, new((TextKind)99, 0, Good, "Hvorfor"), Names);
        Assert.Equal("text-kind-unknown", Refusal(unknown).Code);
    }

    [Fact]
    public void A_template_that_this_version_cannot_read_holds_back_no_alert()
    {
        var book = TemplateBook.Shipped.Apply(
            new TextEvent.Adopted(TextKind.Alert, 3, "{fra en nyere udgave", FreeText.Of("Hvorfor"))
        );
        Assert.Equal((3, true), (book.VersionOf(TextKind.Alert), book.IsShipped(TextKind.Alert)));
    }

    [Fact]
    public void An_area_whose_name_grew_after_the_template_was_adopted_is_shortened()
    {
        // As long as it may be with the names of today.
        var template = "SSP-BEREDSKAB {kode}: {Type}, {område}. Svar {svar}.";
        while (TemplateCheck.Of(TextKind.Alert, template + "!", Names).IsEmpty)
        {
            template += "!";
        }

        var book = Apply(TemplateBook.Shipped, Adopt(TextKind.Alert, 0, template));
        var words = new IncidentWords(
            IncidentType.DrabEllerDrabsforsoeg,
            ActivationLevel.Stabsberedskab,
            null,
            "Vesterbro/Kongens Enghave og Brønshøj-Husum"
        )
        {
            Exercise = true,
        };
        var text = new MessageTexts(book).Alert(words, AlertReason.Reported, 4711);
        Assert.InRange(Gsm7.Length(text), 140, 160);
        Assert.Contains("drabsforsøg, Vesterbro/Kongens Enghave. Svar", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_template_that_is_adopted_gives_one_plain_SMS_with_code_and_area_for_every_incident()
    {
        var adopted = 0;
        var pieces = Gen.Elements(
            "{Type}",
            "{type}",
            "{kode}",
            "{område}",
            "{Niveau}.",
            "{svar}",
            "[ {sted}]",
            "[ {sted},]",
            "[ Vagt mangler: {mangler}.| Vagt mangler.]",
            "[ Kom nu.]",
            "[ {mangler}|?]",
            "[ {svar}| {kode}]",
            " Svar ",
            ", ",
            ". ",
            " nu ",
            "Mød ind. ",
            "[JA {kode} 20 = om 20 min.]",
            "€",
            "[ {Niveau}]",
            "{",
            "]"
        );
        var templates =
            from before in Gen.ArrayOf(pieces, 3)
            from between in Gen.ArrayOf(pieces, 2)
            from after in Gen.ArrayOf(pieces, 3)
            from head in Gen.Elements("SSP-BEREDSKAB {kode}: ", "SSP-BEREDSKAB. ")
            select head
                + string.Concat(before)
                + "{Type}, {område}. "
                + string.Concat(between)
                + "Svar {svar}."
                + string.Concat(after);
        var incidents =
            from type in Gen.Elements(Enum.GetValues<IncidentType>())
            from level in Gen.Elements(Enum.GetValues<ActivationLevel>())
            from place in Gen.Elements<string?>(null, "Blågårds Plads", new('Å', 90), "Kig på x.dk", "010190-1234")
            from area in Gen.Elements([.. Names.Areas, IncidentWords.Outside, "Valby og Vesterbro/Kongens Enghave"])
            from missing in Gen.Elements("", "Valby", "Brønshøj-Husum, Vesterbro/Kongens Enghave", new string('Æ', 200))
            from exercise in Gen.Elements(true, false)
            from code in Gen.Choose(1000, 9999)
            select new TextValues(new(type, level, place, area) { Exercise = exercise }, code) { Missing = missing };

        Prop.ForAll(
                templates.ToArbitrary(),
                incidents.Four().ToArbitrary(),
                (template, four) =>
                {
                    if (!TemplateCheck.Of(TextKind.Alert, TemplateCheck.Clean(template), Names).IsEmpty)
                    {
                        return;
                    }

                    adopted++;
                    var book = Apply(TemplateBook.Shipped, Adopt(TextKind.Alert, 0, template));
                    foreach (var values in (TextValues[])[four.Item1, four.Item2, four.Item3, four.Item4])
                    {
                        var text = TemplateFit.Write(book.Of(TextKind.Alert), values);
                        Assert.NotNull(text);
                        Assert.Null(MessageGuard.Check(text));
                        Assert.Equal((1, SmsEncoding.Gsm7), (SmsPreview.Of(text).Parts, SmsPreview.Of(text).Encoding));
                        Assert.Contains($"JA {values.Code} eller NEJ {values.Code}", text, StringComparison.Ordinal);
                        Assert.Contains(values.Words.Area[..5], text, StringComparison.Ordinal);
                        Assert.Contains(
                            values.Words.Area[..5],
                            SpokenTexts.Of(text, values.Code),
                            StringComparison.Ordinal
                        );
                        Assert.Equal(values.Words.Exercise, ExerciseMark.IsOn(text));
                    }
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1500));
        Assert.InRange(adopted, 100, 1500);
    }

    private static Verdict Adopt(TextKind kind, int seen, string template) =>
        TextDecider.Decide(TemplateBook.Shipped, new(kind, seen, template, "Fordi det er kortere."), Names);

    private static TemplateBook Apply(TemplateBook book, Verdict verdict) =>
        Assert.IsType<Verdict.Accepted>(verdict).Events.Cast<TextEvent>().Aggregate(book, (b, e) => b.Apply(e));

    private static Refusal Refusal(Verdict verdict) => Assert.IsType<Verdict.Refused>(verdict).Refusal;

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}

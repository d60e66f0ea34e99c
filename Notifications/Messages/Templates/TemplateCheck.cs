using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Beredskab.GeoModel.Deciding;

namespace Beredskab.Notifications.Messages.Templates;

/// <summary>What may keep a template from being adopted, each with what to do about it. Pure.</summary>
public static partial class TemplateCheck
{
    /// <summary>Of the template itself, notation included, in UTF-16 units.</summary>
    public const int MaxLength = 600;

    private const string Field = "template";

    /// <summary>Trimmed, NFC.</summary>
    public static string Clean(string template) => template.Trim().Normalize(NormalizationForm.FormC);

    /// <param name="template">As <see cref="Clean"/> leaves it.</param>
    /// <returns>All that is wrong, what must be mended first in front; empty when it can be adopted.</returns>
    public static ImmutableArray<Refusal> Of(TextKind kind, string template, LongestNames names)
    {
        if (template.Length == 0)
        {
            return [new("template-empty", "Skabelonen er tom. Skriv en tekst, eller brug den, der følger med.", Field)];
        }

        if (template.Length > MaxLength)
        {
            return
            [
                Refuse(
                    "template-too-long",
                    $"Skabelonen er på {template.Length} tegn og kan højst være på {MaxLength}. Skriv kortere."
                ),
            ];
        }

        if (template.ReplaceLineEndings("\n").Contains('\n', StringComparison.Ordinal))
        {
            return
            [
                new(
                    "template-line-break",
                    "En besked står på én linje. Skriv et mellemrum, hvor der er linjeskift.",
                    Field
                ),
            ];
        }

        return TextTemplate.Read(template, out var read) is { } fault
            ? [Of(kind, fault.Fault, fault.What)]
            : [.. Words(kind, template, read!), .. Fields(kind, read!), .. Length(kind, read!, names)];
    }

    private static Refusal Of(TextKind kind, TemplateFault fault, string what) =>
        fault == TemplateFault.UnknownField
            ? new(
                "template-field-unknown",
                $"Der er intet felt, der hedder {{{what}}}. {Usable(TextFields.Of(kind))}",
                Field
            )
            : new(
                "template-brackets",
                $"Tegnet {what} står alene. Et felt skrives {{sted}}; det, der kan udelades, skrives [ ], med | foran en kortere form. Parenteser kan ikke stå i hinanden.",
                Field
            );

    private static IEnumerable<Refusal> Words(TextKind kind, string template, TextTemplate read)
    {
        if (read.Parts is not [TemplatePart.Words { Text: var first }, ..] || !Beginning().IsMatch(first))
        {
            yield return new(
                "template-sender",
                $"En besked begynder altid med {MessageTexts.Sender}, så den kan kendes på en låst skærm. Sæt det forrest.",
                Field
            );
        }

        var words = string.Join('\n', read.Words);
        if (Siren().IsMatch(words))
        {
            yield return new(
                "template-siren",
                "Teksten ligner politiets S!RENEN. En besked herfra må ikke forveksles med den; skriv det anderledes.",
                Field
            );
        }

        if (TextFields.IsOfTestAlarm(kind))
        {
            if (words.Contains(ExerciseMark.Word, StringComparison.OrdinalIgnoreCase))
            {
                yield return new(
                    "template-exercise",
                    "Ordet ØVELSE sættes på først og sidst af sig selv. Slet det i skabelonen.",
                    Field
                );
            }

            if (!words.Contains("prøvealarm", StringComparison.OrdinalIgnoreCase))
            {
                yield return new(
                    "template-loses-test",
                    "Ordet prøvealarm mangler. Skriv det, så ingen tror, at der er sket noget.",
                    Field
                );
            }
        }
        else if (NotReal().IsMatch(words))
        {
            yield return new(
                "template-exercise",
                "Ordene ØVELSE og PRØVEALARM sættes på af sig selv, når det ikke er alvor. I skabelonen ville de stå i rigtige alarmer; slet dem.",
                Field
            );
        }

        var foreign = words.EnumerateRunes().Where(rune => rune.Value != '\n' && !Gsm7.Holds(rune.ToString()));
        if (foreign.Distinct().Take(8).Select(Plain).ToArray() is { Length: > 0 } named)
        {
            yield return new(
                "template-characters",
                $"Kan ikke stå i en almindelig sms: {string.Join(", ", named)}. Sådanne tegn ville gøre beskeden dobbelt så lang.",
                Field
            );
        }

        // With a letter for each field, so that nothing is seen across one that is not there.
        var bare = Notation().Replace(template, " x ");
        foreach (var wrong in new[] { MessageGuard.Check(bare, Alerts.MessageChannel.Email), GuardOf(read) }.Distinct())
        {
            if (wrong == MessageGuard.Cpr)
            {
                yield return new(
                    "template-cpr",
                    "Her må der ikke stå noget, der kan læses som et CPR-nummer. Skriv uden cifrene.",
                    Field
                );
            }
            else if (wrong == MessageGuard.Link)
            {
                yield return new(
                    "template-link",
                    "Her må der ikke stå et link; telenettet standser beskeder med links. Skriv uden.",
                    Field
                );
            }
        }
    }

    // A code can look like the beginning of a date.
    private static string? GuardOf(TextTemplate read) =>
        new[] { 1001, 1212, 2902, 3112, Alerts.AlertDecider.PreviewCode }
            .Select(code =>
                MessageGuard.Check(
                    TemplateFit.Shortest(
                        read,
                        new(new(default, GeoModel.Incidents.ActivationLevel.Stabsberedskab, null, "Valby"), code)
                        {
                            Codes = FormattableString.Invariant($"{code}"),
                            ExampleCode = code,
                        },
                        "Valby"
                    ),
                    Alerts.MessageChannel.Email
                )
            )
            .FirstOrDefault(wrong => wrong is not null and not MessageGuard.TooLong);

    private static IEnumerable<Refusal> Fields(TextKind kind, TextTemplate read)
    {
        var allowed = TextFields.Of(kind);
        foreach (var field in read.Fields.Distinct().Where(field => !allowed.Contains(field)))
        {
            yield return new(
                "template-field-unknown",
                $"Feltet {Name(field)} kan ikke bruges i denne besked. {Usable(allowed)}",
                Field
            );
        }

        var always = read.Always.ToHashSet();
        foreach (var lost in TextFields.Kept(kind).Where(field => !always.Contains(field)))
        {
            yield return Lost(kind, lost);
        }

        var fixedWords = Notation().Replace(read.Source, "\n");
        if (FixedCode().IsMatch(fixedWords))
        {
            yield return new(
                "template-fixed-code",
                "Der står en fast kode efter JA eller NEJ, men hver modtager har sin egen. Skriv {svar} eller {kode}.",
                Field
            );
        }
        else if (LikeACode().Match(fixedWords) is { Success: true, Value: var digits })
        {
            yield return new(
                "template-fixed-code",
                $"{digits} ligner en kode, men hver modtager har sin egen. Skriv {{kode}}, eller slet tallet; et telefonnummer skrives to cifre ad gangen, fx 12 34 56 78.",
                Field
            );
        }

        foreach (var field in always.Where(field => TextFields.MayBeLeftOut(kind, field)))
        {
            yield return new(
                "template-field-always",
                field == TextField.Place
                    ? "Ikke alle hændelser har et sted, og et langt navn skal kunne vige. Sæt {sted} i [ ], fx »[ {sted}]«."
                    : $"Der er ikke altid noget at sætte ind, og det kan være langt. Sæt {Name(field)} i [ ].",
                Field
            );
        }

        if (read.Optionals.Any(optional => optional is { HoldsPlace: true, Forms.Length: > 1 }))
        {
            yield return new(
                "template-place-forms",
                "I den parentes, hvor {sted} står, kan der ikke stå en kortere form; stedet forkortes af sig selv. Slet | og det efter.",
                Field
            );
        }
    }

    private static Refusal Lost(TextKind kind, TextField field) =>
        field switch
        {
            TextField.Code when kind == TextKind.Verification => new(
                "template-loses-code",
                "Koden mangler. Sæt {kode} ind uden for [ ]; beskeden sendes kun for dens skyld.",
                Field
            ),
            TextField.Code when !TextFields.IsAboutIncident(kind) => new(
                "template-loses-code",
                "Koden mangler. Sæt {kode} ind uden for [ ]; uden den ved modtageren ikke, hvilken alarm det handler om.",
                Field
            ),
            TextField.Code => new(
                "template-loses-code",
                "Koden mangler. Sæt {kode} ind uden for [ ]; uden den kan ingen svare på netop denne alarm.",
                Field
            ),
            TextField.Area => new(
                "template-loses-area",
                "Området mangler. Sæt {område} ind uden for [ ]; uden det ved modtageren ikke, hvor det er.",
                Field
            ),
            TextField.Answer => new(
                "template-loses-answer",
                "Der står ikke, hvordan man svarer. Sæt {svar} ind uden for [ ], fx »Svar {svar}.«",
                Field
            ),
            TextField.Codes => new(
                "template-loses-codes",
                "Listen over koder mangler. Sæt {koder} ind uden for [ ]; uden den ved modtageren ikke, hvad der kan svares med.",
                Field
            ),
            _ when kind == TextKind.HandOver => new(
                "template-loses-field",
                $"Feltet {Name(field)} mangler. Sæt det ind uden for [ ]; den, der overtager vagten, skal kende niveauet, den seneste beslutning og de åbne opgaver.",
                Field
            ),
            _ => new(
                "template-loses-field",
                $"Feltet {Name(field)} mangler. Sæt det ind uden for [ ]; det er det, beskeden handler om.",
                Field
            ),
        };

    private static IEnumerable<Refusal> Length(TextKind kind, TextTemplate read, LongestNames names)
    {
        var shortest = TemplateFit.Shortest(read, names.For(kind), names.LongestArea);
        if (Gsm7.Length(shortest) - SmsPreview.OneMessage is > 0 and var over)
        {
            yield return Refuse(
                "template-too-long",
                $"{(TextFields.IsAboutIncident(kind) ? "Med det længste navn er teksten" : "Teksten er")} {over} tegn for lang til én sms, selv når alt i [ ] er udeladt{(TextFields.CanBeExercise(kind) ? $" og der er plads til {ExerciseMark.Word} først og sidst" : "")}. Skriv kortere, eller sæt noget i [ ]."
            );
        }
    }

    private static string Plain(Rune rune) =>
        Typography.Gsm(rune.ToString()) is { Length: > 0 } plain && !string.IsNullOrWhiteSpace(plain)
            ? $"{Shown(rune)} (skriv {plain})"
            : $"{Shown(rune)} (udelad det)";

    // What cannot be seen is named by its number.
    private static string Shown(Rune rune) =>
        Rune.IsControl(rune)
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Format
                or UnicodeCategory.SpaceSeparator
                or UnicodeCategory.NonSpacingMark
            ? string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}")
            : rune.ToString();

    private static string Usable(ImmutableArray<TextField> fields) =>
        fields.IsEmpty ? "Den har ingen felter." : $"Du kan bruge {Names(fields)}.";

    private static string Names(IEnumerable<TextField> fields) => string.Join(", ", fields.Select(Name));

    private static string Name(TextField field) => $"{{{TextFields.Name(field)}}}";

    private static Refusal Refuse(string code, FormattableString text) =>
        new(code, text.ToString(CultureInfo.InvariantCulture), Field);

    [GeneratedRegex(@"^SSP-BEREDSKAB(?![\p{L}\d])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Beginning();

    [GeneratedRegex(
        @"s\W*[!1|i]\W*r\W*e\W*n\W*e\W*n",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Siren();

    [GeneratedRegex(
        "ØVELSE|PRØVEALARM",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex NotReal();

    [GeneratedRegex(@"\{[^}]*\}|[\[\]|]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Notation();

    [GeneratedRegex(
        @"\b(?:JA|NEJ)\s*[0-9]{4}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex FixedCode();

    // Codes are four digits by themselves, the first no 0.
    [GeneratedRegex("(?<![0-9])[1-9][0-9]{3}(?![0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LikeACode();
}

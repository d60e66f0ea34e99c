using System.Globalization;
using Beredskab.Hub.Alerts.Records;
using Beredskab.Hub.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.TestAlarms;

namespace Beredskab.Hub.TestAlarms;

/// <summary>A test alarm's report for a spreadsheet, one line a person, and one a shared phone.</summary>
public static class TestReportCsv
{
    public static byte[] Write(TestReportView report)
    {
        var sheet = new CsvSheet(
            "Hvad",
            "Sendt",
            "Navn",
            "Myndighed",
            "Ledergrupper",
            "Måder",
            "Tekst",
            "Svar",
            "Kanal",
            "Sekunder",
            "For sent",
            "Fejl",
            "Hvad kan gøres",
            "Svarede sidst"
        );
        foreach (var person in report.People)
        {
            Line(
                person.Name,
                person.Organisation,
                person.Ledergrupper,
                person.Tries,
                person.Answer,
                person.Faults,
                person.Before,
                Remedy
            );
        }

        foreach (var phone in report.Phones)
        {
            Line(
                $"{phone.Name} ({phone.Holder})",
                phone.Organisation,
                phone.Ledergrupper,
                phone.Tries,
                phone.Answer,
                phone.Faults,
                phone.Before,
                PhoneRemedy
            );
        }

        return sheet.ToBytes();

        void Line(
            string name,
            string organisation,
            IReadOnlyList<string> ledergrupper,
            IReadOnlyList<TestTryView> tries,
            TestAnswerView? answer,
            IReadOnlyList<TestFaultView> faults,
            bool? before,
            Func<ContactFault, string> remedy
        ) =>
            sheet.Line(
                report.Title,
                CsvSheet.Time(report.SentAt),
                name,
                organisation,
                string.Join(", ", ledergrupper),
                string.Join(", ", tries.Select(one => $"{RecordWords.Channel(one.Channel)}: {State(one)}")),
                // The same words on each way; erased ones are said to be so.
                string.Join(" | ", tries.Select(one => one.Text ?? "Teksten er slettet").Distinct()),
                answer is not null ? Answer(answer.Kind) : "intet svar",
                answer is not null ? Channel(answer.Channel) : "",
                answer?.Seconds.ToString("0.#", CultureInfo.InvariantCulture) ?? "",
                answer is { Late: true } ? "ja" : "",
                string.Join(", ", faults.Select(fault => fault.Error ?? Words(fault.Fault))),
                string.Join(" ", faults.Select(fault => remedy(fault.Fault)).Distinct()),
                before switch
                {
                    true => "ja",
                    false => "nej",
                    null => "",
                }
            );
    }

    private static string State(TestTryView one) =>
        one.Error
        ?? one.State switch
        {
            MessageState.Intended => "venter",
            MessageState.Attempted => "på vej",
            MessageState.Accepted => "afleveret til udbyderen",
            MessageState.Sent => "sendt",
            MessageState.Delivered => "leveret",
            MessageState.Undelivered => "nåede ikke frem",
            MessageState.Failed => "blev ikke sendt",
        };

    private static string Answer(AnswerKind kind) =>
        kind switch
        {
            AnswerKind.Coming => "ja",
            AnswerKind.Cannot => "nej",
            AnswerKind.Deputy => "stedfortræder",
        };

    private static string Channel(AnswerChannel channel) =>
        channel switch
        {
            AnswerChannel.Sms => "sms",
            AnswerChannel.Dashboard => "skærm",
            AnswerChannel.Voice => "telefon",
            AnswerChannel.Push => "notifikation",
        };

    private static string Words(ContactFault fault) =>
        fault switch
        {
            ContactFault.OptedOut => "Har skrevet STOP",
            ContactFault.NumberRefused => "Nummeret er afvist",
            ContactFault.NoWay => "Kan ikke nås på nogen måde",
            ContactFault.PushGone => "Enheden tager ikke imod notifikationer",
            ContactFault.NoProvider => "Kanalen er ikke sat op",
            ContactFault.NotDelivered => "Nåede ikke frem",
        };

    private static string Remedy(ContactFault fault) =>
        fault switch
        {
            ContactFault.OptedOut => "Bed personen skrive START til beredskabets nummer.",
            ContactFault.NumberRefused => "Ret nummeret under Opsætning, og bed personen bekræfte det.",
            ContactFault.NoWay => "Skriv et mobilnummer under Opsætning.",
            ContactFault.PushGone => "Bed personen slå notifikationer til igen på enheden.",
            ContactFault.NoProvider => "En administrator skal sætte kanalen op.",
            ContactFault.NotDelivered => "Ring til personen, og aftal en måde mere.",
        };

    private static string PhoneRemedy(ContactFault fault) =>
        fault switch
        {
            ContactFault.OptedOut => "Skriv START fra vagttelefonen til beredskabets nummer.",
            ContactFault.NumberRefused or ContactFault.NoWay =>
                "Fjern vagttelefonen under Vagtplan, og opret den med det rigtige nummer.",
            ContactFault.PushGone or ContactFault.NoProvider => Remedy(fault),
            ContactFault.NotDelivered => "Se efter, om vagttelefonen er tændt og ligger hos den, der har vagten.",
        };
}

using System.Globalization;
using Beredskab.Hub.Alerts.Records;
using Beredskab.Hub.Incidents;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.TestAlarms;

namespace Beredskab.Hub.TestAlarms;

/// <summary>A test alarm's report for a spreadsheet, one line a person.</summary>
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
            sheet.Line(
                report.Title,
                CsvSheet.Time(report.SentAt),
                person.Name,
                person.Organisation,
                string.Join(", ", person.Ledergrupper),
                string.Join(", ", person.Tries.Select(one => $"{RecordWords.Channel(one.Channel)}: {State(one)}")),
                person.Answer is { } answer ? Answer(answer.Kind) : "intet svar",
                person.Answer is { } by ? Channel(by.Channel) : "",
                person.Answer?.Seconds.ToString("0.#", CultureInfo.InvariantCulture) ?? "",
                person.Answer is { Late: true } ? "ja" : "",
                string.Join(", ", person.Faults.Select(fault => fault.Error ?? Words(fault.Fault))),
                string.Join(" ", person.Faults.Select(fault => Remedy(fault.Fault)).Distinct()),
                person.Before switch
                {
                    true => "ja",
                    false => "nej",
                    null => "",
                }
            );
        }

        return sheet.ToBytes();
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
}

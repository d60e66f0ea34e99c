using System.Globalization;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Texts;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Contacts;
using Beredskab.Notifications.Messages;
using Beredskab.Notifications.Policies;

namespace Beredskab.Hub.Alerts.Records;

/// <summary>What each entry of an alert says, in Danish.</summary>
internal sealed class RecordWords(RecordNames names)
{
    /// <param name="before">The book before the event, for what it changed.</param>
    public string Of(AlertEvent @event, AlertBook before, AlertBook after) =>
        @event switch
        {
            AlertEvent.Raised e => Raised(e),
            AlertEvent.TestRaised => "Prøvealarmen er sendt.",
            AlertEvent.ProcedureSet e => Procedure(e),
            AlertEvent.Called e => $"{Cause(e.Cause)}: {People(e.Rounds)}.",
            AlertEvent.Escalated e => Step(e),
            AlertEvent.Answered e => Answer(e, before, after),
            AlertEvent.Relieved e => Relieved(e, before),
            AlertEvent.Ended { Into: not null } => "Alarmen er afsluttet: hændelsen er slået sammen med en anden.",
            AlertEvent.Ended => "Alarmen er afsluttet.",
            AlertEvent.SmsReceived e => $"Sms modtaget fra {Sender(e)}. {Outcome(e.Outcome)}",
            AlertEvent.MessageIntended e =>
                $"{Purpose(e.Purpose)} på {Channel(e.Channel)} til {Receiver(e)}{Instead(e)}.",
            AlertEvent.MessageBundled e => e.Bundle.Length switch
            {
                1 => "Sendes for sig selv.",
                2 => "Sendes i én sms sammen med en alarm om en anden hændelse.",
                var all => Invariant($"Sendes i én sms sammen med {all - 1} alarmer om andre hændelser."),
            },
            AlertEvent.MessageAttempted e => e.Repeat
                ? Invariant($"Afleveret til udbyderen, forsøg {e.Attempt}. Gentagelse: det forrige kan være nået frem.")
                : Invariant($"Afleveret til udbyderen, forsøg {e.Attempt}."),
            AlertEvent.MessageAccepted => "Udbyderen har taget imod den.",
            AlertEvent.MessageFailed e => $"{ErrorWords.Of(e.Code)}. {Advice(e.Advice)}",
            AlertEvent.MessageReported { Over: true } =>
                "Opkaldet er slut. Udbyderen ved ikke, om det var et menneske, der tog det.",
            AlertEvent.MessageReported e => e.ErrorCode is { } code
                ? $"{Status(e.Status)} {ErrorWords.Of(code)}."
                : Status(e.Status),
            AlertEvent.ProviderFailed e => $"Udbyderen af {Channel(e.Channel)} svarer ikke: {ErrorWords.Of(e.Code)}.",
            AlertEvent.ProviderRecovered e => $"Udbyderen af {Channel(e.Channel)} svarer igen.",
            _ => throw new InvalidOperationException($"No words for {@event.GetType().Name}."),
        };

    /// <summary>That somebody who is called has stopped the texts, or takes them again.</summary>
    /// <param name="after">With the event in it.</param>
    /// <returns>Null for what says nothing of the alert.</returns>
    public string? Of(ContactEvent @event, Alert alert, ContactBook after)
    {
        return @event switch
        {
            ContactEvent.WayBlocked { Reason: WayBlock.OptedOut } e when IsCalled(e.Person) =>
                $"{names.Person(e.Person)} har stoppet sms (STOP). {(after.WaysOf(e.Person).IsEmpty ? "Der er ingen anden måde." : "Nås på anden måde.")}",
            ContactEvent.WayUnblocked e when IsCalled(e.Person) => $"{names.Person(e.Person)} får sms igen (START).",
            _ => null,
        };

        bool IsCalled(PersonId person) => alert.Rounds.Any(round => round.Person == person);
    }

    private string Raised(AlertEvent.Raised e)
    {
        var called = e.Rounds.IsEmpty ? "Ingen at kalde." : $"Kaldt: {People(e.Rounds)}.";
        var holes = e.Required.Where(authority => !e.Rounds.Any(round => round.Authority == authority)).ToList();
        return holes.Count == 0
            ? $"Alarmen er rejst. {called}"
            : $"Alarmen er rejst. {called} Ingen på vagt for {Listed.And(holes.Select(names.Organisation))}.";
    }

    private static string Procedure(AlertEvent.ProcedureSet e)
    {
        var steps = string.Join(
            ", ",
            e.Steps.Select(step => Invariant($"{StepName(step.Kind)} efter {step.AfterSeconds} s"))
        );
        var plan =
            e.Policy == 0 ? "den medfølgende alarmeringsplan" : Invariant($"alarmeringsplanens version {e.Policy}");
        return $"Trin efter {plan}: {steps}.";
    }

    private string Step(AlertEvent.Escalated e) =>
        $"{names.Organisation(e.Authority)} mangler. Trin taget: {StepName(e.Kind)}{StepNote(e)}.";

    private static string StepNote(AlertEvent.Escalated e) =>
        e switch
        {
            { Empty: true, Kind: StepKind.RestOfLedergruppe } =>
                ", sprunget over: ingen, der ikke er kaldt eller meldt fraværende",
            { Empty: true } => ", sprunget over: ingen",
            { Away: true } => ", kun fraværende er tilbage, og ingen andre følger",
            _ => "",
        };

    private string Answer(AlertEvent.Answered e, AlertBook before, AlertBook after)
    {
        var kind = e.Answer switch
        {
            AnswerKind.Coming when e.EtaMinutes is { } minutes => Invariant($"kommer om {minutes} min"),
            AnswerKind.Coming => "kommer",
            AnswerKind.Cannot => "kan ikke komme",
            AnswerKind.Deputy => "overlader det til stedfortræderen",
        };
        var channel = e.Channel switch
        {
            AnswerChannel.Sms => "på sms",
            AnswerChannel.Dashboard => "på skærmen",
            AnswerChannel.Voice => "i telefonen",
            AnswerChannel.Push => "på notifikationen",
        };
        var changed = before.Find(e.Alert)?.Answers.ContainsKey(e.Person) == true ? ", nyt svar" : "";
        var alert = after.Find(e.Alert)!;
        var unusual = AnswerWays.IsUnusual(alert, after, e.Person, alert.Answers[e.Person]) ? ", uventet kanal" : "";
        var phone = e.Phone is null ? "" : ", fra vagttelefonen";
        return $"{names.Person(e.Person)} svarer: {kind}, {channel}{phone}{changed}{unusual}.";
    }

    private string Relieved(AlertEvent.Relieved e, AlertBook before) =>
        $"{names.Person(e.Coming)} har overtaget for {names.Organisation(e.Authority)}. Afløst: {string.Join(", ", names.Leaving(e, before))}.";

    private string People(IEnumerable<AlertRound> rounds) =>
        string.Join(
            ", ",
            rounds.Select(round =>
                $"{names.Person(round.Person)} ({names.Organisation(round.Authority)}, {Standing(round.Standing)})"
            )
        );

    private string Sender(AlertEvent.SmsReceived e) =>
        e.Phone is not null ? DutyPhone
        : e.Person is { } person ? names.Person(person)
        : e.Number.Value ?? "ukendt nummer";

    private static string Instead(AlertEvent.MessageIntended e) =>
        e.Instead is null ? "" : ", fordi den forrige besked ikke er nået frem eller ikke er bekræftet";

    private string Receiver(AlertEvent.MessageIntended e) =>
        WithPhone(e.Person is { } person ? names.Person(person) : e.Number?.Value, e.Phone is not null);

    private const string DutyPhone = "vagttelefonen";

    /// <summary>Whom a message goes to, and that it is to the shared phone.</summary>
    public static string WithPhone(string? receiver, bool dutyPhone) =>
        dutyPhone
            ? receiver is null
                ? DutyPhone
                : $"{receiver} ({DutyPhone})"
            : receiver ?? "ukendt";

    public static string StepName(StepKind kind) =>
        kind switch
        {
            StepKind.Repeat => "samme igen",
            StepKind.NextChannel => "næste kanal",
            StepKind.Deputy => "stedfortræder",
            StepKind.RestOfLedergruppe => "resten af ledergruppen",
            StepKind.Sekretariat => "Sekretariatet",
            StepKind.Chefgruppe => "chefgruppen",
            StepKind.Styregruppe => "styregruppen",
        };

    public static string Channel(MessageChannel channel) =>
        channel switch
        {
            MessageChannel.Sms => "sms",
            MessageChannel.Voice => "telefon",
            MessageChannel.Push => "notifikation",
            MessageChannel.Email => "e-mail",
        };

    public static string State(CoverageState state) =>
        state switch
        {
            CoverageState.Covered => "dækket",
            CoverageState.Waiting => "venter",
            CoverageState.Missing => "mangler",
        };

    public static string Purpose(MessagePurpose purpose) =>
        purpose switch
        {
            MessagePurpose.Alert => "Kald",
            MessagePurpose.LevelChange => "Besked om nyt niveau",
            MessagePurpose.Moved => "Besked om flytning",
            MessagePurpose.Merged => "Besked om sammenlægning",
            MessagePurpose.Relieved => "Besked om afløsning",
            MessagePurpose.Covered => "Besked om, at der er dækket",
            MessagePurpose.StandDown => "Besked om afslutning",
            MessagePurpose.Reply => "Svar",
            MessagePurpose.Notice => "Besked til administrator",
            MessagePurpose.Verification => "Bekræftelse af en vej",
            MessagePurpose.Probe => "Prøve",
        };

    private static string Cause(CallCause cause) =>
        cause switch
        {
            CallCause.Raised => "Kaldt",
            CallCause.Escalated => "Kaldt, fordi myndigheden mangler",
            CallCause.DeputyNamed => "Kaldt, fordi det er overladt til stedfortræderen",
            CallCause.LevelRaised => "Spurgt igen, fordi niveauet er hævet",
            CallCause.Stale => "Spurgt igen, fordi der ikke er sket noget siden svaret",
            CallCause.Relief => "Afløsning kaldt",
            CallCause.Merged => "Med fra en hændelse, der er slået sammen med denne",
        };

    private static string Standing(Standing standing) =>
        standing switch
        {
            Notifications.Alerts.Standing.OnDuty => "på vagt",
            Notifications.Alerts.Standing.Fallback => "træder til",
            Notifications.Alerts.Standing.Deputy => "stedfortræder",
            Notifications.Alerts.Standing.Ledergruppe => "ledergruppen",
            Notifications.Alerts.Standing.Sekretariat => "Sekretariatet",
            Notifications.Alerts.Standing.Chefgruppe => "chefgruppen",
            Notifications.Alerts.Standing.Styregruppe => "styregruppen",
        };

    private static string Outcome(InboundOutcome outcome) =>
        outcome switch
        {
            InboundOutcome.Answered => "Forstået som et svar.",
            InboundOutcome.UnknownNumber => "Nummeret er ukendt.",
            InboundOutcome.UnknownCode => "Koden er ukendt.",
            InboundOutcome.Ambiguous => "Flere alarmer at vælge imellem, og ingen kode.",
            InboundOutcome.NothingOpen => "Ingen åben alarm.",
            InboundOutcome.AfterStandDown => "Alarmen var afsluttet.",
            InboundOutcome.AfterMerge => "Hændelsen var slået sammen med en anden.",
            InboundOutcome.NotUnderstood => "Ikke forstået.",
            InboundOutcome.EtaTooLong => Invariant(
                $"Over {SmsAnswer.LongestEtaMinutes} min. til, så det tæller ikke som at komme."
            ),
            InboundOutcome.OptedOut => "Frameldte sig sms.",
            InboundOutcome.OptedIn => "Tilmeldte sig sms igen.",
            InboundOutcome.Replaced => "Koden var erstattet af en nyere.",
        };

    private static string Status(DeliveryStatus status) =>
        status switch
        {
            DeliveryStatus.Sent => "Sendt.",
            DeliveryStatus.Delivered => "Leveret.",
            DeliveryStatus.Undelivered => "Nåede ikke frem.",
            DeliveryStatus.Failed => "Kunne ikke sendes.",
        };

    private static string Advice(FailureAdvice advice) =>
        advice switch
        {
            FailureAdvice.TryAgain => "Prøves igen.",
            FailureAdvice.NextChannel => "Prøves på en anden kanal, hvis der er en.",
            FailureAdvice.TellAdministrator => "Prøves ikke igen.",
        };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using Beredskab.GeoModel.Incidents;
using Beredskab.Hub.Journal;
using Beredskab.Notifications.Alerts;
using Beredskab.Notifications.Policies;

namespace Beredskab.Hub.Incidents;

/// <summary>What the dashboard calls things, for what people read outside of it. Its own list is in web/src/texts.</summary>
public static class DashboardWords
{
    private static readonly TimeZoneInfo Copenhagen = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");

    public const string What = "Hvad er sket?";
    public const string Where = "Hvor?";
    public const string Now = "Hvordan er situationen nu?";
    public const string Started = "Hvad er sat i gang?";
    public const string Unanswered = "Ikke besvaret";
    public const string Erased = "[slettet]";

    // In an SMS and a heading the type is "Hændelse"; among other types it is "Andet".
    public static string Of(IncidentType type) => type == IncidentType.Andet ? "Andet" : IncidentTypes.Name(type);

    public static string Of(ActivationLevel level) => IncidentTypes.Name(level);

    public static string Of(IncidentScope scope) =>
        scope switch
        {
            IncidentScope.Lokal => "Lokal",
            IncidentScope.Bydaekkende => "Bydækkende",
        };

    public static string Of(DecisionLevel level) =>
        level switch
        {
            DecisionLevel.Executing => "udførende",
            DecisionLevel.Tactical => "taktisk",
            DecisionLevel.Strategic => "strategisk",
        };

    public static string Of(TargetGroup group) =>
        group switch
        {
            TargetGroup.Unge => "Unge",
            TargetGroup.Foraeldre => "Forældre",
            TargetGroup.BorgereINaeromraadet => "Borgere i nærområdet",
            TargetGroup.Fagpersoner => "Fagpersoner",
        };

    public static string Of(AlertReason reason) =>
        reason switch
        {
            AlertReason.Reported => "ved melding",
            AlertReason.AreaEntered => "fordi hændelsen nåede området",
            AlertReason.NobodyElse => "fordi ingen andre kunne alarmeres",
            AlertReason.Test => "for at prøve, om alle kan nås",
            AlertReason.Policy => "fordi alarmeringsplanen siger det; ingen venter på svar",
        };

    public static string Of(DeliveryStatus status) =>
        status switch
        {
            DeliveryStatus.Sent => "sendt",
            DeliveryStatus.Delivered => "leveret",
            DeliveryStatus.Undelivered => "nåede ikke frem",
            DeliveryStatus.Failed => "blev ikke sendt",
        };

    public static string Of(MessageChannel channel) =>
        channel switch
        {
            MessageChannel.Sms => "Sms",
            MessageChannel.Voice => "Opkald",
            MessageChannel.Push => "Notifikation",
            MessageChannel.Email => "E-mail",
        };

    public static string Of(MessagePurpose purpose) =>
        purpose switch
        {
            MessagePurpose.Alert => "alarmering",
            MessagePurpose.LevelChange => "nyt niveau",
            MessagePurpose.Moved => "flytning",
            MessagePurpose.Merged => "sammenlægning",
            MessagePurpose.Relieved => "afløst",
            MessagePurpose.Covered => "dækket",
            MessagePurpose.StandDown => "deaktivering",
            MessagePurpose.Reply => "svar",
            MessagePurpose.Notice => "besked til administrator",
            MessagePurpose.Verification => "bekræftelse",
            MessagePurpose.Probe => "prøve",
        };

    public const string DutyPhone = "vagttelefonen";

    public static string Of(AnswerChannel channel) =>
        channel switch
        {
            AnswerChannel.Sms => "på sms",
            AnswerChannel.Dashboard => "på skærmen",
            AnswerChannel.Voice => "i opkaldet",
            AnswerChannel.Push => "i notifikationen",
        };

    public static string Of(CallCause cause) =>
        cause switch
        {
            CallCause.Raised => "ved alarmeringen",
            CallCause.Escalated => "fordi der mangler svar",
            CallCause.DeputyNamed => "som stedfortræder",
            CallCause.LevelRaised => "fordi niveauet er hævet",
            CallCause.Stale => "fordi der ikke er sket noget siden svaret",
            CallCause.Relief => "ved vagtskifte",
            CallCause.Merged => "fordi de var kaldt til en hændelse, der er slået sammen med denne",
        };

    public static string Of(StepKind step) =>
        step switch
        {
            StepKind.Repeat => "kald igen",
            StepKind.NextChannel => "næste vej",
            StepKind.Deputy => "stedfortræder",
            StepKind.RestOfLedergruppe => "resten af ledergruppen",
            StepKind.Sekretariat => "Sekretariatet",
            StepKind.Chefgruppe => "chefgruppen",
            StepKind.Styregruppe => "styregruppen",
        };

    public static string Of(ErasureReason reason) =>
        reason switch
        {
            ErasureReason.PersonalData => "oplysninger om en person",
            ErasureReason.Requested => "efter ønske fra den, teksten handler om",
            ErasureReason.Mistake => "skrevet ved en fejl",
            ErasureReason.KeptLongEnough => "opbevaret længe nok",
        };

    /// <summary>As the clock in København shows it, with its offset.</summary>
    public static string Time(DateTimeOffset time) =>
        TimeZoneInfo.ConvertTime(time, Copenhagen).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);
}

using Beredskab.Notifications.Alerts;

namespace Beredskab.Notifications.Messages;

/// <summary>Words about the installation itself. Without names: who it is stands under Opsætning.</summary>
public static class NoticeTexts
{
    public const string OptedOut =
        "SSP-BEREDSKAB: En person har skrevet STOP og kan ikke få SMS. Se under Opsætning hvem det er, og ring. START ophæver det.";

    public const string InvalidNumber =
        "SSP-BEREDSKAB: Et nummer er afvist af telenettet, så en person ikke kan nås på det. Se under Opsætning hvem det er.";

    public const string PhoneOptedOut =
        "SSP-BEREDSKAB: Der er skrevet STOP fra en vagttelefon, så den kan ikke få SMS. Se under Opsætning hvilken. START fra den ophæver det.";

    public const string PhoneInvalid =
        "SSP-BEREDSKAB: En vagttelefons nummer er afvist af telenettet. Se under Opsætning hvilken.";

    public const string NothingLeft =
        "SSP-BEREDSKAB: En person kan ikke længere nås på nogen måde. Se under Opsætning hvem det er, og ring.";

    /// <summary>To see that messages get through; it must not be mistaken for an alert.</summary>
    public const string Probe = "SSP-BEREDSKAB: Automatisk prøve af, at beskeder når frem. Du skal ikke gøre noget.";

    /// <param name="code">The provider's, or one of ours; anything else than letters, digits and dashes is left out.</param>
    public static string Refused(string code) =>
        $"SSP-BEREDSKAB: En besked kan ikke komme frem, og nyt forsøg hjælper ikke (fejl {Code(code)}). Se på skærmen, hvem der mangler.";

    public static string ProviderDown(MessageChannel channel) =>
        $"SSP-BEREDSKAB: {Provider(channel)} svarer ikke. Beskeder går ad næste vej, og resten venter. Se på skærmen, hvem der mangler, og ring.";

    public static string ProviderBack(MessageChannel channel) =>
        $"SSP-BEREDSKAB: {Provider(channel)} svarer igen. Det, der ventede, bliver sendt nu.";

    private static string Provider(MessageChannel channel) =>
        channel switch
        {
            MessageChannel.Sms => "Sms-udbyderen",
            MessageChannel.Voice => "Udbyderen af opkald",
            MessageChannel.Push => "Tjenesten for notifikationer",
            MessageChannel.Email => "Mailserveren",
        };

    private static string Code(string code) =>
        code.Length is > 0 and <= 24 && code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? code : "ukendt";

    public const string Test = "SSP-BEREDSKAB: Prøve. Denne måde at nå dig på virker. Du skal ikke svare.";

    /// <summary>Where a code stands in a text until it leaves; its digits are in no entry.</summary>
    public const string CodePlace = "{kode}";

    public const string Verification =
        "SSP-BEREDSKAB: Din kode er " + CodePlace + ". Den gælder i 10 minutter. Giv den ikke til andre.";
}

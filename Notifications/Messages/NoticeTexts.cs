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

    public const string Test = "SSP-BEREDSKAB: Prøve. Denne måde at nå dig på virker. Du skal ikke svare.";

    /// <summary>Where a code stands in a text until it leaves; its digits are in no entry.</summary>
    public const string CodePlace = "{kode}";

    public const string Verification =
        "SSP-BEREDSKAB: Din kode er " + CodePlace + ". Den gælder i 10 minutter. Giv den ikke til andre.";
}

namespace Beredskab.Hub.Alerts.Records;

/// <summary>Why a message did not get through, for people who do not know the provider's codes.</summary>
public static class ErrorWords
{
    /// <returns>Danish, with the code behind it, so that an administrator can look it up.</returns>
    public static string Of(string code) => Known(code) is { } words ? $"{words} ({code})" : $"Ukendt fejl ({code})";

    private static string? Known(string code) =>
        code switch
        {
            "superseded" => "Ikke nødvendig mere: der var svaret, eller alarmen var slut",
            "no-number" => "Personen har intet mobilnummer",
            "no-address" => "Personen har ingen adresse på den kanal",
            "no-provider" or "channel-not-configured" => "Der er ingen udbyder til kanalen",
            "text-erased" => "Teksten var slettet, før den blev sendt",
            "gave-up" => "Opgivet efter for mange forsøg",
            "provider-down" => "Udbyderen svarer ikke; den næste vej bruges, og denne prøves, når den svarer igen",
            "timeout" => "Udbyderen svarede ikke i tide",
            "no-connection" => "Ingen forbindelse til udbyderen",
            "connection-cut" => "Forbindelsen til udbyderen blev afbrudt",
            "unreadable-answer" or "no-sid" => "Udbyderens svar kunne ikke læses",
            "channel-error" => "Fejl i kanalen",
            "answering-machine" => "Telefonsvareren tog den",
            "no-answer" => "Ingen tog telefonen",
            "busy" => "Optaget",
            "call-failed" or "call-canceled" => "Opkaldet kunne ikke gennemføres",
            "push-gone" or "subscription-invalid" => "Enheden tager ikke længere imod beskeder",
            "14107" or "20429" or "30001" or "30022" or "21611" or "http-429" => "Udbyderen har for travlt",
            "20003" or "http-401" or "http-403" => "Udbyderen godkender ikke kontoen",
            "21211" or "21217" or "21401" or "21421" => "Nummeret findes ikke",
            "21408" or "21606" or "21612" => "Afsenderen må ikke sende til nummeret",
            "21610" => "Modtageren har frameldt sig",
            "21614" or "30006" => "Nummeret er ikke en mobil, eller den er uden for rækkevidde",
            "30003" => "Telefonen er slukket eller uden dækning",
            "30004" => "Modtageren eller operatøren har blokeret beskeden",
            "30005" => "Nummeret er ukendt eller ikke mere i brug",
            "30007" => "Operatøren har filtreret beskeden fra",
            "30008" => "Udbyderen ved ikke hvorfor",
            _ when code.StartsWith("http-5", StringComparison.Ordinal) => "Udbyderen har en fejl",
            _ => null,
        };
}

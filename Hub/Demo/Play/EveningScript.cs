using System.Collections.Immutable;
using Beredskab.GeoModel.Ground;
using Beredskab.GeoModel.Incidents;
using Beredskab.GeoModel.Incidents.Zones;

namespace Beredskab.Hub.Demo.Play;

/// <summary>
/// An evening over the city: ten incidents, of which one crosses into the next bydel, one is online, one lies outside
/// København, and some are more than a spot. All of it is made up.
/// </summary>
public static class EveningScript
{
    /// <summary>How long it takes as it is written.</summary>
    public const double Seconds = 240;

    /// <summary>In order of time.</summary>
    public static ImmutableArray<Act> Acts { get; } = [.. All().OrderBy(act => act.At)];

    private static IEnumerable<Act> All() =>
        [.. North(), .. Stones(), .. Centre(), .. South(), .. West(), .. Elsewhere()];

    // Grows, walks over the boundary, and ends.
    private static IEnumerable<Act> North() =>
        [
            new Act.Report(
                2,
                "Jonas Aaby",
                "samling",
                IncidentType.BekymrendeSamling,
                ActivationLevel.Informationsberedskab,
                At(12.5424, 55.6996),
                "Omkring 30 unge er samlet. Flere er maskerede.",
                "På pladsen og i parken ved siden af.",
                "Stemningen er spændt, ingen er kommet til skade.",
                "Gadeplan er på vej."
            ),
            new Act.ChangeLevel(
                26,
                "Mette Lindholm",
                "samling",
                ActivationLevel.Stabsberedskab,
                "Flere kommer til, og der er kastet med fyrværkeri."
            ),
            new Act.Move(48, "Jonas Aaby", "samling", At(12.5400, 55.7030)),
            new Act.Decide(
                58,
                "Amina Rahimi",
                "samling",
                "Klubben holder åbent til kl. 23.",
                "De yngste skal have et sted at gå hen."
            ),
            new Act.Move(82, "Mette Lindholm", "samling", At(12.5352, 55.7094)),
            new Act.Zone(
                96,
                "Mette Lindholm",
                "samling",
                ZoneKind.Cordon,
                Line((12.5372, 55.7080), (12.5330, 55.7088)),
                "Gennemkørsel spærret"
            ),
            new Act.Task(
                104,
                "Dorte Vang",
                "samling",
                "Ring til forældrene til de yngste",
                "sof",
                60,
                [TargetGroup.Foraeldre]
            ),
            new Act.StandDown(196, "Mette Lindholm", "samling", "De unge er gået hjem, og der er roligt."),
        ];

    private static IEnumerable<Act> Stones() =>
        [
            new Act.Report(
                14,
                "Gitte Morsing",
                "stenkast",
                IncidentType.Stenkast,
                ActivationLevel.Stabsberedskab,
                Line((12.4790, 55.7098), (12.4905, 55.7052), (12.5015, 55.7014)),
                "Sten kastet mod busser flere steder på strækningen.",
                "Langs hovedgaden.",
                "Busserne kører udenom.",
                "Busselskabet er orienteret."
            ),
            new Act.Omit(
                70,
                "Tine Skov",
                "stenkast",
                "Vi skriver ikke til skolernes forældre i aften.",
                "Ingen børn er i fare, og vi ved mere i morgen."
            ),
            new Act.Note(112, "Torben Ravn", "stenkast", "Busserne kører igen."),
            new Act.StandDown(150, "Torben Ravn", "stenkast", "Roligt i en halv time."),
        ];

    private static IEnumerable<Act> Centre() =>
        [
            new Act.Report(
                66,
                "Anders Krogh",
                "sammenstoed",
                IncidentType.Sammenstoed,
                ActivationLevel.Stabsberedskab,
                At(12.5692, 55.6759),
                "To grupper er stødt sammen. To er kommet lettere til skade.",
                "Midt på pladsen.",
                "Grupperne er skilt, men bliver i området.",
                "Ambulance og politi er på stedet."
            ),
            new Act.Zone(
                84,
                "Morten Dal",
                "sammenstoed",
                ZoneKind.MeetingPlace,
                At(12.5723, 55.6781),
                "Vi mødes ved indgangen"
            ),
            new Act.ChangeLevel(
                118,
                "Anders Krogh",
                "sammenstoed",
                ActivationLevel.Operationsberedskab,
                "En har trukket en kniv, og flere er på vej."
            ),
            new Act.Decide(
                132,
                "Karim Holst",
                "sammenstoed",
                "Gadeplan og Natteravne går i de omkringliggende gader til kl. 02.",
                "De kender de unge, og der er rygter om gengæld."
            ),
            new Act.ChangeLevel(
                204,
                "Anders Krogh",
                "sammenstoed",
                ActivationLevel.Informationsberedskab,
                "Roligt, men vi bliver til efter lukketid."
            ),
            new Act.Report(
                124,
                "Sanne Bach",
                "loebehjul",
                IncidentType.Brand,
                ActivationLevel.Informationsberedskab,
                Points((12.5766, 55.7063), (12.5832, 55.7041), (12.5711, 55.7077)),
                "Der er sat ild til løbehjul tre steder inden for ti minutter.",
                "Ved stationen og to steder i nærheden.",
                "Brandvæsenet slukker.",
                "Vi spørger i klubberne, hvem der har set noget."
            ),
            new Act.StandDown(176, "Anders Krogh", "loebehjul", "Slukket. Politiet går videre i morgen."),
        ];

    private static IEnumerable<Act> South() =>
        [
            new Act.Report(
                32,
                "Nadia Friis",
                "container",
                IncidentType.Brand,
                ActivationLevel.Informationsberedskab,
                At(12.6003, 55.6581),
                "En container brænder mellem blokkene.",
                "Ved parkeringspladsen.",
                "Ilden er under kontrol.",
                "Brandvæsenet er på stedet."
            ),
            new Act.StandDown(88, "Louise Storm", "container", "Slukket, ingen har set nogen."),
            new Act.Report(
                98,
                "Hanne Eskild",
                "klub",
                IncidentType.UroPaaInstitution,
                ActivationLevel.Informationsberedskab,
                At(12.5118, 55.6605),
                "Unge udefra vil ind i klubben og truer personalet.",
                "Ved hovedindgangen.",
                "Døren er låst, 25 børn er inde.",
                "Personalet har ringet til politiet."
            ),
            new Act.Zone(
                114,
                "Maria Lund",
                "klub",
                ZoneKind.SafeZone,
                Area((12.5125, 55.6600), (12.5146, 55.6600), (12.5146, 55.6609), (12.5125, 55.6609)),
                "Børnene hentes på bagsiden"
            ),
            new Act.StandDown(164, "Birgit Falk", "klub", "De er gået, og børnene er hentet."),
        ];

    private static IEnumerable<Act> West() =>
        [
            new Act.Report(
                140,
                "Rune Thorup",
                "uro",
                IncidentType.BekymrendeSamling,
                ActivationLevel.Stabsberedskab,
                Area((12.4830, 55.6870), (12.4960, 55.6885), (12.4975, 55.6940), (12.4850, 55.6950)),
                "Grupper på knallerter kører rundt og råber ad forbipasserende.",
                "I hele kvarteret mellem stationen og parken.",
                "De bliver ved med at køre rundt.",
                "Politiet har en patrulje i området."
            ),
            new Act.Decide(
                168,
                "Rune Thorup",
                "uro",
                "Vi lader medarbejderne blive på kontoret i aften.",
                "De kan ikke færdes trygt i kvarteret lige nu."
            ),
            new Act.StandDown(222, "Torben Ravn", "uro", "Knallerterne er kørt, og kvarteret er roligt."),
        ];

    private static IEnumerable<Act> Elsewhere() =>
        [
            new Act.Report(
                52,
                "Malthe Grøn",
                "online",
                IncidentType.Online,
                ActivationLevel.Informationsberedskab,
                null,
                "En video af et overfald bliver delt. Der opfordres til hævn.",
                "På sociale medier.",
                "Set over tusind gange den seneste time.",
                "Sekretariatet følger opslaget."
            ),
            new Act.Note(128, "Malthe Grøn", "online", "Videoen er anmeldt og bliver fjernet."),
            new Act.Report(
                76,
                "Hassan Berg",
                "uden-for",
                IncidentType.Sammenstoed,
                ActivationLevel.Informationsberedskab,
                At(12.4490, 55.6815),
                "Unge fra vores område er indblandet i et slagsmål i nabokommunen.",
                "Ved centeret.",
                "Politiet har skilt dem ad.",
                "Vi taler med nabokommunens vagt."
            ),
            new Act.StandDown(186, "Malthe Grøn", "uden-for", "Nabokommunen har overtaget."),
            new Act.Report(
                212,
                "Louise Storm",
                "skud",
                IncidentType.SkudEllerVaaben,
                ActivationLevel.Operationsberedskab,
                At(12.6235, 55.6592),
                "Skud hørt fra en bil. Ingen kendte tilskadekomne.",
                "Ved krydset.",
                "Bilen er kørt, mange er på gaden.",
                "Politiet afspærrer."
            ),
            new Act.Zone(
                226,
                "Louise Storm",
                "skud",
                ZoneKind.Cordon,
                Area((12.6218, 55.6584), (12.6252, 55.6584), (12.6252, 55.6600), (12.6218, 55.6600)),
                "Teknikere arbejder"
            ),
        ];

    private static Shape At(double longitude, double latitude) => Shape.At(new(longitude, latitude));

    private static Shape Line(params ReadOnlySpan<(double, double)> corners) => Of(ShapeKind.Line, corners);

    private static Shape Points(params ReadOnlySpan<(double, double)> corners) => Of(ShapeKind.Points, corners);

    private static Shape Area(params ReadOnlySpan<(double, double)> corners) => Of(ShapeKind.Area, corners);

    private static Shape Of(ShapeKind kind, ReadOnlySpan<(double Longitude, double Latitude)> corners)
    {
        var all = ImmutableArray.CreateBuilder<Coordinates>(corners.Length);
        foreach (var (longitude, latitude) in corners)
        {
            all.Add(new(longitude, latitude));
        }

        return Shape.Of(kind, all.ToImmutable());
    }
}

using System.Text.Json.Serialization;

namespace Beredskab.GeoModel.Incidents;

/// <summary>What kind of situation it is. Danish in the interface, see <see cref="IncidentTypes"/>.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IncidentType>))]
public enum IncidentType
{
    [JsonStringEnumMemberName("sammenstoed")]
    Sammenstoed,

    [JsonStringEnumMemberName("stenkast")]
    Stenkast,

    [JsonStringEnumMemberName("brand")]
    Brand,

    [JsonStringEnumMemberName("skud-vaaben")]
    SkudEllerVaaben,

    [JsonStringEnumMemberName("bekymrende-samling")]
    BekymrendeSamling,

    [JsonStringEnumMemberName("uro-institution")]
    UroPaaInstitution,

    [JsonStringEnumMemberName("online")]
    Online,

    [JsonStringEnumMemberName("drab")]
    DrabEllerDrabsforsoeg,

    [JsonStringEnumMemberName("andet")]
    Andet,
}

/// <summary>How far the beredskab is activated. Written as its number, 1 to 3.</summary>
public enum ActivationLevel
{
    Informationsberedskab = 1,
    Stabsberedskab = 2,
    Operationsberedskab = 3,
}

[JsonConverter(typeof(JsonStringEnumConverter<IncidentScope>))]
public enum IncidentScope
{
    [JsonStringEnumMemberName("lokal")]
    Lokal,

    [JsonStringEnumMemberName("bydaekkende")]
    Bydaekkende,
}

/// <summary>The level at which a decision is taken.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DecisionLevel>))]
public enum DecisionLevel
{
    [JsonStringEnumMemberName("udfoerende")]
    Executing,

    [JsonStringEnumMemberName("taktisk")]
    Tactical,

    [JsonStringEnumMemberName("strategisk")]
    Strategic,
}

[JsonConverter(typeof(JsonStringEnumConverter<TargetGroup>))]
public enum TargetGroup
{
    [JsonStringEnumMemberName("unge")]
    Unge,

    [JsonStringEnumMemberName("foraeldre")]
    Foraeldre,

    [JsonStringEnumMemberName("borgere")]
    BorgereINaeromraadet,

    [JsonStringEnumMemberName("fagpersoner")]
    Fagpersoner,
}

/// <summary>The Danish words for types and levels, as they stand in an SMS and in a heading.</summary>
public static class IncidentTypes
{
    public static string Name(IncidentType type) =>
        type switch
        {
            IncidentType.Sammenstoed => "Sammenstød",
            IncidentType.Stenkast => "Stenkast",
            IncidentType.Brand => "Brand",
            IncidentType.SkudEllerVaaben => "Skud eller våben",
            IncidentType.BekymrendeSamling => "Bekymrende samling",
            IncidentType.UroPaaInstitution => "Uro på institution",
            IncidentType.Online => "Online",
            IncidentType.DrabEllerDrabsforsoeg => "Drab eller drabsforsøg",
            IncidentType.Andet => "Hændelse",
        };

    public static string Name(ActivationLevel level) =>
        level switch
        {
            ActivationLevel.Informationsberedskab => "Informationsberedskab",
            ActivationLevel.Stabsberedskab => "Stabsberedskab",
            ActivationLevel.Operationsberedskab => "Operationsberedskab",
        };
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.GeoModel.Texts;

namespace Beredskab.GeoModel.Incidents.Zones;

/// <summary>What a zone means to those who come to it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ZoneKind>))]
public enum ZoneKind
{
    /// <summary>Closed off by the police.</summary>
    [JsonStringEnumMemberName("afspaerring")]
    Cordon,

    /// <summary>Where those who come gather.</summary>
    [JsonStringEnumMemberName("moedested")]
    MeetingPlace,

    /// <summary>Where children and young people can be sent.</summary>
    [JsonStringEnumMemberName("trygt-sted")]
    SafeZone,

    /// <summary>Where there is or may be unrest.</summary>
    [JsonStringEnumMemberName("uro")]
    Unrest,
}

/// <summary>Something drawn on the map for an incident, and shared by everybody who sees it.</summary>
/// <param name="Note">A few words on it; null when there are none.</param>
/// <param name="Latest">The number of the newest drawing, from 1; each gets the next.</param>
/// <param name="Standing">
/// The drawings in force, oldest first. One, as a rule; more when somebody drew without having seen another's, until
/// one is chosen.
/// </param>
/// <param name="Removed">Null while it is on the map.</param>
public sealed record Zone(
    ZoneId Id,
    ZoneKind Kind,
    FreeText? Note,
    int Latest,
    ImmutableArray<ZoneDrawing> Standing,
    EventOrigin? Removed
)
{
    /// <summary>Two people drew it at a time, and none is chosen yet.</summary>
    public bool IsDisputed => Standing.Length > 1;
}

public sealed record ZoneDrawing(int Number, Position Place, EventOrigin Origin);

/// <summary>The Danish words for zones.</summary>
public static class ZoneKinds
{
    public static string Name(ZoneKind kind) =>
        kind switch
        {
            ZoneKind.Cordon => "Afspærring",
            ZoneKind.MeetingPlace => "Mødested",
            ZoneKind.SafeZone => "Trygt sted",
            ZoneKind.Unrest => "Område med uro",
        };
}

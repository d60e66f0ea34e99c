using System.Text.Json.Serialization;

namespace Beredskab.Notifications.Messages.Templates;

/// <summary>The texts about an incident that have a template. Wire names stand in the journal.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TextKind>))]
public enum TextKind
{
    /// <summary>Somebody is called for an incident.</summary>
    [JsonStringEnumMemberName("alert")]
    Alert,

    /// <summary>Somebody is called because it has come into their area.</summary>
    [JsonStringEnumMemberName("area-entered")]
    AreaEntered,

    /// <summary>Whoever stands for an authority is asked anew, at a higher level.</summary>
    [JsonStringEnumMemberName("level-raised")]
    LevelRaised,

    /// <summary>All others hear of a higher level.</summary>
    [JsonStringEnumMemberName("level-raised-told")]
    LevelRaisedTold,

    [JsonStringEnumMemberName("level-lowered")]
    LevelLowered,

    /// <summary>Whoever was called for another place, and has not answered, hears where it is now.</summary>
    [JsonStringEnumMemberName("moved")]
    Moved,

    /// <summary>Whoever was called for another place, and need not answer, hears where it is now.</summary>
    [JsonStringEnumMemberName("moved-told")]
    MovedTold,

    /// <summary>Somebody is called because an authority has not answered.</summary>
    [JsonStringEnumMemberName("missing")]
    Missing,

    /// <summary>The deputy is called.</summary>
    [JsonStringEnumMemberName("deputy")]
    Deputy,

    /// <summary>Whoever comes on duty is called.</summary>
    [JsonStringEnumMemberName("hand-over")]
    HandOver,

    /// <summary>Somebody said yes, and nothing has been seen since.</summary>
    [JsonStringEnumMemberName("stale")]
    Stale,

    /// <summary>Whoever goes off duty is told.</summary>
    [JsonStringEnumMemberName("relieved")]
    Relieved,

    [JsonStringEnumMemberName("stand-down")]
    StandDown,
}

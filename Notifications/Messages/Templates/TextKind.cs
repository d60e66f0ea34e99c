using System.Text.Json.Serialization;

namespace Beredskab.Notifications.Messages.Templates;

/// <summary>The texts that have a template, every one that leaves but that about several alerts. Wire names stand in the journal.</summary>
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

    /// <summary>Whoever was called for another report of the same, and has not answered, hears which code holds now.</summary>
    [JsonStringEnumMemberName("merged")]
    Merged,

    /// <summary>Likewise, whoever need not answer.</summary>
    [JsonStringEnumMemberName("merged-told")]
    MergedTold,

    /// <summary>Somebody is called because an authority has not answered.</summary>
    [JsonStringEnumMemberName("missing")]
    Missing,

    /// <summary>The deputy is called.</summary>
    [JsonStringEnumMemberName("deputy")]
    Deputy,

    /// <summary>Somebody is called because the shift has turned, and nobody has said yet that they take over.</summary>
    [JsonStringEnumMemberName("relief-missing")]
    ReliefMissing,

    /// <summary>Whoever comes on duty is called.</summary>
    [JsonStringEnumMemberName("hand-over")]
    HandOver,

    /// <summary>Somebody said yes, and nothing has been seen since.</summary>
    [JsonStringEnumMemberName("stale")]
    Stale,

    /// <summary>Whoever goes off duty is told.</summary>
    [JsonStringEnumMemberName("relieved")]
    Relieved,

    /// <summary>Whoever was called in for somebody hears that they come after all.</summary>
    [JsonStringEnumMemberName("covered")]
    Covered,

    [JsonStringEnumMemberName("stand-down")]
    StandDown,

    /// <summary>The answer counts: on the way.</summary>
    [JsonStringEnumMemberName("reply-coming")]
    ReplyComing,

    /// <summary>The answer counts: on the way, and another is already.</summary>
    [JsonStringEnumMemberName("reply-coming-covered")]
    ReplyComingCovered,

    /// <summary>The answer counts: cannot come.</summary>
    [JsonStringEnumMemberName("reply-cannot")]
    ReplyCannot,

    /// <summary>The answer counts: the deputy is called.</summary>
    [JsonStringEnumMemberName("reply-deputy")]
    ReplyDeputy,

    /// <summary>The answer counts: a deputy was called before.</summary>
    [JsonStringEnumMemberName("reply-deputy-called")]
    ReplyDeputyCalled,

    /// <summary>The answer counts: there is no deputy to call, and the procedure goes on.</summary>
    [JsonStringEnumMemberName("reply-deputy-next")]
    ReplyDeputyNext,

    /// <summary>The answer counts: there is no deputy to call, and nobody else follows.</summary>
    [JsonStringEnumMemberName("reply-deputy-none")]
    ReplyDeputyNone,

    /// <summary>The answer counts: nobody is missing.</summary>
    [JsonStringEnumMemberName("reply-deputy-needless")]
    ReplyDeputyNeedless,

    /// <summary>The yes counts, and the minutes were not understood.</summary>
    [JsonStringEnumMemberName("reply-minutes-unread")]
    ReplyMinutesUnread,

    /// <summary>Likewise, and those that were known before stand.</summary>
    [JsonStringEnumMemberName("reply-minutes-kept")]
    ReplyMinutesKept,

    /// <summary>The yes does not count: the person would come too late.</summary>
    [JsonStringEnumMemberName("reply-too-late")]
    ReplyTooLate,

    /// <summary>The situation has changed since the text that is answered.</summary>
    [JsonStringEnumMemberName("reply-replaced")]
    ReplyReplaced,

    /// <summary>It is over.</summary>
    [JsonStringEnumMemberName("reply-after-stand-down")]
    ReplyAfterStandDown,

    /// <summary>It goes on as another, where the sender has a code.</summary>
    [JsonStringEnumMemberName("reply-merged")]
    ReplyMerged,

    /// <summary>It goes on as another, and nobody waits for the sender there.</summary>
    [JsonStringEnumMemberName("reply-merged-over")]
    ReplyMergedOver,

    /// <summary>A yes without a code, and several alerts are open.</summary>
    [JsonStringEnumMemberName("reply-ambiguous")]
    ReplyAmbiguous,

    /// <summary>A code that is not the sender's.</summary>
    [JsonStringEnumMemberName("reply-unknown-code")]
    ReplyUnknownCode,

    /// <summary>Neither yes nor no.</summary>
    [JsonStringEnumMemberName("reply-not-understood")]
    ReplyNotUnderstood,

    /// <summary>There is nothing to answer.</summary>
    [JsonStringEnumMemberName("reply-nothing-open")]
    ReplyNothingOpen,

    /// <summary>Nobody has the number.</summary>
    [JsonStringEnumMemberName("reply-unknown-number")]
    ReplyUnknownNumber,

    /// <summary>So much was written that nothing more is answered for a while.</summary>
    [JsonStringEnumMemberName("reply-silence")]
    ReplySilence,

    /// <summary>Administrators: somebody wrote STOP.</summary>
    [JsonStringEnumMemberName("notice-opted-out")]
    NoticeOptedOut,

    /// <summary>Administrators: the network refuses somebody's number.</summary>
    [JsonStringEnumMemberName("notice-invalid-number")]
    NoticeInvalidNumber,

    /// <summary>Administrators: STOP from a shared phone.</summary>
    [JsonStringEnumMemberName("notice-phone-opted-out")]
    NoticePhoneOptedOut,

    /// <summary>Administrators: the network refuses a shared phone's number.</summary>
    [JsonStringEnumMemberName("notice-phone-invalid")]
    NoticePhoneInvalid,

    /// <summary>Administrators: somebody has no way left.</summary>
    [JsonStringEnumMemberName("notice-nothing-left")]
    NoticeNothingLeft,

    /// <summary>Administrators: a message cannot get through.</summary>
    [JsonStringEnumMemberName("notice-refused")]
    NoticeRefused,

    /// <summary>Administrators: a provider takes nothing.</summary>
    [JsonStringEnumMemberName("notice-provider-down")]
    NoticeProviderDown,

    /// <summary>Administrators: it does again.</summary>
    [JsonStringEnumMemberName("notice-provider-back")]
    NoticeProviderBack,

    /// <summary>A person tries a way of their own.</summary>
    [JsonStringEnumMemberName("way-test")]
    WayTest,

    /// <summary>The code by which a way is proved.</summary>
    [JsonStringEnumMemberName("verification")]
    Verification,

    /// <summary>Somebody is asked to show that they can be reached.</summary>
    [JsonStringEnumMemberName("test-alarm")]
    TestAlarm,

    /// <summary>The answer to it has come.</summary>
    [JsonStringEnumMemberName("test-alarm-answered")]
    TestAlarmAnswered,

    /// <summary>The answer to it has come after the end.</summary>
    [JsonStringEnumMemberName("test-alarm-late")]
    TestAlarmLate,

    /// <summary>An answer without a code, after the end.</summary>
    [JsonStringEnumMemberName("test-alarm-ended")]
    TestAlarmEnded,
}

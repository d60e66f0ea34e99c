using Beredskab.Notifications.Contacts;

namespace Beredskab.Notifications.Alerts;

/// <summary>Which channel a message takes on a person's way.</summary>
public static class WayChannels
{
    public static MessageChannel Of(WayKind kind) =>
        kind switch
        {
            WayKind.Sms => MessageChannel.Sms,
            WayKind.Voice => MessageChannel.Voice,
            WayKind.Push => MessageChannel.Push,
            WayKind.Email => MessageChannel.Email,
        };
}

namespace Beredskab.Notifications.Channels.WebPush;

public static class WebPushChannel
{
    /// <summary>The push service no longer knows the subscription.</summary>
    public const string Gone = "push-gone";
}

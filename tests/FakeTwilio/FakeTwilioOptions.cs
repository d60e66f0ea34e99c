namespace Beredskab.FakeTwilio;

/// <summary>How the fake provider runs.</summary>
public sealed record FakeTwilioOptions
{
    /// <summary>Port 0 takes a free one.</summary>
    public string Url { get; init; } = "http://127.0.0.1:0";

    public string AccountSid { get; init; } = "AC00000000000000000000000000000000";

    public string AuthToken { get; init; } = "fake-token";

    /// <summary>Where people's replies go: the product's <c>/webhooks/twilio/sms</c>; null to drop them.</summary>
    public Uri? InboundUrl { get; init; }

    /// <summary>The number that people reply to.</summary>
    public string Number { get; init; } = "+4599999999";

    /// <summary>Whether statuses follow by themselves: sent, then delivered.</summary>
    public bool AutoDeliver { get; init; } = true;
}

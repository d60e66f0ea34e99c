using Microsoft.Extensions.Options;

namespace Beredskab.Hub.Vitals;

/// <summary>A sign of life to an outside service that alarms when it stops. Section <c>Heartbeat</c>.</summary>
public sealed class HeartbeatOptions
{
    public const string Section = "Heartbeat";

    /// <summary>Null for none.</summary>
    public string? Url { get; set; }

    public double IntervalSeconds { get; set; } = 60;

    /// <summary><c>GET</c> or <c>POST</c>; nothing is sent along.</summary>
    public string Method { get; set; } = "GET";

    /// <returns>Null when the address can be used: https, or http on this machine.</returns>
    public static string? WrongAddress(string setting, string? url) =>
        string.IsNullOrEmpty(url)
        || (
            Uri.TryCreate(url, UriKind.Absolute, out var address)
            && address.UserInfo.Length == 0
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        )
            ? null
            : $"{setting} skal være en https-adresse; http kun til denne maskine.";
}

internal sealed class HeartbeatOptionsCheck : IValidateOptions<HeartbeatOptions>
{
    public ValidateOptionsResult Validate(string? name, HeartbeatOptions options)
    {
        var wrong = new List<string>();
        if (HeartbeatOptions.WrongAddress("Heartbeat:Url", options.Url) is { } address)
        {
            wrong.Add(address);
        }

        if (options.IntervalSeconds is not (>= 0.1 and <= 3600))
        {
            wrong.Add("Heartbeat:IntervalSeconds skal være et tal fra 0.1 til 3600.");
        }

        if (options.Method is not ("GET" or "POST"))
        {
            wrong.Add("Heartbeat:Method skal være GET eller POST.");
        }

        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}

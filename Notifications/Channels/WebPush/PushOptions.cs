using Microsoft.Extensions.Options;

namespace Beredskab.Notifications.Channels.WebPush;

/// <summary>Notifications in browsers. Section <c>Push</c>.</summary>
public sealed class PushOptions
{
    public const string Section = "Push";

    /// <summary>Whom a push service can write to about us: <c>mailto:</c> or an https address. Without it none are sent.</summary>
    public string? Subject { get; set; }

    /// <summary>How long a push service keeps a notification for a device that is off.</summary>
    public int TimeToLiveSeconds { get; set; } = 3600;

    public double TimeoutSeconds { get; set; } = 10;

    /// <summary>For tests alone: push services on this machine, without TLS.</summary>
    public bool AllowPrivateHosts { get; set; }
}

internal sealed class PushOptionsCheck : IValidateOptions<PushOptions>
{
    public ValidateOptionsResult Validate(string? name, PushOptions options)
    {
        var wrong = new List<string>();
        if (
            options.Subject is not null
            && !(
                Uri.TryCreate(options.Subject, UriKind.Absolute, out var subject)
                && subject.Scheme is "mailto" or "https"
            )
        )
        {
            wrong.Add("Push:Subject skal være en adresse som mailto:beredskab@example.dk eller https://example.dk.");
        }

        if (options.TimeToLiveSeconds is < 60 or > 86400)
        {
            wrong.Add("Push:TimeToLiveSeconds skal være et helt tal fra 60 til 86400.");
        }

        if (options.TimeoutSeconds is not (>= 0.1 and <= 60))
        {
            wrong.Add("Push:TimeoutSeconds skal være et tal fra 0.1 til 60.");
        }

        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}

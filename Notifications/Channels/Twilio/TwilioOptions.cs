using Microsoft.Extensions.Options;

namespace Beredskab.Notifications.Channels.Twilio;

/// <summary>The account that SMS leave by. Section <c>Twilio</c>.</summary>
public sealed class TwilioOptions
{
    public const string Section = "Twilio";

    /// <summary><c>AC</c> and 32 hexadecimal digits.</summary>
    public string AccountSid { get; set; } = "";

    public string AuthToken { get; set; } = "";

    /// <summary>
    /// While tokens are being changed: the one that comes next. Callbacks signed by either are taken, and a request for
    /// which one of them is refused is asked again with the other.
    /// </summary>
    public string? NextAuthToken { get; set; }

    /// <summary>A number in E.164 that can be answered, or a messaging service, <c>MG…</c>.</summary>
    public string From { get; set; } = "";

    /// <summary>The number that calls come from, in E.164; by default <see cref="From"/>, when that is a number.</summary>
    public string? VoiceFrom { get; set; }

    /// <summary>How long a phone rings before the call counts as unanswered.</summary>
    public int RingSeconds { get; set; } = 25;

    /// <summary>Null when nothing can call: a messaging service has no voice.</summary>
    public string? CallsFrom =>
        !string.IsNullOrEmpty(VoiceFrom) ? VoiceFrom
        : From.StartsWith('+') ? From
        : null;

    public Uri BaseUrl { get; set; } = new("https://api.twilio.com");

    /// <summary>
    /// Where the provider reaches this product: scheme, host and path before <c>/webhooks</c>. Null for a sender that is
    /// not told how its messages fare.
    /// </summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>After this the networks stop trying to deliver an alert. 14400 is the provider's own limit.</summary>
    public int ValidityPeriodSeconds { get; set; } = 3600;

    /// <summary>How long one call may take before it counts as in doubt.</summary>
    public double TimeoutSeconds { get; set; } = 10;

    /// <param name="section">Of the settings, for their names.</param>
    /// <param name="hearsBack">Whether the provider is to tell how messages fare.</param>
    /// <returns>Danish, one line for each setting that cannot be used.</returns>
    public IReadOnlyList<string> Wrong(string section, bool hearsBack)
    {
        var wrong = new List<string>();
        if (AccountSid is not ['A', 'C', .. { Length: 32 } digits] || !digits.All(char.IsAsciiHexDigit))
        {
            wrong.Add($"{section}:AccountSid skal være AC og 32 hexadecimale cifre.");
        }

        if (AuthToken.Length == 0)
        {
            wrong.Add($"{section}:AuthToken mangler.");
        }

        if (!IsNumber(From) && !IsService(From))
        {
            wrong.Add(
                $"{section}:From skal være et nummer som +4512345678 eller en messaging service, MG og 32 hexadecimale cifre."
            );
        }

        if (!string.IsNullOrEmpty(VoiceFrom) && !IsNumber(VoiceFrom))
        {
            wrong.Add($"{section}:VoiceFrom skal være et nummer som +4512345678.");
        }

        if (RingSeconds is < 5 or > 120)
        {
            wrong.Add($"{section}:RingSeconds skal være et helt tal fra 5 til 120.");
        }

        if (!IsHttp(BaseUrl))
        {
            wrong.Add($"{section}:BaseUrl skal være en http- eller https-adresse.");
        }

        if (hearsBack && (PublicUrl is null || !IsHttp(PublicUrl)))
        {
            wrong.Add($"{section}:PublicUrl skal være den http- eller https-adresse, som udbyderen når programmet på.");
        }

        if (ValidityPeriodSeconds is < 1 or > 14400)
        {
            wrong.Add($"{section}:ValidityPeriodSeconds skal være et helt tal fra 1 til 14400.");
        }

        if (TimeoutSeconds is not (>= 0.1 and <= 60))
        {
            wrong.Add($"{section}:TimeoutSeconds skal være et tal fra 0.1 til 60.");
        }

        return wrong;
    }

    internal static bool IsService(string from) =>
        from is ['M', 'G', .. { Length: 32 } digits] && digits.All(char.IsAsciiHexDigit);

    private static bool IsNumber(string from) =>
        from is ['+', .. { Length: >= 8 and <= 15 } digits] && digits.All(char.IsAsciiDigit);

    private static bool IsHttp(Uri url) =>
        url.IsAbsoluteUri && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);
}

internal sealed class TwilioOptionsCheck : IValidateOptions<TwilioOptions>
{
    public ValidateOptionsResult Validate(string? name, TwilioOptions options)
    {
        var wrong = options.Wrong(TwilioOptions.Section, hearsBack: true);
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}

using Beredskab.Notifications.Channels.Twilio;
using Beredskab.Notifications.Contacts;
using Microsoft.Extensions.Options;

namespace Beredskab.Hub.Vitals;

/// <summary>What an outside watchdog may ask of this program. Section <c>Watch</c>.</summary>
public sealed class WatchOptions
{
    public const string Section = "Watch";

    /// <summary>The demonstration's own token: its people are fictional, and no SMS leaves.</summary>
    public const string DemoToken = "demonstrationens-vagthund";

    /// <summary>A fictional number, for the demonstration's test messages.</summary>
    public const string DemoNumber = "+4520000099";

    /// <summary>What the watchdog shows; without it nobody is answered.</summary>
    public string Token { get; set; } = "";

    /// <summary>Where test messages go, E.164; without it none are sent.</summary>
    public string ProbeNumber { get; set; } = "";

    /// <summary>How often the SMS provider is asked whether it is there.</summary>
    public double ProviderSeconds { get; set; } = 10;

    public bool IsWatched => Token.Length > 0;
}

internal sealed class WatchOptionsCheck(IConfiguration configuration) : IValidateOptions<WatchOptions>
{
    /// <summary>A guess must be hopeless.</summary>
    internal const int ShortestToken = 16;

    public ValidateOptionsResult Validate(string? name, WatchOptions options)
    {
        var wrong = new List<string>();
        if (options.Token.Length is > 0 and < ShortestToken)
        {
            wrong.Add($"Watch:Token skal være mindst {ShortestToken} tegn.");
        }

        if (options.ProbeNumber.Length > 0 && !IsNumber(options.ProbeNumber))
        {
            wrong.Add("Watch:ProbeNumber skal være et nummer som +4512345678.");
        }

        // A provider refuses what goes to the number it comes from, and every test message would be lost.
        if (
            options.ProbeNumber.Length > 0
            && options.ProbeNumber == configuration[$"{TwilioOptions.Section}:{nameof(TwilioOptions.From)}"]
        )
        {
            wrong.Add("Watch:ProbeNumber skal være et andet nummer end Twilio:From.");
        }

        if (options.ProviderSeconds is not (>= 0.1 and <= 600))
        {
            wrong.Add("Watch:ProviderSeconds skal være et tal fra 0.1 til 600.");
        }

        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    /// <summary>As the provider wants it: E.164, written out.</summary>
    internal static bool IsNumber(string number) =>
        PhoneNumber.Read(number, out var read, out _) is null && read == number;
}

using Beredskab.Hub.Vitals;
using Microsoft.Extensions.Options;

namespace Beredskab.Hub.Addresses;

/// <summary>The service that street addresses are found by: Klimadatastyrelsen's Adressevælger. Section <c>Addresses</c>.</summary>
public sealed class AddressOptions
{
    public const string Section = "Addresses";

    /// <summary>Scheme and host; the paths of the service come after it.</summary>
    public string Url { get; set; } = "https://adressevaelger.dk";

    /// <summary>By which the service knows the installation. A secret: it stands in no log, no error and no answer.</summary>
    public string Token { get; set; } = "";

    /// <summary>Four digits: the kommune whose addresses are found. Empty for all of the country.</summary>
    public string Kommunekode { get; set; } = "0101";

    /// <summary>How long a person's search may wait for the service.</summary>
    public double TimeoutSeconds { get; set; } = 2.5;

    /// <summary>Questions on their way at once; beyond it the answer is "not now".</summary>
    public int Concurrency { get; set; } = 8;

    /// <summary>The service is down at so many failures within half a minute, and then left alone for a while.</summary>
    public int OutageFailures { get; set; } = 4;

    /// <summary>How long it is left alone before one question tries it.</summary>
    public double OutageRestSeconds { get; set; } = 15;
}

internal sealed class AddressOptionsCheck : IValidateOptions<AddressOptions>
{
    public ValidateOptionsResult Validate(string? name, AddressOptions options)
    {
        var wrong = new List<string>();
        if (string.IsNullOrEmpty(options.Url))
        {
            wrong.Add("Addresses:Url mangler.");
        }
        else if (HeartbeatOptions.WrongAddress("Addresses:Url", options.Url) is { } address)
        {
            wrong.Add(address);
        }

        if (options.Token.Length == 0)
        {
            wrong.Add("Addresses:Token mangler.");
        }
        else if (options.Token.Length > 200 || options.Token.Any(one => one <= ' ' || one > '~'))
        {
            wrong.Add("Addresses:Token skal være på højst 200 tegn, uden mellemrum og danske bogstaver.");
        }

        if (options.Kommunekode.Length is not (0 or 4) || !options.Kommunekode.All(char.IsAsciiDigit))
        {
            wrong.Add("Addresses:Kommunekode skal være fire cifre, fx 0101, eller tom for hele landet.");
        }

        if (options.TimeoutSeconds is not (>= 0.1 and <= 10))
        {
            wrong.Add("Addresses:TimeoutSeconds skal være et tal fra 0.1 til 10.");
        }

        if (options.Concurrency is < 1 or > 100)
        {
            wrong.Add("Addresses:Concurrency skal være et helt tal fra 1 til 100.");
        }

        if (options.OutageFailures is < 2 or > 100)
        {
            wrong.Add("Addresses:OutageFailures skal være et helt tal fra 2 til 100.");
        }

        if (options.OutageRestSeconds is not (>= 0.5 and <= 600))
        {
            wrong.Add("Addresses:OutageRestSeconds skal være et tal fra 0.5 til 600.");
        }

        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}

using System.Net;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Beredskab.Notifications.Channels.Email;

/// <summary>The server that e-mail leaves by. Section <c>Email</c>.</summary>
public sealed class EmailOptions
{
    public const string Section = "Email";

    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    /// <summary>Null when the server asks for none.</summary>
    public string? UserName { get; set; }

    public string? Password { get; set; }

    /// <summary>The sender: an address, with or without a name.</summary>
    public string From { get; set; } = "";

    public double TimeoutSeconds { get; set; } = 15;

    /// <summary>On this machine nothing crosses a network.</summary>
    internal bool IsLoopback =>
        Host is "localhost" || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));
}

internal sealed class EmailOptionsCheck : IValidateOptions<EmailOptions>
{
    public ValidateOptionsResult Validate(string? name, EmailOptions options)
    {
        var wrong = new List<string>();
        if (Uri.CheckHostName(options.Host) == UriHostNameType.Unknown)
        {
            wrong.Add("Email:Host skal være mailserverens navn, fx smtp.example.dk.");
        }

        if (options.Port is < 1 or > 65535)
        {
            wrong.Add("Email:Port skal være et helt tal fra 1 til 65535.");
        }

        if (
            !MailboxAddress.TryParse(options.From, out var from)
            || !from.Address.Contains('@', StringComparison.Ordinal)
        )
        {
            wrong.Add("Email:From skal være en e-mailadresse, fx beredskab@example.dk.");
        }

        if (string.IsNullOrEmpty(options.UserName) != string.IsNullOrEmpty(options.Password))
        {
            wrong.Add("Email:UserName og Email:Password skal enten begge være der eller ingen af dem.");
        }

        if (options.TimeoutSeconds is not (>= 0.1 and <= 120))
        {
            wrong.Add("Email:TimeoutSeconds skal være et tal fra 0.1 til 120.");
        }

        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }
}

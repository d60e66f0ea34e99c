using System.Globalization;
using System.Net;
using Beredskab.Notifications.Alerts;

namespace Beredskab.Notifications.Channels.Twilio;

/// <summary>What each of the provider's codes means for us.</summary>
public static class TwilioErrors
{
    /// <param name="code">From the response's body or a callback.</param>
    public static FailureAdvice Advise(int code) =>
        code switch
        {
            21610 => FailureAdvice.TellAdministrator, // the person has opted out
            21614 => FailureAdvice.NextChannel, // not a mobile
            21211 or 21217 or 21401 or 21421 => FailureAdvice.TellAdministrator, // no number at all
            21408 or 21606 or 21612 => FailureAdvice.TellAdministrator, // sender or country not allowed
            21611 or 14107 or 20429 or 30001 or 30022 => FailureAdvice.TryAgain, // queues and rates
            30003 => FailureAdvice.NextChannel, // handset cannot be reached
            30004 => FailureAdvice.TellAdministrator, // blocked
            30005 => FailureAdvice.TellAdministrator, // unknown or no longer in use
            30006 => FailureAdvice.NextChannel, // a landline, or out of reach
            30007 => FailureAdvice.TellAdministrator, // filtered by the network
            30008 => FailureAdvice.TryAgain, // unknown
            _ => FailureAdvice.TellAdministrator,
        };

    /// <summary>
    /// A refused response. What is wrong with the account and not with the message is tried again, loudly: it can be
    /// put right within the hour, and the alert is still needed then.
    /// </summary>
    public static SendResult.Failed Read(HttpStatusCode status, int? code)
    {
        var name = code?.ToString(CultureInfo.InvariantCulture) ?? $"http-{(int)status}";
        return (int)status switch
        {
            429 => new(name, FailureAdvice.TryAgain, InDoubt: false),
            503 => new(name, FailureAdvice.TryAgain, InDoubt: false) { IsOfProvider = true },
            >= 500 => new(name, FailureAdvice.TryAgain, InDoubt: true) { IsOfProvider = true },
            401 or 402 or 403 or 404 when code is null or (>= 20000 and < 21000) => new(
                name,
                FailureAdvice.TryAgain,
                false
            )
            {
                IsOfProvider = true,
            },
            _ when code is { } known => new(name, Advise(known), InDoubt: false),
            _ => new(name, FailureAdvice.TellAdministrator, InDoubt: false),
        };
    }

    internal static bool IsAccount(HttpStatusCode status, int? code) =>
        (int)status is 401 or 402 or 403 or 404 && code is null or (>= 20000 and < 21000);
}

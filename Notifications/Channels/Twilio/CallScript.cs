using System.Xml.Linq;
using Beredskab.Notifications.Messages;

namespace Beredskab.Notifications.Channels.Twilio;

/// <summary>What a call says and listens for, in the provider's own markup (TwiML).</summary>
internal static class CallScript
{
    /// <summary>Everything is said twice: whoever picks up has missed half of the first.</summary>
    /// <param name="keys">Where a pressed key goes; null when nothing is asked.</param>
    public static string Of(string spoken, Uri? keys) =>
        keys is null
            ? Write(Say(spoken), Pause(), Say(spoken))
            : Write(Listen(keys, Say(spoken), Pause(), Say(spoken)), Say(SpokenTexts.NothingHeard));

    /// <summary>Said after a key, before the call ends.</summary>
    public static string Ending(string spoken) => Write(Say(spoken), new XElement("Hangup"));

    public static string AskAgain(Uri keys) =>
        Write(Listen(keys, Say(SpokenTexts.WrongKey)), Say(SpokenTexts.NothingHeard));

    public static string HangUp() => Write(new XElement("Hangup"));

    private static XElement Listen(Uri keys, params object[] said) =>
        new(
            "Gather",
            new XAttribute("input", "dtmf"),
            new XAttribute("numDigits", "1"),
            new XAttribute("timeout", "10"),
            new XAttribute("action", keys.ToString()),
            new XAttribute("method", "POST"),
            said
        );

    private static XElement Say(string text) => new("Say", new XAttribute("language", "da-DK"), text);

    private static XElement Pause() => new("Pause", new XAttribute("length", "1"));

    private static string Write(params object[] content) =>
        """<?xml version="1.0" encoding="UTF-8"?>"""
        + new XElement("Response", content).ToString(SaveOptions.DisableFormatting);
}

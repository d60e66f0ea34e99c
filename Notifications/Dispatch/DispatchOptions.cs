using System.ComponentModel.DataAnnotations;

namespace Beredskab.Notifications.Dispatch;

/// <summary>How messages are handed over. Section <c>Dispatch</c>.</summary>
public sealed class DispatchOptions
{
    public const string Section = "Dispatch";

    /// <summary>SMS begun each second for the sender's number; the rate is ours, not the provider's queue.</summary>
    [Range(0.1, 1000, ErrorMessage = "Dispatch:MessagesPerSecond skal være et tal fra 0.1 til 1000.")]
    public double MessagesPerSecond { get; set; } = 20;

    /// <summary>Calls begun each second from the calling number; the provider allows one unless another is agreed.</summary>
    [Range(0.1, 1000, ErrorMessage = "Dispatch:CallsPerSecond skal være et tal fra 0.1 til 1000.")]
    public double CallsPerSecond { get; set; } = 1;

    /// <summary>
    /// A call whose end is not heard of for so long holds up no other to the same number. Longer than a phone rings and
    /// somebody listens.
    /// </summary>
    [Range(1, 240, ErrorMessage = "Dispatch:LongestCallSeconds skal være et tal fra 1 til 240.")]
    public double LongestCallSeconds { get; set; } = 75;

    /// <summary>
    /// Likewise, where the call only says a word and asks for no key, and the other is a real alert's. Long enough for a
    /// phone that is picked up while it rings and a word that is heard twice.
    /// </summary>
    [Range(1, 240, ErrorMessage = "Dispatch:LongestWordSeconds skal være et tal fra 1 til 240.")]
    public double LongestWordSeconds { get; set; } = 40;

    /// <summary>Messages on their way to the provider at once, of each channel.</summary>
    [Range(1, 100, ErrorMessage = "Dispatch:Concurrency skal være et helt tal fra 1 til 100.")]
    public int Concurrency { get; set; } = 8;

    /// <summary>The wait before the second attempt; it doubles from there.</summary>
    [Range(0.05, 60, ErrorMessage = "Dispatch:FirstBackoffSeconds skal være et tal fra 0.05 til 60.")]
    public double FirstBackoffSeconds { get; set; } = 0.5;

    [Range(1, 600, ErrorMessage = "Dispatch:LongestBackoffSeconds skal være et tal fra 1 til 600.")]
    public double LongestBackoffSeconds { get; set; } = 30;

    /// <summary>A channel is given up for a message after this long, and not before <see cref="LeastAttempts"/>.</summary>
    [Range(1, 1440, ErrorMessage = "Dispatch:GiveUpAfterMinutes skal være et tal fra 1 til 1440.")]
    public double GiveUpAfterMinutes { get; set; } = 60;

    [Range(1, 100, ErrorMessage = "Dispatch:LeastAttempts skal være et helt tal fra 1 til 100.")]
    public int LeastAttempts { get; set; } = 5;

    /// <summary>How long a message in doubt waits for the provider's callback before the provider is asked.</summary>
    [Range(0, 60, ErrorMessage = "Dispatch:DoubtSeconds skal være et tal fra 0 til 60.")]
    public double DoubtSeconds { get; set; } = 5;

    /// <summary>A provider counts as down after this many failures of its own, not of one number or text.</summary>
    [Range(2, 100, ErrorMessage = "Dispatch:OutageFailures skal være et helt tal fra 2 til 100.")]
    public int OutageFailures { get; set; } = 4;

    /// <summary>They must be this share of all that it was asked within <see cref="OutageWithinSeconds"/>.</summary>
    [Range(0.1, 1, ErrorMessage = "Dispatch:OutageShare skal være et tal fra 0.1 til 1.")]
    public double OutageShare { get; set; } = 0.6;

    [Range(1, 600, ErrorMessage = "Dispatch:OutageWithinSeconds skal være et tal fra 1 til 600.")]
    public double OutageWithinSeconds { get; set; } = 30;

    /// <summary>How long a provider that is down is left alone before one message tries it; doubles from there.</summary>
    [Range(0.5, 600, ErrorMessage = "Dispatch:OutageRestSeconds skal være et tal fra 0.5 til 600.")]
    public double OutageRestSeconds { get; set; } = 5;

    [Range(0.5, 600, ErrorMessage = "Dispatch:LongestOutageRestSeconds skal være et tal fra 0.5 til 600.")]
    public double LongestOutageRestSeconds { get; set; } = 30;

    /// <summary>
    /// With something to hand over and nothing begun or ended for so long, the dispatcher stands still. Longer than the
    /// provider may take to be asked and to answer.
    /// </summary>
    [Range(1, 600, ErrorMessage = "Dispatch:StandstillSeconds skal være et tal fra 1 til 600.")]
    public double StandstillSeconds { get; set; } = 25;

    /// <summary>When the product stops, how long messages already on their way may take to be recorded.</summary>
    [Range(0, 60, ErrorMessage = "Dispatch:ShutdownSeconds skal være et tal fra 0 til 60.")]
    public double ShutdownSeconds { get; set; } = 5;
}

using System.ComponentModel.DataAnnotations;

namespace Beredskab.Notifications.Dispatch;

/// <summary>How messages are handed over. Section <c>Dispatch</c>.</summary>
public sealed class DispatchOptions
{
    public const string Section = "Dispatch";

    /// <summary>Messages begun each second for the sender's number; the rate is ours, not the provider's queue.</summary>
    [Range(0.1, 1000, ErrorMessage = "Dispatch:MessagesPerSecond skal være et tal fra 0.1 til 1000.")]
    public double MessagesPerSecond { get; set; } = 20;

    /// <summary>Messages on their way to the provider at once.</summary>
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

    /// <summary>When the product stops, how long messages already on their way may take to be recorded.</summary>
    [Range(0, 60, ErrorMessage = "Dispatch:ShutdownSeconds skal være et tal fra 0 til 60.")]
    public double ShutdownSeconds { get; set; } = 5;
}

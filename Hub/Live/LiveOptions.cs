using System.ComponentModel.DataAnnotations;

namespace Beredskab.Hub.Live;

/// <summary>Settings of the live stream; section <c>Live</c>.</summary>
public sealed class LiveOptions
{
    /// <summary>Between two heartbeats. A client that hears of none for two and a half says that it hears nothing.</summary>
    [Range(0.1, 60, ErrorMessage = "Live:HeartbeatSeconds skal være et tal fra 0.1 til 60.")]
    public double HeartbeatSeconds { get; set; } = 2;

    /// <summary>Who looks at what is said at most once in so many seconds.</summary>
    [Range(0.1, 60, ErrorMessage = "Live:PresenceSeconds skal være et tal fra 0.1 til 60.")]
    public double PresenceSeconds { get; set; } = 1;

    /// <summary>How long a client may leave what it was sent unread before it is disconnected.</summary>
    [Range(0.1, 120, ErrorMessage = "Live:SlowClientSeconds skal være et tal fra 0.1 til 120.")]
    public double SlowClientSeconds { get; set; } = 5;

    /// <summary>How many frames may wait for one client.</summary>
    [Range(1, 100_000, ErrorMessage = "Live:SlowClientFrames skal være et tal fra 1 til 100000.")]
    public int SlowClientFrames { get; set; } = 1_000;

    /// <summary>How much may wait for one client.</summary>
    [Range(1_024, 1 << 28, ErrorMessage = "Live:SlowClientBytes skal være et tal fra 1024 til 268435456.")]
    public int SlowClientBytes { get; set; } = 1 << 20;

    /// <summary>Changes kept in memory for each audience, for those who come back soon.</summary>
    [Range(0, 1_000_000, ErrorMessage = "Live:RecentChanges skal være et tal fra 0 til 1000000.")]
    public int RecentChanges { get; set; } = 2_000;

    [Range(0, 1 << 30, ErrorMessage = "Live:RecentBytes skal være et tal fra 0 til 1073741824.")]
    public int RecentBytes { get; set; } = 4 << 20;

    /// <summary>For how long an incident stays in the picture after it was stood down.</summary>
    [Range(0, 24 * 31, ErrorMessage = "Live:StoodDownHours skal være et tal fra 0 til 744.")]
    public double StoodDownHours { get; set; } = 24;

    /// <summary>
    /// Origins beside the Hub's own whose pages may connect: <c>https://beredskab.example.dk</c>. A request without an
    /// Origin header comes from no browser page and is judged by its sign-in alone.
    /// </summary>
    public string[] AllowedOrigins { get; set; } = [];
}

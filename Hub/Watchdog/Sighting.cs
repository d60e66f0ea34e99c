using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Beredskab.Hub.Watchdog;

/// <summary>What can stand still.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Part>))]
public enum Part
{
    /// <summary>The Hub does not answer at all.</summary>
    Hub,

    /// <summary>Nothing can be written.</summary>
    Journal,

    /// <summary>Messages are not handed over.</summary>
    Dispatcher,

    /// <summary>Alerts do not go on by themselves.</summary>
    Escalator,

    /// <summary>The Hub's provider takes nothing.</summary>
    Provider,

    /// <summary>Test messages do not arrive.</summary>
    Probe,

    /// <summary>The Hub does not take our token, so nothing is known.</summary>
    Token,
}

/// <summary>One look at the Hub.</summary>
/// <param name="Standing">The parts that stand still; <see cref="Part.Hub"/> alone when there was no answer.</param>
public sealed record Sighting(DateTimeOffset At, ImmutableSortedSet<Part> Standing)
{
    public bool Answered => !Standing.Contains(Part.Hub);
}

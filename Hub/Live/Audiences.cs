using System.Collections.Immutable;
using Beredskab.Hub.Journal;
using Beredskab.Hub.State;

namespace Beredskab.Hub.Live;

/// <summary>Who sees a commit. An audience has its own contiguous numbers, so that a gap is a gap and not a secret.</summary>
public static class Audiences
{
    /// <summary>All authorities share one.</summary>
    public const string Authorities = "myndigheder";

    public static ImmutableArray<string> Of(HubState before, HubState after, ImmutableArray<RecordedEvent> events) =>
        [Authorities];
}

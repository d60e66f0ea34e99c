using System.Collections.Immutable;

namespace Beredskab.Hub.Live.Presence;

/// <summary>Hub → client: who is where now, for each place where that has changed.</summary>
/// <param name="Whole">Nobody is anywhere else; what the client holds besides is to be dropped.</param>
public sealed record PresenceNews(bool Whole, ImmutableArray<SpotView> Spots)
{
    /// <summary>The name that the client listens to.</summary>
    public const string Method = "presence";
}

/// <summary>Everybody at one place; replaces what was said of it before.</summary>
/// <param name="Incident">Null: those who write a report.</param>
/// <param name="People">Who writes first, then who came first; at most <see cref="MostNamed"/>. Empty: nobody is there.</param>
/// <param name="Total">All of them, the reader too.</param>
public sealed record SpotView(Guid? Incident, ImmutableArray<PresentView> People, int Total)
{
    public const int MostNamed = 12;

    public bool Equals(SpotView? other) =>
        other is not null && Incident == other.Incident && Total == other.Total && People.SequenceEqual(other.People);

    public override int GetHashCode() => HashCode.Combine(Incident, Total, People.Length);
}

/// <param name="Person">Null for a partner's reader when the person is of another organisation: it has no names but its own.</param>
/// <param name="Writing">One of <see cref="AttendRequest.Words"/>, or null.</param>
public sealed record PresentView(Guid? Person, Guid Organisation, string? Writing);

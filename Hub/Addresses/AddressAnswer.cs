namespace Beredskab.Hub.Addresses;

/// <summary>An address as the service names it; where it lies is asked for when it is chosen.</summary>
/// <param name="Id">Of the house number in Danmarks Adresseregister.</param>
/// <param name="Title">As it is written on a letter: <c>Blågårdsgade 12, 2200 København N</c>.</param>
public sealed record FoundAddress(Guid Id, string Title);

/// <summary>What the service said, or why it said nothing. Faults are values: whoever searches goes on without.</summary>
public abstract record AddressAnswer<T>
{
    private AddressAnswer() { }

    public sealed record Told(T Value) : AddressAnswer<T>;

    /// <summary>The service has no such address, or it has no place of its own that can be used.</summary>
    public sealed record Nowhere : AddressAnswer<T>;

    /// <param name="Code">For the log: a word, never what was asked.</param>
    /// <param name="IsOutage">The service as a whole, rather than this question.</param>
    public sealed record Unavailable(string Code, bool IsOutage) : AddressAnswer<T>;
}

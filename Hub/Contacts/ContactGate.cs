using Beredskab.GeoModel.Deciding;
using Beredskab.GeoModel.Identity;
using Beredskab.Notifications.Contacts;

namespace Beredskab.Hub.Contacts;

/// <summary>What is asked before anything is sent to an address: whether it is another's, and whether it is too often.</summary>
public sealed class ContactGate(ContactDirectory directory, TimeProvider time) : IDisposable
{
    /// <summary>The same whatever the reason is: it must not tell who has a number.</summary>
    public static readonly Refusal NotUsable = new(
        "address-not-usable",
        "Det kan ikke bruges her. Skriv et andet, eller spørg administratoren.",
        "address"
    );

    private static readonly Refusal TooOften = new(
        "codes-too-many",
        "Der er sendt mange koder. Vent en time, og prøv igen.",
        "address"
    );

    private readonly SemaphoreSlim adding = new(1, 1);
    private readonly Throttle codes = new(4, TimeSpan.FromHours(1), time);
    private readonly Throttle tests = new(10, TimeSpan.FromHours(1), time);

    public void Dispose() => adding.Dispose();

    /// <summary>Whoever adds a way waits for whoever does, until the answer is disposed.</summary>
    public async Task<IDisposable> OneAtATime(CancellationToken ct)
    {
        await adding.WaitAsync(ct);
        return new Turn(adding);
    }

    private sealed class Turn(SemaphoreSlim adding) : IDisposable
    {
        public void Dispose() => adding.Release();
    }

    /// <returns>Null when a code may go to the address.</returns>
    public Refusal? MayBeAdded(PersonId person, string address) =>
        directory.IsAnothers(address, person) ? NotUsable : IsTooOften(address);

    /// <returns>Null when one more code may go to the address, which then counts.</returns>
    public Refusal? IsTooOften(string address) => codes.Passes(address.ToUpperInvariant()) ? null : TooOften;

    public Refusal? MayBeWritten(PersonId person, WayId way) =>
        directory.AddressOf(person, way) is not { } address
            ? new("way-unknown", "Den måde findes ikke. Genindlæs siden.", "wayId")
            : MayBeAdded(person, address);

    public Refusal? MayBeTested(PersonId person) =>
        tests.Passes(person.ToString())
            ? null
            : new("tests-too-many", "Der er sendt mange prøver. Vent lidt, og prøv igen.", "wayId");
}

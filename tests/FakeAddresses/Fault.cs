namespace Beredskab.FakeAddresses;

/// <summary>How the service answers from now on.</summary>
public enum Fault
{
    None,

    /// <summary>Never, until whoever asked goes away.</summary>
    Slow,

    /// <summary>401, as for a wrong token.</summary>
    Unauthorized,

    /// <summary>429.</summary>
    TooMany,

    /// <summary>500.</summary>
    Broken,

    /// <summary>The connection ends in the middle of the answer.</summary>
    Cut,

    /// <summary>200 with a page that is no JSON.</summary>
    Garbage,

    /// <summary>200 and JSON, but of another form.</summary>
    OtherForm,

    /// <summary>Nothing is found.</summary>
    Empty,

    /// <summary>Northing before easting.</summary>
    Swapped,

    /// <summary>Places far outside Denmark.</summary>
    Abroad,

    /// <summary>Addresses without a place.</summary>
    Nowhere,

    /// <summary>Another host is where to ask.</summary>
    Redirect,

    /// <summary>An answer larger than any real one.</summary>
    Huge,
}

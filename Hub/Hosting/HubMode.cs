namespace Beredskab.Hub.Hosting;

/// <summary>Whether this is the demonstration or an installation in operation. Decided on the command line alone.</summary>
public sealed record HubMode(bool IsDemo)
{
    public string Name => IsDemo ? "demo" : "operation";
}

using System.Diagnostics.Metrics;

namespace Beredskab.Notifications.Tests.World;

internal sealed class Meters : IMeterFactory
{
    public Meter Create(MeterOptions options) => new(options);

    public void Dispose() { }
}

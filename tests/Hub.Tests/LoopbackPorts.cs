using System.Net;
using System.Net.Sockets;

namespace Beredskab.Tests;

/// <summary>
/// Ports of this machine that nobody has: below those that the system hands out by itself, and no two of one run the same,
/// although neither has it open yet. Test projects that run side by side begin at different ones.
/// </summary>
internal sealed class LoopbackPorts(int first, int spread)
{
    private int last = first + (Environment.ProcessId % spread);

    public int Next()
    {
        while (true)
        {
            var port = Interlocked.Increment(ref last);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Another program has it.
            }
        }
    }
}

using System.Net;
using System.Net.Sockets;

namespace Beredskab.Notifications.Channels.WebPush;

/// <summary>
/// Keeps requests to addresses that came from a browser outside of our own network: whoever subscribes must not be able
/// to make this program ask an inner machine.
/// </summary>
public static class PublicHosts
{
    /// <summary>By its form alone; what the name leads to is checked again when it is connected to.</summary>
    public static bool IsPublicHttps(Uri url) =>
        url is { Scheme: "https", IsLoopback: false, IsDefaultPort: true }
        && url.Host.Contains('.', StringComparison.Ordinal)
        && !url.Host.EndsWith(".local", StringComparison.OrdinalIgnoreCase)
        && !url.Host.EndsWith(".internal", StringComparison.OrdinalIgnoreCase)
        && !url.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        && (
            url.HostNameType == UriHostNameType.Dns || (IPAddress.TryParse(url.DnsSafeHost, out var ip) && IsPublic(ip))
        );

    /// <summary>Connects to a public address of the name, and to no other.</summary>
    public static async ValueTask<Stream> Connect(
        SocketsHttpConnectionContext context,
        CancellationToken cancellationToken
    )
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellationToken);
        var open = addresses.Where(IsPublic).ToArray();
        if (open.Length == 0)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "The host has no public address.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Outside of loopback, private, link-local, shared and multicast ranges.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return IsPublic(address.MapToIPv4());
        }

        var bytes = address.GetAddressBytes();
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return (bytes[0], bytes[1], bytes[2]) switch
            {
                (0 or 10 or 127, _, _) => false,
                (100, >= 64 and <= 127, _) => false,
                (169, 254, _) => false,
                (172, >= 16 and <= 31, _) => false,
                (192, 168, _) or (192, 0, 0 or 2) => false,
                (198, 18 or 19, _) => false,
                (>= 224, _, _) => false,
                _ => true,
            };
        }

        // Global unicast is 2000::/3; within it 2002::/16 and 2001::/32 carry an IPv4 address of anybody's choice.
        return (bytes[0] & 0xE0) == 0x20
            && !(bytes[0] == 0x20 && bytes[1] == 0x02)
            && !(bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0);
    }
}

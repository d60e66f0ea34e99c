using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Beredskab.Hub.Roster;

/// <summary>The secret part of a calendar's address. It is shown once and kept nowhere; its hash is.</summary>
public static class CalendarToken
{
    private const int Octets = 32;

    /// <returns>256 random bits, base64url without padding.</returns>
    public static string Mint() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Octets));

    /// <returns>SHA-256, hexadecimal. A random token of this length needs no salt.</returns>
    public static string HashOf(string token) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

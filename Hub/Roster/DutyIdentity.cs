using System.Buffers.Binary;
using System.Security.Cryptography;
using Beredskab.Notifications.Roster;

namespace Beredskab.Hub.Roster;

/// <summary>
/// The id of a stretch of duty: its seat and when it begins. It stays the same when another person takes it, so that a
/// calendar changes its line instead of getting one more.
/// </summary>
internal static class DutyIdentity
{
    /// <returns>A version 8 UUID (RFC 9562).</returns>
    public static Guid Of(SeatId seat, DateTimeOffset from)
    {
        Span<byte> input = stackalloc byte[40];
        Span<byte> hash = stackalloc byte[32];
        seat.Ledergruppe.Value.TryWriteBytes(input, bigEndian: true, out _);
        seat.Authority.Value.TryWriteBytes(input[16..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(input[32..], from.UtcTicks);
        SHA256.HashData(input, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    /// <summary>A stretch that the plan's beginning cut is known by where its turn began.</summary>
    public static Guid Of(DutyInterval interval, DateTimeOffset planFrom) =>
        Of(interval.Seat, interval.From == planFrom ? interval.Duty.TurnFrom : interval.From);
}

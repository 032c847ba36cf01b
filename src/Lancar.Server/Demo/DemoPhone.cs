using System.Text.Json;
using Lancar.Domain.Care.Events;

namespace Lancar.Server.Demo;

/// <summary>
/// A phone that never existed: makes events exactly as the companion app would, with identifiers and sequence drawn from a seeded source,
/// so that the same clock gives the same demo.
/// </summary>
internal sealed class DemoPhone(Random chance)
{
    private readonly Guid device = Id(chance, DateTimeOffset.UnixEpoch);
    private long sequence;

    /// <summary>One event as JSON.</summary>
    public JsonElement Event(string type, DateTimeOffset at, Guid motherId, object payload)
    {
        sequence++;
        return JsonSerializer.SerializeToElement(new
        {
            id = NewId(at), type, schema = 1, deviceId = device, deviceSequence = sequence,
            occurredAt = InstantText.Write(at), motherId, corrects = (Guid?)null, payload,
        });
    }

    /// <summary>A UUIDv7 of that moment.</summary>
    public Guid NewId(DateTimeOffset at) => Id(chance, at);

    private static Guid Id(Random chance, DateTimeOffset at)
    {
        // RFC 9562, 5.7: 48 bits of milliseconds, version 7, variant 2, the rest random.
        Span<byte> bytes = stackalloc byte[16];
        chance.NextBytes(bytes);
        var milliseconds = at.ToUnixTimeMilliseconds();
        for (var i = 5; i >= 0; i--, milliseconds >>= 8)
        {
            bytes[i] = (byte)milliseconds;
        }

        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}

using Lancar.Statistics;

namespace Lancar.Domain.Care.Simulation;

/// <summary>
/// What chance decides for one mother in one family of facts. Each has a stream of its own, so that a new family, or one more draw in one
/// of them, changes nothing in the others.
/// </summary>
internal sealed class SimulatedChance
{
    private const ulong StreamsPerMother = 64;
    private const ulong Midwives = 1UL << 62;

    private readonly RandomStream stream;

    private SimulatedChance(RandomStream stream) => this.stream = stream;

    /// <summary>The chance of a mother's family of facts.</summary>
    public static SimulatedChance Of(ulong seed, int mother, ulong family) => new(RandomStream.Of(seed, ((ulong)mother * StreamsPerMother) + family));

    /// <summary>The chance of a midwife's phone.</summary>
    public static SimulatedChance OfMidwife(ulong seed, int site, int number) =>
        new(RandomStream.Of(seed, Midwives + ((ulong)site * SimulationPlan.MostMothers) + (ulong)number));

    /// <summary>True with this probability.</summary>
    public bool Happens(double probability) => stream.NextDouble() < probability;

    /// <summary>A number between two, the upper one left out.</summary>
    public double Between(double least, double most) => least + ((most - least) * stream.NextDouble());

    /// <summary>A whole number between two, both possible.</summary>
    public int Whole(int least, int most) => least + stream.NextIndex(most - least + 1);

    /// <summary>One of a list.</summary>
    public T One<T>(IReadOnlyList<T> list) => list[stream.NextIndex(list.Count)];

    /// <summary>A standard normal number (Box and Muller 1958).</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - stream.NextDouble())) * Math.Cos(2 * Math.PI * stream.NextDouble());

    /// <summary>A UUIDv7 of that moment (RFC 9562, 5.7): 48 bits of milliseconds, version 7, variant 2, the rest random.</summary>
    public Guid Id(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        for (var i = 0; i < 16; i += 4)
        {
            BitConverter.TryWriteBytes(bytes[i..], stream.NextUInt32());
        }

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

using System.Numerics;
using System.Runtime.CompilerServices;

namespace Lancar.Statistics;

/// <summary>
/// Hypergeometric draws, one random number of 64 bits each. Laws of few values are kept as alias tables (Walker 1977, Vose 1991), so that
/// a draw is a look-up; the others are inverted from the mode outward. What a number draws depends on the law alone, not on what is kept.
/// </summary>
internal sealed class RandomTableLaws(NetworkLogs logs)
{
    /// <summary>Laws of more values are not kept as tables.</summary>
    public const int MostValues = 256;

    private const double Unit53 = 1.0 / 9007199254740992;
    private const int SlotBits = 14;
    private const int MostLaws = 1 << (SlotBits - 1);
    private const int MostEntries = 1 << 18;
    private const int AliasBits = 8;
    private const int KeyBits = 20;

    private readonly Slot[] slots = new Slot[1 << SlotBits];
    private readonly double[] chances = new double[MostValues];
    private readonly int[] small = new int[MostValues];
    private readonly int[] large = new int[MostValues];
    private ulong[] entries = new ulong[1 << 12];
    private int laws;
    private int used;

    /// <summary>How many of <paramref name="draws"/> out of good and bad are good, for many tables at once: drawn[t] from row t of the others.</summary>
    /// <param name="draws">How many are taken.</param>
    /// <param name="good">How many of all are good.</param>
    /// <param name="all">Good and bad; below 2^20.</param>
    /// <param name="words">A random number each.</param>
    /// <param name="mostValues">Laws with at least this many good and drawn are inverted; at most <see cref="MostValues"/>.</param>
    /// <param name="drawn">Receives the numbers.</param>
    public void Draw(
        ReadOnlySpan<int> draws,
        ReadOnlySpan<int> good,
        ReadOnlySpan<int> all,
        ReadOnlySpan<ulong> words,
        int mostValues,
        Span<int> drawn)
    {
        // Told once, so that no place is checked again.
        draws = draws[..drawn.Length];
        good = good[..drawn.Length];
        all = all[..drawn.Length];
        words = words[..drawn.Length];
        // The law of (n, g) is that of (whole − n, g) and of (n, whole − g) mirrored, and of (g, n): all are kept once.
        for (var t = 0; t < drawn.Length; t++)
        {
            var (turnedDraws, turnedGood) = (all[t] - draws[t], all[t] - good[t]);
            var (fewDraws, fewGood) = (Math.Min(draws[t], turnedDraws), Math.Min(good[t], turnedGood));
            var (few, more) = (Math.Min(fewGood, fewDraws), Math.Max(fewGood, fewDraws));
            var x = 0;
            if (few >= mostValues)
            {
                x = Inverted(more, few, all[t], (words[t] >> 11) * Unit53);
            }
            else if (few > 0)
            {
                ref readonly var law = ref Law(more, few, all[t]);
                var place = (long)words[t] & law.Mask;
                var entry = entries[law.Start + place];
                // All ones where the number lies below the threshold: the place itself; otherwise its alias.
                var own = (long)((words[t] >> AliasBits) - (entry >> AliasBits)) >> 63;
                var alias = (long)(entry & ((1 << AliasBits) - 1));
                x = (int)((place & own) | (alias & ~own));
            }

            // Masks instead of branches: a cut in the middle turns either way half of the time.
            var mirrorDraws = (turnedDraws - draws[t]) >> 31;
            var mirrorGood = (turnedGood - good[t]) >> 31;
            x = (x ^ mirrorDraws) - mirrorDraws + (fewGood & mirrorDraws);
            drawn[t] = (x ^ mirrorGood) - mirrorGood + (draws[t] & mirrorGood);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref readonly Slot Law(int n, int good, int all)
    {
        var key = ((ulong)(uint)n << KeyBits | (uint)good) << KeyBits | (uint)all;
        var at = (int)(key * 0x9E3779B97F4A7C15 >> (64 - SlotBits));
        while (slots[at].Key != key)
        {
            if (slots[at].Key == 0)
            {
                return ref Made(key, n, good, all);
            }

            at = (at + 1) & (slots.Length - 1);
        }

        return ref slots[at];
    }

    private ref readonly Slot Made(ulong key, int n, int good, int all)
    {
        var places = (int)BitOperations.RoundUpToPowerOf2((uint)good + 1);
        if (laws == MostLaws || used + places > MostEntries)
        {
            // Full: from the beginning again. A law that is made anew is the same law.
            Array.Clear(slots);
            (laws, used) = (0, 0);
        }

        if (used + places > entries.Length)
        {
            Array.Resize(ref entries, 2 * entries.Length);
        }

        Fill(entries.AsSpan(used, places), n, good, all);
        var at = (int)(key * 0x9E3779B97F4A7C15 >> (64 - SlotBits));
        while (slots[at].Key != 0)
        {
            at = (at + 1) & (slots.Length - 1);
        }

        slots[at] = new Slot(key, used, places - 1);
        laws++;
        used += places;
        return ref slots[at];
    }

    // Probabilities by the ratios of neighbours from the mode outward; then places that are too empty are filled up from those too full.
    private void Fill(Span<ulong> table, int n, int good, int all)
    {
        var mode = Mode(n, good, all);
        var rest = all - good - n;
        var values = good + 1;
        chances[mode] = 1;
        double sum = 1;
        for (var x = mode; x < good; x++)
        {
            chances[x + 1] = chances[x] * ((double)(good - x) * (n - x) / ((x + 1.0) * (rest + x + 1.0)));
            sum += chances[x + 1];
        }

        for (var x = mode; x > 0; x--)
        {
            chances[x - 1] = chances[x] * ((double)x * (rest + x) / ((good - x + 1.0) * (n - x + 1.0)));
            sum += chances[x - 1];
        }

        var scale = table.Length / sum;
        var (smalls, larges) = (0, 0);
        for (var k = 0; k < table.Length; k++)
        {
            chances[k] = k < values ? chances[k] * scale : 0;
            if (chances[k] < 1)
            {
                small[smalls++] = k;
            }
            else
            {
                large[larges++] = k;
            }
        }

        const double Full = 1L << (64 - AliasBits);
        while (smalls > 0 && larges > 0)
        {
            var (poor, rich) = (small[--smalls], large[larges - 1]);
            table[poor] = (ulong)(chances[poor] * Full) << AliasBits | (uint)rich;
            chances[rich] -= 1 - chances[poor];
            if (chances[rich] < 1)
            {
                larges--;
                small[smalls++] = rich;
            }
        }

        // What is left is full but for rounding: its alias is itself, or the mode where nothing may stand.
        while (larges > 0)
        {
            table[large[--larges]] = (uint)large[larges];
        }

        while (smalls > 0)
        {
            var k = small[--smalls];
            table[k] = (uint)(k < values ? k : mode);
        }
    }

    private int Inverted(int n, int good, int all, double uniform)
    {
        var mode = Mode(n, good, all);
        var rest = all - good - n;
        var factorials = logs.Factorials;
        var point = Math.Exp(logs.Unit * (
            factorials[good] + factorials[all - good] + factorials[n] + factorials[all - n] - factorials[all]
            - factorials[mode] - factorials[good - mode] - factorials[n - mode] - factorials[rest + mode]));
        uniform -= point;
        var (up, down) = (mode, mode);
        var (above, below) = (point, point);
        while (uniform >= 0)
        {
            if (up < good)
            {
                above *= (double)((long)(good - up) * (n - up)) / ((long)(up + 1) * (rest + up + 1));
                up++;
                uniform -= above;
                if (uniform < 0)
                {
                    return up;
                }
            }

            if (down > 0)
            {
                below *= (double)((long)down * (rest + down)) / ((long)(good - down + 1) * (n - down + 1));
                down--;
                uniform -= below;
                if (uniform < 0)
                {
                    return down;
                }
            }
            else if (up >= good)
            {
                // Rounding left a rest of some 1e-13: it goes to the mode.
                return mode;
            }
        }

        return mode;
    }

    private static int Mode(int n, int good, int all) => (int)((n + 1L) * (good + 1L) / (all + 2L));

    // Key 0 is free: no law with more than one value has it.
    private readonly record struct Slot(ulong Key, int Start, int Mask);
}

namespace Lancar.Statistics;

/// <summary>Counts by key, for laws whose many paths meet in few states: open addressing, positive counts only.</summary>
internal sealed class CountTable
{
    private const int SmallestSize = 64;
    private ulong[] low = new ulong[SmallestSize];
    private ulong[] high = new ulong[SmallestSize];
    private double[] counts = new double[SmallestSize];

    /// <summary>Number of different keys.</summary>
    public int Count { get; private set; }

    /// <summary>Number of slots; those with <see cref="CountAt"/> 0 are empty.</summary>
    public int Slots => counts.Length;

    public double CountAt(int slot) => counts[slot];

    public UInt128 KeyAt(int slot) => new(high[slot], low[slot]);

    /// <summary>Adds a positive count to a key.</summary>
    public void Add(UInt128 key, double count)
    {
        var slot = SlotOf((ulong)key, (ulong)(key >> 64));
        if (counts[slot] == 0)
        {
            low[slot] = (ulong)key;
            high[slot] = (ulong)(key >> 64);
            Count++;
            counts[slot] = count;
            if (Count > counts.Length - counts.Length / 4)
            {
                Grow();
            }
        }
        else
        {
            counts[slot] += count;
        }
    }

    /// <summary>Empties the table and keeps its size.</summary>
    public void Clear()
    {
        Array.Clear(counts);
        Count = 0;
    }

    /// <summary>Divides every count: exactly, where the counts are whole multiples below 2^53.</summary>
    public void Divide(double divisor)
    {
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] /= divisor;
        }
    }

    private int SlotOf(ulong keyLow, ulong keyHigh)
    {
        var mask = counts.Length - 1;
        var mixed = (keyLow ^ (keyHigh * 0xD6E8FEB86659FD93UL)) * 0x9E3779B97F4A7C15UL;
        var slot = (int)((mixed ^ (mixed >> 32)) & (ulong)mask);
        while (counts[slot] != 0 && (low[slot] != keyLow || high[slot] != keyHigh))
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        var (oldLow, oldHigh, oldCounts) = (low, high, counts);
        low = new ulong[2 * oldLow.Length];
        high = new ulong[2 * oldLow.Length];
        counts = new double[2 * oldLow.Length];
        for (var i = 0; i < oldCounts.Length; i++)
        {
            if (oldCounts[i] != 0)
            {
                var slot = SlotOf(oldLow[i], oldHigh[i]);
                (low[slot], high[slot], counts[slot]) = (oldLow[i], oldHigh[i], oldCounts[i]);
            }
        }
    }
}

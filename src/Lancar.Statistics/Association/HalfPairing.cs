using System.Numerics;

namespace Lancar.Statistics;

/// <summary>
/// For the first places of a pairing: how many ways of filling them use up a given part of the levels and give a given sum of
/// products. One row of counts per state (how many of each level are used), one layer of states per number of places.
/// </summary>
/// <typeparam name="T">The type of a count, wide enough for all of them.</typeparam>
internal sealed class HalfPairing<T>
    where T : struct, INumber<T>
{
    private readonly long[] levels;
    private readonly int[] counts;
    private readonly int[] strides;
    private readonly long[] places;
    private readonly long[] placeSums;
    private readonly int[] rowOf;
    private readonly int[][] statesOfLayer;
    private long[] starts = [];
    private long[] lows = [];
    private T[] cells;
    private int layer;

    /// <param name="design">The pairing.</param>
    /// <param name="places">Its places in the order in which they are filled: rising or falling.</param>
    /// <param name="statesOfLayer">The states with a given number of used ranks.</param>
    public HalfPairing(PairingDesign design, long[] places, int[][] statesOfLayer)
    {
        levels = design.Levels;
        counts = design.Counts;
        strides = Strides(counts);
        this.places = places;
        this.statesOfLayer = statesOfLayer;
        placeSums = new long[places.Length + 1];
        for (var i = 0; i < places.Length; i++)
        {
            placeSums[i + 1] = placeSums[i] + places[i];
        }

        rowOf = new int[strides[^1] * (counts[^1] + 1)];
        cells = [T.One];
        starts = [0, 1];
        lows = [0];
    }

    public static int[] Strides(int[] counts)
    {
        var strides = new int[counts.Length];
        var stride = 1;
        for (var g = 0; g < counts.Length; g++)
        {
            strides[g] = stride;
            stride *= counts[g] + 1;
        }

        return strides;
    }

    /// <summary>The smallest and largest sum of a state.</summary>
    public (long Low, long High) Reach(int state)
    {
        var used = 0;
        for (var g = 0; g < counts.Length; g++)
        {
            used += state / strides[g] % (counts[g] + 1);
        }

        long along = 0;
        long against = 0;
        var before = 0;
        for (var g = 0; g < counts.Length; g++)
        {
            var after = before + state / strides[g] % (counts[g] + 1);
            along += levels[g] * (placeSums[after] - placeSums[before]);
            against += levels[g] * (placeSums[used - before] - placeSums[used - after]);
            before = after;
        }

        return (Math.Min(along, against), Math.Max(along, against));
    }

    /// <summary>Fills one more place, keeping only the new layer.</summary>
    public void Advance(CancellationToken cancellation)
    {
        var states = statesOfLayer[layer + 1];
        var newStarts = new long[states.Length + 1];
        var newLows = new long[states.Length];
        for (var row = 0; row < states.Length; row++)
        {
            var (low, high) = Reach(states[row]);
            newLows[row] = low;
            newStarts[row + 1] = newStarts[row] + high - low + 1;
        }

        var newCells = new T[newStarts[^1]];
        for (var row = 0; row < states.Length; row++)
        {
            if ((row & 1023) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            Pull(states[row], newLows[row], newCells.AsSpan((int)newStarts[row], (int)(newStarts[row + 1] - newStarts[row])));
        }

        for (var row = 0; row < states.Length; row++)
        {
            rowOf[states[row]] = row;
        }

        (cells, starts, lows) = (newCells, newStarts, newLows);
        layer++;
    }

    /// <summary>Adds to <paramref name="row"/>, which begins at the sum <paramref name="low"/>, the counts of a state of the next layer.</summary>
    public void Pull(int state, long low, Span<T> row)
    {
        for (var g = 0; g < counts.Length; g++)
        {
            if (state / strides[g] % (counts[g] + 1) > 0)
            {
                var source = rowOf[state - strides[g]];
                var shift = (int)(lows[source] + places[layer] * levels[g] - low);
                Rows.Add(row[shift..], cells.AsSpan((int)starts[source], (int)(starts[source + 1] - starts[source])));
            }
        }
    }
}

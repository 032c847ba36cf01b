using System.Numerics;

namespace Lancar.Statistics;

/// <summary>
/// Counts the pairings of two samples of ranks by their sum of products. The lower and the upper half of the places are counted
/// apart, by the levels they use up, and joined in the middle: about 2^n · n² additions without ties, far fewer with them.
/// </summary>
internal sealed class PairingCount
{
    private readonly PairingDesign design;
    private readonly int[][] statesOfLayer;
    private readonly int half;

    public PairingCount(PairingDesign design)
    {
        this.design = design;
        half = design.Places.Length / 2;
        statesOfLayer = Layers(design.Counts);
    }

    /// <summary>Number of pairings at or below a sum, at it, at or above it, at least as far from the mean on either side, and of all.</summary>
    internal readonly record struct Counted(double Less, double Equal, double Greater, double Absolute, double All);

    /// <summary>Cells that must be kept and cells that are visited, to judge whether the count is feasible.</summary>
    public (double Kept, double Visited) Work()
    {
        double kept = 0;
        double visited = 0;
        foreach (var (rising, last) in new[] { (true, half), (false, design.Places.Length - half) })
        {
            var probe = new HalfPairing<uint>(design, Order(rising), statesOfLayer);
            double previous = 0;
            for (var layer = 1; layer <= last; layer++)
            {
                double cells = 0;
                foreach (var state in statesOfLayer[layer])
                {
                    var (low, high) = probe.Reach(state);
                    cells += high - low + 1;
                }

                visited += cells * Math.Min(layer, design.Levels.Length);
                kept = layer < last ? Math.Max(kept, cells + previous) : kept;
                previous = cells;
            }
        }

        return (kept, visited);
    }

    public Counted Count(long observed, CancellationToken cancellation, IProgress<double>? progress) =>
        // 12! fits into 32 bits.
        design.Places.Length - half <= 12
            ? Count<uint>(observed, cancellation, progress)
            : Count<double>(observed, cancellation, progress);

    private Counted Count<T>(long observed, CancellationToken cancellation, IProgress<double>? progress)
        where T : struct, INumber<T>
    {
        var n = design.Places.Length;
        var lower = Filled<T>(rising: true, half - 1, cancellation);
        progress?.Report(0.25);
        var shared = design.IsPalindromic && n == 2 * half;
        var upper = shared ? lower : Filled<T>(rising: false, n - half - 1, cancellation);
        progress?.Report(0.5);
        var join = new PairingJoin(design, observed);
        var row = Array.Empty<T>();
        var other = Array.Empty<T>();
        var states = statesOfLayer[half];
        for (var i = 0; i < states.Length; i++)
        {
            if ((i & 1023) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress?.Report(0.5 + 0.5 * i / states.Length);
            }

            // What the lower half leaves over the upper half uses up.
            var rest = statesOfLayer[n][0] - states[i];
            var (low, high) = lower.Reach(states[i]);
            var first = Cleared(ref row, high - low + 1);
            lower.Pull(states[i], low, first);
            var (otherLow, otherHigh) = ReachOfUpper(upper, rest, shared);
            var second = Cleared(ref other, otherHigh - otherLow + 1);
            if (shared)
            {
                var mirrored = Mirrored(rest);
                upper.Pull(mirrored, upper.Reach(mirrored).Low, second);
            }
            else
            {
                upper.Pull(rest, otherLow, second);
            }

            join.Add<T>(first, low, second, otherLow);
        }

        progress?.Report(1);
        return join.Result;
    }

    private (long Low, long High) ReachOfUpper<T>(HalfPairing<T> upper, int state, bool shared)
        where T : struct, INumber<T> =>
        shared ? UpperReach.Reach(state) : upper.Reach(state);

    private HalfPairing<uint> UpperReach => field ??= new HalfPairing<uint>(design, Order(rising: false), statesOfLayer);

    private HalfPairing<T> Filled<T>(bool rising, int last, CancellationToken cancellation)
        where T : struct, INumber<T>
    {
        var filled = new HalfPairing<T>(design, Order(rising), statesOfLayer);
        for (var layer = 0; layer < last; layer++)
        {
            filled.Advance(cancellation);
        }

        return filled;
    }

    private long[] Order(bool rising) => rising ? design.Places : [.. design.Places.Reverse()];

    private int Mirrored(int state)
    {
        var strides = HalfPairing<uint>.Strides(design.Counts);
        var mirrored = 0;
        for (var g = 0; g < strides.Length; g++)
        {
            mirrored += state / strides[g] % (design.Counts[g] + 1) * strides[strides.Length - 1 - g];
        }

        return mirrored;
    }

    private static Span<T> Cleared<T>(ref T[] buffer, long length)
    {
        if (buffer.Length < length)
        {
            buffer = new T[2 * length];
        }

        buffer.AsSpan(0, (int)length).Clear();
        return buffer.AsSpan(0, (int)length);
    }

    private static int[][] Layers(int[] counts)
    {
        var strides = HalfPairing<uint>.Strides(counts);
        var all = strides[^1] * (counts[^1] + 1);
        var used = new int[all];
        var sizes = new int[counts.Sum() + 1];
        for (var state = 0; state < all; state++)
        {
            for (var g = 0; g < counts.Length; g++)
            {
                used[state] += state / strides[g] % (counts[g] + 1);
            }

            sizes[used[state]]++;
        }

        var layers = sizes.Select(size => new int[size]).ToArray();
        Array.Clear(sizes);
        for (var state = 0; state < all; state++)
        {
            layers[used[state]][sizes[used[state]]++] = state;
        }

        return layers;
    }
}

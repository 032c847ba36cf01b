using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lancar.Statistics;

/// <summary>Mean, standard deviation and ends of many replicates, eight at a time in a fixed order.</summary>
internal readonly record struct Spread(double Mean, double Deviation, double Smallest, double Largest)
{
    private const int Lane = 8;

    /// <summary>Of at least two finite values.</summary>
    public static Spread Of(ReadOnlySpan<double> values)
    {
        // Distances from the first value: sums of squares keep their digits when the values lie far from zero. Scaled, so that they
        // stay in range.
        var origin = values[0];
        var (smallest, largest) = Ends(values);
        var reach = Math.Max(largest / 2 - origin / 2, origin / 2 - smallest / 2);
        if (reach == 0)
        {
            return new Spread(origin, 0, smallest, largest);
        }

        var exponent = Math.ILogB(reach) + 1;
        var scale = Math.ScaleB(1, Math.Clamp(-exponent, -1000, 1000));
        var (sum, squares) = Sums(values, origin, scale);
        var mean = sum / values.Length;
        var variance = Math.Max(0, squares - sum * mean) / (values.Length - 1);
        return new Spread(origin + mean / scale, Math.Sqrt(variance) / scale, smallest, largest);
    }

    private static (double Smallest, double Largest) Ends(ReadOnlySpan<double> values)
    {
        var (smallest, largest) = (values[0], values[0]);
        foreach (var value in values)
        {
            smallest = value < smallest ? value : smallest;
            largest = value > largest ? value : largest;
        }

        return (smallest, largest);
    }

    private static (double Sum, double Squares) Sums(ReadOnlySpan<double> values, double origin, double scale)
    {
        var (start, factor) = (Vector512.Create(origin * scale), Vector512.Create(scale));
        var (sum, squares) = (Vector512<double>.Zero, Vector512<double>.Zero);
        ref var value = ref MemoryMarshal.GetReference(values);
        var whole = values.Length / Lane * Lane;
        for (nuint i = 0; i < (nuint)whole; i += Lane)
        {
            var distance = Vector512.LoadUnsafe(ref value, i) * factor - start;
            sum += distance;
            squares += distance * distance;
        }

        var (total, totalSquares) = (Vector512.Sum(sum), Vector512.Sum(squares));
        foreach (var last in values[whole..])
        {
            var distance = last * scale - origin * scale;
            total += distance;
            totalSquares += distance * distance;
        }

        return (total, totalSquares);
    }
}

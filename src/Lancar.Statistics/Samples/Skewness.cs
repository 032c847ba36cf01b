namespace Lancar.Statistics;

/// <summary>The third standardised moment of a sample, careful at every magnitude of the data.</summary>
internal static class Skewness
{
    private const int SafeExponent = 300;

    /// <summary>g₁ = m₃ / m₂^1.5 with divisor n; null without spread.</summary>
    public static double? Of(ReadOnlySpan<double> sorted)
    {
        if (sorted[0] == sorted[^1])
        {
            return null;
        }

        var largest = Math.Max(Math.Abs(sorted[0]), Math.Abs(sorted[^1]));
        var exponent = Math.Abs(Math.ILogB(largest)) > SafeExponent ? Math.ILogB(largest) : 0;
        var sum = new CompensatedSum();
        foreach (var value in sorted)
        {
            sum.Add(Math.ScaleB(value, -exponent));
        }

        var mean = sum.Value / sorted.Length;
        // Distances are taken relative to the largest: their cubes stay within the range of a double.
        var reach = Math.Max(Math.ScaleB(sorted[^1], -exponent) - mean, mean - Math.ScaleB(sorted[0], -exponent));
        var squares = new CompensatedSum();
        var cubes = new CompensatedSum();
        foreach (var value in sorted)
        {
            var distance = (Math.ScaleB(value, -exponent) - mean) / reach;
            squares.Add(distance * distance);
            cubes.Add(distance * distance * distance);
        }

        return cubes.Value / squares.Value * Math.Sqrt(sorted.Length / squares.Value);
    }
}

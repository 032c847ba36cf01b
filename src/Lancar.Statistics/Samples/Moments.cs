namespace Lancar.Statistics;

/// <summary>Mean and standard deviation, careful at every magnitude of the data.</summary>
internal readonly record struct Moments(double Mean, double? StandardDeviation)
{
    private const int SafeExponent = 400;

    /// <summary>Moments of finite observations, at least one.</summary>
    public static Moments Of(ReadOnlySpan<double> values)
    {
        var exponent = Exponent(values);
        var mean = MeanOf(values, exponent);
        var scaledDeviation = values.Length < 2 ? (double?)null : DeviationOf(values, exponent, mean);
        return new Moments(
            Math.ScaleB(mean, exponent),
            scaledDeviation is { } deviation ? Math.ScaleB(deviation, exponent) : null);
    }

    // The power of two to work at: none, unless squares could leave the range of a double.
    private static int Exponent(ReadOnlySpan<double> values)
    {
        var largest = 0.0;
        foreach (var value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        var exponent = largest == 0 ? 0 : Math.ILogB(largest);
        return Math.Abs(exponent) > SafeExponent ? exponent : 0;
    }

    private static double MeanOf(ReadOnlySpan<double> values, int exponent)
    {
        var sum = new CompensatedSum();
        foreach (var value in values)
        {
            sum.Add(Math.ScaleB(value, -exponent));
        }

        return sum.Value / values.Length;
    }

    private static double DeviationOf(ReadOnlySpan<double> values, int exponent, double mean)
    {
        var squares = new CompensatedSum();
        var rest = new CompensatedSum();
        foreach (var value in values)
        {
            var distance = Math.ScaleB(value, -exponent) - mean;
            squares.Add(distance * distance);
            rest.Add(distance);
        }

        // The rest is what the rounding of the mean left over.
        var corrected = squares.Value - rest.Value * rest.Value / values.Length;
        return Math.Sqrt(Math.Max(0, corrected) / (values.Length - 1));
    }
}

namespace Lancar.Statistics;

/// <summary>The acceleration of BCa: one sixth of the skewness of the influence each observation has.</summary>
internal static class Acceleration
{
    /// <summary>From jackknife values: u = their mean − value, Σ u³ / (6 (Σ u²)^1.5) (Efron 1987, equation 6.6 with the jackknife).</summary>
    public static double OfJackknife(ReadOnlySpan<double> jackknife) => OfInfluences(Influences(jackknife, 1));

    /// <summary>
    /// From the jackknife values of two samples, each left out in turn: the influences of a sample count (n − 1) / n, which falls
    /// out where the samples are of one length (Davison, Hinkley 1997, section 5.3.2).
    /// </summary>
    public static double OfJackknife(ReadOnlySpan<double> first, ReadOnlySpan<double> second) =>
        OfInfluences(
        [
            .. Influences(first, (first.Length - 1.0) / first.Length),
            .. Influences(second, (second.Length - 1.0) / second.Length),
        ]);

    /// <summary>0 when nothing has any influence: a flat statistic is not skew.</summary>
    public static double OfInfluences(ReadOnlySpan<double> influences)
    {
        var largest = Largest(influences);
        if (largest == 0)
        {
            return 0;
        }

        var squares = new CompensatedSum();
        var cubes = new CompensatedSum();
        foreach (var influence in influences)
        {
            // Relative to the largest, so that no power leaves the range of a double.
            var relative = influence / largest;
            squares.Add(relative * relative);
            cubes.Add(relative * relative * relative);
        }

        return cubes.Value / (6 * squares.Value * Math.Sqrt(squares.Value));
    }

    private static double[] Influences(ReadOnlySpan<double> jackknife, double factor)
    {
        var largest = Largest(jackknife);
        var sum = new CompensatedSum();
        foreach (var value in jackknife)
        {
            // Divided first: the sum of values near the end of the range would leave it.
            sum.Add(value / jackknife.Length);
        }

        var mean = sum.Value;
        // Where the values are equal the rounding of their mean would pass for influence.
        var noise = 8e-16 * largest;
        var influences = new double[jackknife.Length];
        for (var i = 0; i < influences.Length; i++)
        {
            influences[i] = Math.Abs(mean - jackknife[i]) <= noise ? 0 : factor * (mean - jackknife[i]);
        }

        return influences;
    }

    private static double Largest(ReadOnlySpan<double> values)
    {
        var largest = 0.0;
        foreach (var value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }
}

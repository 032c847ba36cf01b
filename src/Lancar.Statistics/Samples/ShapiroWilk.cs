namespace Lancar.Statistics;

/// <summary>The Shapiro–Wilk test of normality.</summary>
public static class ShapiroWilk
{
    /// <summary>Fewest observations.</summary>
    public const int Fewest = 3;

    /// <summary>Most observations: Royston's approximation was fitted up to here.</summary>
    public const int Most = 5000;

    /// <summary>Tests the null hypothesis that the sample comes from a normal population.</summary>
    /// <param name="values">3 to 5,000 observations in any order and unit, all finite. Not changed.</param>
    /// <returns>W and p: advice about the data, which never switches a test by itself.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Coefficients and law by Royston (1995), algorithm AS R94; for three observations the law is exact. Ties are
    /// taken as given; rounded data give a p that is too small. With few observations the test finds little, with thousands it
    /// finds trifles: look at the data, and choose the analysis by the design.</para>
    /// <para><b>Source.</b> Shapiro, Wilk (1965), Biometrika 52, 591–611; Royston (1995), Appl. Stat. 44, 547–551.</para>
    /// <para><b>Accuracy and cost.</b> Against R's <c>shapiro.test</c>, the same algorithm: W 1e-13, p 1e-10 relative. As an
    /// approximation of the true law p is good to about two digits. The same bits for permuted observations and for units that
    /// differ by a power of two. O(n log n).</para>
    /// <para><b>Elsewhere.</b> SciPy 1.10 computes in single precision and goes on beyond 5,000 with a warning; SPSS prints
    /// Royston's values.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>; <see cref="Violation.NotFinite"/>; <see cref="Violation.TooFew"/>: fewer than three;
    /// <see cref="Violation.TooLarge"/>: more than 5,000; <see cref="Violation.NoInformation"/>: all observations are equal.
    /// </exception>
    public static ShapiroWilkResult Test(ReadOnlySpan<double> values)
    {
        SampleChecks.NotEmpty(values);
        SampleChecks.Finite(values);
        if (values.Length < Fewest)
        {
            throw new AssumptionException(Violation.TooFew, $"The test needs {Fewest} observations; there are {values.Length}.");
        }

        if (values.Length > Most)
        {
            throw new AssumptionException(Violation.TooLarge, $"The test's law is known up to {Most} observations; there are {values.Length}.");
        }

        var sorted = GroupMoments.Sorted(values.ToArray());
        if (sorted[0] == sorted[^1])
        {
            throw new AssumptionException(Violation.NoInformation, "All observations are equal: there is no shape to judge.");
        }

        var rest = OneMinusW(sorted, Coefficients(sorted.Length));
        return new ShapiroWilkResult { Count = sorted.Length, W = 1 - rest, OneMinusW = rest, P = Probability.Of(Tail(rest, sorted.Length)) };
    }

    // Half of the antisymmetric coefficients, the largest first.
    private static double[] Coefficients(int n)
    {
        if (n == 3)
        {
            return [Math.Sqrt(0.5)];
        }

        var scores = new double[n / 2];
        var squares = 0.0;
        for (var i = 0; i < scores.Length; i++)
        {
            // The median of the (i + 1)-th largest normal value (Blom).
            scores[i] = NormalLaw.TwoSidedQuantile(1 - 2 * (i + 0.625) / (n + 0.25));
            squares += 2 * scores[i] * scores[i];
        }

        var root = 1 / Math.Sqrt(n);
        var norm = Math.Sqrt(squares);
        var first = scores[0] / norm + Polynomial(root, 0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056);
        var coefficients = new double[scores.Length];
        coefficients[0] = first;
        var from = 1;
        var left = squares - 2 * scores[0] * scores[0];
        var free = 1 - 2 * first * first;
        if (n > 5)
        {
            coefficients[1] = scores[1] / norm + Polynomial(root, 0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633);
            from = 2;
            left -= 2 * scores[1] * scores[1];
            free -= 2 * coefficients[1] * coefficients[1];
        }

        var factor = Math.Sqrt(left / free);
        for (var i = from; i < scores.Length; i++)
        {
            coefficients[i] = scores[i] / factor;
        }

        return coefficients;
    }

    // 1 − (Σ a x)² / (Σ a² Σ (x − mean)²) as a product of two factors, of which only the first can be small.
    private static double OneMinusW(double[] sorted, double[] coefficients)
    {
        var n = sorted.Length;
        var exponent = Math.ILogB(Math.Max(Math.Abs(sorted[0]), Math.Abs(sorted[^1])));
        var unit = Array.ConvertAll(sorted, value => Math.ScaleB(value, -exponent));
        var range = unit[^1] - unit[0];
        var scaled = Array.ConvertAll(unit, value => (value - unit[0]) / range);
        var mean = Sum(n, i => scaled[i]) / n;
        var coefficientSquares = 2 * Sum(coefficients.Length, i => coefficients[i] * coefficients[i]);
        var dataSquares = Sum(n, i => (scaled[i] - mean) * (scaled[i] - mean));
        var products = Sum(coefficients.Length, i => coefficients[i] * (scaled[n - 1 - i] - scaled[i]));
        var both = Math.Sqrt(coefficientSquares * dataSquares);
        return Math.Clamp((both - products) * (both + products) / (coefficientSquares * dataSquares), 0, 1);
    }

    private static ScaledNumber Tail(double rest, int n)
    {
        if (rest == 0)
        {
            return new ScaledNumber(1, 0);
        }

        if (n == 3)
        {
            // 6/π (asin √W − asin √¾); W is at least ¾.
            return new ScaledNumber(Math.Max(0, 1 - 6 / Math.PI * Math.Asin(Math.Sqrt(Math.Min(rest, 0.25)))), 0);
        }

        double z;
        if (n <= 11)
        {
            // At these sizes W cannot be so small that the inner logarithm fails.
            var y = -Math.Log(Polynomial(n, -2.273, 0.459) - Math.Log(rest));
            z = (y - Polynomial(n, 0.544, -0.39978, 0.025054, -6.714e-4)) / Math.Exp(Polynomial(n, 1.3822, -0.77857, 0.062767, -0.0020322));
        }
        else
        {
            var log = Math.Log(n);
            z = (Math.Log(rest) - Polynomial(log, -1.5861, -0.31082, -0.083751, 0.0038915)) / Math.Exp(Polynomial(log, -0.4803, -0.082676, 0.0030302));
        }

        var half = NormalLaw.TwoSided(z).Times(0.5);
        return z >= 0 ? half : new ScaledNumber(1 - half.Value, 0);
    }

    private static double Polynomial(double x, params ReadOnlySpan<double> coefficients)
    {
        var value = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--)
        {
            value = value * x + coefficients[i];
        }

        return value;
    }

    private static double Sum(int count, Func<int, double> term)
    {
        var sum = new CompensatedSum();
        for (var i = 0; i < count; i++)
        {
            sum.Add(term(i));
        }

        return sum.Value;
    }
}

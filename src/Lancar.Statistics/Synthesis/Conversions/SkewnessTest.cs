namespace Lancar.Statistics;

/// <summary>What the skewness test found.</summary>
/// <param name="Statistic">The statistic, from 0; with the range that the printed digits allow.</param>
/// <param name="CriticalValue">Skewness is detected from here on, at the 5 % level.</param>
public readonly record struct SkewnessTestResult(ReportedValue Statistic, double CriticalValue)
{
    /// <summary>True at every rounding of the figures, false at none, null when the rounding decides.</summary>
    public bool? Detected => Statistic.Least >= CriticalValue ? true : Statistic.Greatest < CriticalValue ? false : null;
}

/// <summary>Are the data behind printed quantiles skewed? H₀: they are normal.</summary>
/// <remarks>
/// T₁ = |a + b − 2m| / (b − a) against 1/ln(n + 9) + 2.5/(n + 1); T₂ = |q₁ + q₃ − 2m| / (q₃ − q₁) against 2.65/√n − 6/n²; with all five
/// numbers max(2.65 ln(0.6 n)/√n · T₁, T₂) against 3/√n − 40/n³. Source: Shi, Luo, Wan et al. (2023), Stat. Methods Med. Res. 32, 1338.
/// metafor's <c>conv.fivenum</c> has the same values; the preprint of 2020 had slightly others.
/// </remarks>
public static class SkewnessTest
{
    /// <summary>The test for whichever figures are given.</summary>
    /// <param name="summary">The sample.</param>
    /// <returns>The result; null where the figures do not allow the test (a width alone; equal quartiles).</returns>
    /// <exception cref="ArgumentNullException">No sample.</exception>
    /// <exception cref="AssumptionException">An impossible sample: see <see cref="MedianConversion.Estimate"/>.</exception>
    public static SkewnessTestResult? Test(QuantileSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var ordered = summary.Checked();
        double n = summary.Count;
        return summary.Set switch
        {
            QuantileSet.Range => new(Asymmetry(ordered[0], ordered[1], ordered[2]), 1 / Math.Log(n + 9) + 2.5 / (n + 1)),
            QuantileSet.Quartiles => new(Asymmetry(ordered[0], ordered[1], ordered[2]), 2.65 / Math.Sqrt(n) - 6 / (n * n)),
            QuantileSet.Five => ordered[1].Value < ordered[3].Value
                ? new(Greater(Asymmetry(ordered[0], ordered[2], ordered[4]), Asymmetry(ordered[1], ordered[2], ordered[3]), 2.65 * Math.Log(0.6 * n) / Math.Sqrt(n)), 3 / Math.Sqrt(n) - 40 / (n * n * n))
                : null,
            QuantileSet.Width => null,
        };
    }

    // (low + high − 2 m) / (high − low) rises with both ends, falls with m, and lies between −1 and 1.
    private static ReportedValue Asymmetry(ReportedValue low, ReportedValue middle, ReportedValue high)
    {
        static double Of(double low, double middle, double high, double otherwise) =>
            high > low ? Math.Clamp((high - middle - (middle - low)) / (high - low), -1, 1) : otherwise;

        return ReportedValue.Of(
            Of(low.Value!.Value, middle.Value!.Value, high.Value!.Value, 0),
            Of(low.Least, middle.Greatest, high.Least, -1),
            Of(low.Greatest, middle.Least, high.Greatest, 1)).Magnitude();
    }

    private static ReportedValue Greater(ReportedValue range, ReportedValue quartiles, double weight) => ReportedValue.Of(
        Math.Max(weight * range.Value!.Value, quartiles.Value!.Value),
        Math.Max(weight * range.Least, quartiles.Least),
        Math.Max(weight * range.Greatest, quartiles.Greatest));
}

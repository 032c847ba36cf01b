namespace Lancar.Statistics;

/// <summary>Mean and standard deviation estimated from quantiles.</summary>
public sealed record MedianConversionResult
{
    /// <summary>The method used.</summary>
    public required MedianMethod Method { get; init; }

    /// <summary>The figures used.</summary>
    public required QuantileSet Set { get; init; }

    /// <summary>Estimated mean and standard deviation with n. Their ranges are those of the printed digits, not the error of the method.</summary>
    public required ReportedGroup Group { get; init; }

    /// <summary>The test for skewness; null where the figures do not allow one.</summary>
    public required SkewnessTestResult? Skewness { get; init; }

    /// <summary>What is to be done with the study.</summary>
    public MedianAdvice Advice => Skewness switch
    {
        null => MedianAdvice.Untested,
        { Detected: true } => MedianAdvice.UseMedians,
        { Detected: false } => MedianAdvice.Convert,
        _ => MedianAdvice.RoundingDecides,
    };

    /// <summary>The advice in a sentence, to stand beside the figures.</summary>
    public string Statement => Advice switch
    {
        MedianAdvice.Convert => "Estimates under a normal law. Skewness was not detected, which does not prove that there is none.",
        MedianAdvice.UseMedians => "The data are skewed: not to be converted; use the medians.",
        MedianAdvice.RoundingDecides => "Whether the data count as skewed depends on the rounding of the printed figures; show the result with and without this study.",
        MedianAdvice.Untested => "Estimates under a normal law that these figures cannot test; show the result with and without this study.",
    };
}

/// <summary>Mean and standard deviation from a median with minimum and maximum, with quartiles, or with all of them.</summary>
public static class MedianConversion
{
    /// <summary>Estimates mean and standard deviation under a normal law, and says whether the figures speak against one.</summary>
    /// <param name="summary">The figures as printed; at least 5 people.</param>
    /// <param name="method">How to estimate; the result echoes it.</param>
    /// <returns>The estimates, always with the test for skewness beside them: they are also given where the advice is not to use them.</returns>
    /// <remarks>
    /// Sources: <see cref="MedianMethod"/>; Luo et al. (2018), Stat. Methods Med. Res. 27, 1785; Wan et al. (2014), BMC Med. Res. Methodol. 14, 135;
    /// Shi et al. (2020), Res. Synth. Methods 11, 641; Hozo et al. (2005), BMC Med. Res. Methodol. 5, 13. From a width alone the mean is the
    /// median and equation 16 gives the standard deviation. Closed forms; the exact order statistics to 1e-12. metafor's <c>conv.fivenum</c> prints no
    /// estimate where its test detects skewness, the web calculators print it without a word.
    /// </remarks>
    /// <exception cref="ArgumentNullException">No sample.</exception>
    /// <exception cref="ArgumentException">Hozo's method without minimum and maximum, or with quartiles.</exception>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.OutOfRange"/>: the figures are not in order. <see cref="Violation.TooFew"/>: fewer than 5 people.
    /// <see cref="Violation.NoInformation"/>: half of a pair, a bound, or no spread.
    /// </exception>
    public static MedianConversionResult Estimate(QuantileSummary summary, MedianMethod method = MedianMethod.LuoWanShi)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var (skewness, set, ordered) = (SkewnessTest.Test(summary), summary.Set, summary.Checked());
        if (method == MedianMethod.Hozo && set != QuantileSet.Range)
        {
            throw new ArgumentException("Hozo's formulas take minimum, median and maximum alone; use Wan's or Luo's for quartiles.", nameof(method));
        }

        return new()
        {
            Method = method,
            Set = set,
            Group = new(Mean(ordered, summary.Count, set, method), Deviation(summary, ordered, set, method), summary.Count),
            Skewness = skewness,
        };
    }

    private static ReportedValue Mean(IReadOnlyList<ReportedValue> ordered, int n, QuantileSet set, MedianMethod method)
    {
        var weights = Weights(n, set, method);
        double Of(Func<ReportedValue, double> value) => ordered.Select((one, i) => weights[i] * value(one)).Sum();
        // No weight is negative, so that the mean rises with every figure.
        return ReportedValue.Of(Of(one => one.Value!.Value), Of(one => one.Least), Of(one => one.Greatest));
    }

    private static double[] Weights(int n, QuantileSet set, MedianMethod method)
    {
        if (set == QuantileSet.Width)
        {
            return [1];
        }

        var power = Math.Pow(n, 0.75);
        var (outer, inner) = (method, set) switch
        {
            (MedianMethod.Hozo, _) => (n <= 25 ? 0.5 : 0, 0.0),
            (MedianMethod.Wan, QuantileSet.Range) => (0.5, 0),
            (MedianMethod.Wan, QuantileSet.Quartiles) => (0, 2.0 / 3),
            (MedianMethod.Wan, _) => (0.25, 0.5),
            (_, QuantileSet.Range) => (4 / (4 + power), 0),
            (_, QuantileSet.Quartiles) => (0, 0.7 + 0.39 / n),
            _ => (2.2 / (2.2 + power), 0.7 - 0.72 / Math.Pow(n, 0.55)),
        };
        var rest = 1 - outer - inner;
        return set switch
        {
            QuantileSet.Range => [outer / 2, rest, outer / 2],
            QuantileSet.Quartiles => [inner / 2, rest, inner / 2],
            _ => [outer / 2, inner / 2, rest, inner / 2, outer / 2],
        };
    }

    private static ReportedValue Deviation(QuantileSummary summary, IReadOnlyList<ReportedValue> ordered, QuantileSet set, MedianMethod method)
    {
        var n = summary.Count;
        if (method == MedianMethod.Hozo)
        {
            return Hozo(ordered[0], ordered[1], ordered[2], n);
        }

        var exact = method == MedianMethod.LuoWanShiExact;
        if (set == QuantileSet.Width)
        {
            return summary.Width!.Value.Map(width => Math.Max(0, width) / Quartiles(n, exact));
        }

        if (set != QuantileSet.Five)
        {
            var unit = set == QuantileSet.Range ? Range(n, exact) : Quartiles(n, exact);
            return Distance(ordered[0], ordered[2]).Map(distance => distance / unit);
        }

        var share = method == MedianMethod.Wan ? 0.5 : 1 / (1 + 0.07 * Math.Pow(n, 0.6));
        var (outer, inner) = (share / Range(n, exact), (1 - share) / Quartiles(n, exact));
        var (range, quartiles) = (Distance(ordered[0], ordered[4]), Distance(ordered[1], ordered[3]));
        return ReportedValue.Of(
            outer * range.Value + inner * quartiles.Value, outer * range.Least + inner * quartiles.Least, outer * range.Greatest + inner * quartiles.Greatest);
    }

    private static ReportedValue Distance(ReportedValue low, ReportedValue high) =>
        ReportedValue.RiseAndFall(high, low, (above, below) => Math.Max(0, above - below));

    // Wan et al. (2014), equations 9 and 16, with Blom's 3/8; or the exact expectation.
    private static double Range(int n, bool exact) => exact ? NormalOrder.Range(n) : 2 * Quantile((n - 0.375) / (n + 0.25));

    private static double Quartiles(int n, bool exact) => exact ? NormalOrder.InterquartileRange(n) : 2 * Quantile((0.75 * n - 0.125) / (n + 0.25));

    private static double Quantile(double lower) => NormalLaw.TwoSidedQuantile(2 * lower - 1);

    private static ReportedValue Hozo(ReportedValue low, ReportedValue middle, ReportedValue high, int n)
    {
        if (n > 15)
        {
            return Distance(low, high).Map(distance => distance / (n <= 70 ? 4 : 6));
        }

        // Falls with the minimum, rises with the maximum, least at the median halfway between them.
        static double Of(double a, double m, double b) => Math.Sqrt(((a - 2 * m + b) * (a - 2 * m + b) / 4 + (b - a) * (b - a)) / 12);
        var (a, b) = (Math.Min(low.Greatest, high.Least), Math.Max(low.Greatest, high.Least));
        return ReportedValue.Extremes(
            Of(low.Value!.Value, middle.Value!.Value, high.Value!.Value),
            [Of(a, Math.Clamp((a + b) / 2, middle.Least, middle.Greatest), b), Of(low.Least, middle.Least, high.Greatest), Of(low.Least, middle.Greatest, high.Greatest)]);
    }
}

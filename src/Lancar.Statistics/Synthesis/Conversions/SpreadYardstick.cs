namespace Lancar.Statistics;

/// <summary>A printed standard deviation against those of the other studies, on the scale of logarithms.</summary>
internal static class SpreadYardstick
{
    /// <summary>Scatter of a median over that of a mean, squared, for normal values: π/2.</summary>
    private const double MedianLoss = Math.PI / 2;

    /// <summary>Standard deviation of normal values over their median absolute deviation.</summary>
    private const double AbsoluteDeviationUnit = 1.4826022185056018;

    public static bool Judge(PrintedSpread group, PrintedSpread[] all, List<SpreadReason> reasons, StandardErrorAlarmOptions options)
    {
        PrintedSpread[] others = [.. all.Where(other => other.Study != group.Study)];
        var studies = others.Select(other => other.Study).Distinct().Count();
        if (studies < options.LeastOthers)
        {
            return false;
        }

        var (center, unit) = Place(others, studies, group.Count, Logarithm, options);
        var x = Logarithm(group);
        var shift = Math.Log(group.Count) / 2;
        if (x > center - options.Units * unit || Math.Abs(x + shift - center) > options.UnitsAsError * unit)
        {
            return false;
        }

        reasons.Add(new(SpreadReasonKind.FarBelowOthers, Math.Exp(x - center), Math.Exp(-options.Units * unit)));
        reasons.Add(new(SpreadReasonKind.FitsOthersAsError, Math.Exp(x + shift - center), Math.Exp(Math.Sign(x + shift - center) * options.UnitsAsError * unit)));
        // Scatter may grow with the mean: then the figure must also be small beside its own mean.
        if (!others.Append(group).All(one => one.Mean is { Value: > 0 }))
        {
            return true;
        }

        var (usual, unitOfRatio) = Place(others, studies, group.Count, Variation, options);
        if (Variation(group) <= usual - options.Units / 2 * unitOfRatio)
        {
            return true;
        }

        reasons.Add(new(SpreadReasonKind.VariesWithMean, Math.Exp(Variation(group)), Math.Exp(usual)));
        return false;
    }

    private static (double Center, double Unit) Place(PrintedSpread[] others, int studies, int count, Func<PrintedSpread, double> value, StandardErrorAlarmOptions options)
    {
        double[] values = [.. others.Select(value)];
        var center = Median(values);
        var spread = AbsoluteDeviationUnit * Median([.. values.Select(one => Math.Abs(one - center))]);
        var sampling = others.Average(other => Sampling(other.Count));
        var between = Math.Max(options.LeastSpread * options.LeastSpread, spread * spread - sampling);
        var ofCenter = (studies > 2 ? MedianLoss : 1) * (between + sampling) / studies;
        return (center, Math.Sqrt(between + Sampling(count) + ofCenter));
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }

    private static double Logarithm(PrintedSpread group) => Math.Log(group.Deviation.Value!.Value);

    private static double Variation(PrintedSpread group) => Logarithm(group) - Math.Log(group.Mean!.Value.Value!.Value);

    // Variance of the logarithm of a standard deviation of normal values.
    private static double Sampling(int count) => 1 / (2.0 * (count - 1));
}

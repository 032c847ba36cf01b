namespace Lancar.Statistics;

/// <summary>Bias and limits of agreement of two measurements, first minus second.</summary>
public sealed record BlandAltmanResult
{
    /// <summary>Number of pairs.</summary>
    public required int Pairs { get; init; }

    /// <summary>Mean difference, first minus second, in the unit of the data.</summary>
    public required double Bias { get; init; }

    /// <summary>Student's interval of the bias.</summary>
    public required ConfidenceInterval BiasInterval { get; init; }

    /// <summary>Standard deviation of the differences, divisor n − 1.</summary>
    public required double StandardDeviation { get; init; }

    /// <summary>The share of differences the limits are meant to hold.</summary>
    public required double Coverage { get; init; }

    /// <summary>Lower limit of agreement.</summary>
    public required double LowerLimit { get; init; }

    /// <summary>Exact interval of the lower limit for normal differences.</summary>
    public required ConfidenceInterval LowerLimitInterval { get; init; }

    /// <summary>Upper limit of agreement.</summary>
    public required double UpperLimit { get; init; }

    /// <summary>Exact interval of the upper limit for normal differences.</summary>
    public required ConfidenceInterval UpperLimitInterval { get; init; }

    /// <summary>Slope of the difference on the mean of the two measurements (proportional bias); null when the means do not vary.</summary>
    public required AgreementSlope? SlopeOnMean { get; init; }
}

/// <summary>Least-squares slope of the difference (first minus second) on the mean of two measurements.</summary>
public sealed record AgreementSlope
{
    /// <summary>Change of the difference per unit of the mean.</summary>
    public required double Slope { get; init; }

    /// <summary>Student's interval, n − 2 degrees of freedom.</summary>
    public required ConfidenceInterval Interval { get; init; }

    /// <summary>Two-sided p of "no slope"; 1 when the difference never varies.</summary>
    public required Probability P { get; init; }

    internal static AgreementSlope? Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second, double confidence)
    {
        var n = first.Length;
        var (means, differences) = (new double[n], new double[n]);
        for (var i = 0; i < n; i++)
        {
            (means[i], differences[i]) = (first[i] / 2 + second[i] / 2, first[i] - second[i]);
        }

        Array.Sort(means, differences);
        if (means[0] == means[^1])
        {
            return null;
        }

        if (differences.All(difference => difference == differences[0]))
        {
            return new AgreementSlope { Slope = 0, Interval = new ConfidenceInterval(0, 0, confidence), P = Probability.Of(1) };
        }

        var moments = ProductMoments.Of(means, differences)!.Value;
        var scale = Moments.Of(differences.Order().ToArray()).StandardDeviation!.Value / Moments.Of(means).StandardDeviation!.Value;
        var slope = moments.Correlation * scale;
        var error = Math.Sqrt(moments.Unexplained / (n - 2)) * scale;
        var reach = StudentLaw.TwoSidedQuantile(confidence, n - 2) * error;
        return new AgreementSlope
        {
            Slope = slope,
            Interval = new ConfidenceInterval(slope - reach, slope + reach, confidence),
            P = Probability.Of(StudentLaw.TwoSided(error == 0 ? double.PositiveInfinity : slope / error, n - 2)),
        };
    }
}

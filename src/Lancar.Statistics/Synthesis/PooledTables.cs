namespace Lancar.Statistics;

/// <summary>A figure common to several two-by-two tables. Made by <see cref="MantelHaenszel"/>.</summary>
public sealed record PooledTables
{
    /// <summary>The pooled effect: of ratios the natural logarithm, first over second; of differences first minus second.</summary>
    public required double Estimate { get; init; }

    /// <summary>Its standard error.</summary>
    public required double StandardError { get; init; }

    /// <summary>Two-sided p of no effect, normal law.</summary>
    public required Probability P { get; init; }

    /// <summary>Interval of <see cref="Estimate"/>.</summary>
    public required ConfidenceInterval Interval { get; init; }

    /// <summary>The ratio itself; null for differences.</summary>
    public required double? Ratio { get; init; }

    /// <summary>Its interval; null for differences.</summary>
    public required ConfidenceInterval? RatioInterval { get; init; }

    /// <summary>Number of tables that carry information.</summary>
    public required int TableCount { get; init; }

    /// <summary>Number of tables left aside because they carry none: no event, or no non-event, in either group.</summary>
    public required int SilentTables { get; init; }

    internal static PooledTables Of(double estimate, double error, bool isRatio, int count, int silent, double confidence)
    {
        var reach = NormalReach.Of(confidence) * error;
        return new PooledTables
        {
            Estimate = estimate,
            StandardError = error,
            P = Probability.Of(NormalLaw.TwoSided(estimate / error)),
            Interval = new ConfidenceInterval(estimate - reach, estimate + reach, confidence),
            Ratio = isRatio ? Math.Exp(estimate) : null,
            RatioInterval = isRatio ? new ConfidenceInterval(Math.Exp(estimate - reach), Math.Exp(estimate + reach), confidence) : null,
            TableCount = count,
            SilentTables = silent,
        };
    }
}

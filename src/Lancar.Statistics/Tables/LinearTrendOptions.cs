namespace Lancar.Statistics;

/// <summary>The scores of rows or columns that are given none.</summary>
public enum TrendScores
{
    /// <summary>0, 1, 2, … by the place in the table as given, so that an empty category keeps its step.</summary>
    EquallySpaced,

    /// <summary>The midrank of the observations of the category: scores that follow from the totals.</summary>
    Midranks,
}

/// <summary>Choices of <see cref="LinearTrend"/>.</summary>
public sealed record LinearTrendOptions
{
    /// <summary>The work the exact method takes for a table of three or more rows and columns unless told otherwise: a quarter of a minute on one core.</summary>
    public const long DefaultStepBudget = 2_000_000_000;

    /// <summary>Scores of rows or columns that are given none; equally spaced unless given.</summary>
    public TrendScores Scores { get; init; } = TrendScores.EquallySpaced;

    /// <summary>Confidence of the interval of the slope, strictly between 0 and 1; 0.95 unless given.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>False goes straight to Monte Carlo; true unless given.</summary>
    public bool Exact { get; init; } = true;

    /// <summary>
    /// Additions the exact method may make in a table of three or more rows and columns, at least 0; when they do not suffice, or soon prove not
    /// to, Monte Carlo answers. Counted, not timed, so that the same table gives the same answer everywhere.
    /// </summary>
    public long StepBudget { get; init; } = DefaultStepBudget;

    /// <summary>Replicates, seed and confidence of random tables, where the exact law is out of reach.</summary>
    public MonteCarloPermutationOptions MonteCarlo { get; init; } = new();

    internal LinearTrendOptions Checked()
    {
        ConfidenceInterval.CheckedLevel(Confidence);
        ArgumentOutOfRangeException.ThrowIfNegative(StepBudget);
        if (!Enum.IsDefined(Scores))
        {
            throw new ArgumentOutOfRangeException(nameof(Scores), Scores, "Scores are equally spaced or midranks.");
        }

        MonteCarlo.Checked();
        return this;
    }
}

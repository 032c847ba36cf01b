namespace Lancar.Statistics;

/// <summary>Completed data sets.</summary>
public sealed record MultipleImputationResult
{
    /// <summary>The completed data sets, each with its columns in the order given; observed values are untouched.</summary>
    public required IReadOnlyList<IReadOnlyList<Predictor>> Completed { get; init; }

    /// <summary>Missing values per column, in the order given.</summary>
    public required IReadOnlyList<int> MissingCounts { get; init; }

    /// <summary>
    /// Mean of the drawn values by column, round and data set: without trend over the rounds, and mixed between data sets, the chain is at rest. Columns with
    /// nothing missing have no entries.
    /// </summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<double>>> ChainMeans { get; init; }

    /// <summary>The seed of the random numbers.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Rounds of the chain.</summary>
    public required int Iterations { get; init; }

    /// <summary>The method in words.</summary>
    public string MethodInWords => $"multiple imputation by chained equations, {Completed.Count} data sets, {Iterations} rounds, seed {Seed}";

    /// <summary>Analyses every completed data set and pools by <see cref="RubinsRules"/>.</summary>
    /// <param name="analysis">Estimate and standard error from one completed data set; ratios as logarithms.</param>
    /// <param name="completeDegreesOfFreedom">Degrees of freedom of the analysis if nothing were missing; infinite unless given.</param>
    /// <param name="confidence">Confidence of the interval.</param>
    /// <returns>The pooled quantity.</returns>
    /// <exception cref="AssumptionException">As <see cref="RubinsRules.Pool"/>, and what the analysis throws.</exception>
    public RubinsRulesResult Pool(
        Func<IReadOnlyList<Predictor>, (double Estimate, double StandardError)> analysis,
        double completeDegreesOfFreedom = double.PositiveInfinity,
        double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        var answers = Completed.Select(analysis).ToArray();
        return RubinsRules.Pool(
            [.. answers.Select(answer => answer.Estimate)], [.. answers.Select(answer => answer.StandardError)], completeDegreesOfFreedom, confidence);
    }
}

namespace Lancar.Statistics;

/// <summary>How the p-value of an r × c table was found.</summary>
public enum FreemanHaltonMethod
{
    /// <summary>Every table counted, by the walk along a two-by-two table.</summary>
    ExactTwoByTwo,

    /// <summary>Every table counted, by a network cut in the middle.</summary>
    ExactNetwork,

    /// <summary>Random tables of the same margins, because the budget of the exact method did not suffice or was not to be used.</summary>
    MonteCarlo,

    /// <summary>Fewer than two rows or columns hold anything: p is 1 by definition.</summary>
    NoInformation,
}

/// <summary>The outcome of Fisher's exact test of an r × c table.</summary>
public sealed record FreemanHaltonResult
{
    /// <summary>How the p-values were found.</summary>
    public required FreemanHaltonMethod Method { get; init; }

    /// <summary>Probability of the tables not more probable than the observed one, ties decided in whole numbers; by Monte Carlo (b + 1)/(B + 1).</summary>
    public required Probability PTwoSided { get; init; }

    /// <summary>The same, counting tables up to a part in 10⁷ more probable too, as R does. Differs only where another table is that close.</summary>
    public required Probability PTwoSidedWithSlack { get; init; }

    /// <summary>Probability of the observed table itself.</summary>
    public required Probability PointProbability { get; init; }

    /// <summary>
    /// True when no unequal table came closer to the observed one than rounding can tell apart (about a part in 10¹²), so that the
    /// ties are decided by proof and not by the nearest number.
    /// </summary>
    public required bool TiesProven { get; init; }

    /// <summary>The drawn tables and the interval of the exact p; null when the p-value is exact.</summary>
    public MonteCarloP? MonteCarlo { get; init; }

    /// <summary>The seed of the drawn tables; null when the p-value is exact.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Ways to fill half a table that the exact method looked at, also where it then gave up; 0 where it was not tried.</summary>
    public long Steps { get; init; }

    /// <summary>Bytes the exact method kept, also where it then gave up; 0 where it was not tried.</summary>
    public long MemoryUsed { get; init; }

    /// <summary>
    /// About how many steps the exact method would have needed, where it was given up early for that: what
    /// <see cref="FreemanHaltonOptions.StepBudget"/> would have to allow. Null where it was not.
    /// </summary>
    public double? ProjectedSteps { get; init; }

    /// <summary>True when the p-value counts every table of the margins.</summary>
    public bool IsExact => Method is FreemanHaltonMethod.ExactNetwork or FreemanHaltonMethod.ExactTwoByTwo;

    /// <summary>True when fewer than two rows or columns hold anything, so that p = 1 says nothing.</summary>
    public bool HasNoInformation => Method == FreemanHaltonMethod.NoInformation;

    /// <summary>The method in words, with the two-sided rule.</summary>
    public string MethodInWords =>
        Method switch
        {
            FreemanHaltonMethod.ExactTwoByTwo => "exact conditional test (Fisher) of a two-by-two table" + Rule,
            FreemanHaltonMethod.ExactNetwork => "exact conditional test (Fisher, Freeman, Halton), every table of the margins counted by a network" + Rule,
            FreemanHaltonMethod.MonteCarlo => FormattableString.Invariant(
                $"Monte Carlo: {MonteCarlo!.Replicates} random tables of the same margins, seed {Seed}, p = (b + 1)/(B + 1)") + Rule,
            FreemanHaltonMethod.NoInformation => "no information: fewer than two rows or columns hold anything, p = 1 by definition",
        };

    private static string Rule => "; two-sided p = probability of the tables not more probable than the observed one, ties in whole numbers";
}

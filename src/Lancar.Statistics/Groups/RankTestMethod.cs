namespace Lancar.Statistics;

/// <summary>How the conditional p-value of a rank test of several groups, several times or two orders was obtained.</summary>
public enum RankTestMethod
{
    /// <summary>Every rearrangement of the observed midranks was counted, equal statistics being equal.</summary>
    ExactCount,

    /// <summary>The exact law summed from its generating function; the error bound stands with the test.</summary>
    ExactFourier,

    /// <summary>Random rearrangements, because counting all would exceed the stated budget; the interval of the exact p stands beside it.</summary>
    MonteCarlo,

    /// <summary>No rearrangement can change the statistic: p is 1 by definition.</summary>
    NoInformation,
}

namespace Lancar.Statistics;

/// <summary>The two-sided tests whose power is simulated.</summary>
public enum PowerTest
{
    /// <summary>The exact signed-rank test of paired differences.</summary>
    SignedRank,

    /// <summary>The paired t test.</summary>
    PairedT,

    /// <summary>The exact Mann–Whitney test of two independent groups.</summary>
    MannWhitney,
}

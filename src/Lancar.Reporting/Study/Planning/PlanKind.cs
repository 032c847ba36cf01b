namespace Lancar.Reporting.Study.Planning;

/// <summary>The designs that <c>lancar plan</c> knows, as a researcher names them.</summary>
public enum PlanKind
{
    /// <summary>One group measured twice: paired t test.</summary>
    Paired,

    /// <summary>One group against a given value: one-sample t test.</summary>
    OneSample,

    /// <summary>Two groups, a measurement.</summary>
    TwoMeans,

    /// <summary>One group, yes or no, against a given share.</summary>
    OneProportion,

    /// <summary>Two groups, yes or no.</summary>
    TwoProportions,

    /// <summary>One group, yes or no, twice: McNemar's test.</summary>
    McNemar,

    /// <summary>Two measurements of one group: their correlation.</summary>
    Correlation,

    /// <summary>Whole clusters in two arms.</summary>
    Clusters,

    /// <summary>Time to an event in two groups.</summary>
    Survival,

    /// <summary>Not worse than usual care.</summary>
    NonInferiority,

    /// <summary>Two factors at once.</summary>
    Factorial,

    /// <summary>One group measured twice: signed-rank test, by simulation.</summary>
    SignedRank,

    /// <summary>Two groups, a measurement: Mann–Whitney test, by simulation.</summary>
    MannWhitney,
}

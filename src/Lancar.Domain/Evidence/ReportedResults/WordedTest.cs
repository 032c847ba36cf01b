using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>The law a printed statistic is referred to.</summary>
internal enum StatisticKind
{
    /// <summary>Student's t.</summary>
    T,

    /// <summary>F, two degrees of freedom.</summary>
    F,

    /// <summary>A correlation, referred to t.</summary>
    R,

    /// <summary>Chi-square.</summary>
    ChiSquare,

    /// <summary>Standard normal.</summary>
    Z,

    /// <summary>Heterogeneity in a meta-analysis, or Cochran's Q: chi-square.</summary>
    Q,

    /// <summary>Kruskal–Wallis: chi-square.</summary>
    H,
}

/// <summary>One test result of a sentence.</summary>
/// <param name="Kind">The law.</param>
/// <param name="Statistic">The statistic as printed.</param>
/// <param name="Freedom">Degrees of freedom as printed: two for F, none for z, none where they are not printed.</param>
/// <param name="Pairs">The number of pairs printed instead of degrees of freedom (correlations only), or null.</param>
/// <param name="P">The p-values that may belong to it, in printed order; at least one.</param>
/// <param name="Start">First character in the text.</param>
/// <param name="Length">Number of characters.</param>
internal sealed record WordedTest(
    StatisticKind Kind,
    ReportedNumber Statistic,
    IReadOnlyList<ReportedNumber> Freedom,
    ReportedNumber? Pairs,
    IReadOnlyList<ReportedNumber> P,
    int Start,
    int Length)
{
    /// <summary>True when the words around it say that the test has one side.</summary>
    public bool OneSided { get; init; }

    /// <summary>True when the words around it speak of exact, simulated or adjusted p-values, which do not follow from the statistic alone.</summary>
    public bool OtherP { get; init; }

    /// <summary>True when the words name a rank correlation, whose exact p differs a little from that of t.</summary>
    public bool ByRanks { get; init; }

    /// <summary>True when everything the law needs is printed.</summary>
    public bool IsComplete => Kind switch
    {
        StatisticKind.Z => true,
        StatisticKind.F => Freedom.Count == 2,
        StatisticKind.R => Freedom.Count == 1 || Pairs is not null,
        _ => Freedom.Count == 1,
    };
}

/// <summary>What a text holds of test results.</summary>
/// <param name="Tests">The results whose statistic and p could be brought together.</param>
/// <param name="Unpaired">Statistics without a p of their own, as printed.</param>
internal sealed record WordedTests(IReadOnlyList<WordedTest> Tests, IReadOnlyList<string> Unpaired);

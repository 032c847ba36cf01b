namespace Lancar.Statistics;

/// <summary>How tables are ordered by an unconditional exact test.</summary>
public enum UnconditionalMethod
{
    /// <summary>By the pooled score statistic (Barnard 1947 in the form of Suissa and Shuster 1985).</summary>
    BarnardScore,

    /// <summary>By the one-sided p of Fisher's exact test (Boschloo 1970).</summary>
    Boschloo,
}

/// <summary>
/// The outcome of an unconditional exact test: rows are groups of fixed size, their risks equal under the null hypothesis and
/// otherwise unknown; p is the largest over all values of that common risk, the nuisance parameter.
/// </summary>
public sealed record UnconditionalResult
{
    /// <summary>How tables were ordered.</summary>
    public required UnconditionalMethod Method { get; init; }

    /// <summary>Barnard: the pooled score statistic, first risk less second over its standard error. Boschloo: the smaller one-sided p of Fisher's test.</summary>
    public required double Statistic { get; init; }

    /// <summary>Two-sided p. Barnard: tables whose statistic is at least as far from 0. Boschloo: min(1, 2 · the smaller one-sided p).</summary>
    public required Probability PTwoSided { get; init; }

    /// <summary>One-sided p, small when the first row's risk is the smaller one.</summary>
    public required Probability PLess { get; init; }

    /// <summary>One-sided p, small when the first row's risk is the larger one.</summary>
    public required Probability PGreater { get; init; }

    /// <summary>The common risk at which <see cref="PTwoSided"/> is attained (Boschloo: that of the smaller one-sided p); null without information.</summary>
    public required double? NuisanceTwoSided { get; init; }

    /// <summary>The common risk at which <see cref="PLess"/> is attained; null without information.</summary>
    public required double? NuisanceLess { get; init; }

    /// <summary>The common risk at which <see cref="PGreater"/> is attained; null without information.</summary>
    public required double? NuisanceGreater { get; init; }

    /// <summary>No common risk gives a p larger than the reported one times 1 + this. Proven by bounds of the derivatives, not by the grid; 1e-10 unless p is all but constant over a wide range.</summary>
    public required double NuisanceErrorBound { get; init; }

    /// <summary>True when a row or a column is empty, so that p = 1 says nothing.</summary>
    public required bool HasNoInformation { get; init; }

    /// <summary>The method in words, with the margin taken as fixed and the two-sided rule.</summary>
    public string MethodInWords =>
        HasNoInformation
            ? "no information: a row or a column is empty, p = 1 by definition"
            : Method switch
            {
                UnconditionalMethod.BarnardScore =>
                    "Barnard's unconditional exact test, rows fixed, ordered by the pooled score statistic; two-sided by its magnitude; "
                    + "largest p over the common risk, certified",
                UnconditionalMethod.Boschloo =>
                    "Boschloo's unconditional exact test, rows fixed, ordered by Fisher's one-sided p; two-sided p = twice the smaller one, at most 1; "
                    + "largest p over the common risk, certified",
            };

    internal static UnconditionalResult NoInformation(UnconditionalMethod method) =>
        new()
        {
            Method = method,
            Statistic = method == UnconditionalMethod.BarnardScore ? 0 : 1,
            PTwoSided = Probability.One,
            PLess = Probability.One,
            PGreater = Probability.One,
            NuisanceTwoSided = null,
            NuisanceLess = null,
            NuisanceGreater = null,
            NuisanceErrorBound = 0,
            HasNoInformation = true,
        };
}

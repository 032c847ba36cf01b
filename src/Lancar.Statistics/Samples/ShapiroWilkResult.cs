namespace Lancar.Statistics;

/// <summary>The outcome of the Shapiro–Wilk test. Advice about the data: nothing in Lancar chooses a test by it.</summary>
public sealed record ShapiroWilkResult
{
    /// <summary>Number of observations.</summary>
    public required int Count { get; init; }

    /// <summary>W, the squared correlation of the ordered data with their expected normal scores: 1 for a perfect normal plot.</summary>
    public required double W { get; init; }

    /// <summary>1 − W without cancellation.</summary>
    public required double OneMinusW { get; init; }

    /// <summary>P(W ≤ w) for a normal population, by Royston's approximation; exact for three observations.</summary>
    public required Probability P { get; init; }

    /// <summary>The method in words.</summary>
    public string MethodInWords => Count == 3
        ? "Shapiro-Wilk test of normality, exact law for three observations"
        : "Shapiro-Wilk test of normality, p by Royston's (1995) approximation";
}

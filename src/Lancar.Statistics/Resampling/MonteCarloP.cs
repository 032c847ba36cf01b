namespace Lancar.Statistics;

/// <summary>
/// A p-value from random rearrangements: the share of those at least as extreme as the data, the data themselves counted in,
/// with the interval of the exact p-value it stands for.
/// </summary>
public sealed record MonteCarloP
{
    private MonteCarloP()
    {
    }

    /// <summary>Random rearrangements at least as extreme as the data: b.</summary>
    public required int AsExtreme { get; init; }

    /// <summary>Random rearrangements drawn: B.</summary>
    public required int Replicates { get; init; }

    /// <summary>
    /// (b + 1) / (B + 1), never 0 (Phipson, Smyth 2010): as a test of level α it keeps α exactly, whatever B. coin prints b / B, which can be 0.
    /// </summary>
    public required Probability P { get; init; }

    /// <summary>
    /// Clopper–Pearson interval of the exact p-value over all rearrangements, from b of B: how far chance of drawing goes. Another
    /// seed or more replicates move <see cref="P"/> within it.
    /// </summary>
    public required ConfidenceInterval Interval { get; init; }

    internal static MonteCarloP Of(int asExtreme, int replicates, double confidence) =>
        new()
        {
            AsExtreme = asExtreme,
            Replicates = replicates,
            P = Probability.Of((asExtreme + 1.0) / (replicates + 1.0)),
            Interval = Proportion.Of(asExtreme, replicates, confidence).ClopperPearson,
        };
}

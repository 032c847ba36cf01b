namespace Lancar.Statistics.ReportedNumbers;

/// <summary>What the sentences of a paper say about the direction of single changes.</summary>
public enum PairDirection
{
    /// <summary>Nothing: every pair may have moved either way.</summary>
    Any,

    /// <summary>No pair fell: after is at least before in each.</summary>
    NoneDecreased,

    /// <summary>No pair rose.</summary>
    NoneIncreased,
}

/// <summary>Which two-sided p-value of the signed-rank test is meant.</summary>
public enum SignedRankPrint
{
    /// <summary>Exact, zeros dropped before ranking (Wilcoxon): the default here and in exactRankTests.</summary>
    Exact,

    /// <summary>Exact, zeros ranked and then dropped (Pratt): coin.</summary>
    ExactPratt,

    /// <summary>Normal approximation with tie correction, without continuity correction, zeros dropped: SPSS.</summary>
    Normal,

    /// <summary>The same with continuity correction: R's <c>wilcox.test</c> with ties or zeros.</summary>
    NormalCorrected,

    /// <summary>Normal approximation with Pratt's zeros: coin by default.</summary>
    NormalPratt,

    /// <summary>The same with continuity correction: SciPy with <c>zero_method="pratt"</c> and <c>correction=True</c>.</summary>
    NormalPrattCorrected,

    /// <summary>Zeros ranked and split between the signs, with continuity correction: SciPy with <c>zero_method="zsplit"</c>.</summary>
    NormalSplitCorrected,
}

/// <summary>The largest signed-rank p-value that printed summaries allow.</summary>
public sealed record AttainableSignedRankResult
{
    /// <summary>Which p-value.</summary>
    public required SignedRankPrint Print { get; init; }

    /// <summary>No data with the printed summaries give a larger two-sided p.</summary>
    public required double Bound { get; init; }

    /// <summary>True when <see cref="Before"/> and <see cref="After"/> attain the bound: it is the largest p there is.</summary>
    public required bool IsAttained { get; init; }

    /// <summary>The p of the example, or null without one.</summary>
    public required double? ExampleP { get; init; }

    /// <summary>The example's values before, pair by pair; empty when none was found.</summary>
    public required IReadOnlyList<long> Before { get; init; }

    /// <summary>The example's values after, in the same order.</summary>
    public required IReadOnlyList<long> After { get; init; }

    /// <summary>True when no data at all have the printed summaries (and direction); then the bound is 0.</summary>
    public required bool IsImpossible { get; init; }

    /// <summary>How many kinds of differences were looked at.</summary>
    public required int Steps { get; init; }
}

/// <summary>The largest p-value a signed-rank test can give when only means, standard deviations and ranges are printed.</summary>
public static class AttainableSignedRank
{
    /// <summary>Samples listed on each side; beyond, no bound is given.</summary>
    public const int MostSamples = 5_000;

    /// <summary>Pairs beyond which no bound is given.</summary>
    public const int MostPairs = 500;

    /// <summary>Kinds of differences looked at before the search stops with the bound it has reached.</summary>
    public const int MostSteps = 100_000;

    /// <summary>Single placements tried while samples are joined before the search stops likewise.</summary>
    public const long MostPlacements = 50_000_000;

    /// <summary>
    /// The largest two-sided p over all whole-number data before and after that print the given summaries, whatever belongs together.
    /// </summary>
    /// <param name="before">What is printed of the values before.</param>
    /// <param name="after">What is printed of the values after: as many values.</param>
    /// <param name="direction">What is said about single changes.</param>
    /// <param name="print">Which p-value.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <returns>The bound, whether an example attains it, and the example.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Best first over the differences. A step fixes how many differences are 0, then how many are −1 and +1, then −2 and
    /// +2, and so on; its midranks are then known, and an upper bound on p over everything not yet fixed. The step with the largest bound is
    /// looked at next. When it fixes p already (every magnitude that can matter is fixed) and some pair of samples with the printed
    /// summaries can be joined that way, no other step can give more: that p is the largest, and the joined pairs are the example.</para>
    /// <para><b>Why none is larger.</b> (1) All samples before and all samples after that print so are listed completely. (2) The bound of a
    /// step holds for every completion: exact p = 2 · 2^−m · (number of sets of midranks with a sum of at most W), and each open midrank
    /// is replaced by the smallest it can be, which only adds sets; for the normal approximation the ties of the open differences are
    /// replaced by the fewest that their number and sum allow, which only lowers |z|. (3) Joining is decided exactly: the fixed differences are
    /// laid out cell by cell over every pair of samples, and the rest, all larger, can be joined exactly when both sides in ascending order keep
    /// their distance in every place. (4) Steps are taken in order of their bounds, so that everything left is at most the answer.</para>
    /// <para><b>Limits.</b> The direction of the larger mean must be that of all differences beyond the overlap of the ranges. Up to
    /// <see cref="MostSamples"/> samples on each side and <see cref="MostSteps"/> steps, <see cref="MostPlacements"/> placements; then <see cref="AttainableSignedRankResult.Bound"/>
    /// is the bound reached, 1 at worst, and <see cref="AttainableSignedRankResult.IsAttained"/> false. Both sides in units of one item.</para>
    /// <para><b>Accuracy.</b> Exact p to the last digits of a double, normal ones to 1e-10 relative.</para>
    /// <para><b>Elsewhere.</b> No program has it.</para>
    /// </remarks>
    /// <exception cref="ArgumentNullException">A sample is null.</exception>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.UnequalLengths"/>: unequal counts or items; <see cref="Violation.TooFew"/>, <see cref="Violation.TooLarge"/>: as <see cref="SampleEnumeration.Of"/>.
    /// </exception>
    /// <example>n 30, means 9.17 and 13.37, SDs 0.874 and 1.671, ranges 7–10 and 9–16: see docs/statistics/reported-numbers.md.</example>
    public static AttainableSignedRankResult Largest(
        ReportedSample before,
        ReportedSample after,
        PairDirection direction = PairDirection.Any,
        SignedRankPrint print = SignedRankPrint.Exact,
        CancellationToken cancellation = default) =>
        Largest(before, after, direction, print, MostSamples, MostSteps, MostPlacements, cancellation);

    /// <summary>The same with less effort: samples listed on each side, kinds of differences looked at, placements tried.</summary>
    /// <inheritdoc cref="Largest(ReportedSample, ReportedSample, PairDirection, SignedRankPrint, CancellationToken)" path="/param"/>
    /// <inheritdoc cref="Largest(ReportedSample, ReportedSample, PairDirection, SignedRankPrint, CancellationToken)" path="/returns"/>
    /// <inheritdoc cref="Largest(ReportedSample, ReportedSample, PairDirection, SignedRankPrint, CancellationToken)" path="/remarks"/>
    /// <inheritdoc cref="Largest(ReportedSample, ReportedSample, PairDirection, SignedRankPrint, CancellationToken)" path="/exception"/>
    /// <param name="mostSamples">Samples listed on each side at most, 1 or more.</param>
    /// <param name="mostSteps">Kinds of differences looked at, at most.</param>
    /// <param name="mostPlacements">Placements tried at most.</param>
    public static AttainableSignedRankResult Largest(
        ReportedSample before,
        ReportedSample after,
        PairDirection direction,
        SignedRankPrint print,
        int mostSamples,
        int mostSteps,
        long mostPlacements,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.Count != after.Count || before.Items != after.Items)
        {
            throw new AssumptionException(Violation.UnequalLengths, "Pairs need as many values after as before, with as many items.");
        }

        var (first, second) = (SampleEnumeration.List(before, mostSamples), SampleEnumeration.List(after, mostSamples));
        if (first.IsComplete && second.IsComplete && (first.Samples.Count == 0 || second.Samples.Count == 0))
        {
            return Impossible(print, 0);
        }

        if (!first.IsComplete || !second.IsComplete || before.Count > MostPairs)
        {
            return Open(print, 1, 0);
        }

        // The search looks at rises; a fall is a rise with the sides exchanged, and p is the same.
        var falls = first.Samples[0].Sum() > second.Samples[0].Sum();
        var (from, to) = falls ? (second.Samples, first.Samples) : (first.Samples, second.Samples);
        var risesOnly = direction == (falls ? PairDirection.NoneIncreased : PairDirection.NoneDecreased);
        var fallsOnly = direction == (falls ? PairDirection.NoneDecreased : PairDirection.NoneIncreased);
        if (fallsOnly)
        {
            // Means against the direction: possible at most when nothing moved at all, which other checks say.
            return Open(print, 1, 0);
        }

        var search = new DifferenceSearch(from, to, risesOnly, print, mostPlacements);
        var found = search.Run(mostSteps, cancellation);
        return found switch
        {
            { Pairs: { } pairs } => new AttainableSignedRankResult
            {
                Print = print,
                Bound = found.Bound,
                IsAttained = true,
                ExampleP = found.Bound,
                Before = [.. pairs.Select(pair => falls ? pair.To : pair.From)],
                After = [.. pairs.Select(pair => falls ? pair.From : pair.To)],
                IsImpossible = false,
                Steps = found.Steps,
            },
            { Exhausted: true } => Impossible(print, found.Steps),
            _ => Open(print, found.Bound, found.Steps),
        };
    }

    private static AttainableSignedRankResult Impossible(SignedRankPrint print, int steps) => Open(print, 0, steps) with { IsImpossible = true };

    private static AttainableSignedRankResult Open(SignedRankPrint print, double bound, int steps) => new()
    {
        Print = print, Bound = Math.Min(1, bound), IsAttained = false, ExampleP = null, Before = [], After = [], IsImpossible = false, Steps = steps,
    };
}

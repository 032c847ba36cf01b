namespace Lancar.Statistics;

/// <summary>Spearman's rank correlation, exact with ties in small samples.</summary>
public static class Spearman
{
    /// <summary>
    /// The largest number of cells that are visited to count all pairings: about half a second. 18 pairs without ties are within it, 19 are not; with few levels
    /// far more (60 pairs of 3 levels with a variable without ties).
    /// </summary>
    public const long LargestCount = 600_000_000;

    /// <summary>The largest number of ways to have used up some of each level; 2^18 without ties.</summary>
    internal const int LargestStates = 262_144;

    /// <summary>The largest number of cells kept at once: about 250 megabytes.</summary>
    internal const int LargestKept = 16_000_000;

    /// <summary>The largest number of pairs that is accepted.</summary>
    public const int LargestTotal = 1_000_000;

    /// <summary>
    /// Tests the null hypothesis that two variables are independent, against one rising or falling with the other.
    /// </summary>
    /// <param name="first">Observations of one variable; at least two, all finite. Ties are judged on these doubles. Not changed.</param>
    /// <param name="second">Observations of the other variable of the same subjects in the same order. Not changed.</param>
    /// <param name="options">Confidence, Monte Carlo choices; null for the defaults.</param>
    /// <param name="cancellation">Ends the work early with an <see cref="OperationCanceledException"/>.</param>
    /// <param name="progress">Receives the share done, from 0 to 1.</param>
    /// <returns>ρ, exact (or Monte Carlo) p, two- and one-sided, the t approximation beside it, an interval. Positive: both rise together.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> ρ is Pearson's r of the midranks. The conditional law over all n! pairings of the observed midranks, equal
    /// sums of products judged in whole numbers. <see cref="SpearmanResult.PTwoSided"/> is twice the smaller tail, at most 1; P(|ρ| ≥ |observed|) stands
    /// beside it. Exact while counting visits at most <see cref="LargestCount"/> cells; beyond, random pairings with p = (b + 1) / (B + 1) and its interval.
    /// A variable without variation: ρ is null, p = 1 and <see cref="SpearmanResult.HasNoInformation"/>.</para>
    /// <para><b>Interval.</b> tanh(atanh ρ ± z √((1 + ρ²/2) / (n − 3))) (Bonett, Wright 2000): an approximation.</para>
    /// <para><b>Source.</b> Spearman (1904), American Journal of Psychology 15, 72–101; Bonett, Wright (2000), Psychometrika 65, 23–28.</para>
    /// <para><b>Accuracy and cost.</b> Counts are whole numbers up to 2^53 and positive sums beyond: 1e-12 relative. The same answer, bit for
    /// bit, for permuted rows and exchanged variables. At most about a second and 300 megabytes when exact.</para>
    /// <para><b>Elsewhere.</b> R's <c>cor.test</c> counts up to n = 9 without ties, uses an Edgeworth series beyond and t with ties; SciPy and SPSS print
    /// the t approximation. See <c>docs/statistics/correlation.md</c>.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>, <see cref="Violation.UnequalLengths"/>, <see cref="Violation.NotFinite"/>, <see cref="Violation.TooFew"/>: one pair,
    /// <see cref="Violation.TooLarge"/>: more than <see cref="LargestTotal"/> pairs; in this order.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static SpearmanResult Test(
        ReadOnlySpan<double> first,
        ReadOnlySpan<double> second,
        CorrelationOptions? options = null,
        CancellationToken cancellation = default,
        IProgress<double>? progress = null)
    {
        var chosen = (options ?? new CorrelationOptions()).Checked();
        PairedSamples.Check(first, second, 2, LargestTotal);
        var x = DoubledMidranks.Of(first);
        var y = DoubledMidranks.Of(second);
        var law = SpearmanLaw.Of(x, y, chosen.MonteCarlo, cancellation, progress);
        return Result(x, y, law, chosen);
    }

    private static SpearmanResult Result(DoubledMidranks x, DoubledMidranks y, PairingLaw law, CorrelationOptions options)
    {
        double n = x.Ranks.Length;
        var rho = Rho(x, y);
        var t = rho is not { } r || n <= 2 ? (double?)null
            : Math.Abs(r) >= 1 ? Math.CopySign(double.PositiveInfinity, r)
            : r * Math.Sqrt((n - 2) / ((1 - r) * (1 + r)));
        return new SpearmanResult
        {
            Pairs = x.Ranks.Length,
            HasTies = x.HasTies || y.HasTies,
            Rho = rho,
            SumOfSquaredDifferences = SquaredDifferences(x, y),
            PTwoSided = law.TwoSided,
            PLess = law.Less,
            PGreater = law.Greater,
            PAbsolute = law.Absolute,
            PointProbability = law.Point,
            MidPTwoSided = law.Mid,
            MonteCarlo = law.Sampled,
            T = t,
            PAsymptotic = t is { } statistic ? Probability.Of(StudentLaw.TwoSided(statistic, n - 2)) : Probability.One,
            Interval = rho is not { } estimate
                ? new ConfidenceInterval(-1, 1, options.Confidence)
                : PairedSamples.FisherInterval(estimate, n > 3 ? Math.Sqrt((1 + estimate * estimate / 2) / (n - 3)) : null, options.Confidence),
            Method = law.Method,
            Seed = options.MonteCarlo.Seed,
        };
    }

    private static double? Rho(DoubledMidranks x, DoubledMidranks y)
    {
        // Doubled ranks less n + 1, their mean: whole numbers, exact in 128 bits.
        Int128 products = 0;
        Int128 first = 0;
        Int128 second = 0;
        var mean = x.Ranks.Length + 1L;
        for (var i = 0; i < x.Ranks.Length; i++)
        {
            var (a, b) = (x.Ranks[i] - mean, y.Ranks[i] - mean);
            products += a * b;
            first += a * a;
            second += b * b;
        }

        return first == 0 || second == 0 ? null
            : products * products == first * second ? Math.Sign((double)products)
            : (double)products / (Math.Sqrt((double)first) * Math.Sqrt((double)second));
    }

    private static double SquaredDifferences(DoubledMidranks x, DoubledMidranks y)
    {
        Int128 sum = 0;
        for (var i = 0; i < x.Ranks.Length; i++)
        {
            var d = x.Ranks[i] - y.Ranks[i];
            sum += d * d;
        }

        return (double)sum / 4;
    }
}

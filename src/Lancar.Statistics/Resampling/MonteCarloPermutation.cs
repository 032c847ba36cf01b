namespace Lancar.Statistics;

/// <summary>
/// Permutation tests by random rearrangement, for samples too large to list every rearrangement and for statistics without an
/// exact law. Small samples belong to the exact tests.
/// </summary>
public static class MonteCarloPermutation
{
    /// <summary>
    /// Tests the null hypothesis that two independent groups come from one distribution, by the difference of their means.
    /// </summary>
    /// <param name="first">Observations of the first group in their own unit and any order; at least one, all finite. Not changed.</param>
    /// <param name="second">Observations of the second group, likewise.</param>
    /// <param name="options">Replicates, seed, confidence of the Monte Carlo error; null for the defaults.</param>
    /// <param name="cancellation">Ends the work early with an <see cref="OperationCanceledException"/>.</param>
    /// <param name="progress">Receives the share done, from 0 to 1.</param>
    /// <returns>
    /// p-values (b + 1) / (B + 1) with their Monte Carlo intervals, two-sided by |S − E S| and doubled; positive difference: first above second.
    /// </returns>
    /// <remarks>
    /// <para><b>Rule.</b> Each replicate gives the pooled values to the groups anew, every assignment equally likely. Data that are
    /// decimals are compared as whole numbers of their last decimal, so that a tie is a tie. The order by t (Student) is the same
    /// as by the mean difference. All values equal: p = 1 and <see cref="MeanPermutationResult.HasNoInformation"/>.</para>
    /// <para><b>Accuracy and cost.</b> The error of drawing is the result's interval; the same seed gives the same answer on any number of
    /// threads and for permuted rows. O(B (m + n) / 64) plus the corrections of the group size, all cores.</para>
    /// <para><b>Source.</b> Fisher 1935; Phipson, Smyth 2010 (the one added above and below).</para>
    /// <para><b>Elsewhere.</b> coin prints b / B, also p = 0; SciPy's two-sided p is the doubled one. See <c>docs/statistics/permutation.md</c>.</para>
    /// </remarks>
    /// <exception cref="AssumptionException"><see cref="Violation.Empty"/>, <see cref="Violation.NotFinite"/>, in this order.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static MeanPermutationResult MeanDifference(
        ReadOnlySpan<double> first,
        ReadOnlySpan<double> second,
        MonteCarloPermutationOptions? options = null,
        CancellationToken cancellation = default,
        IProgress<double>? progress = null)
    {
        var chosen = (options ?? new MonteCarloPermutationOptions()).Checked();
        SampleChecks.NotEmpty(first);
        SampleChecks.NotEmpty(second);
        SampleChecks.Finite(first);
        SampleChecks.Finite(second);
        return TwoGroupPermutation.Test(first, second, chosen, cancellation, progress);
    }

    /// <summary>
    /// Tests the null hypothesis that paired differences are symmetric about zero, by their mean.
    /// </summary>
    /// <param name="differences">Differences first minus second in their own unit and any order; at least one, all finite. Not changed.</param>
    /// <param name="options">Replicates, seed, confidence of the Monte Carlo error; null for the defaults.</param>
    /// <param name="cancellation">Ends the work early with an <see cref="OperationCanceledException"/>.</param>
    /// <param name="progress">Receives the share done, from 0 to 1.</param>
    /// <returns>p-values (b + 1) / (B + 1) with their Monte Carlo intervals; positive mean: first above second.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Each replicate gives every difference a sign by a fair coin. The law is symmetric, so both two-sided rules mean
    /// the same p and differ by chance alone. All differences zero: p = 1 and <see cref="MeanPermutationResult.HasNoInformation"/>.</para>
    /// <para><b>Accuracy and cost.</b> As for two groups; O(B n / 64) vector steps.</para>
    /// <para><b>Source.</b> Fisher 1935, section 21.</para>
    /// <para><b>Elsewhere.</b> SciPy's <c>permutation_test(permutation_type='samples')</c> doubles; see <c>docs/statistics/permutation.md</c>.</para>
    /// </remarks>
    /// <exception cref="AssumptionException"><see cref="Violation.Empty"/>, <see cref="Violation.NotFinite"/>, in this order.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static MeanPermutationResult PairedMeanDifference(
        ReadOnlySpan<double> differences,
        MonteCarloPermutationOptions? options = null,
        CancellationToken cancellation = default,
        IProgress<double>? progress = null)
    {
        var chosen = (options ?? new MonteCarloPermutationOptions()).Checked();
        SampleChecks.NotEmpty(differences);
        SampleChecks.Finite(differences);
        return SignFlipPermutation.Test(differences, chosen, cancellation, progress);
    }

    /// <summary>
    /// Tests the null hypothesis that all orders of the values are equally likely, by any statistic whose large values speak against
    /// it: several groups one after the other and a statistic that knows where each begins.
    /// </summary>
    /// <param name="values">
    /// The values of all groups, one group after the other; at least one, all finite. Ranks or scores are best computed once and
    /// given as the values. Not changed.
    /// </param>
    /// <param name="statistic">
    /// Computes the statistic of values laid out as in <paramref name="values"/>. It must depend on nothing else: several threads call it.
    /// </param>
    /// <param name="options">Replicates, seed, confidence, tie slack; null for the defaults.</param>
    /// <param name="cancellation">Ends the work early with an <see cref="OperationCanceledException"/>.</param>
    /// <param name="progress">Receives the share done, from 0 to 1.</param>
    /// <returns>The statistic of the data and p = (b + 1) / (B + 1) with its Monte Carlo interval.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Each replicate puts the whole vector into random order. A shuffled statistic counts as at least as extreme
    /// from observed − slack · |observed| on, so that the rounding of sums added in another order does not untie ties.</para>
    /// <para><b>Accuracy and cost.</b> The error of drawing is the result's interval; the same seed gives the same answer on any
    /// number of threads. B shuffles and B statistics, all cores.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>, <see cref="Violation.NotFinite"/>, in this order; <see cref="Violation.NotFinite"/> also when the statistic is NaN.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static ShuffleResult Shuffled(
        ReadOnlySpan<double> values,
        Func<ReadOnlySpan<double>, double> statistic,
        MonteCarloPermutationOptions? options = null,
        CancellationToken cancellation = default,
        IProgress<double>? progress = null)
    {
        var chosen = (options ?? new MonteCarloPermutationOptions()).Checked();
        SampleChecks.NotEmpty(values);
        SampleChecks.Finite(values);
        return ShufflePermutation.Test(values, values.Length, statistic, chosen, cancellation, progress);
    }

    /// <summary>
    /// Tests the null hypothesis that within each block all orders of the values are equally likely, by any statistic whose large
    /// values speak against it: repeated measurements of the same people.
    /// </summary>
    /// <param name="values">The values of block 1, then of block 2 and so on; at least one, all finite. Not changed.</param>
    /// <param name="blockLength">Values per block, at least 1; the number of values is a multiple of it.</param>
    /// <param name="statistic">As for <see cref="Shuffled"/>.</param>
    /// <param name="options">Replicates, seed, confidence, tie slack; null for the defaults.</param>
    /// <param name="cancellation">Ends the work early with an <see cref="OperationCanceledException"/>.</param>
    /// <param name="progress">Receives the share done, from 0 to 1.</param>
    /// <returns>The statistic of the data and p = (b + 1) / (B + 1) with its Monte Carlo interval.</returns>
    /// <remarks>Each replicate puts every block into random order on its own. Otherwise as <see cref="Shuffled"/>.</remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>; <see cref="Violation.UnequalLengths"/>: the last block is short; <see cref="Violation.NotFinite"/>, in this order.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An option or the block length lies outside its range.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static ShuffleResult ShuffledWithinBlocks(
        ReadOnlySpan<double> values,
        int blockLength,
        Func<ReadOnlySpan<double>, double> statistic,
        MonteCarloPermutationOptions? options = null,
        CancellationToken cancellation = default,
        IProgress<double>? progress = null)
    {
        var chosen = (options ?? new MonteCarloPermutationOptions()).Checked();
        ArgumentOutOfRangeException.ThrowIfLessThan(blockLength, 1);
        SampleChecks.NotEmpty(values);
        if (values.Length % blockLength != 0)
        {
            throw new AssumptionException(
                Violation.UnequalLengths,
                $"Blocks of {blockLength} need a multiple of {blockLength} values; these are {values.Length}.");
        }

        SampleChecks.Finite(values);
        return ShufflePermutation.Test(values, blockLength, statistic, chosen, cancellation, progress);
    }
}

namespace Lancar.Statistics;

/// <summary>Compares subgroups of studies, each pooled with its own τ².</summary>
public static class Subgroups
{
    /// <summary>Tests the null hypothesis that all subgroups have the same mean effect, by Q between their pooled effects.</summary>
    /// <param name="estimates">One effect per study, as in <see cref="MetaAnalysis.Fit"/>.</param>
    /// <param name="variances">The squared standard error of each.</param>
    /// <param name="groups">The subgroup of each study, by name; at least two subgroups with at least two studies each.</param>
    /// <param name="options">As in <see cref="MetaAnalysis.Fit"/>; applies to each subgroup.</param>
    /// <returns>The pooled effect of each subgroup, in the order of first appearance, and Q between with its p.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Q = Σ (θ_g − θ̄)² / SE_g² with the Wald errors of the subgroups, chi-square with as many degrees of freedom
    /// as subgroups less one (Borenstein et al. 2009, Introduction to Meta-Analysis, chapter 19, separate τ²).</para>
    /// <para><b>Elsewhere.</b> metafor: <c>rma</c> per subgroup, then <c>rma(method = "FE")</c> of the results, its QE.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// As <see cref="MetaAnalysis.Fit"/>; <see cref="Violation.UnequalLengths"/> also when a study has no subgroup;
    /// <see cref="Violation.TooFew"/> also for one subgroup, or a subgroup of one study.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not strictly between 0 and 1.</exception>
    public static SubgroupsResult Compare(
        ReadOnlySpan<double> estimates, ReadOnlySpan<double> variances, IReadOnlyList<string> groups, MetaAnalysisOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(groups);
        options ??= new MetaAnalysisOptions();
        ConfidenceInterval.CheckedLevel(options.Confidence);
        StudyData.Check(estimates, variances, 2);
        if (groups.Count != estimates.Length)
        {
            throw new AssumptionException(Violation.UnequalLengths, $"Every study needs its subgroup; there are {estimates.Length} studies and {groups.Count} names.");
        }

        string[] names = [.. groups.Distinct(StringComparer.Ordinal)];
        if (names.Length < 2)
        {
            throw new AssumptionException(Violation.TooFew, "There is one subgroup only; pool the studies together.");
        }

        var results = new MetaAnalysisResult[names.Length];
        for (var g = 0; g < names.Length; g++)
        {
            int[] rows = [.. Enumerable.Range(0, groups.Count).Where(row => groups[row] == names[g])];
            var (y, v) = (new double[rows.Length], new double[rows.Length]);
            for (var i = 0; i < rows.Length; i++)
            {
                (y[i], v[i]) = (estimates[rows[i]], variances[rows[i]]);
            }

            results[g] = MetaAnalysis.Fit(y, v, options);
        }

        var pooled = results.Select(result => result.PooledBy(MetaInference.Wald)).ToArray();
        var data = StudyData.Of([.. pooled.Select(one => one.Estimate)], [.. pooled.Select(one => one.StandardError * one.StandardError)]);
        var between = data.Sums(0).Q;
        return new SubgroupsResult
        {
            Names = names,
            Results = results,
            QBetween = between,
            DegreesOfFreedom = names.Length - 1,
            P = Probability.Of(ChiSquareLaw.UpperTail(between, names.Length - 1)),
        };
    }
}

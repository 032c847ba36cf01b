namespace Lancar.Statistics;

/// <summary>Boschloo's unconditional exact test of a two-by-two table with fixed rows: uniformly more powerful than Fisher's.</summary>
public static class Boschloo
{
    /// <summary>The largest total that is accepted.</summary>
    public const long LargestTotal = Barnard.LargestTotal;

    /// <summary>
    /// Tests the null hypothesis that both rows have the same risk, the row totals being fixed by design and the column totals not.
    /// </summary>
    /// <param name="table">Rows are groups, the first column is the event.</param>
    /// <param name="cancellation">Ends long work with an exception.</param>
    /// <param name="progress">Receives the share done, from 0 to 1.</param>
    /// <returns>One- and two-sided p with the common risk each is attained at. One-sided p never exceeds Fisher's.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> Tables are ordered by the one-sided p of Fisher's test; near ties are decided in whole numbers. One-sided p:
    /// the largest probability, over all common risks, of a Fisher p at most the observed one. Two-sided p is twice the smaller
    /// one-sided p, at most 1. An empty row or column: p = 1 and <see cref="UnconditionalResult.HasNoInformation"/>.</para>
    /// <para><b>Accuracy and cost.</b> As <see cref="Barnard.Test"/>.</para>
    /// <para><b>Source.</b> Boschloo (1970), Statistica Neerlandica 24, 1–9.</para>
    /// <para><b>Elsewhere.</b> SciPy's <c>boschloo_exact</c> has the same rules with columns fixed (transpose the table) and a maximum
    /// without guarantee. R's Exact package orders the two-sided test by Fisher's two-sided p instead.</para>
    /// </remarks>
    /// <exception cref="AssumptionException"><see cref="Violation.TooLarge"/>: more than <see cref="LargestTotal"/> observations.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public static UnconditionalResult Test(TwoByTwo table, CancellationToken cancellation = default, IProgress<double>? progress = null)
    {
        Barnard.CheckTotal(table);
        if (table.HasEmptyMargin)
        {
            progress?.Report(1);
            return UnconditionalResult.NoInformation(UnconditionalMethod.Boschloo);
        }

        var (first, second, events) = (table.A + table.B, table.C + table.D, table.A + table.C);
        var greater = Supremum(first, second, table.A, 0);
        var less = Supremum(second, first, table.C, 2);
        var smaller = less.P.Log < greater.P.Log ? less : greater;
        var fisher = table.Fisher;
        return new UnconditionalResult
        {
            Method = UnconditionalMethod.Boschloo,
            Statistic = Math.Min(fisher.PLess, fisher.PGreater),
            PTwoSided = Probability.Of(smaller.P.Times(2)),
            PLess = Probability.Of(less.P),
            PGreater = Probability.Of(greater.P),
            NuisanceTwoSided = smaller.Nuisance,
            NuisanceLess = less.Nuisance,
            NuisanceGreater = greater.Nuisance,
            NuisanceErrorBound = Math.Max(less.Error, greater.Error),
            HasNoInformation = false,
        };

        // Twice the tails of all margins and the largest of them.
        NuisanceSearch.Found Supremum(long one, long other, long cell, int part)
        {
            var tails = MarginTails.Fisher(one, other, cell, events, cancellation, ProgressPart.Of(progress, part, 4));
            var found = NuisanceSearch.Supremum(tails, cancellation);
            ProgressPart.Of(progress, part + 1, 4).Report(1);
            return found;
        }
    }
}

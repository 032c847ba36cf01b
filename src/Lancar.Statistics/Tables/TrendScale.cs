namespace Lancar.Statistics;

/// <summary>The scores of the rows or of the columns of a table.</summary>
internal static class TrendScale
{
    public static void Check(IReadOnlyList<double>? scores, int categories, string kind)
    {
        if (scores is null)
        {
            return;
        }

        if (scores.Count != categories)
        {
            throw new AssumptionException(
                Violation.UnequalLengths,
                $"There are {scores.Count} {kind} scores for {categories} {kind}s; every {kind} as given needs one, also an empty one.");
        }

        for (var i = 0; i < scores.Count; i++)
        {
            if (!double.IsFinite(scores[i]))
            {
                throw new AssumptionException(Violation.NotFinite, $"Score {i + 1} of the {kind}s is not a finite number.");
            }
        }
    }

    /// <summary>The scores of the categories that are not empty.</summary>
    public static double[] Kept(IReadOnlyList<double>? given, IReadOnlyList<long> totals, IReadOnlyList<int> dropped, TrendScores scores)
    {
        if (given is null && scores == TrendScores.Midranks)
        {
            return Midranks(totals);
        }

        var kept = new double[totals.Count];
        var left = dropped.ToHashSet();
        for (int place = 0, at = 0; at < kept.Length; place++)
        {
            if (!left.Contains(place))
            {
                kept[at++] = given is null ? place : given[place];
            }
        }

        return kept;
    }

    private static double[] Midranks(IReadOnlyList<long> totals)
    {
        var ranks = new double[totals.Count];
        long before = 0;
        for (var i = 0; i < ranks.Length; i++)
        {
            ranks[i] = before + (totals[i] + 1) / 2.0;
            before += totals[i];
        }

        return ranks;
    }
}

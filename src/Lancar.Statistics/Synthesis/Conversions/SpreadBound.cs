using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Statistics;

/// <summary>A printed standard deviation against the least that printed extremes and quartiles allow. Proof, not probability.</summary>
internal static class SpreadBound
{
    public static void Judge(PrintedSpread group, ReportedValue corrected, List<SpreadReason> reasons)
    {
        double n = group.Count;
        var greatest = group.Deviation.Greatest * (1 + RationalRange.DoubleDust);
        if (group is { Minimum: { } low, Maximum: { } high })
        {
            var least = Math.Sqrt(LeastSquares(group, low, high) / n);
            Add(SpreadReasonKind.BelowRangeBound, least, greatest < least);
            var most = Math.Sqrt(GreatestSquares(group, low, high) / (n - 1));
            if (corrected.Least > most * (1 + RationalRange.DoubleDust))
            {
                reasons.Add(new(SpreadReasonKind.AboveScaleAsError, corrected.Value!.Value, most));
            }
        }

        if (group is { LowerQuartile: { } first, UpperQuartile: { } third })
        {
            // At least ⌊n/4⌋ values lie at or beyond each quartile, by every definition of quartiles.
            var width = Math.Max(0, third.Least - first.Greatest);
            var least = width * Math.Sqrt(Math.Floor(n / 4) / (2 * n));
            Add(SpreadReasonKind.BelowQuartileBound, least, greatest < least);
        }

        void Add(SpreadReasonKind kind, double limit, bool broken)
        {
            if (broken)
            {
                reasons.Add(new(kind, group.Deviation.Value!.Value, limit));
            }
        }
    }

    private static double LeastSquares(PrintedSpread group, ReportedValue low, ReportedValue high)
    {
        double n = group.Count;
        var width = Math.Max(0, high.Least - low.Greatest);
        if (group.Mean is not { } mean || n <= 2)
        {
            return width * width / 2;
        }

        var distance = Math.Max(0, Math.Max((low.Least + high.Least) / 2 - mean.Greatest, mean.Least - (low.Greatest + high.Greatest) / 2));
        return width * width / 2 + 2 * n / (n - 2) * distance * distance;
    }

    // Bhatia and Davis (2000): n (m − a)(b − m).
    private static double GreatestSquares(PrintedSpread group, ReportedValue low, ReportedValue high)
    {
        var middle = (low.Least + high.Greatest) / 2;
        var mean = group.Mean is { } printed ? Math.Min(Math.Max(middle, printed.Least), printed.Greatest) : middle;
        return group.Count * Math.Max(0, mean - low.Least) * Math.Max(0, high.Greatest - mean);
    }
}

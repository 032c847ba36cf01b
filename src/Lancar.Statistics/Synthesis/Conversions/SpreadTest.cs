namespace Lancar.Statistics;

/// <summary>A printed t or p recomputed with the printed figures as standard deviations and as standard errors.</summary>
internal static class SpreadTest
{
    public static void Judge(PrintedSpread[] groups, PrintedComparison comparison, List<SpreadReason>[] reasons)
    {
        var (first, second) = (groups[comparison.First], groups[comparison.Second]);
        if (first.Mean is not { IsBound: false } m || second.Mean is not { IsBound: false } w || (comparison.T ?? comparison.P) is null)
        {
            return;
        }

        var difference = ReportedValue.RiseAndFall(m, w, (a, b) => a - b).Magnitude();
        var (asDeviation, deviationFits) = Reading(first, second, difference, comparison, asError: false);
        var (asError, errorFits) = Reading(first, second, difference, comparison, asError: true);
        if (deviationFits == errorFits)
        {
            return;
        }

        SpreadReason reason = errorFits ? new(SpreadReasonKind.TestFitsError, asError, asDeviation) : new(SpreadReasonKind.TestFitsDeviation, asDeviation, asError);
        reasons[comparison.First].Add(reason);
        reasons[comparison.Second].Add(reason);
    }

    private static (double T, bool Fits) Reading(PrintedSpread first, PrintedSpread second, ReportedValue difference, PrintedComparison printed, bool asError)
    {
        var (a, b) = (Deviation(first, asError), Deviation(second, asError));
        var welch = Error(a, b, (s, n, u, k) => s * s / n + u * u / k);
        var student = Error(a, b, (s, n, u, k) => ((n - 1) * s * s + (k - 1) * u * u) / (n + k - 2) * (1 / n + 1 / k));
        double most = first.Count + second.Count - 2, fewest = Math.Min(first.Count, second.Count) - 1;
        return (difference.Value!.Value / welch.Value!.Value, Fits(Statistic(welch), fewest) || Fits(Statistic(student), most));

        ReportedValue Error(ReportedValue s, ReportedValue u, Func<double, double, double, double, double> variance)
        {
            double Of(double x, double y) => Math.Sqrt(variance(x, first.Count, y, second.Count));
            return ReportedValue.Of(Of(s.Value!.Value, u.Value!.Value), Of(s.Least, u.Least), Of(s.Greatest, u.Greatest));
        }

        ReportedValue Statistic(ReportedValue error) =>
            ReportedValue.RiseAndFall(difference, error, (above, below) => below == 0 ? double.PositiveInfinity : above / below);

        // Welch's degrees of freedom lie between the fewest and the most.
        bool Fits(ReportedValue t, double least) =>
            printed.T is { } shown && Meet(t, shown.Magnitude()) ||
            printed.T is null && printed.P is { } p &&
            StudentLaw.TwoSided(t.Greatest, most).Value <= p.Greatest && StudentLaw.TwoSided(t.Least, least).Value >= p.Least;
    }

    private static bool Meet(ReportedValue one, ReportedValue other) => one.Least <= other.Greatest && other.Least <= one.Greatest;

    private static ReportedValue Deviation(PrintedSpread group, bool asError) =>
        asError ? group.Deviation.Map(value => value * Math.Sqrt(group.Count)) : group.Deviation;
}

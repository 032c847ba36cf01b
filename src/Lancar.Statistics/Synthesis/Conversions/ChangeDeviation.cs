namespace Lancar.Statistics;

/// <summary>The standard deviation of changes in the same people, and the correlation that links it with those before and after.</summary>
/// <remarks>Source: Cochrane Handbook 6.4, 6.5.2.8; Follmann et al. (1992), J. Clin. Epidemiol. 45, 769. Var = s₁² + s₂² − 2 r s₁ s₂ whatever the law.</remarks>
public static class ChangeDeviation
{
    /// <summary>Standard deviation of the changes for a correlation r of before and after: √(s₁² + s₂² − 2 r s₁ s₂).</summary>
    /// <param name="before">Standard deviation before; above 0.</param>
    /// <param name="after">Standard deviation after; above 0.</param>
    /// <param name="correlation">Correlation, strictly between −1 and 1.</param>
    /// <returns>The standard deviation with the range over all three figures; its least value lies where one of them is r times the other.</returns>
    /// <exception cref="AssumptionException"><see cref="Violation.OutOfRange"/>: a standard deviation not above 0, or a correlation outside −1 to 1.</exception>
    public static ReportedValue With(ReportedValue before, ReportedValue after, ReportedValue correlation)
    {
        var (a, b) = (Positive(before, "before"), Positive(after, "after"));
        if (correlation.Value is <= -1 or >= 1)
        {
            throw new AssumptionException(Violation.OutOfRange, "A correlation lies strictly between -1 and 1; check whether a slope or a p was taken for it.");
        }

        var r = correlation.Within(-1, 1, "A correlation lies strictly between -1 and 1; check whether a slope or a p was taken for it.");
        var value = a.Value is { } s && b.Value is { } t && r.Value is { } link ? Deviation(s, t, link) : (double?)null;
        return ReportedValue.Extremes(value, Candidates());

        IEnumerable<double> Candidates()
        {
            foreach (var end in Ends(r))
            {
                foreach (var first in Ends(a))
                {
                    foreach (var second in Ends(b))
                    {
                        yield return Deviation(first, second, end);
                        yield return Deviation(first, Math.Clamp(end * first, b.Least, b.Greatest), end);
                        yield return Deviation(Math.Clamp(end * second, a.Least, a.Greatest), second, end);
                    }
                }
            }
        }
    }

    /// <summary>The same for several correlations: how much does the unprinted r matter?</summary>
    /// <param name="before">Standard deviation before.</param>
    /// <param name="after">Standard deviation after.</param>
    /// <param name="correlations">Values of r to try, such as 0.3, 0.5, 0.7, 0.9.</param>
    /// <returns>One standard deviation for each r, in their order.</returns>
    /// <exception cref="AssumptionException">As <see cref="With"/>; <see cref="Violation.Empty"/>: no correlation.</exception>
    public static IReadOnlyList<ReportedValue> Over(ReportedValue before, ReportedValue after, IReadOnlyList<double> correlations)
    {
        ArgumentNullException.ThrowIfNull(correlations);
        return correlations.Count == 0
            ? throw new AssumptionException(Violation.Empty, "Name at least one correlation, better three: 0.3, 0.5, 0.7.")
            : [.. correlations.Select(correlation => With(before, after, ReportedValue.Exact(correlation)))];
    }

    /// <summary>The correlation that three printed standard deviations imply: (s₁² + s₂² − s²) / (2 s₁ s₂).</summary>
    /// <param name="before">Standard deviation before; above 0.</param>
    /// <param name="after">Standard deviation after; above 0.</param>
    /// <param name="change">Standard deviation of the changes; above 0.</param>
    /// <returns>r, with the range the printed digits allow, cut to −1 and 1.</returns>
    /// <exception cref="AssumptionException"><see cref="Violation.OutOfRange"/>: a figure not above 0, or no correlation joins the three.</exception>
    public static ReportedValue Correlation(ReportedValue before, ReportedValue after, ReportedValue change)
    {
        var (a, b, c) = (Positive(before, "before"), Positive(after, "after"), Positive(change, "of the changes"));
        var link = ReportedValue.Extremes(null, Candidates());
        if (link.Least > 1 || link.Greatest < -1)
        {
            throw new AssumptionException(Violation.OutOfRange, "No correlation joins these three standard deviations: one of them is a standard error, or they are not of the same people.");
        }

        var value = a.Value is { } s && b.Value is { } t && c.Value is { } u ? Joining(s, t, u) : double.NaN;
        // At the printed digits the three may miss each other although true values do not: then only the range is given.
        return ReportedValue.Of(value is >= -1 and <= 1 ? value : null, Math.Max(-1, link.Least), Math.Min(1, link.Greatest));

        IEnumerable<double> Candidates()
        {
            foreach (var third in Ends(c))
            {
                foreach (var first in Ends(a))
                {
                    foreach (var second in Ends(b))
                    {
                        yield return Joining(first, second, third);
                        // Between the corners r is least where s₁² = s₂² − s², or the other way round.
                        yield return Joining(Turn(second, third, a), second, third);
                        yield return Joining(first, Turn(first, third, b), third);
                    }
                }
            }
        }

        static double Turn(double other, double change, ReportedValue range) =>
            Math.Clamp(Math.Sqrt(Math.Max(0, (other - change) * (other + change))), Math.Max(double.Epsilon, range.Least), range.Greatest);
    }

    private static double Deviation(double a, double b, double r) =>
        double.IsInfinity(a) || double.IsInfinity(b) ? double.PositiveInfinity : Math.Sqrt(Math.Max(0, (a - b) * (a - b) + 2 * (1 - r) * a * b));

    // At a standard deviation of 0 nothing is correlated; then every r is possible and both ends are among the corners.
    private static double Joining(double a, double b, double change) =>
        a <= 0 || b <= 0 || double.IsInfinity(a) || double.IsInfinity(b) ? 1 : ((a - b) * (a - b) - change * change) / (2 * a * b) + 1;

    private static double[] Ends(ReportedValue range) => [range.Least, range.Greatest];

    private static ReportedValue Positive(ReportedValue deviation, string name) =>
        deviation.Above0($"standard deviation {name}", "a group without scatter has no correlation and no variance; check the figure");
}

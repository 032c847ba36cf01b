namespace Lancar.Statistics;

/// <summary>The terms of a curve in the dose: the dose itself first, then those that bend, in the dose less its mean over its spread.</summary>
internal sealed class DoseBasis
{
    private static readonly double[][] levels =
    [
        [0.1, 0.5, 0.9],
        [0.05, 0.35, 0.65, 0.95],
        [0.05, 0.275, 0.5, 0.725, 0.95],
    ];

    private readonly double centre;
    private readonly DoseShape shape;

    private DoseBasis(DoseShape shape, double centre, double spread, double[] knots)
    {
        (this.shape, this.centre, Spread, Knots) = (shape, centre, spread, knots);
    }

    public double[] Knots { get; }

    /// <summary>The largest dose less the smallest.</summary>
    public double Spread { get; }

    public static DoseBasis Of(ReadOnlySpan<double> doses, DoseShape shape, int knots)
    {
        double[] sorted = [.. doses];
        Array.Sort(sorted);
        var (centre, spread) = (Moments.Of(sorted).Mean, sorted[^1] - sorted[0]);
        if (!(spread > 0))
        {
            throw new AssumptionException(Violation.NoInformation, "The dose does not vary: nothing can be said on the response to it.", DoseResponse.DoseName);
        }

        if (shape != DoseShape.NaturalSpline)
        {
            return new DoseBasis(shape, centre, spread, []);
        }

        double[] at = [.. levels[knots - 3].Select(level => Type7Quantile.Of(sorted, level))];
        return at.Distinct().Count() == at.Length
            ? new DoseBasis(shape, centre, spread, at)
            : throw new AssumptionException(
                Violation.NoInformation, "Too few different doses: knots at quantiles fall together. Use fewer knots, a parabola or a straight line.", DoseResponse.DoseName);
    }

    public double[] Row(double dose)
    {
        var u = (dose - centre) / Spread;
        return shape switch
        {
            DoseShape.Linear => [dose],
            DoseShape.Quadratic => [dose, u * u],
            DoseShape.NaturalSpline => [dose, .. Enumerable.Range(0, Knots.Length - 2).Select(j => Bend(dose, j))],
        };
    }

    // Harrell's restricted cubic term: straight beyond the outer knots.
    private double Bend(double dose, int j)
    {
        double last = Knots[^1], before = Knots[^2];
        return Cube(dose - Knots[j]) - Cube(dose - before) * (last - Knots[j]) / (last - before) + Cube(dose - last) * (before - Knots[j]) / (last - before);
    }

    private double Cube(double distance) => distance <= 0 ? 0 : distance / Spread * (distance / Spread) * (distance / Spread);
}

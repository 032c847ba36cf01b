namespace Lancar.Statistics;

/// <summary>Two measurements in one group: is their correlation other than zero? The t test of Pearson's r.</summary>
/// <remarks>
/// <para><b>Rule.</b> Exact for a bivariate normal law: given the first measurements, t has the noncentral law with n − 2 degrees of freedom and
/// δ = ρ √Q / √(1 − ρ²), Q their sum of squares in units of their variance, chi-square with n − 1 degrees of freedom; averaged over Q by the
/// trapezoid rule in ln Q.</para>
/// <para><b>Elsewhere.</b> <c>pwr.r.test</c> takes Fisher's z with a correction, mostly within one person of this; G*Power is exact.</para>
/// </remarks>
public sealed record LinearCorrelation : StudyDesign
{
    private const int HalfNodes = 48;
    private const double Reach = 8.5;

    /// <summary>A study of a correlation.</summary>
    /// <param name="expected">The expected correlation, strictly between −1 and 1, not 0.</param>
    /// <exception cref="AssumptionException"><see cref="Violation.NotFinite"/>, <see cref="Violation.OutOfRange"/>; <see cref="Violation.NoInformation"/>: it is 0.</exception>
    public LinearCorrelation(double expected) => Expected = Effect(Within(expected, -1, 1, "expected correlation"), "expected correlation");

    /// <summary>The expected correlation.</summary>
    public double Expected { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<PlanAssumption> Assumptions { get; } =
        [PlanAssumption.EffectAsExpected, PlanAssumption.BivariateNormal, PlanAssumption.Independent];

    internal override long LeastUnits => 3;

    internal override long[] ArmsAt(long units) => [units];

    internal override double PowerAt(long units, SampleSizeOptions options)
    {
        double freedom = units - 2;
        var critical = StudentLaw.TwoSidedQuantile(1 - 2 * options.LevelOfOneSide, freedom);
        if (double.IsInfinity(critical))
        {
            return 0;
        }

        // The density of ln Q is proportional to e^(a x − e^x / 2), a = (n − 1) / 2: highest at x = ln(n − 1), width 1 / √a, its left side longer.
        var shape = (units - 1) / 2.0;
        var center = Math.Log(units - 1);
        var (low, high) = (-Reach / Math.Sqrt(shape) - Reach * Reach / (3 * shape), Reach / Math.Sqrt(shape));
        var step = (high - low) / (2 * HalfNodes);
        var (power, total) = (0.0, 0.0);
        var slope = Math.Abs(Expected) / Math.Sqrt((1 - Expected) * (1 + Expected));
        for (var i = 0; i <= 2 * HalfNodes; i++)
        {
            var x = low + i * step;
            // a x − a (e^x − 1) relative to the centre.
            var weight = Math.Exp(shape * (x - (Math.Exp(x) - 1)));
            var shift = slope * Math.Exp((center + x) / 2);
            total += weight;
            power += weight < 1e-18 ? 0 : weight * (PlanPower.UpperStudent(critical, freedom, shift) + (options.TwoSided ? PlanPower.UpperStudent(critical, freedom, -shift) : 0));
        }

        return power / total;
    }

    internal override bool IsExactAt(long units) => true;

    internal override string WordsAt(long units, SampleSizeOptions options) => Sides(options) + " t test of Pearson's correlation, power by its exact law under a bivariate normal law";
}

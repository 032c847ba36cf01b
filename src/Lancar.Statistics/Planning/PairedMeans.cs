namespace Lancar.Statistics;

/// <summary>One group measured twice, or one mean against a given value: the paired or one-sample t test.</summary>
/// <remarks>
/// <para><b>Rule.</b> Exact: T has the noncentral t law with n − 1 degrees of freedom and δ = |difference| √n / SD. Both tails of a two-sided test
/// count.</para>
/// <para><b>Elsewhere.</b> R: <c>power.t.test(type = "paired", strict = TRUE)</c>, <c>pwr.t.test</c>.</para>
/// </remarks>
public sealed record PairedMeans : StudyDesign
{
    /// <summary>A paired study.</summary>
    /// <param name="difference">Expected mean of the differences first minus second, in the unit of the measurement; not 0.</param>
    /// <param name="standardDeviation">Expected standard deviation of the differences, above 0. See <see cref="SpreadOfDifferences"/>.</param>
    /// <exception cref="AssumptionException"><see cref="Violation.NotFinite"/>, <see cref="Violation.OutOfRange"/>; <see cref="Violation.NoInformation"/>: no difference expected.</exception>
    public PairedMeans(double difference, double standardDeviation)
    {
        Difference = Effect(difference, "difference");
        StandardDeviation = Positive(standardDeviation, "standard deviation");
    }

    /// <summary>Expected mean difference, first minus second.</summary>
    public double Difference { get; }

    /// <summary>Expected standard deviation of the differences.</summary>
    public double StandardDeviation { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<PlanAssumption> Assumptions { get; } =
        [PlanAssumption.EffectAsExpected, PlanAssumption.SpreadAsExpected, PlanAssumption.NormalValues, PlanAssumption.Independent];

    /// <summary>The standard deviation of differences from those of both measurements and their correlation: √(s₁² + s₂² − 2 r s₁ s₂).</summary>
    /// <param name="first">Standard deviation of the first measurement, above 0.</param>
    /// <param name="second">Standard deviation of the second, above 0.</param>
    /// <param name="correlation">Their correlation, from −1 to 1.</param>
    /// <exception cref="AssumptionException"><see cref="Violation.NotFinite"/>, <see cref="Violation.OutOfRange"/>.</exception>
    public static double SpreadOfDifferences(double first, double second, double correlation)
    {
        Positive(first, "first standard deviation");
        Positive(second, "second standard deviation");
        if (!(Finite(correlation, "correlation") is >= -1 and <= 1))
        {
            throw new AssumptionException(Violation.OutOfRange, "A correlation lies between -1 and 1.");
        }

        // (s₁ − s₂)² + 2 (1 − r) s₁ s₂: nothing cancels at r near 1.
        return Math.Sqrt((first - second) * (first - second) + 2 * (1 - correlation) * first * second);
    }

    internal override long[] ArmsAt(long units) => [units];

    internal override double PowerAt(long units, SampleSizeOptions options) =>
        PlanPower.Student(Math.Abs(Difference) / StandardDeviation * Math.Sqrt(units), units - 1, options);

    internal override bool IsExactAt(long units) => true;

    internal override string WordsAt(long units, SampleSizeOptions options) => Sides(options) + " paired (or one-sample) t test, power by the noncentral t law";
}

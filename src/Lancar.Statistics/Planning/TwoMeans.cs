namespace Lancar.Statistics;

/// <summary>Two independent groups compared by their means: Student's t test, or Welch's when the spreads are expected to differ.</summary>
/// <remarks>
/// <para><b>Rule.</b> Equal spreads: exact, the noncentral t law with m + n − 2 degrees of freedom and δ = |difference| / (SD √(1/m + 1/n)).
/// Different spreads: Welch's test by the noncentral t law with the degrees of freedom of Welch and Satterthwaite at the expected spreads, an
/// approximation.</para>
/// <para><b>Elsewhere.</b> R: <c>power.t.test(strict = TRUE)</c>, <c>pwr.t2n.test</c>.</para>
/// </remarks>
public sealed record TwoMeans : StudyDesign
{
    /// <summary>A study of two groups.</summary>
    /// <param name="difference">Expected mean difference first minus second, in the unit of the measurement; not 0.</param>
    /// <param name="standardDeviation">Expected standard deviation within the first group, above 0.</param>
    /// <param name="secondPerFirst">People in the second arm for each in the first, above 0; 1 for equal arms.</param>
    /// <param name="secondStandardDeviation">Expected standard deviation within the second group; null when it is the same.</param>
    /// <exception cref="AssumptionException"><see cref="Violation.NotFinite"/>, <see cref="Violation.OutOfRange"/>; <see cref="Violation.NoInformation"/>: no difference expected.</exception>
    public TwoMeans(double difference, double standardDeviation, double secondPerFirst = 1, double? secondStandardDeviation = null)
    {
        Difference = Effect(difference, "difference");
        StandardDeviation = Positive(standardDeviation, "standard deviation");
        SecondPerFirst = Allocation.Checked(secondPerFirst);
        SecondStandardDeviation = secondStandardDeviation is { } second ? Positive(second, "second standard deviation") : null;
    }

    /// <summary>Expected mean difference, first minus second.</summary>
    public double Difference { get; }

    /// <summary>Expected standard deviation within the first group.</summary>
    public double StandardDeviation { get; }

    /// <summary>People in the second arm for each in the first.</summary>
    public double SecondPerFirst { get; }

    /// <summary>Expected standard deviation within the second group; null when it is the same.</summary>
    public double? SecondStandardDeviation { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<PlanAssumption> Assumptions => SecondStandardDeviation is null
        ? [PlanAssumption.EffectAsExpected, PlanAssumption.SpreadAsExpected, PlanAssumption.EqualSpread, PlanAssumption.NormalValues, PlanAssumption.Independent]
        : [PlanAssumption.EffectAsExpected, PlanAssumption.SpreadAsExpected, PlanAssumption.NormalValues, PlanAssumption.Independent];

    internal override long[] ArmsAt(long units) => Allocation.Arms(units, SecondPerFirst);

    internal override double PowerAt(long units, SampleSizeOptions options)
    {
        var arms = ArmsAt(units);
        var first = StandardDeviation * StandardDeviation / arms[0];
        var spread = SecondStandardDeviation ?? StandardDeviation;
        var second = spread * spread / arms[1];
        var freedom = SecondStandardDeviation is null
            ? arms[0] + arms[1] - 2
            : (first + second) * (first + second) / (first * first / (arms[0] - 1) + second * second / (arms[1] - 1));
        return PlanPower.Student(Math.Abs(Difference) / Math.Sqrt(first + second), freedom, options);
    }

    internal override bool IsExactAt(long units) => SecondStandardDeviation is null;

    internal override string WordsAt(long units, SampleSizeOptions options) => Sides(options) + (SecondStandardDeviation is null
        ? " t test of two groups (Student), power by the noncentral t law"
        : " t test of two groups (Welch), power approximately by the noncentral t law with Satterthwaite's degrees of freedom");
}

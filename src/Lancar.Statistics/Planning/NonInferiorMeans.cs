namespace Lancar.Statistics;

/// <summary>Is a new care not worse than the usual one by more than a margin? Two groups, compared by means.</summary>
/// <remarks>
/// <para><b>Rule.</b> The one-sided t test of the null hypothesis "first minus second ≤ −margin" (larger values are better): exact, the noncentral
/// t law with δ = (difference + margin) / (SD √(1/m + 1/n)). One side takes half of a two-sided level.</para>
/// <para><b>Source.</b> Julious 2004, Statistics in Medicine 23, 1921–1986, section 5.</para>
/// </remarks>
public sealed record NonInferiorMeans : StudyDesign
{
    /// <summary>A non-inferiority study of two means. Larger values are better.</summary>
    /// <param name="difference">Expected mean difference first (new) minus second (usual); 0 when both are thought equal. Above −margin.</param>
    /// <param name="margin">The largest loss that would be accepted, above 0.</param>
    /// <param name="standardDeviation">Expected standard deviation within each group, above 0.</param>
    /// <param name="secondPerFirst">People in the second arm for each in the first, above 0; 1 for equal arms.</param>
    /// <exception cref="AssumptionException"><see cref="Violation.NotFinite"/>, <see cref="Violation.OutOfRange"/>; <see cref="Violation.NoInformation"/>: the new care is expected to be inferior.</exception>
    public NonInferiorMeans(double difference, double margin, double standardDeviation, double secondPerFirst = 1)
    {
        Difference = Finite(difference, "difference");
        Margin = Positive(margin, "margin");
        StandardDeviation = Positive(standardDeviation, "standard deviation");
        SecondPerFirst = Allocation.Checked(secondPerFirst);
        NonInferiority.Possible(difference + margin);
    }

    /// <summary>Expected mean difference, new minus usual.</summary>
    public double Difference { get; }

    /// <summary>The largest loss that would be accepted.</summary>
    public double Margin { get; }

    /// <summary>Expected standard deviation within each group.</summary>
    public double StandardDeviation { get; }

    /// <summary>People in the second arm for each in the first.</summary>
    public double SecondPerFirst { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<PlanAssumption> Assumptions { get; } =
        [PlanAssumption.MarginBeforehand, PlanAssumption.EffectAsExpected, PlanAssumption.SpreadAsExpected, PlanAssumption.EqualSpread, PlanAssumption.NormalValues, PlanAssumption.Independent];

    internal override long[] ArmsAt(long units) => Allocation.Arms(units, SecondPerFirst);

    internal override double PowerAt(long units, SampleSizeOptions options)
    {
        var arms = ArmsAt(units);
        var error = StandardDeviation * Math.Sqrt(1.0 / arms[0] + 1.0 / arms[1]);
        return PlanPower.StudentOneSide((Difference + Margin) / error, arms[0] + arms[1] - 2, options);
    }

    internal override bool IsExactAt(long units) => true;

    internal override string WordsAt(long units, SampleSizeOptions options) =>
        Text($"one-sided t test of non-inferiority at level {options.LevelOfOneSide}, power by the noncentral t law");
}

/// <summary>What non-inferiority studies share.</summary>
internal static class NonInferiority
{
    public static void Possible(double distance)
    {
        if (!(distance > 0))
        {
            throw new AssumptionException(
                Violation.NoInformation,
                "The new care is expected to be worse by the whole margin: no size shows that it is not inferior.");
        }
    }
}

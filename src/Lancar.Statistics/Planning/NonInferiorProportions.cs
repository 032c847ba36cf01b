namespace Lancar.Statistics;

/// <summary>Is a new care not worse than the usual one by more than a margin? Two groups, compared by the share of successes.</summary>
/// <remarks>
/// <para><b>Rule.</b> The one-sided test of "p₁ − p₂ ≤ −margin" by the difference of the shares over its unpooled standard error: the normal
/// approximation Φ((p₁ − p₂ + margin) / √(p₁ q₁ / m + p₂ q₂ / n) − z) (Blackwelder 1982). One side takes half of a two-sided level.</para>
/// </remarks>
public sealed record NonInferiorProportions : StudyDesign
{
    /// <summary>A non-inferiority study of two shares. A success is good.</summary>
    /// <param name="first">Expected share of successes under the new care, strictly between 0 and 1.</param>
    /// <param name="second">Expected share of successes under the usual care, likewise.</param>
    /// <param name="margin">The largest loss that would be accepted, strictly between 0 and 1.</param>
    /// <param name="secondPerFirst">People in the second arm for each in the first, above 0; 1 for equal arms.</param>
    /// <exception cref="AssumptionException"><see cref="Violation.NotFinite"/>, <see cref="Violation.OutOfRange"/>; <see cref="Violation.NoInformation"/>: the new care is expected to be inferior.</exception>
    public NonInferiorProportions(double first, double second, double margin, double secondPerFirst = 1)
    {
        First = Within(first, 0, 1, "first share");
        Second = Within(second, 0, 1, "second share");
        Margin = Within(margin, 0, 1, "margin");
        SecondPerFirst = Allocation.Checked(secondPerFirst);
        NonInferiority.Possible(first - second + margin);
    }

    /// <summary>Expected share of successes under the new care.</summary>
    public double First { get; }

    /// <summary>Expected share of successes under the usual care.</summary>
    public double Second { get; }

    /// <summary>The largest loss that would be accepted.</summary>
    public double Margin { get; }

    /// <summary>People in the second arm for each in the first.</summary>
    public double SecondPerFirst { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<PlanAssumption> Assumptions { get; } =
        [PlanAssumption.MarginBeforehand, PlanAssumption.SharesAsExpected, PlanAssumption.Independent, PlanAssumption.LargeSample];

    internal override long[] ArmsAt(long units) => Allocation.Arms(units, SecondPerFirst);

    internal override double PowerAt(long units, SampleSizeOptions options)
    {
        var arms = ArmsAt(units);
        var error = Math.Sqrt(First * (1 - First) / arms[0] + Second * (1 - Second) / arms[1]);
        return PlanPower.UpperNormal(PlanPower.CriticalNormal(options) - (First - Second + Margin) / error);
    }

    internal override bool IsExactAt(long units) => false;

    internal override string WordsAt(long units, SampleSizeOptions options) =>
        Text($"one-sided test of non-inferiority of two shares at level {options.LevelOfOneSide}, power by the normal approximation (Blackwelder)");
}

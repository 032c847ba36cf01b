namespace Lancar.Statistics;

/// <summary>
/// Two factors at once, each given or not (massage × aromatherapy): four cells of one size, and of the three effects those that are asked for.
/// </summary>
/// <remarks>
/// <para><b>Rule.</b> Exact for each effect: the noncentral t law with 4 (n − 1) degrees of freedom. A main effect is the mean difference of two
/// halves of the study, with standard error SD / √n (n per cell); the interaction is the difference of two differences, with standard error
/// 2 SD / √n: to see an interaction as large as a main effect takes four times as many people. The plan's power is the smallest of the effects
/// asked for, each at the full level.</para>
/// </remarks>
public sealed record FactorialMeans : StudyDesign
{
    /// <summary>A 2 × 2 factorial study.</summary>
    /// <param name="standardDeviation">Expected standard deviation within cells, above 0.</param>
    /// <param name="firstEffect">Expected main effect of the first factor (mean with minus without, over both levels of the other); null when not asked for.</param>
    /// <param name="secondEffect">The same of the second factor.</param>
    /// <param name="interaction">Expected difference of the effects of the first factor with and without the second; null when not asked for.</param>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.Empty"/>: no effect asked for. <see cref="Violation.NotFinite"/>, <see cref="Violation.OutOfRange"/>; <see cref="Violation.NoInformation"/>: an effect is 0.
    /// </exception>
    public FactorialMeans(double standardDeviation, double? firstEffect = null, double? secondEffect = null, double? interaction = null)
    {
        if (firstEffect is null && secondEffect is null && interaction is null)
        {
            throw new AssumptionException(Violation.Empty, "No effect is asked for.");
        }

        StandardDeviation = Positive(standardDeviation, "standard deviation");
        FirstEffect = firstEffect is { } first ? Effect(first, "first effect") : null;
        SecondEffect = secondEffect is { } second ? Effect(second, "second effect") : null;
        Interaction = interaction is { } both ? Effect(both, "interaction") : null;
    }

    /// <summary>Expected standard deviation within cells.</summary>
    public double StandardDeviation { get; }

    /// <summary>Expected main effect of the first factor; null when not asked for.</summary>
    public double? FirstEffect { get; }

    /// <summary>Expected main effect of the second factor; null when not asked for.</summary>
    public double? SecondEffect { get; }

    /// <summary>Expected interaction; null when not asked for.</summary>
    public double? Interaction { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<PlanAssumption> Assumptions { get; } =
        [PlanAssumption.EffectAsExpected, PlanAssumption.SpreadAsExpected, PlanAssumption.EqualSpread, PlanAssumption.NormalValues, PlanAssumption.Independent];

    internal override long[] ArmsAt(long units) => [units, units, units, units];

    internal override double PowerAt(long units, SampleSizeOptions options)
    {
        // The smallest effect in units of its standard error decides.
        var least = double.PositiveInfinity;
        foreach (var (effect, errors) in new[] { (FirstEffect, 1), (SecondEffect, 1), (Interaction, 2) })
        {
            least = effect is { } asked ? Math.Min(least, Math.Abs(asked) / errors) : least;
        }

        return PlanPower.Student(least / StandardDeviation * Math.Sqrt(units), 4 * (units - 1), options);
    }

    internal override bool IsExactAt(long units) => true;

    internal override string WordsAt(long units, SampleSizeOptions options) =>
        Sides(options) + " t tests of a 2 x 2 factorial design, power of the least visible effect asked for by the noncentral t law";
}

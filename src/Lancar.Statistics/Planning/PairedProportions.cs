namespace Lancar.Statistics;

/// <summary>One group with a yes/no outcome twice: McNemar's exact test.</summary>
/// <remarks>
/// <para><b>Rule.</b> Up to <see cref="LargestExact"/> pairs the exact power: the number of discordant pairs is binomial, and given it the test is
/// the exact binomial test of 1/2 (two-sided: twice the smaller tail). Beyond, the normal approximation
/// Φ((|d| √n − z √ψ) / √(ψ − d²)) with ψ the share of discordant pairs and d the difference of the two kinds (Connor 1987).</para>
/// <para><b>Elsewhere.</b> R: <c>MESS::power_mcnemar_test</c> is the approximation; its option "cond.exact" the exact power.</para>
/// </remarks>
public sealed record PairedProportions : StudyDesign
{
    /// <summary>The largest number of pairs that is computed exactly.</summary>
    public const int LargestExact = 2000;

    private const double Negligible = 1e-18;

    /// <summary>A paired study of a yes/no outcome.</summary>
    /// <param name="onlyFirst">Expected share of pairs with the outcome at the first measurement alone, above 0.</param>
    /// <param name="onlySecond">Expected share of pairs with the outcome at the second measurement alone, above 0; both together below 1.</param>
    /// <exception cref="AssumptionException"><see cref="Violation.NotFinite"/>, <see cref="Violation.OutOfRange"/>; <see cref="Violation.NoInformation"/>: both are the same.</exception>
    public PairedProportions(double onlyFirst, double onlySecond)
    {
        OnlyFirst = Within(onlyFirst, 0, 1, "share of pairs with the outcome at the first measurement alone");
        OnlySecond = Within(onlySecond, 0, 1, "share of pairs with the outcome at the second measurement alone");
        Within(onlyFirst + onlySecond, 0, 1, "share of discordant pairs");
        Effect(onlyFirst - onlySecond, "difference of the discordant shares");
    }

    /// <summary>Expected share of pairs with the outcome at the first measurement alone.</summary>
    public double OnlyFirst { get; }

    /// <summary>Expected share of pairs with the outcome at the second measurement alone.</summary>
    public double OnlySecond { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<PlanAssumption> Assumptions { get; } = [PlanAssumption.SharesAsExpected, PlanAssumption.Independent];

    internal override long LeastUnits => 1;

    internal override long LargestExactUnits => LargestExact * 4 / 5;

    private double Discordant => OnlyFirst + OnlySecond;

    internal override long[] ArmsAt(long units) => [units];

    internal override double PowerAt(long units, SampleSizeOptions options) =>
        IsExactAt(units) ? Exact((int)units, options) : SmoothPowerAt(units, options);

    internal override double SmoothPowerAt(long units, SampleSizeOptions options)
    {
        var difference = Math.Abs(OnlyFirst - OnlySecond);
        var reach = PlanPower.CriticalNormal(options) * Math.Sqrt(Discordant);
        var shift = difference * Math.Sqrt(units);
        var spread = Math.Sqrt(Discordant - difference * difference);
        return PlanPower.UpperNormal((reach - shift) / spread) + (options.TwoSided ? PlanPower.UpperNormal((reach + shift) / spread) : 0);
    }

    internal override bool IsExactAt(long units) => units <= LargestExact;

    internal override string WordsAt(long units, SampleSizeOptions options) =>
        $"{Sides(options)} exact McNemar test, power " + (IsExactAt(units) ? "by its exact law" : "by the normal approximation (Connor)");

    private double Exact(int pairs, SampleSizeOptions options)
    {
        var numbers = BinomialMasses.Of(pairs, Discordant);
        var larger = Math.Max(OnlyFirst, OnlySecond) / Discordant;
        var power = 0.0;
        for (var discordant = 1; discordant <= pairs; discordant++)
        {
            if (numbers[discordant] < Negligible)
            {
                continue;
            }

            // The larger kind is expected to outnumber the other.
            var from = LeastProbable.FromAbove(BinomialMasses.Of(discordant, 0.5), options.LevelOfOneSide);
            var expected = BinomialMasses.Of(discordant, larger);
            power += numbers[discordant] * BinomialMasses.Outside(expected, options.TwoSided ? discordant - from : -1, from);
        }

        return power;
    }
}

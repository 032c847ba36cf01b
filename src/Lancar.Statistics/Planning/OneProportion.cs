namespace Lancar.Statistics;

/// <summary>One share against a given one: the exact binomial test.</summary>
/// <remarks>
/// <para><b>Rule.</b> Up to <see cref="LargestExact"/> people the exact power of <see cref="ExactBinomial"/>: the probability of all counts that it
/// rejects (two-sided: counts not more probable than the observed one). Beyond, the normal approximation
/// Φ((|p − p₀| √n − z √(p₀ q₀)) / √(p q)), and the plan says so.</para>
/// <para><b>Elsewhere.</b> R: <c>binom.test</c> summed by hand; <c>pwr.p.test</c> is the arcsine approximation.</para>
/// </remarks>
public sealed record OneProportion : StudyDesign
{
    /// <summary>The largest size that is computed exactly.</summary>
    public const int LargestExact = 4000;

    /// <summary>A study of one share.</summary>
    /// <param name="expected">The expected share, strictly between 0 and 1.</param>
    /// <param name="nullShare">The share it is tested against, strictly between 0 and 1.</param>
    /// <exception cref="AssumptionException"><see cref="Violation.NotFinite"/>, <see cref="Violation.OutOfRange"/>; <see cref="Violation.NoInformation"/>: both are the same.</exception>
    public OneProportion(double expected, double nullShare)
    {
        Expected = Within(expected, 0, 1, "expected share");
        NullShare = Within(nullShare, 0, 1, "share under the null hypothesis");
        Effect(expected - nullShare, "difference of the shares");
    }

    /// <summary>The expected share.</summary>
    public double Expected { get; }

    /// <summary>The share under the null hypothesis.</summary>
    public double NullShare { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<PlanAssumption> Assumptions { get; } = [PlanAssumption.SharesAsExpected, PlanAssumption.Independent];

    internal override long LeastUnits => 1;

    internal override long LargestExactUnits => LargestExact * 4 / 5;

    internal override long[] ArmsAt(long units) => [units];

    internal override double PowerAt(long units, SampleSizeOptions options) =>
        IsExactAt(units) ? Exact((int)units, options) : SmoothPowerAt(units, options);

    internal override double SmoothPowerAt(long units, SampleSizeOptions options)
    {
        var reach = PlanPower.CriticalNormal(options) * Math.Sqrt(NullShare * (1 - NullShare));
        var shift = Math.Abs(Expected - NullShare) * Math.Sqrt(units);
        var spread = Math.Sqrt(Expected * (1 - Expected));
        return PlanPower.UpperNormal((reach - shift) / spread) + (options.TwoSided ? PlanPower.UpperNormal((reach + shift) / spread) : 0);
    }

    internal override bool IsExactAt(long units) => units <= LargestExact;

    internal override string WordsAt(long units, SampleSizeOptions options) =>
        $"{Sides(options)} exact binomial test, power " + (IsExactAt(units) ? "by its exact law" : "by the normal approximation");

    private double Exact(int n, SampleSizeOptions options)
    {
        var underNull = BinomialMasses.Of(n, NullShare);
        var expected = BinomialMasses.Of(n, Expected);
        if (options.TwoSided)
        {
            var (low, high) = LeastProbable.Rejected(underNull, options.Alpha);
            return BinomialMasses.Outside(expected, low, high);
        }

        return Expected > NullShare
            ? BinomialMasses.Outside(expected, -1, LeastProbable.FromAbove(underNull, options.Alpha))
            : BinomialMasses.Outside(expected, LeastProbable.FromBelow(underNull, options.Alpha), n + 1);
    }
}

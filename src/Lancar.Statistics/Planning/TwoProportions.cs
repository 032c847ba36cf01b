namespace Lancar.Statistics;

/// <summary>Which test compares two shares.</summary>
public enum ProportionTest
{
    /// <summary>Fisher's exact test.</summary>
    Fisher,

    /// <summary>The chi-square test without correction.</summary>
    ChiSquare,
}

/// <summary>Two independent groups compared by a yes/no outcome.</summary>
/// <remarks>
/// <para><b>Rule.</b> Fisher's test up to <see cref="LargestExactTotal"/> people in all: exact, the probability of every pair of counts that the
/// test rejects (two-sided: tables not more probable than the observed one). Beyond, and for the chi-square test, the normal approximation
/// Φ((|p₁ − p₂| − z √(p̄ q̄ (1/m + 1/n))) / √(p₁ q₁ / m + p₂ q₂ / n)); for Fisher's test with the sizes shortened as Casagrande, Pike and Smith
/// (1978) do.</para>
/// <para><b>Elsewhere.</b> R: <c>power.prop.test(strict = TRUE)</c> is the chi-square test with equal arms; <c>statmod::power.fisher.test</c> simulates.</para>
/// </remarks>
public sealed record TwoProportions : StudyDesign
{
    /// <summary>The largest number of people in all for which Fisher's test is computed exactly.</summary>
    public const int LargestExactTotal = 1000;

    /// <summary>A study of two shares.</summary>
    /// <param name="first">Expected share in the first arm, strictly between 0 and 1.</param>
    /// <param name="second">Expected share in the second arm, likewise.</param>
    /// <param name="secondPerFirst">People in the second arm for each in the first, above 0; 1 for equal arms.</param>
    /// <param name="test">The test that will be used.</param>
    /// <exception cref="AssumptionException"><see cref="Violation.NotFinite"/>, <see cref="Violation.OutOfRange"/>; <see cref="Violation.NoInformation"/>: both are the same.</exception>
    public TwoProportions(double first, double second, double secondPerFirst = 1, ProportionTest test = ProportionTest.Fisher)
    {
        First = Within(first, 0, 1, "first share");
        Second = Within(second, 0, 1, "second share");
        Effect(first - second, "difference of the shares");
        SecondPerFirst = Allocation.Checked(secondPerFirst);
        Test = test;
    }

    /// <summary>Expected share in the first arm.</summary>
    public double First { get; }

    /// <summary>Expected share in the second arm.</summary>
    public double Second { get; }

    /// <summary>People in the second arm for each in the first.</summary>
    public double SecondPerFirst { get; }

    /// <summary>The test that will be used.</summary>
    public ProportionTest Test { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<PlanAssumption> Assumptions => Test == ProportionTest.Fisher
        ? [PlanAssumption.SharesAsExpected, PlanAssumption.Independent]
        : [PlanAssumption.SharesAsExpected, PlanAssumption.Independent, PlanAssumption.LargeSample];

    internal override long LargestExactUnits => Test == ProportionTest.Fisher ? (long)(LargestExactTotal / (1 + SecondPerFirst)) * 3 / 4 : 0;

    internal override long[] ArmsAt(long units) => Allocation.Arms(units, SecondPerFirst);

    internal override double PowerAt(long units, SampleSizeOptions options)
    {
        var arms = ArmsAt(units);
        return IsExactAt(units) ? FisherPower.Of((int)arms[0], (int)arms[1], First, Second, options) : SmoothPowerAt(units, options);
    }

    internal override double SmoothPowerAt(long units, SampleSizeOptions options)
    {
        var arms = ArmsAt(units);
        var (m, n) = ((double)arms[0], (double)arms[1]);
        if (Test == ProportionTest.Fisher)
        {
            // The sizes whose uncorrected test has about this power: n = n' (1 + √(1 + 2 (r + 1) / (n' r |d|)))² / 4 solved for n'.
            var ratio = n / m;
            var shorter = Math.Max(0, m - (ratio + 1) / (ratio * Math.Abs(First - Second)) + Math.Pow((ratio + 1) / (2 * ratio * Math.Abs(First - Second)), 2) / m);
            (m, n) = m > (ratio + 1) / (2 * ratio * Math.Abs(First - Second)) ? (shorter, shorter * ratio) : (0, 0);
            if (m == 0)
            {
                return 0;
            }
        }

        var pooled = (m * First + n * Second) / (m + n);
        var reach = PlanPower.CriticalNormal(options) * Math.Sqrt(pooled * (1 - pooled) * (1 / m + 1 / n));
        var shift = Math.Abs(First - Second);
        var spread = Math.Sqrt(First * (1 - First) / m + Second * (1 - Second) / n);
        return PlanPower.UpperNormal((reach - shift) / spread) + (options.TwoSided ? PlanPower.UpperNormal((reach + shift) / spread) : 0);
    }

    internal override bool IsExactAt(long units) => Test == ProportionTest.Fisher && ArmsAt(units).Sum() <= LargestExactTotal;

    internal override string WordsAt(long units, SampleSizeOptions options) => Sides(options) + (Test, IsExactAt(units)) switch
    {
        (ProportionTest.Fisher, true) => " Fisher exact test, power by its exact law",
        (ProportionTest.Fisher, false) => " Fisher exact test, power by the normal approximation with continuity correction (Casagrande, Pike, Smith)",
        (ProportionTest.ChiSquare, _) => " chi-square test without correction, power by the normal approximation",
    };
}

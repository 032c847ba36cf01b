namespace Lancar.Statistics;

/// <summary>Two groups compared by the time to an event (the first colostrum): the log-rank test.</summary>
/// <remarks>
/// <para><b>Rule.</b> Schoenfeld (1981, 1983): the power depends on the number of events d alone, Φ(|ln HR| √(d π₁ π₂) − z), π the shares of the
/// arms. People needed = events / the share that is expected to have the event while being watched.</para>
/// <para><b>Elsewhere.</b> R: <c>gsDesign::nEvents</c>, <c>powerSurvEpi::ssizeCT.default</c> (Freedman's variant); nQuery.</para>
/// </remarks>
public sealed record TimeToEvent : StudyDesign
{
    /// <summary>A study of the time to an event.</summary>
    /// <param name="hazardRatio">Expected hazard of the first arm over that of the second, above 0, not 1.</param>
    /// <param name="secondEventShare">Share of the second (control) arm expected to have the event while watched, above 0 and at most 1.</param>
    /// <param name="secondPerFirst">People in the second arm for each in the first, above 0; 1 for equal arms.</param>
    /// <exception cref="AssumptionException"><see cref="Violation.NotFinite"/>, <see cref="Violation.OutOfRange"/>; <see cref="Violation.NoInformation"/>: the ratio is 1.</exception>
    public TimeToEvent(double hazardRatio, double secondEventShare, double secondPerFirst = 1)
    {
        HazardRatio = Positive(hazardRatio, "hazard ratio");
        Effect(Math.Log(hazardRatio), "logarithm of the hazard ratio");
        SecondEventShare = Positive(secondEventShare, "share with the event") <= 1
            ? secondEventShare
            : throw new AssumptionException(Violation.OutOfRange, "The share with the event is at most 1.");
        SecondPerFirst = Allocation.Checked(secondPerFirst);
    }

    /// <summary>Expected hazard of the first arm over that of the second.</summary>
    public double HazardRatio { get; }

    /// <summary>Share of the second arm expected to have the event while watched.</summary>
    public double SecondEventShare { get; }

    /// <summary>Share of the first arm expected to have the event, which proportional hazards imply: 1 − (1 − share)^HR.</summary>
    public double FirstEventShare => SecondEventShare == 1 ? 1 : 1 - Math.Pow(1 - SecondEventShare, HazardRatio);

    /// <summary>People in the second arm for each in the first.</summary>
    public double SecondPerFirst { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<PlanAssumption> Assumptions { get; } =
        [PlanAssumption.EffectAsExpected, PlanAssumption.ProportionalHazards, PlanAssumption.UninformativeCensoring, PlanAssumption.Independent, PlanAssumption.LargeSample];

    internal override long[] ArmsAt(long units) => Allocation.Arms(units, SecondPerFirst);

    internal override double? EventsAt(long units)
    {
        var arms = ArmsAt(units);
        return arms[0] * FirstEventShare + arms[1] * SecondEventShare;
    }

    internal override double PowerAt(long units, SampleSizeOptions options)
    {
        var arms = ArmsAt(units);
        var first = (double)arms[0] / (arms[0] + arms[1]);
        return PlanPower.Normal(Math.Abs(Math.Log(HazardRatio)) * Math.Sqrt(EventsAt(units)!.Value * first * (1 - first)), options);
    }

    internal override bool IsExactAt(long units) => false;

    internal override string WordsAt(long units, SampleSizeOptions options) => Sides(options) + " log-rank test, power by Schoenfeld's normal approximation from the expected events";
}

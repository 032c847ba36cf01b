namespace Lancar.Statistics;

/// <summary>
/// Intervals of a two-by-two table that invert a score test: of all approximate intervals those that keep their confidence best
/// with small counts and zero cells. Orientation as everywhere: first row minus, or over, second row. Computed when asked for.
/// </summary>
/// <remarks>
/// <para><b>Rule.</b> A value belongs to the interval when the score statistic, its variance taken at the most likely risks under
/// that value, stays within the normal quantile. "Miettinen–Nurminen" multiplies the variance by N / (N − 1); Mee, Koopman and
/// Cornfield are the same without the factor.</para>
/// <para><b>Source.</b> Mee (1984), Biometrics 40, 1175–1176; Koopman (1984), Biometrics 40, 513–517; Miettinen, Nurminen (1985),
/// Stat. Med. 4, 213–226; Cornfield (1956), Proc. 3rd Berkeley Symp. 4, 135–148.</para>
/// <para><b>Accuracy and cost.</b> Limits to 1e-11 relative to their scale; some microseconds each.</para>
/// <para><b>Elsewhere.</b> statsmodels <c>confint_proportions_2indep(method="score")</c> agrees to the step of its root finder.</para>
/// </remarks>
public sealed class ScoreIntervals
{
    private readonly TwoByTwo table;
    private readonly double confidence;

    internal ScoreIntervals(TwoByTwo table, double confidence)
    {
        this.table = table;
        this.confidence = confidence;
    }

    /// <summary>Risk difference, Miettinen–Nurminen; null when a row is empty.</summary>
    public ConfidenceInterval? RiskDifference => RiskDifferenceScore.Of(table, confidence, withFactor: true);

    /// <summary>Risk difference, Mee; null when a row is empty.</summary>
    public ConfidenceInterval? RiskDifferenceMee => RiskDifferenceScore.Of(table, confidence, withFactor: false);

    /// <summary>Risk ratio, Miettinen–Nurminen: from 0 when a is 0, to infinity when c is 0; null when a row is empty or both are 0.</summary>
    public ConfidenceInterval? RiskRatio => RiskRatioScore.Of(table, confidence, withFactor: true);

    /// <summary>Risk ratio, Koopman: from 0 when a is 0, to infinity when c is 0; null when a row is empty or both are 0.</summary>
    public ConfidenceInterval? RiskRatioKoopman => RiskRatioScore.Of(table, confidence, withFactor: false);

    /// <summary>Odds ratio, Miettinen–Nurminen: from 0 when a or d is 0, to infinity when b or c is 0; null when a margin is empty.</summary>
    public ConfidenceInterval? OddsRatio => OddsRatioScore.Of(table, confidence, withFactor: true);

    /// <summary>Odds ratio, Cornfield without correction; ends and null as <see cref="OddsRatio"/>.</summary>
    public ConfidenceInterval? OddsRatioCornfield => OddsRatioScore.Of(table, confidence, withFactor: false);
}

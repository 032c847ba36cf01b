namespace Lancar.Statistics;

public static partial class EffectMeasures
{
    /// <summary>Logarithm of the odds ratio of a table [[a, b], [c, d]] (OR), rows groups, first column the event: variance 1/a + 1/b + 1/c + 1/d.</summary>
    /// <param name="a">Events of the first group.</param>
    /// <param name="b">Non-events of the first group.</param>
    /// <param name="c">Events of the second group.</param>
    /// <param name="d">Non-events of the second group.</param>
    /// <param name="correction">What becomes of a zero cell.</param>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.NegativeCount"/>. <see cref="Violation.NoInformation"/>: an empty group; or a zero cell that is not to be corrected.
    /// </exception>
    public static StudyEffect LogOddsRatio(long a, long b, long c, long d, ContinuityCorrection correction = ContinuityCorrection.OnlyZero)
    {
        var (added, w, x, y, z) = Cells(a, b, c, d, correction);
        return new(Math.Log(w * z / (x * y)), 1 / w + 1 / x + 1 / y + 1 / z, added);
    }

    /// <summary>Logarithm of the risk ratio, first over second (RR): variance 1/a − 1/n₁ + 1/c − 1/n₂.</summary>
    /// <param name="a">Events of the first group.</param>
    /// <param name="b">Non-events of the first group.</param>
    /// <param name="c">Events of the second group.</param>
    /// <param name="d">Non-events of the second group.</param>
    /// <param name="correction">What becomes of a zero cell.</param>
    /// <exception cref="AssumptionException">As <see cref="LogOddsRatio"/>.</exception>
    public static StudyEffect LogRiskRatio(long a, long b, long c, long d, ContinuityCorrection correction = ContinuityCorrection.OnlyZero)
    {
        var (added, w, x, y, z) = Cells(a, b, c, d, correction);
        // 1/a − 1/n = b / (a n), without cancellation.
        return new(Math.Log(w / (w + x) / (y / (y + z))), x / (w * (w + x)) + z / (y * (y + z)), added);
    }

    /// <summary>Risk difference, first minus second (RD): variance p₁(1 − p₁)/n₁ + p₂(1 − p₂)/n₂.</summary>
    /// <param name="a">Events of the first group.</param>
    /// <param name="b">Non-events of the first group.</param>
    /// <param name="c">Events of the second group.</param>
    /// <param name="d">Non-events of the second group.</param>
    /// <param name="correction">What becomes of a zero cell, with which the variance can be 0.</param>
    /// <exception cref="AssumptionException">As <see cref="LogOddsRatio"/>.</exception>
    public static StudyEffect RiskDifference(long a, long b, long c, long d, ContinuityCorrection correction = ContinuityCorrection.OnlyZero)
    {
        var (added, w, x, y, z) = Cells(a, b, c, d, correction);
        var (n, m) = (w + x, y + z);
        return new(w / n - y / m, w * x / (n * n * n) + y * z / (m * m * m), added);
    }

    /// <summary>Logarithm of the odds ratio of pairs, gained over lost (McNemar): variance 1/gained + 1/lost.</summary>
    /// <param name="gained">Pairs that were "no" first and "yes" afterwards.</param>
    /// <param name="lost">Pairs that were "yes" first and "no" afterwards.</param>
    /// <param name="correction">What becomes of a zero count.</param>
    /// <exception cref="AssumptionException">As <see cref="LogOddsRatio"/>; <see cref="Violation.NoInformation"/> also when no pair changed.</exception>
    public static StudyEffect PairedLogOddsRatio(long gained, long lost, ContinuityCorrection correction = ContinuityCorrection.OnlyZero)
    {
        SampleChecks.Count(gained, nameof(gained));
        SampleChecks.Count(lost, nameof(lost));
        if (gained == 0 && lost == 0)
        {
            throw new AssumptionException(Violation.NoInformation, "No pair changed, so that the pairs say nothing on the odds; leave the study out and say so.");
        }

        var added = Adds(gained == 0 || lost == 0, correction);
        var (up, down) = added ? (gained + 0.5, lost + 0.5) : (gained, (double)lost);
        return new(Math.Log(up / down), 1 / up + 1 / down, added);
    }

    /// <summary>Logit of one proportion (PLO): variance 1/events + 1/others.</summary>
    /// <param name="events">People with the event.</param>
    /// <param name="others">People without it.</param>
    /// <param name="correction">What becomes of a zero count.</param>
    /// <exception cref="AssumptionException">As <see cref="LogOddsRatio"/>.</exception>
    public static StudyEffect LogitProportion(long events, long others, ContinuityCorrection correction = ContinuityCorrection.OnlyZero)
    {
        CheckGroup(events, others, "only");
        var added = Adds(events == 0 || others == 0, correction);
        var (yes, no) = added ? (events + 0.5, others + 0.5) : (events, (double)others);
        return new(Math.Log(yes / no), 1 / yes + 1 / no, added);
    }

    /// <summary>Freeman–Tukey double arcsine of one proportion (PFT), which needs no correction: variance 1 / (4n + 2).</summary>
    /// <param name="events">People with the event.</param>
    /// <param name="others">People without it.</param>
    /// <exception cref="AssumptionException">As <see cref="LogOddsRatio"/>.</exception>
    public static StudyEffect DoubleArcsine(long events, long others)
    {
        CheckGroup(events, others, "only");
        var count = (double)events + others;
        var angle = (Math.Asin(Math.Sqrt(events / (count + 1))) + Math.Asin(Math.Sqrt((events + 1) / (count + 1)))) / 2;
        return new(angle, 1 / (4 * count + 2));
    }

    /// <summary>The proportion of a double arcsine (Miller 1978), exact for a single study; for a pooled angle the harmonic mean of the sizes stands in.</summary>
    /// <param name="angle">An angle of <see cref="DoubleArcsine"/>, or a mean of such; beyond what 0 and 1 give, the answer is 0 or 1.</param>
    /// <param name="count">The size of the study, or the harmonic mean of the sizes; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is not above 0, or the angle is NaN.</exception>
    public static double ProportionOfDoubleArcsine(double angle, double count)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(double.IsNaN(angle), true, nameof(angle));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        var least = Math.Asin(Math.Sqrt(1 / (count + 1))) / 2;
        if (angle <= least || angle >= Math.PI / 2 - least)
        {
            return angle <= least ? 0 : 1;
        }

        var sine = Math.Sin(2 * angle);
        var inner = sine + (sine - 1 / sine) / count;
        return (1 - Math.Sign(Math.Cos(2 * angle)) * Math.Sqrt(Math.Max(0, 1 - inner * inner))) / 2;
    }

    private static (bool Added, double A, double B, double C, double D) Cells(long a, long b, long c, long d, ContinuityCorrection correction)
    {
        SampleChecks.Count(c, nameof(c));
        SampleChecks.Count(d, nameof(d));
        CheckGroup(a, b, "first");
        CheckGroup(c, d, "second");
        var added = Adds(a == 0 || b == 0 || c == 0 || d == 0, correction);
        var half = added ? 0.5 : 0;
        return (added, a + half, b + half, c + half, d + half);
    }

    private static void CheckGroup(long events, long others, string name)
    {
        SampleChecks.Count(events, "of events");
        SampleChecks.Count(others, "of non-events");
        if (events == 0 && others == 0)
        {
            throw new AssumptionException(Violation.NoInformation, $"The {name} group has nobody in it.");
        }
    }

    private static bool Adds(bool hasZero, ContinuityCorrection correction) =>
        correction switch
        {
            ContinuityCorrection.Always => true,
            ContinuityCorrection.OnlyZero => hasZero,
            ContinuityCorrection.None => hasZero
                ? throw new AssumptionException(Violation.NoInformation, "A cell is zero and no correction is wanted: the logarithm or its variance does not exist. Pool with Mantel-Haenszel, or name a continuity correction.")
                : false,
        };
}

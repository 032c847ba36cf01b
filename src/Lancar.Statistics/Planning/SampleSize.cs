namespace Lancar.Statistics;

/// <summary>How many people a study needs, by the power of its test.</summary>
public static class SampleSize
{
    /// <summary>The largest size that is looked for, in people of the first arm (or clusters per arm).</summary>
    public const long LargestUnits = 10_000_000;

    private const int LeastLookAhead = 50;
    private const int LookAheadShare = 4;

    /// <summary>The smallest size that reaches the power aimed at.</summary>
    /// <param name="design">What is expected and which test will judge it: <see cref="PairedMeans"/>, <see cref="TwoProportions"/> …</param>
    /// <param name="options">Level, sides, power aimed at, dropout; null for the defaults.</param>
    /// <returns>People per arm and in all, to be analysed and to be recruited, with the power really reached.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> The smallest whole size whose power is at least the one aimed at. Where the test counts (exact binomial, Fisher,
    /// McNemar) the power is a sawtooth: then the smallest size from which on it does not fall below, every size being tried up to a quarter more
    /// and at least 50 (<see cref="SamplePlan.CheckedTo"/>).</para>
    /// <para><b>Accuracy and cost.</b> Powers to 1e-9 of the law that <see cref="SamplePlan.MethodInWords"/> names. Micro- to milliseconds;
    /// exact tests of counts up to seconds at their largest size.</para>
    /// <para><b>Elsewhere.</b> R's <c>power.t.test</c> and <c>power.prop.test</c> give fractions of people and leave out the far tail unless
    /// <c>strict = TRUE</c>. See <c>docs/statistics/planning.md</c>.</para>
    /// </remarks>
    /// <exception cref="AssumptionException"><see cref="Violation.TooLarge"/>: more than <see cref="LargestUnits"/> would be needed.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public static SamplePlan For(StudyDesign design, SampleSizeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(design);
        var chosen = (options ?? new SampleSizeOptions()).Checked();
        var rough = First(design.LeastUnits, units => design.SmoothPowerAt(units, chosen) >= chosen.Power);
        if (rough > design.LargestExactUnits)
        {
            return Plan(design, rough, chosen, null);
        }

        var (units, checkedTo) = FromHereOn(design, rough, chosen);
        return Plan(design, units, chosen, checkedTo);
    }

    /// <summary>The power of a study of given size.</summary>
    /// <param name="design">What is expected and which test will judge it.</param>
    /// <param name="units">People to be analysed in the first arm, pairs, people per cell, or clusters per arm: what the design counts by.</param>
    /// <param name="options">Level, sides, dropout; null for the defaults. The power aimed at is not used.</param>
    /// <returns>The plan of that size with its power.</returns>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.TooFew"/>: the test cannot be computed for so few. <see cref="Violation.TooLarge"/>: more than <see cref="LargestUnits"/>.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its range.</exception>
    public static SamplePlan PowerOf(StudyDesign design, long units, SampleSizeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(design);
        var chosen = (options ?? new SampleSizeOptions()).Checked();
        if (units < design.LeastUnits)
        {
            throw new AssumptionException(Violation.TooFew, $"The test needs at least {design.LeastUnits}.");
        }

        if (units > LargestUnits)
        {
            throw new AssumptionException(Violation.TooLarge, $"Sizes go up to {LargestUnits}.");
        }

        return Plan(design, units, chosen, null);
    }

    /// <summary>People to be recruited so that as many are left when a share of them is lost: people / (1 − share), rounded up.</summary>
    /// <param name="people">People to be analysed, at least 0.</param>
    /// <param name="dropout">The share that is expected to be lost, from 0 to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A figure lies outside its range.</exception>
    public static long Recruits(long people, double dropout)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(people);
        if (dropout is not (>= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(dropout), dropout, "The share lost lies between 0 and below 1.");
        }

        // 80 of which a fifth is lost are 100 people and not 101, although 0.2 is no binary fraction.
        var exact = people / (1 - dropout);
        return (long)Math.Ceiling(exact - 1e-9 * exact);
    }

    // Doubling, then halving.
    private static long First(long least, Func<long, bool> reaches)
    {
        var (below, within) = (least - 1, least);
        while (!reaches(within))
        {
            if (within == LargestUnits)
            {
                throw new AssumptionException(Violation.TooLarge, $"More than {LargestUnits} would be needed: the expected effect is next to nothing.");
            }

            (below, within) = (within, Math.Min(LargestUnits, 2 * within));
        }

        while (within - below > 1)
        {
            var middle = below + (within - below) / 2;
            (below, within) = reaches(middle) ? (below, middle) : (middle, within);
        }

        return within;
    }

    private static (long Units, long CheckedTo) FromHereOn(StudyDesign design, long rough, SampleSizeOptions options)
    {
        var start = rough;
        do
        {
            start = Math.Max(design.LeastUnits, start / 2);
        }
        while (start > design.LeastUnits && design.PowerAt(start, options) >= options.Power);

        var candidate = start;
        for (var units = start; units <= candidate + Math.Max(LeastLookAhead, candidate / LookAheadShare); units++)
        {
            if (design.PowerAt(units, options) < options.Power)
            {
                candidate = units + 1;
            }
        }

        return (candidate, candidate + Math.Max(LeastLookAhead, candidate / LookAheadShare));
    }

    private static SamplePlan Plan(StudyDesign design, long units, SampleSizeOptions options, long? checkedTo)
    {
        var arms = design.ArmsAt(units);
        return new SamplePlan
        {
            Design = design,
            Options = options,
            Arms = arms,
            Recruits = [.. arms.Select(people => Recruits(people, options.Dropout))],
            ClustersPerArm = design.ClustersAt(units),
            ExpectedEvents = design.EventsAt(units),
            Power = Math.Min(1, design.PowerAt(units, options)),
            CheckedTo = checkedTo,
            IsExact = design.IsExactAt(units),
            MethodInWords = design.WordsAt(units, options),
        };
    }
}

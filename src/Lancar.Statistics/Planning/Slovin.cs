using System.Globalization;

namespace Lancar.Statistics;

/// <summary>Slovin's formula, for those whose supervisor asks for it, with what it says and what it does not.</summary>
public static class Slovin
{
    /// <summary>n = N / (1 + N e²), rounded up.</summary>
    /// <param name="population">People in the population, at least 1.</param>
    /// <param name="margin">The margin of error e, strictly between 0 and 1: 0.05 or 0.1.</param>
    /// <returns>The size by the formula, with the question that it answers and the same question answered by Cochran's formula.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> The formula is Cochran's (1977, chapter 4) for estimating one share of a finite population by a simple random sample
    /// within ± e, with the share taken as 1/2, the normal quantile as 2 and N − 1 as N. It knows nothing of the outcome, the expected effect, its
    /// spread, the test or its power: a study that compares needs <see cref="SampleSize"/>.</para>
    /// <para><b>Source.</b> Yamane 1967, p. 886. On the formula and its misuse, and that no publication by a Slovin is known: Tejada, Punzalan 2012,
    /// The Philippine Statistician 61 (1), 129–136.</para>
    /// </remarks>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.NotFinite"/>; <see cref="Violation.OutOfRange"/>: the margin is not between 0 and 1; <see cref="Violation.TooFew"/>: nobody in the population.
    /// </exception>
    public static SlovinResult SampleSize(long population, double margin)
    {
        if (!double.IsFinite(margin))
        {
            throw new AssumptionException(Violation.NotFinite, "The margin is not a finite number.");
        }

        if (margin is not (> 0 and < 1))
        {
            throw new AssumptionException(Violation.OutOfRange, "The margin lies strictly between 0 and 1.");
        }

        if (population < 1)
        {
            throw new AssumptionException(Violation.TooFew, "The population has at least one person.");
        }

        var exact = population / (1 + population * margin * margin);
        var z = NormalLaw.TwoSidedQuantile(0.95);
        var infinite = z * z / (4 * margin * margin);
        return new SlovinResult
        {
            Population = population,
            Margin = margin,
            SampleSize = Whole(exact),
            Unrounded = exact,
            CochranSampleSize = Math.Min(population, Whole(infinite / (1 + (infinite - 1) / population))),
        };
    }

    private static long Whole(double exact) => (long)Math.Ceiling(exact - 1e-9 * exact);
}

/// <summary>A size by Slovin's formula and what it means.</summary>
public sealed record SlovinResult
{
    /// <summary>People in the population.</summary>
    public required long Population { get; init; }

    /// <summary>The margin of error.</summary>
    public required double Margin { get; init; }

    /// <summary>The size by the formula, rounded up.</summary>
    public required long SampleSize { get; init; }

    /// <summary>The size before rounding.</summary>
    public required double Unrounded { get; init; }

    /// <summary>Cochran's size for the same question with the normal quantile 1.96 of 95 % and N − 1 as it should be.</summary>
    public required long CochranSampleSize { get; init; }

    /// <summary>What the figure says, and what it does not.</summary>
    public string InWords => string.Create(
        CultureInfo.InvariantCulture,
        $"A simple random sample of {SampleSize} of {Population} people estimates one share within ± {Margin} with about 95 % confidence, at worst (a share of one half). "
        + $"This is not a power computation: the formula knows neither the outcome nor the expected effect, its spread, the test or the chance of finding it. "
        + $"A study that compares before with after, or two groups, needs the sample size of its test.");
}

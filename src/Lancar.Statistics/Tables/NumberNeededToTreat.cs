using System.Globalization;

namespace Lancar.Statistics;

/// <summary>Whether the event in the first column is what one hopes for.</summary>
public enum EventMeaning
{
    /// <summary>The event is wanted: milk flows, pain is gone.</summary>
    Wanted,

    /// <summary>The event is unwanted: mastitis, weaning.</summary>
    Unwanted,
}

/// <summary>To whose advantage a number needed to treat speaks.</summary>
public enum NumberNeededDirection
{
    /// <summary>Treating this many in the first row gives one good outcome more (NNTB).</summary>
    Benefit,

    /// <summary>Treating this many in the first row gives one bad outcome more (NNTH).</summary>
    Harm,

    /// <summary>Infinitely many: no difference at all.</summary>
    Neither,
}

/// <summary>One number needed to treat: how many, and to whose advantage.</summary>
/// <param name="Number">1 / |risk difference|, at least 1, not rounded; positive infinity without a difference.</param>
/// <param name="Direction">Benefit, harm, or neither at infinity.</param>
public readonly record struct NumberNeeded(double Number, NumberNeededDirection Direction)
{
    /// <summary>"NNTB 10", "NNTH 20.5" or "∞", to three significant digits.</summary>
    public override string ToString() =>
        Direction switch
        {
            NumberNeededDirection.Benefit => "NNTB " + Digits(Number),
            NumberNeededDirection.Harm => "NNTH " + Digits(Number),
            NumberNeededDirection.Neither => "∞",
        };

    internal static NumberNeeded Of(double benefit) =>
        new(
            1 / Math.Abs(benefit),
            benefit > 0 ? NumberNeededDirection.Benefit : benefit < 0 ? NumberNeededDirection.Harm : NumberNeededDirection.Neither);

    private static string Digits(double number) =>
        number < 1000
            ? number.ToString("G3", CultureInfo.InvariantCulture)
            : Math.Round(number).ToString("F0", CultureInfo.InvariantCulture);
}

/// <summary>
/// The number needed to treat with the first row instead of the second for one more good outcome (NNTB) or one more bad one
/// (NNTH). The interval is that of the risk difference turned over; where that holds 0, it passes through infinity.
/// </summary>
/// <param name="Estimate">1 / |risk difference| with its direction.</param>
/// <param name="MostFavourable">The end of the interval that speaks most for the first row.</param>
/// <param name="LeastFavourable">The end that speaks least for it.</param>
/// <param name="Level">The confidence asked for.</param>
/// <param name="Event">What the event was taken to mean.</param>
public sealed record NumberNeededToTreat(
    NumberNeeded Estimate,
    NumberNeeded MostFavourable,
    NumberNeeded LeastFavourable,
    double Level,
    EventMeaning Event)
{
    /// <summary>True when benefit and harm are both possible: the interval runs from NNTB through infinity to NNTH.</summary>
    public bool PassesInfinity =>
        MostFavourable.Direction == NumberNeededDirection.Benefit && LeastFavourable.Direction == NumberNeededDirection.Harm;

    /// <summary>The figure with its interval as Altman (1998) writes it: "NNTB 10 (NNTB 4 to ∞ to NNTH 20)".</summary>
    public string InWords =>
        PassesInfinity
            ? $"{Estimate} ({MostFavourable} to ∞ to {LeastFavourable})"
            : Estimate.Direction == NumberNeededDirection.Harm
                ? $"{Estimate} ({LeastFavourable} to {MostFavourable})"
                : $"{Estimate} ({MostFavourable} to {LeastFavourable})";

    /// <summary>Turns a risk difference and its interval into numbers needed to treat.</summary>
    /// <param name="riskDifference">Risk of the event in the first row less that in the second, from −1 to 1.</param>
    /// <param name="interval">Its interval, which holds the difference.</param>
    /// <param name="meaning">Whether the event is wanted; decides which sign is a benefit.</param>
    /// <returns>The numbers needed, unrounded, with their directions.</returns>
    /// <remarks>
    /// <para><b>Rule.</b> 1 / difference at the estimate and at both limits. A difference of 0 is an infinite number, and an interval
    /// that holds 0 is two rays: benefit from its most favourable end to infinity, harm from there to its least favourable end
    /// (Altman 1998, BMJ 317, 1309–1312). No rounding: rounding up is the writer's choice.</para>
    /// <para><b>Elsewhere.</b> Programs that print the inverted limits as an ordinary interval, "10 (−20 to 4)", print a set that
    /// does not hold its own estimate.</para>
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The difference or a limit lies outside −1 to 1, or the interval misses the difference.</exception>
    public static NumberNeededToTreat Of(double riskDifference, ConfidenceInterval interval, EventMeaning meaning)
    {
        if (!(Math.Abs(riskDifference) <= 1) || !interval.Contains(riskDifference))
        {
            throw new ArgumentOutOfRangeException(nameof(riskDifference), riskDifference, "A risk difference lies from −1 to 1 and within its interval.");
        }

        if (interval.Lower < -1 || interval.Upper > 1)
        {
            throw new ArgumentOutOfRangeException(nameof(interval), "The limits of a risk difference lie from −1 to 1.");
        }

        var (sign, best, worst) = meaning == EventMeaning.Wanted ? (1, interval.Upper, interval.Lower) : (-1, interval.Lower, interval.Upper);
        return new NumberNeededToTreat(
            NumberNeeded.Of(sign * riskDifference),
            NumberNeeded.Of(sign * best),
            NumberNeeded.Of(sign * worst),
            interval.Level,
            meaning);
    }
}

using System.Numerics;

namespace Lancar.Statistics;

/// <summary>Joins the counts of the lower and the upper half of a pairing and sorts the sums into tails.</summary>
internal sealed class PairingJoin
{
    private readonly long observed;
    private readonly long mirror;
    private readonly bool isAbove;
    private double[] sums = [];
    private CompensatedSum beyond;
    private CompensatedSum equal;
    private CompensatedSum mirrored;
    private CompensatedSum all;

    public PairingJoin(PairingDesign design, long observed)
    {
        this.observed = observed;
        // n · mean of the sum; the mirror image is twice the mean less the observed sum, rounded away from the mean.
        var n = design.Places.Length;
        var twice = 2 * (Int128)design.Places.Sum() * design.Levels.Zip(design.Counts, (level, count) => level * count).Sum();
        isAbove = 2 * (Int128)n * observed >= twice;
        var image = twice - (Int128)n * observed;
        mirror = (long)(isAbove ? Floor(image, n) : -Floor(-image, n));
    }

    public PairingCount.Counted Result
    {
        get
        {
            var tail = beyond.Value + equal.Value;
            // The other tail reaches across the mean: little cancels.
            var opposite = all.Value - beyond.Value;
            return new PairingCount.Counted(
                isAbove ? opposite : tail,
                equal.Value,
                isAbove ? tail : opposite,
                Math.Min(all.Value, tail + mirrored.Value),
                all.Value);
        }
    }

    /// <summary>Adds all pairs of a row of one half and a row of the other.</summary>
    public void Add<T>(ReadOnlySpan<T> first, long firstLow, ReadOnlySpan<T> second, long secondLow)
        where T : struct, INumber<T>
    {
        if (sums.Length <= second.Length)
        {
            sums = new double[2 * second.Length + 1];
        }

        // sums[j] = the counts of the other half below its j-th sum.
        var running = 0.0;
        for (var j = 0; j < second.Length; j++)
        {
            sums[j] = running;
            running += double.CreateTruncating(second[j]);
        }

        sums[second.Length] = running;
        var (near, far) = isAbove ? (observed, mirror) : (mirror, observed);
        // Above the mean: beyond means greater than observed, its image is at or below the mirror. Below the mean: the other way round.
        var atLeast = Upper(first, second, near - firstLow - secondLow, strictly: isAbove, out var equalNear, out var total);
        var atMost = Lower(first, second, far - firstLow - secondLow, strictly: !isAbove, out var equalFar);
        all.Add(total);
        beyond.Add(isAbove ? atLeast : atMost);
        equal.Add(isAbove ? equalNear : equalFar);
        mirrored.Add(isAbove ? atMost : atLeast);
    }

    private double Lower<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second, long distance, bool strictly, out double equalCount)
        where T : struct, INumber<T>
    {
        var tail = 0.0;
        equalCount = 0;
        for (var i = 0; i < first.Length && i <= distance; i++)
        {
            var weight = double.CreateTruncating(first[i]);
            var j = distance - i;
            if (j < second.Length)
            {
                equalCount += weight * double.CreateTruncating(second[(int)j]);
            }

            tail += weight * sums[(int)Math.Min(second.Length, strictly ? j : j + 1)];
        }

        return tail;
    }

    private double Upper<T>(ReadOnlySpan<T> first, ReadOnlySpan<T> second, long distance, bool strictly, out double equalCount, out double total)
        where T : struct, INumber<T>
    {
        // Suffix sums in place of prefix sums: positive terms only, so that a small tail keeps its digits.
        var running = 0.0;
        equalCount = 0;
        var tail = 0.0;
        var j = (long)second.Length;
        var weightSum = 0.0;
        for (var i = 0; i < first.Length; i++)
        {
            var weight = double.CreateTruncating(first[i]);
            weightSum += weight;
            var from = Math.Max(0, strictly ? distance - i + 1 : distance - i);
            while (j > from)
            {
                running += double.CreateTruncating(second[(int)--j]);
            }

            tail += weight * running;
            var at = distance - i;
            if (at >= 0 && at < second.Length)
            {
                equalCount += weight * double.CreateTruncating(second[(int)at]);
            }
        }

        total = weightSum * sums[second.Length];
        return tail;
    }

    private static Int128 Floor(Int128 numerator, int denominator)
    {
        var quotient = numerator / denominator;
        return numerator % denominator < 0 ? quotient - 1 : quotient;
    }
}

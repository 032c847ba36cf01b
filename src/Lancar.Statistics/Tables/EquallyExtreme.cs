using System.Numerics;

namespace Lancar.Statistics;

/// <summary>
/// The tables not more probable than the observed one. Whether two tables are equally probable is decided in whole numbers:
/// doubles only decide where they are more than a part in 10⁹ apart.
/// </summary>
internal static class EquallyExtreme
{
    private const double Doubtful = 1e-9;
    private const double Large = 1.3407807929942597e154;

    /// <summary>Σ P(x) over all x with P(x) ≤ P(a) · (1 + slack), as a multiple of P(a).</summary>
    /// <param name="law">The law of the first cell.</param>
    /// <param name="a">The observed first cell.</param>
    /// <param name="slack">0 for whole-number comparison; R allows 1e-7.</param>
    public static ScaledNumber Mass(FirstCellLaw law, long a, double slack)
    {
        var towards = TowardsMode(law, a);
        if (towards == 0)
        {
            return Walk.From(law, a, 1, 1).ScaledMass.Plus(Walk.From(law, a, -1, 1).ScaledMass).Plus(new ScaledNumber(1, 0));
        }

        var own = 1 + Walk.From(law, a, -towards, 1).ScaledMass.Value;
        return new ScaledNumber(own + FarSide(law, a, towards, slack), 0);
    }

    // 1 or −1 where the neighbour on that side is more probable, 0 when the observed table is a mode.
    private static int TowardsMode(FirstCellLaw law, long a)
    {
        if (a < law.Highest && law.Numerator(a) > law.Denominator(a))
        {
            return 1;
        }

        return a > law.Lowest && law.Numerator(a - 1) < law.Denominator(a - 1) ? -1 : 0;
    }

    private static double FarSide(FirstCellLaw law, long a, int direction, double slack)
    {
        var end = direction > 0 ? law.Highest : law.Lowest;
        double term = 1;
        long exponent = 0;
        double sum = 0;
        for (var x = a; x != end;)
        {
            var ratio = direction > 0 ? law.Ratio(x) : 1 / law.Ratio(x - 1);
            x += direction;
            term *= ratio;
            if (term > Large)
            {
                term /= Large;
                exponent += 512;
            }
            else if (exponent > 0 && term < 1)
            {
                term *= Large;
                exponent -= 512;
            }

            // On the way up to the mode every table is more probable; only slack can let one in.
            if (exponent > 0 || term > 1 + Math.Max(Doubtful, slack) || (ratio > 1 && slack == 0))
            {
                continue;
            }

            if (slack == 0 && term > 1 - Doubtful && sum == 0 && IsMoreProbable(law, x, a))
            {
                continue;
            }

            sum += term;
            if (ratio < 1 && term < 1e-19 * sum * (1 - ratio))
            {
                break;
            }
        }

        return sum;
    }

    private static bool IsMoreProbable(FirstCellLaw law, long x, long a)
    {
        // Equal rows or columns mirror the table: exactly the same probability.
        if ((law.FirstRow == law.SecondRow && x == law.FirstColumn - a)
            || (law.FirstRow + law.SecondRow == 2 * law.FirstColumn && x == law.FirstRow - a))
        {
            return false;
        }

        var (low, high) = x > a ? (a, x) : (x, a);
        var up = Product(law.Numerator, low, high);
        var down = Product(law.Denominator, low, high);
        // up / down = P(high) / P(low).
        return x > a ? up > down : up < down;
    }

    private static BigInteger Product(Func<long, long> factor, long from, long to)
    {
        if (to - from <= 8)
        {
            var product = BigInteger.One;
            for (var x = from; x < to; x++)
            {
                product *= factor(x);
            }

            return product;
        }

        var middle = from + (to - from) / 2;
        return Product(factor, from, middle) * Product(factor, middle, to);
    }
}

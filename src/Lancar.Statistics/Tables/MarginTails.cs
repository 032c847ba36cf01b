using System.Numerics;

namespace Lancar.Statistics;

/// <summary>
/// For every number m of events in all: the probability, given m, of the tables at least as extreme as the observed one towards a
/// larger first risk. In both orders of extremeness the tables given m are an upper tail of the first cell, so one value per m says
/// which; extremeness is compared in whole numbers.
/// </summary>
internal static class MarginTails
{
    private const double Doubtful = 1e-10;
    private const int BetweenReports = 256;

    /// <summary>Tables whose pooled score statistic is at least the given one, D / √(m (N − m)) with D = ad − bc.</summary>
    public static ScaledNumber[] Score(long firstRow, long secondRow, long determinant, long variance, CancellationToken cancellation, IProgress<double>? progress = null)
    {
        var total = firstRow + secondRow;
        var tails = new ScaledNumber[total + 1];
        long least = 0;
        for (long m = 0; m <= total; m++)
        {
            Report(m, total, cancellation, progress);
            var spread = m * (total - m);
            bool Reaches(long x) => IsAtLeast(x * total - firstRow * m, spread, determinant, variance);

            // ad − bc = x N − n₁ m rises with x. The least x moves little from one m to the next.
            var law = new FirstCellLaw(firstRow, secondRow, m);
            least = Math.Clamp(least, law.Lowest, law.Highest + 1);
            while (least > law.Lowest && Reaches(least - 1))
            {
                least--;
            }

            while (least <= law.Highest && !Reaches(least))
            {
                least++;
            }

            tails[m] = FisherSums.Split(law, least).Upper;
        }

        return tails;
    }

    private static void Report(long margin, long total, CancellationToken cancellation, IProgress<double>? progress)
    {
        cancellation.ThrowIfCancellationRequested();
        if (margin % BetweenReports == 0 || margin == total)
        {
            progress?.Report(margin / (double)total);
        }
    }

    /// <summary>Tables whose one-sided p of Fisher's test is at most that of the first cell a among m₀ events.</summary>
    public static ScaledNumber[] Fisher(long firstRow, long secondRow, long a, long events, CancellationToken cancellation, IProgress<double>? progress = null)
    {
        var total = firstRow + secondRow;
        var observed = FisherSums.Split(new FirstCellLaw(firstRow, secondRow, events), a);
        var tails = new ScaledNumber[total + 1];
        long least = 0;
        for (long m = 0; m <= total; m++)
        {
            Report(m, total, cancellation, progress);
            var law = new FirstCellLaw(firstRow, secondRow, m);
            // One event more moves the tail's least first cell by nothing or by one.
            var split = FisherSums.Split(law, least);
            while (!IsAtMost(law, least, split))
            {
                least++;
                split = FisherSums.Split(law, least);
            }

            tails[m] = split.Upper;
        }

        return tails;

        bool IsAtMost(in FirstCellLaw law, long x, (ScaledNumber Upper, ScaledNumber Lower) split)
        {
            if (split.Upper.Mantissa == 0 || observed.Lower.Mantissa == 0)
            {
                return true;
            }

            // Compared on the smaller side: close to 1 only the rest tells tails apart.
            var distance = observed.Upper.Value < 0.5 ? split.Upper.Log - observed.Upper.Log : observed.Lower.Log - split.Lower.Log;
            return Math.Abs(distance) > Doubtful ? distance < 0 : IsTwin(law, x) || ExactlyAtMost(law, x);
        }

        // The observed table itself, and with equal rows the one with rows and columns exchanged.
        bool IsTwin(in FirstCellLaw law, long x) =>
            (law.FirstColumn == events && x == a)
            || (firstRow == secondRow && law.FirstColumn == total - events && x == firstRow - (events - a));

        bool ExactlyAtMost(in FirstCellLaw law, long x) =>
            TailCount(law, x) * Choose(total, events) <= TailCount(new FirstCellLaw(firstRow, secondRow, events), a) * Choose(total, law.FirstColumn);
    }

    private static bool IsAtLeast(long d, long v, long d0, long v0)
    {
        if (v == 0 || v0 == 0 || d == 0 || d0 == 0 || d > 0 != d0 > 0)
        {
            // A table without events, or with nothing else, has statistic 0.
            return Math.Sign(v == 0 ? 0 : d) >= Math.Sign(v0 == 0 ? 0 : d0);
        }

        var here = (Int128)d * d * v0;
        var there = (Int128)d0 * d0 * v;
        return d > 0 ? here >= there : here <= there;
    }

    private static BigInteger TailCount(in FirstCellLaw law, long x)
    {
        var from = Math.Max(x, law.Lowest);
        var ways = Choose(law.FirstRow, from) * Choose(law.SecondRow, law.FirstColumn - from);
        var sum = BigInteger.Zero;
        for (var at = from; at <= law.Highest; at++)
        {
            sum += ways;
            ways = ways * law.Numerator(at) / law.Denominator(at);
        }

        return sum;
    }

    private static BigInteger Choose(long n, long k)
    {
        var product = BigInteger.One;
        for (long i = 1; i <= Math.Min(k, n - k); i++)
        {
            product = product * (n - i + 1) / i;
        }

        return product;
    }
}

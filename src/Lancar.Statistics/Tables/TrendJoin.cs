namespace Lancar.Statistics;

/// <summary>Joins the ways to fill two parts of the rows, and sorts their sums: below the observed one, equal, above, and as far above the mean.</summary>
/// <param name="margins">The margins.</param>
/// <param name="observed">The observed sum, not above the mean.</param>
/// <param name="mirror">The least sum as far above.</param>
/// <param name="scale">Power of two by which the ways of either part are divided, so that a product of both stays in the range of a double.</param>
internal sealed class TrendJoin(TrendMargins margins, long observed, long mirror, int scale)
{
    private readonly ScaledNumber[][] choices = [.. margins.Columns.Select(Choices)];
    private ScaledSum below;
    private ScaledSum equal;
    private ScaledSum above;
    private ScaledSum far;
    private double[] upTo = [];
    private double[] from = [];

    /// <summary>Joins the ways to use up a division with those to use up the rest.</summary>
    public void Add(long state, TrendSums sums, TrendSums others)
    {
        var ways = new ScaledNumber(1, 2 * (long)scale);
        for (var j = 0; j < choices.Length; j++)
        {
            var choice = choices[j][margins.Used(state, j)];
            ways = TrendCount.Plain(new ScaledNumber(ways.Mantissa * choice.Mantissa, ways.Exponent + choice.Exponent));
        }

        Add(sums, others, ways);
    }

    /// <summary>The shares of all tables.</summary>
    /// <param name="firstTotal">Observations in the rows of the first part.</param>
    /// <param name="ways">Ways to divide the observations of both parts over their rows.</param>
    /// <param name="steps">Additions made.</param>
    public TrendCount.Counted Result(int firstTotal, ScaledNumber ways, long steps)
    {
        var divisions = TrendCount.Plain(ExtendedProduct.Binomial(margins.Columns.Sum(), firstTotal).Value);
        var all = new ScaledNumber(divisions.Mantissa * ways.Mantissa, divisions.Exponent + ways.Exponent);
        return new TrendCount.Counted(below.Value.Over(all), equal.Value.Over(all), above.Value.Over(all), far.Value.Over(all), steps);
    }

    private void Add(TrendSums sums, TrendSums others, ScaledNumber ways)
    {
        Accumulate(others);
        var (here, at, over, beyond) = (new CompensatedSum(), new CompensatedSum(), new CompensatedSum(), new CompensatedSum());
        // Places of the first other sum that reaches the observed one, and of the first that reaches the mirror: they fall as the sums rise.
        var (reach, mirrored) = (others.Length, others.Length);
        for (var i = 0; i < sums.Length; i++)
        {
            var own = Math.ScaleB(sums.Ways[i], -scale);
            while (reach > 0 && others[reach - 1] >= observed - sums[i])
            {
                reach--;
            }

            while (mirrored > 0 && others[mirrored - 1] >= mirror - sums[i])
            {
                mirrored--;
            }

            var meets = reach < others.Length && others[reach] == observed - sums[i];
            here.Add(own * upTo[reach]);
            at.Add(meets ? own * Math.ScaleB(others.Ways[reach], -scale) : 0);
            over.Add(own * from[meets ? reach + 1 : reach]);
            beyond.Add(own * from[mirrored]);
        }

        below.Add(ways.Times(here.Value));
        equal.Add(ways.Times(at.Value));
        above.Add(ways.Times(over.Value));
        far.Add(ways.Times(beyond.Value));
    }

    // Ways of the sums before each place, and of those from it on.
    private void Accumulate(TrendSums sums)
    {
        if (upTo.Length <= sums.Length)
        {
            (upTo, from) = (new double[2 * sums.Length + 1], new double[2 * sums.Length + 1]);
        }

        var length = sums.Length;
        (upTo[0], from[length]) = (0, 0);
        for (var i = 0; i < length; i++)
        {
            upTo[i + 1] = upTo[i] + Math.ScaleB(sums.Ways[i], -scale);
        }

        for (var i = length - 1; i >= 0; i--)
        {
            from[i] = from[i + 1] + Math.ScaleB(sums.Ways[i], -scale);
        }
    }

    private static ScaledNumber[] Choices(int total)
    {
        var choices = new ScaledNumber[total + 1];
        var ways = ExtendedProduct.One;
        for (var x = 0; x <= total; x++)
        {
            if (x > 0)
            {
                ways.Multiply(total - x + 1);
                ways.Divide(x);
            }

            choices[x] = TrendCount.Plain(ways.Value);
        }

        return choices;
    }
}

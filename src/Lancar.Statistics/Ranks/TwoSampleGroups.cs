namespace Lancar.Statistics;

/// <summary>
/// The lower tail of the two-sample law where the pooled observations have few distinct values: how many are drawn of each value is listed in
/// full for the lower and for the upper half of the values, and the two lists are joined in the order of their sums. Exact whatever the
/// scores are, in positive terms only; the law is tilted so that nothing that matters can leave the range of a double.
/// </summary>
internal sealed class TwoSampleGroups
{
    private readonly TwoSampleLaw law;
    private readonly long t;
    private readonly int split;

    public TwoSampleGroups(TwoSampleLaw law, long t)
    {
        this.law = law;
        this.t = t;
        var best = double.PositiveInfinity;
        for (var at = 1; at < law.Counts.Length; at++)
        {
            var entries = Entries(0, at) + Entries(at, law.Counts.Length);
            if (entries < best)
            {
                (best, split) = (entries, at);
            }
        }

        ListLength = best;
    }

    /// <summary>How many entries both lists have together.</summary>
    public double ListLength { get; }

    public TailMass LowerTail(LongWork work)
    {
        var tilt = TwoSampleTilt.Towards(law, t);
        var lower = Listed(tilt, 0, split, work);
        var upper = Listed(tilt, split, law.Counts.Length, work);
        var below = new CompensatedSum();
        var point = new CompensatedSum();
        for (var number = 0; number <= law.Chosen; number++)
        {
            if (number < lower.Length && law.Chosen - number < upper.Length)
            {
                Join(lower[number], upper[law.Chosen - number], tilt.Theta, ref below, ref point);
            }
        }

        var norm = tilt.Norm(law);
        return new TailMass(below.Value * norm.Mantissa, point.Value * norm.Mantissa, norm.Exponent);
    }

    private double Entries(int from, int to)
    {
        var entries = 1.0;
        for (var i = from; i < to; i++)
        {
            entries *= law.Counts[i] + 1.0;
        }

        return entries;
    }

    // Both lists rise with the sum; for each first sum, from the largest down, the second sums that still fit are one more run from the start.
    private void Join(Listing first, Listing second, double theta, ref CompensatedSum below, ref CompensatedSum point)
    {
        var next = 0;
        // Chance of the second sums before next, each times e^(−θ (last − sum)), last the largest of them.
        var held = 0.0;
        for (var i = first.Sums.Length - 1; i >= 0; i--)
        {
            var room = t - first.Sums[i];
            for (; next < second.Sums.Length && second.Sums[next] < room; next++)
            {
                held = second.Chances[next] + (next == 0 ? 0 : held * Math.Exp(-theta * (second.Sums[next] - second.Sums[next - 1])));
            }

            if (next > 0)
            {
                below.Add(first.Chances[i] * held * Math.Exp(-theta * (room - second.Sums[next - 1])));
            }

            for (var at = next; at < second.Sums.Length && second.Sums[at] == room; at++)
            {
                point.Add(first.Chances[i] * second.Chances[at]);
            }
        }
    }

    // Every way to draw from the values from … to − 1, by the number drawn, rising with the sum.
    private Listing[] Listed(TwoSampleTilt tilt, int from, int to, LongWork work)
    {
        var length = (int)Entries(from, to);
        var sums = new long[length];
        var chances = new double[length];
        var numbers = new int[length];
        chances[0] = 1;
        var filled = 1;
        var most = 0;
        for (var group = from; group < to; group++)
        {
            work.Report((double)(group - from) / (to - from));
            var law = Binomial(this.law.Counts[group], tilt.Odds[group]);
            // From the top down, so that the draws without this value are read before their places are written.
            for (var k = law.Length - 1; k >= 0; k--)
            {
                for (var i = 0; i < filled; i++)
                {
                    var place = k * filled + i;
                    sums[place] = sums[i] + k * this.law.Scores[group];
                    numbers[place] = numbers[i] + k;
                    chances[place] = chances[i] * law[k];
                }
            }

            filled *= law.Length;
            most += this.law.Counts[group];
        }

        return Sorted(sums, numbers, chances, Math.Min(most, this.law.Chosen));
    }

    private static Listing[] Sorted(long[] sums, int[] numbers, double[] chances, int most)
    {
        var sizes = new int[most + 1];
        foreach (var number in numbers)
        {
            if (number <= most)
            {
                sizes[number]++;
            }
        }

        var lists = new Listing[most + 1];
        for (var number = 0; number <= most; number++)
        {
            lists[number] = new Listing(new long[sizes[number]], new double[sizes[number]]);
        }

        for (var i = numbers.Length - 1; i >= 0; i--)
        {
            if (numbers[i] <= most)
            {
                var place = --sizes[numbers[i]];
                lists[numbers[i]].Sums[place] = sums[i];
                lists[numbers[i]].Chances[place] = chances[i];
            }
        }

        foreach (var list in lists)
        {
            Array.Sort(list.Sums, list.Chances);
        }

        return lists;
    }

    // The chances of 0 … count drawn, each with the same odds.
    private static double[] Binomial(int count, double odds)
    {
        var all = ExtendedProduct.One;
        all.MultiplyOnePlus(odds, count);
        var chances = new double[count + 1];
        var ways = ExtendedProduct.One;
        for (var k = 0; k <= count; k++)
        {
            if (k > 0)
            {
                ways.Multiply(count - k + 1);
                ways.Divide(k);
                ways.Multiply(odds);
            }

            chances[k] = ways.Value.Over(all.Value).Value;
        }

        return chances;
    }

    /// <summary>Draws of one number: their sums, rising, and their chances.</summary>
    private readonly record struct Listing(long[] Sums, double[] Chances);
}

using System.Buffers;

namespace Lancar.Statistics;

/// <summary>
/// Counts the choices of M of N scores whose sum is small, with ties: the shift algorithm over (number drawn, sum) for the lower and for the
/// upper half of the observations, and one product of the two tables at the end. Sums that cannot end at t or below are never
/// entered. All terms are positive, so the relative error is a few units in the last place.
/// </summary>
/// <remarks>After Streitberg, Röhmel (1986), Statistical Software Newsletter 12, 10–17.</remarks>
internal sealed class TwoSampleCount
{
    /// <summary>Up to this many observations no product of counts can leave the range of a double.</summary>
    public const int LargestPlainCount = 1000;

    /// <summary>Beyond this power of two the counts of one half leave the range of a double.</summary>
    private const double LargestPower = 1000;

    private readonly long[] scores;
    private readonly long[] sums;
    private readonly int chosen;
    private readonly int half;
    private readonly long t;

    public TwoSampleCount(TwoSampleLaw law, long t)
    {
        chosen = law.Chosen;
        this.t = t;
        scores = new long[law.Total];
        sums = new long[law.Total + 1];
        for (int i = 0, at = 0; i < law.Scores.Length; i++)
        {
            for (var k = 0; k < law.Counts[i]; k++, at++)
            {
                scores[at] = law.Scores[i];
                sums[at + 1] = sums[at] + law.Scores[i];
            }
        }

        half = law.Total / 2;
    }

    /// <summary>About how many additions the count takes, and how many table entries; for the choice of the algorithm.</summary>
    public (double Additions, double Entries) Cost()
    {
        var (lower, lowerSteps) = Cost(0, half);
        var (upper, upperSteps) = Cost(half, scores.Length);
        return (lowerSteps + upperSteps + 2 * (lower + upper), lower + upper);
    }

    /// <summary>True when the counts of each half fit a double.</summary>
    public bool Fits => scores.Length <= LargestPlainCount || HalfPower() <= LargestPower;

    /// <summary>Counts below t and at t over the number of choices. Only where it <see cref="Fits"/>.</summary>
    public TailMass LowerTail(LongWork work)
    {
        var lower = new Part(this, 0, half);
        var upper = new Part(this, half, scores.Length);
        // Each half fits a double; only their product may need scaling.
        var scale = scores.Length <= LargestPlainCount ? 0 : (int)Math.Ceiling(HalfPower());
        lower.Fill(this, 1, work);
        upper.Fill(this, Math.ScaleB(1, -scale), work);
        var below = new CompensatedSum();
        var point = new CompensatedSum();
        for (var a = lower.FewestAtEnd; a <= lower.MostAtEnd; a++)
        {
            Join(lower.Final(this, a), upper.Final(this, chosen - a), t - lower.Least(this, a) - upper.Least(this, chosen - a), ref below, ref point);
        }

        lower.Free();
        upper.Free();
        var ways = ExtendedProduct.Binomial(scores.Length, chosen).Value;
        return new TailMass(below.Value / ways.Mantissa, point.Value / ways.Mantissa, scale - ways.Exponent);
    }

    // Pairs of a first and a second sum that together stay below room, or meet it. The second table is turned into its running sums.
    private static void Join(Span<double> first, Span<double> second, long room, ref CompensatedSum below, ref CompensatedSum point)
    {
        if (room < 0 || first.IsEmpty || second.IsEmpty)
        {
            return;
        }

        second.Reverse();
        // second[i] now has the sum second.Length − 1 − i; it meets first[s] at s = start + i.
        var start = room - (second.Length - 1);
        Meet(first, second, start, ref point);
        for (var i = second.Length - 2; i >= 0; i--)
        {
            second[i] += second[i + 1];
        }

        // Strictly below: the running sums moved one up, and in full where every second sum fits.
        Meet(first, second, start - 1, ref below);
        if (start - 1 > 0)
        {
            below.Add(VectorRuns.Sum(first[..(int)Math.Min(first.Length, start - 1)]) * second[0]);
        }
    }

    private static void Meet(ReadOnlySpan<double> first, ReadOnlySpan<double> second, long start, ref CompensatedSum sum)
    {
        var from = Math.Max(0, start);
        var end = Math.Min(first.Length, start + second.Length);
        if (from < end)
        {
            sum.Add(VectorRuns.Dot(first[(int)from..(int)end], second[(int)(from - start)..]));
        }
    }

    private double HalfPower()
    {
        var most = scores.Length - half;
        return ExtendedProduct.Binomial(most, Math.Min(chosen, most / 2)).Log / Math.Log(2) + 1;
    }

    private (double Entries, double Steps) Cost(int from, int to)
    {
        var entries = 0.0;
        for (var a = 0; a <= Math.Min(chosen, to - from); a++)
        {
            entries += Math.Max(0, Room(from, to, a) + 1);
        }

        // A table entry is filled by about a quarter of the observations of its half; every row of a step costs about 8 more.
        return (entries, (entries / 4 + 8.0 * Math.Min(chosen, to - from)) * (to - from));
    }

    // The largest sum, less the smallest, that a drawn of the observations from … can have and still end at t or below.
    private long Room(int from, int to, int a)
    {
        var least = sums[from + a] - sums[from];
        var greatest = sums[to] - sums[to - a];
        var first = from + a;
        var rest = LeastRest(from, first, a);
        return rest is null ? -1 : Math.Min(greatest, t - rest.Value) - least;
    }

    // The smallest sum that completes a draw, when a were taken among the observations from … end; null when too few are left.
    private long? LeastRest(int from, int end, int a)
    {
        var missing = chosen - a;
        // The upper half leaves the whole lower half open, whose scores are the smaller ones.
        var before = Math.Min(missing, from);
        var after = missing - before;
        return end + after > scores.Length ? null : sums[before] + sums[end + after] - sums[end];
    }

    /// <summary>The table of one half: for each number drawn the counts of its sums, from the smallest sum up.</summary>
    private sealed class Part
    {
        private readonly int from;
        private readonly int to;
        private readonly int most;
        private readonly long[] starts;
        private readonly double[] table;

        public Part(TwoSampleCount owner, int from, int to)
        {
            this.from = from;
            this.to = to;
            most = Math.Min(owner.chosen, to - from);
            starts = new long[most + 2];
            for (var a = 0; a <= most; a++)
            {
                starts[a + 1] = starts[a] + Math.Max(0, owner.Room(from, to, a) + 1);
            }

            table = ArrayPool<double>.Shared.Rent((int)starts[^1]);
            var others = owner.scores.Length - (to - from);
            FewestAtEnd = Math.Max(0, owner.chosen - others);
            MostAtEnd = most;
        }

        public int FewestAtEnd { get; }

        public int MostAtEnd { get; }

        public long Least(TwoSampleCount owner, int a) => owner.sums[from + a] - owner.sums[from];

        public Span<double> Final(TwoSampleCount owner, int a)
        {
            if (a > most || owner.LeastRest(from, to, a) is not { } rest)
            {
                return [];
            }

            var top = Math.Min(owner.sums[to] - owner.sums[to - a], owner.t - rest);
            var length = Math.Min(top - Least(owner, a) + 1, starts[a + 1] - starts[a]);
            return length <= 0 ? [] : table.AsSpan((int)starts[a], (int)length);
        }

        public void Fill(TwoSampleCount owner, double one, LongWork work)
        {
            table.AsSpan(0, (int)starts[^1]).Clear();
            if (starts[1] == 0)
            {
                // Not even the empty draw can be completed.
                return;
            }

            table[0] = one;
            for (var at = from; at < to; at++)
            {
                work.Report((double)(at - from) / (to - from));
                var left = to - at - 1;
                for (var a = Math.Min(at + 1 - from, most); a >= Math.Max(1, FewestAtEnd - left); a--)
                {
                    Take(owner, at, a);
                }
            }
        }

        public void Free() => ArrayPool<double>.Shared.Return(table);

        // The draws of a with this observation: those of a − 1 without it, moved up by its score.
        private void Take(TwoSampleCount owner, int at, int a)
        {
            if (owner.LeastRest(from, at + 1, a) is not { } rest)
            {
                return;
            }

            var score = owner.scores[at];
            var reached = owner.sums[at] - owner.sums[at - (a - 1)];
            var top = Math.Min(reached, owner.t - rest - score);
            var least = Least(owner, a - 1);
            var length = top - least + 1;
            if (length <= 0)
            {
                return;
            }

            var source = table.AsSpan((int)starts[a - 1], (int)length);
            var target = table.AsSpan((int)(starts[a] + least + score - Least(owner, a)), (int)length);
            VectorRuns.Add(target, source);
        }
    }
}

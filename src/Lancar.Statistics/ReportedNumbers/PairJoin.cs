namespace Lancar.Statistics.ReportedNumbers;

/// <summary>
/// Joins samples before and after into pairs with given numbers of small differences, the others all rising further. The fixed differences
/// are laid out value by value; the rest can be joined exactly when, both sides ascending, each place keeps the distance.
/// </summary>
internal sealed class PairJoin
{
    private readonly int[][] before;
    private readonly int[][] after;
    private readonly long origin;
    private readonly int width;
    private long left;

    public PairJoin(IReadOnlyList<IReadOnlyList<long>> from, IReadOnlyList<IReadOnlyList<long>> to, long effort)
    {
        left = effort;
        origin = Math.Min(from.Min(sample => sample[0]), to.Min(sample => sample[0]));
        width = (int)(Math.Max(from.Max(sample => sample[^1]), to.Max(sample => sample[^1])) - origin) + 1;
        before = [.. from.Select(Histogram)];
        after = [.. to.Select(Histogram)];
    }

    /// <summary>True when the effort was used up: then <see cref="Find"/> has not excluded anything.</summary>
    public bool GaveUp => left <= 0;

    /// <summary>Pairs with these differences, or null when no pair of samples has them; only whether there are any when not <paramref name="wanted"/>.</summary>
    public IReadOnlyList<(long From, long To)>? Find(int[] down, int[] up, bool wanted)
    {
        var differences = Enumerable.Range(0, down.Length)
            .SelectMany(level => level == 0 ? new[] { (0, down[0]) } : [(-level, down[level]), (level, up[level])])
            .Where(part => part.Item2 > 0).ToArray();
        var beyond = down.Length;
        foreach (var from in before)
        {
            foreach (var to in after)
            {
                var layout = new Layout(from, to, differences, beyond, left);
                var joined = layout.Lay(0, 0, differences.Length > 0 ? differences[0].Item2 : 0);
                left = layout.Left - 1;
                if (GaveUp)
                {
                    return null;
                }

                if (joined)
                {
                    return wanted ? [.. layout.Pairs().Select(pair => (pair.From + origin, pair.To + origin))] : [];
                }
            }
        }

        return null;
    }

    private int[] Histogram(IReadOnlyList<long> sample)
    {
        var counts = new int[width];
        foreach (var value in sample)
        {
            counts[value - origin]++;
        }

        return counts;
    }

    private sealed class Layout(int[] from, int[] to, (int Difference, int Count)[] differences, int beyond, long effort)
    {
        private readonly int[] from = [.. from];
        private readonly int[] to = [.. to];
        private readonly List<(int From, int To, int Count)> laid = [];

        public long Left { get; private set; } = effort;

        /// <summary>Lays out the differences from this one on; so many of it are left for values from <paramref name="value"/> on.</summary>
        public bool Lay(int at, int value, int left)
        {
            while (left == 0)
            {
                if (++at >= differences.Length)
                {
                    return Rest();
                }

                (value, left) = (0, differences[at].Count);
            }

            var difference = differences[at].Difference;
            if (Room(difference, value) < left)
            {
                return false;
            }

            for (; value < from.Length; value++)
            {
                var other = value + difference;
                if (other < 0 || other >= to.Length)
                {
                    continue;
                }

                for (var here = Math.Min(left, Math.Min(from[value], to[other])); here > 0; here--)
                {
                    if (--Left <= 0)
                    {
                        return false;
                    }

                    Move(value, other, here);
                    laid.Add((value, other, here));
                    if (Lay(at, value + 1, left - here))
                    {
                        return true;
                    }

                    laid.RemoveAt(laid.Count - 1);
                    Move(value, other, -here);
                }
            }

            return false;
        }

        public IEnumerable<(int From, int To)> Pairs()
        {
            foreach (var (low, high, count) in laid)
            {
                for (var i = 0; i < count; i++)
                {
                    yield return (low, high);
                }
            }

            var (lows, highs) = (Values(from), Values(to));
            foreach (var pair in lows.Zip(highs))
            {
                yield return pair;
            }
        }

        private static IEnumerable<int> Values(int[] counts) => counts.SelectMany((count, value) => Enumerable.Repeat(value, count));

        private void Move(int low, int high, int count)
        {
            from[low] -= count;
            to[high] -= count;
        }

        private int Room(int difference, int value)
        {
            var room = 0;
            for (; value < from.Length; value++)
            {
                var other = value + difference;
                room += other < 0 || other >= to.Length ? 0 : Math.Min(from[value], to[other]);
            }

            return room;
        }

        // Ascending on both sides, each place at least so far apart: at every height no more are above after than there are partners before.
        private bool Rest()
        {
            var (lows, highs) = (0, 0);
            for (var value = 0; value < to.Length; value++)
            {
                // Of those after up to this value, each needs a partner before that lies at least "beyond" lower.
                highs += to[value];
                lows += value >= beyond ? from[value - beyond] : 0;
                if (highs > lows)
                {
                    return false;
                }
            }

            return true;
        }
    }
}

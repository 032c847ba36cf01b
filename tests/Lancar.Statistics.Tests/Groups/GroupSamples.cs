namespace Lancar.Statistics.Tests.Groups;

/// <summary>Small designs for the tests of several groups or times, and the slow way to list all arrangements.</summary>
internal static class GroupSamples
{
    public static double[][] Random(int[] sizes, int levels, int seed)
    {
        var random = new Random(seed);
        return [.. sizes.Select(size => Enumerable.Range(0, size).Select(_ => (double)random.Next(levels)).ToArray())];
    }

    /// <summary>All ways to cut values into groups of these sizes, each set of positions once.</summary>
    public static IEnumerable<int[]> Assignments(int[] sizes)
    {
        var left = sizes.ToArray();
        var chosen = new int[sizes.Sum()];
        return Fill(0);

        IEnumerable<int[]> Fill(int at)
        {
            if (at == chosen.Length)
            {
                yield return chosen;
                yield break;
            }

            for (var g = 0; g < left.Length; g++)
            {
                if (left[g] > 0)
                {
                    left[g]--;
                    chosen[at] = g;
                    foreach (var assignment in Fill(at + 1))
                    {
                        yield return assignment;
                    }

                    left[g]++;
                }
            }
        }
    }

    /// <summary>All orders of a list, every position told apart.</summary>
    public static IEnumerable<T[]> Orders<T>(T[] list)
    {
        var order = list.ToArray();
        return From(0);

        IEnumerable<T[]> From(int at)
        {
            if (at == order.Length)
            {
                yield return order;
                yield break;
            }

            for (var i = at; i < order.Length; i++)
            {
                (order[at], order[i]) = (order[i], order[at]);
                foreach (var one in From(at + 1))
                {
                    yield return one;
                }

                (order[at], order[i]) = (order[i], order[at]);
            }
        }
    }

    /// <summary>Doubled midrank straight from its definition: 1 + 2 · smaller + equal.</summary>
    public static long DoubledRank(double value, IReadOnlyCollection<double> among) =>
        1L + 2 * among.Count(other => other < value) + among.Count(other => other == value);

    public static Violation Refusal(Action act) => Assert.Throws<AssumptionException>(act).Violation;
}

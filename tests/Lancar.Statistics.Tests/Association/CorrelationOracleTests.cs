using System.Numerics;
using Lancar.Statistics.Tests.Groups;

namespace Lancar.Statistics.Tests.Association;

/// <summary>The laws of Spearman's and Kendall's correlation against every pairing listed one by one, and across every switch.</summary>
public class CorrelationOracleTests
{
    public static TheoryData<int, int, int> Designs => new()
    {
        { 2, 100, 100 }, { 3, 100, 100 }, { 4, 100, 2 }, { 5, 3, 3 }, { 6, 100, 100 }, { 6, 3, 100 }, { 7, 100, 100 }, { 7, 3, 4 }, { 7, 2, 2 }, { 7, 2, 100 },
    };

    [Theory]
    [MemberData(nameof(Designs))]
    public void Every_pairing_listed(int n, int firstLevels, int secondLevels)
    {
        for (var seed = 1; seed <= 3; seed++)
        {
            var random = new Random(seed);
            var x = Enumerable.Range(0, n).Select(_ => (double)random.Next(firstLevels)).ToArray();
            var y = Enumerable.Range(0, n).Select(_ => (double)random.Next(secondLevels)).ToArray();
            if (x.Distinct().Count() == 1 || y.Distinct().Count() == 1)
            {
                continue;
            }

            var first = x.Select(value => GroupSamples.DoubledRank(value, x)).ToArray();
            var spearman = Spearman.Test(x, y);
            Agrees(
                List(y, order => n * first.Zip(order, (a, b) => a * GroupSamples.DoubledRank(b, y)).Sum() - (long)n * n * (n + 1) * (n + 1)),
                spearman.PTwoSided, spearman.PLess, spearman.PGreater, spearman.PAbsolute, spearman.PointProbability, spearman.MidPTwoSided);

            var kendall = Kendall.Test(x, y);
            Agrees(
                List(y, order => Score(x, order)),
                kendall.PTwoSided, kendall.PLess, kendall.PGreater, kendall.PAbsolute, kendall.PointProbability, kendall.MidPTwoSided);
            Assert.Equal(Score(x, y), kendall.S);
        }
    }

    [Theory]
    [InlineData(10, 1000, 1000)]
    [InlineData(11, 1000, 1000)]
    [InlineData(12, 4, 5)]
    [InlineData(13, 3, 1000)]
    [InlineData(26, 4, 3)]
    public void All_pairings_are_counted_and_the_law_is_centred(int n, int firstLevels, int secondLevels)
    {
        var random = new Random(n);
        var x = DoubledMidranks.Of(Enumerable.Range(0, n).Select(_ => (double)random.Next(firstLevels)).ToArray());
        var y = DoubledMidranks.Of(Enumerable.Range(0, n).Select(_ => (double)random.Next(secondLevels)).ToArray());
        var design = new PairingDesign(x, y);
        var counts = new PairingCount(design);
        var mean = design.TimesMean / n;
        var below = counts.Count((long)mean, default, null);
        var above = counts.Count((long)mean + 1, default, null);
        var all = design.Counts.Aggregate(Factorial(n), (product, count) => product / Factorial(count));

        Assert.Equal(1, below.All / (double)all, 1e-14);
        Assert.Equal(below.All, below.Less + above.Greater, 1e-14 * below.All);
    }

    [Fact]
    public void Sums_of_squared_differences_without_ties_to_n_5()
    {
        // Kendall, Kendall and Babington Smith (1939), Biometrika 30, 251–273: orders of 4 and 5 by Σd²/2.
        Assert.Equal([1.0, 3, 1, 4, 2, 2, 2, 4, 1, 3, 1], Law(4));
        Assert.Equal([1.0, 4, 3, 6, 7, 6, 4, 10, 6, 10, 6, 10, 6, 10, 4, 6, 7, 6, 3, 4, 1], Law(5));
    }

    [Fact]
    public void Inversions_of_orders()
    {
        // Mahonian numbers, OEIS A008302; and the Gaussian binomial of 2 and 2.
        Assert.Equal([1.0, 3, 5, 6, 5, 3, 1], InversionCount.Orders([1, 1, 1, 1]));
        Assert.Equal([1.0, 4, 9, 15, 20, 22, 20, 15, 9, 4, 1], InversionCount.Orders([1, 1, 1, 1, 1]));
        Assert.Equal([1.0, 1, 2, 1, 1], InversionCount.Orders([2, 2]));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(150)]
    [InlineData(180)]
    public void Kendall_without_ties_in_big_integers_across_the_switch(int n)
    {
        var orders = Mahonian(n);
        var all = orders.Aggregate(BigInteger.Zero, (sum, count) => sum + count);
        var fourier = new InversionFourier(n);
        var counted = n <= InversionCount.LargestCounted ? InversionCount.Orders([.. Enumerable.Repeat(1, n)]) : null;
        var sum = BigInteger.Zero;
        var countedSum = 0.0;
        for (var d = 0; d <= (orders.Length - 1) / 2; d++)
        {
            sum += orders[d];
            countedSum += counted?[d] ?? 0;
            if (d % 1511 == 0 || d is 1 or InversionFourier.SmallCount - 1 or InversionFourier.SmallCount or InversionFourier.SmallCount + 1 || d == (orders.Length - 1) / 2)
            {
                var log10 = BigInteger.Log10(sum) - BigInteger.Log10(all);
                var tail = fourier.AtMost(d);
                Assert.Equal(log10, tail.Log10, 4e-13 + 1e-15 * Math.Abs(log10));
                if (counted is not null)
                {
                    Assert.Equal(1, countedSum / (double)sum, 1e-13);
                }
            }
        }
    }

    [Theory]
    [InlineData(InversionCount.LargestCounted - 1, RankTestMethod.ExactCount)]
    [InlineData(InversionCount.LargestCounted, RankTestMethod.ExactCount)]
    [InlineData(InversionCount.LargestCounted + 1, RankTestMethod.ExactFourier)]
    public void Kendall_around_the_largest_count(int n, RankTestMethod method)
    {
        var random = new Random(n);
        var x = Enumerable.Range(0, n).Select(i => (double)i).ToArray();
        var y = x.Select(value => value + 60 * random.NextDouble() * 4).ToArray();
        var result = Kendall.Test(x, y);
        var orders = Mahonian(n);
        var all = orders.Aggregate(BigInteger.Zero, (total, count) => total + count);
        var tail = orders.Take((int)Math.Min(result.Concordant, result.Discordant) + 1).Aggregate(BigInteger.Zero, (total, count) => total + count);

        Assert.Equal(method, result.Method);
        Assert.Equal(BigInteger.Log10(2 * tail) - BigInteger.Log10(all), result.PTwoSided.Log10, 1e-12);
        Assert.Equal(BigInteger.Log10(orders[(int)Math.Min(result.Concordant, result.Discordant)]) - BigInteger.Log10(all), result.PointProbability!.Value.Log10, 1e-11);

        // One tied pair in one variable: counted up to the limit, drawn beyond.
        y[1] = y[0];
        var tied = Kendall.Test(x, y, new CorrelationOptions { MonteCarlo = new MonteCarloPermutationOptions { Replicates = 500 } });
        Assert.Equal(n <= InversionCount.LargestCounted ? RankTestMethod.ExactCount : RankTestMethod.MonteCarlo, tied.Method);
    }

    [Fact]
    public void Around_the_budgets()
    {
        var random = new Random(9);
        var values = Enumerable.Range(0, 12).Select(_ => (double)random.Next(4)).ToArray();
        var x = DoubledMidranks.Of(values);
        var y = DoubledMidranks.Of(values.Select(value => value + random.Next(3)).ToArray());
        var options = new MonteCarloPermutationOptions { Replicates = 20_000 };
        var visited = new PairingCount(new PairingDesign(x, y)).Work().Visited;
        PairingLaw Rho(double budget) => SpearmanLaw.Of(x, y, options, default, null, budget);
        Assert.Equal(
            [RankTestMethod.MonteCarlo, RankTestMethod.ExactCount, RankTestMethod.ExactCount],
            [Rho(visited - 1).Method, Rho(visited).Method, Rho(visited + 1).Method]);
        Contains(Rho(0), Rho(visited));

        var pairs = SignedPairs.Of(x, y);
        var work = new PairSignCount(x.Counts, y.Counts).Work();
        PairingLaw Tau(double budget) => KendallLaw.Of(pairs, options, default, null, budget);
        Assert.Equal(
            [RankTestMethod.MonteCarlo, RankTestMethod.ExactCount, RankTestMethod.ExactCount],
            [Tau(work - 1).Method, Tau(work).Method, Tau(work + 1).Method]);
        Contains(Tau(0), Tau(work));
    }

    private static void Contains(PairingLaw drawn, PairingLaw exact)
    {
        Assert.True(drawn.Sampled!.Interval.Contains(Math.Min(exact.Less, exact.Greater)));
        Assert.Equal(exact.Absolute.Value, drawn.Absolute.Value, 0.02);
        Assert.Equal(exact.TwoSided.Value, drawn.TwoSided.Value, 0.02);
    }

    private static double[] Law(int n)
    {
        var ranks = DoubledMidranks.Of(Enumerable.Range(1, n).Select(i => (double)i).ToArray());
        var count = new PairingCount(new PairingDesign(ranks, ranks));
        // Places and levels from 0: Σ d² = 2 (Σ i² − Σ i π(i)).
        var largest = Enumerable.Range(0, n).Sum(i => (long)i * i);
        var smallest = Enumerable.Range(0, n).Sum(i => (long)i * (n - 1 - i));
        return [.. Enumerable.Range(0, (int)(largest - smallest) + 1).Select(half => count.Count(largest - half, default, null).Equal)];
    }

    private static (long Less, long Equal, long Greater, long Absolute, long All) List(double[] y, Func<double[], long> score)
    {
        var own = score(y);
        var (less, equal, greater, absolute, all) = (0L, 0L, 0L, 0L, 0L);
        foreach (var order in GroupSamples.Orders(y))
        {
            var s = score(order);
            less += s <= own ? 1 : 0;
            equal += s == own ? 1 : 0;
            greater += s >= own ? 1 : 0;
            absolute += Math.Abs(s) >= Math.Abs(own) ? 1 : 0;
            all++;
        }

        return (less, equal, greater, absolute, all);
    }

    private static void Agrees(
        (long Less, long Equal, long Greater, long Absolute, long All) listed,
        Probability twoSided, Probability less, Probability greater, Probability absolute, Probability? point, Probability? mid)
    {
        double all = listed.All;
        var smaller = Math.Min(listed.Less, listed.Greater);
        Close(Math.Min(1, 2 * smaller / all), twoSided);
        Close(listed.Less / all, less);
        Close(listed.Greater / all, greater);
        Close(listed.Absolute / all, absolute);
        Close(listed.Equal / all, point!.Value);
        Close((2 * smaller - listed.Equal) / all, mid!.Value);
    }

    private static long Score(double[] x, double[] y)
    {
        long score = 0;
        for (var i = 0; i < x.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                score += Math.Sign(x[i] - x[j]) * Math.Sign(y[i] - y[j]);
            }
        }

        return score;
    }

    private static BigInteger[] Mahonian(int n)
    {
        BigInteger[] orders = [1];
        for (var j = 2; j <= n; j++)
        {
            var next = new BigInteger[orders.Length + j - 1];
            var window = BigInteger.Zero;
            for (var i = 0; i < next.Length; i++)
            {
                window += i < orders.Length ? orders[i] : 0;
                window -= i >= j ? orders[i - j] : 0;
                next[i] = window;
            }

            orders = next;
        }

        return orders;
    }

    private static BigInteger Factorial(int n) => Enumerable.Range(1, n).Aggregate(BigInteger.One, (product, i) => product * i);

    private static void Close(double expected, Probability actual) =>
        Assert.True(Math.Abs(expected - actual) <= 4e-16 * expected, $"expected {expected:R}, got {actual}");
}

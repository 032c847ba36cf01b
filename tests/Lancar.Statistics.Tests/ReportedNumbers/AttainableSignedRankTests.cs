using Lancar.Statistics.ReportedNumbers;
using Xunit.Abstractions;

namespace Lancar.Statistics.Tests.ReportedNumbers;

public sealed class AttainableSignedRankTests(ITestOutputHelper output)
{
    private static readonly ReportedSample paper003Before = SampleEnumerationTests.Reported(30, "9.17", "0.874", new ValueBounds(7, 10, true, true));
    private static readonly ReportedSample paper003After = SampleEnumerationTests.Reported(30, "13.37", "1.671", new ValueBounds(9, 16, true, true));

    // Small analogues: every sample before, every sample after, every way of pairing them; the p of each kind by the tests themselves.
    [Theory]
    [InlineData(5, 3, 5, 4, 9, 11)]
    [InlineData(6, 2, 4, 3, 6, 12)]
    [InlineData(6, 0, 3, 1, 5, 13)]
    [InlineData(7, 1, 3, 2, 5, 14)]
    [InlineData(4, 0, 6, 2, 9, 15)]
    public void Against_every_way_of_pairing(int n, int beforeLeast, int beforeGreatest, int afterLeast, int afterGreatest, int seed)
    {
        var random = new Random(seed);
        var attained = 0;
        for (var round = 0; round < 12; round++)
        {
            var before = Summary(n, beforeLeast, beforeGreatest, random);
            var after = Summary(n, afterLeast, afterGreatest, random);
            foreach (var direction in new[] { PairDirection.Any, PairDirection.NoneDecreased })
            {
                var largest = Largest(before, after, direction);
                foreach (var print in Enum.GetValues<SignedRankPrint>())
                {
                    var found = AttainableSignedRank.Largest(before, after, direction, print);
                    if (largest is null)
                    {
                        Assert.True(found.IsImpossible || !found.IsAttained);
                        continue;
                    }

                    Assert.False(found.IsImpossible);
                    Assert.True(found.Bound >= largest[print] - 1e-12, $"{print} {direction}: {found.Bound} < {largest[print]}");
                    if (found.IsAttained)
                    {
                        attained++;
                        Assert.Equal(largest[print], found.Bound, 1e-12);
                        Example(found, before, after, direction);
                    }
                }
            }
        }

        output.WriteLine($"{attained} bounds attained");
        Assert.True(attained > 20);
    }

    // The largest p that the summaries of paper 003 allow, by kind: with and without "nobody's score fell".
    [Theory]
    [InlineData(PairDirection.NoneDecreased, SignedRankPrint.Exact, 5.960464477539063e-08)]
    [InlineData(PairDirection.Any, SignedRankPrint.Exact, 5.960464477539063e-08)]
    [InlineData(PairDirection.NoneDecreased, SignedRankPrint.ExactPratt, 5.960464477539063e-08)]
    [InlineData(PairDirection.Any, SignedRankPrint.ExactPratt, 6.705522537231445e-08)]
    [InlineData(PairDirection.NoneDecreased, SignedRankPrint.Normal, 9.840732189258714e-06)]
    [InlineData(PairDirection.Any, SignedRankPrint.Normal, 9.840732189258714e-06)]
    [InlineData(PairDirection.NoneDecreased, SignedRankPrint.NormalCorrected, 1.0479201359558777e-05)]
    [InlineData(PairDirection.Any, SignedRankPrint.NormalCorrected, 1.0479201359558777e-05)]
    public void Paper_003(PairDirection direction, SignedRankPrint print, double largest)
    {
        var found = AttainableSignedRank.Largest(paper003Before, paper003After, direction, print);

        Assert.True(found.IsAttained);
        Assert.Equal(largest, found.Bound, largest * 1e-9);
        Example(found, paper003Before, paper003After, direction);
    }

    // 2^−24 by hand: at most five of the thirty have an after-score of 10 or less, so at least 25 differences rise; 2 · 2^−25.
    [Fact]
    public void Paper_003_by_hand()
    {
        var most = SampleEnumeration.Of(paper003After).Samples.Max(sample => sample.Count(value => value <= 10));

        Assert.Equal(5, most);
        Assert.Equal(Math.Pow(2, -24), AttainableSignedRank.Largest(paper003Before, paper003After, PairDirection.NoneDecreased).Bound);
    }

    // The whole pipeline the other way round: falls instead of rises give the same p, sides exchanged.
    [Fact]
    public void Falls_are_rises_with_the_sides_exchanged()
    {
        var found = AttainableSignedRank.Largest(paper003After, paper003Before, PairDirection.NoneIncreased);

        Assert.Equal((true, Math.Pow(2, -24)), (found.IsAttained, found.Bound));
        Example(found, paper003After, paper003Before, PairDirection.NoneIncreased);
    }

    [Fact]
    public void Beyond_its_budget_the_bound_is_one_and_impossible_figures_are_named()
    {
        var wide = SampleEnumerationTests.Reported(60, "50.0", "20.0", new ValueBounds(0, 100));
        Assert.Equal((1.0, false, false), Shown(AttainableSignedRank.Largest(wide, wide)));
        var none = SampleEnumerationTests.Reported(30, "9.18", "0.874", new ValueBounds(7, 10, true, true));
        Assert.Equal((0.0, false, true), Shown(AttainableSignedRank.Largest(none, paper003After)));
        var fewer = SampleEnumerationTests.Reported(28, "9.18", "0.874", new ValueBounds(7, 10, true, true));
        Assert.Equal(Violation.UnequalLengths, Assert.Throws<AssumptionException>(() => AttainableSignedRank.Largest(fewer, paper003After)).Violation);

        static (double, bool, bool) Shown(AttainableSignedRankResult result) => (result.Bound, result.IsAttained, result.IsImpossible);
    }

    private static void Example(AttainableSignedRankResult found, ReportedSample before, ReportedSample after, PairDirection direction)
    {
        Assert.Contains(string.Join(' ', found.Before.Order()), SampleEnumeration.Of(before).Samples.Select(sample => string.Join(' ', sample)));
        Assert.Contains(string.Join(' ', found.After.Order()), SampleEnumeration.Of(after).Samples.Select(sample => string.Join(' ', sample)));
        var differences = found.After.Zip(found.Before, (a, b) => (double)(a - b)).ToArray();
        Assert.DoesNotContain(differences, difference => direction == PairDirection.NoneDecreased ? difference < 0 : direction == PairDirection.NoneIncreased && difference > 0);
        Assert.Equal(found.Bound, Ps(differences)[found.Print], found.Bound * 1e-9);
    }

    private static Dictionary<SignedRankPrint, double> Ps(double[] differences)
    {
        var (dropped, pratt) = (SignedRank.Test(differences), SignedRank.Test(differences, new SignedRankOptions { Zeros = ZeroHandling.Pratt }));
        return new()
        {
            [SignedRankPrint.Exact] = dropped.PTwoSided,
            [SignedRankPrint.ExactPratt] = pratt.PTwoSided,
            [SignedRankPrint.Normal] = dropped.PAsymptotic,
            [SignedRankPrint.NormalCorrected] = dropped.PAsymptoticCorrected,
            [SignedRankPrint.NormalPratt] = pratt.PAsymptotic,
            [SignedRankPrint.NormalPrattCorrected] = pratt.PAsymptoticCorrected,
            [SignedRankPrint.NormalSplitCorrected] = Split(differences),
        };
    }

    // Zeros ranked, half of their ranks to each sign; variance over all midranks (SciPy 1.10, zero_method "zsplit", correction True).
    private static double Split(double[] differences)
    {
        var sizes = differences.Select(Math.Abs).ToArray();
        var ranks = sizes.Select(size => sizes.Count(other => other < size) + ((sizes.Count(other => other == size) + 1) / 2.0)).ToArray();
        if (sizes.All(size => size == 0))
        {
            return 1;
        }

        var distance = Math.Max(0, (Math.Abs(ranks.Zip(differences, (rank, difference) => rank * Math.Sign(difference)).Sum()) / 2) - 0.5);
        return 2 * MathNet.Numerics.Distributions.Normal.CDF(0, 1, -distance / (Math.Sqrt(ranks.Sum(rank => rank * rank)) / 2));
    }

    /// <summary>The largest p of each kind over all data; null when there are none.</summary>
    private static Dictionary<SignedRankPrint, double>? Largest(ReportedSample before, ReportedSample after, PairDirection direction)
    {
        Dictionary<SignedRankPrint, double>? largest = null;
        var seen = new HashSet<string>();
        foreach (var from in SampleEnumeration.Of(before).Samples)
        {
            foreach (var to in SampleEnumeration.Of(after).Samples)
            {
                foreach (var order in Orders([.. to], 0))
                {
                    var differences = from.Zip(order, (b, a) => (double)(a - b)).Order().ToArray();
                    if ((direction == PairDirection.NoneDecreased && differences[0] < 0) || !seen.Add(string.Join(' ', differences)))
                    {
                        continue;
                    }

                    var ps = Ps(differences);
                    largest = largest is null ? ps : ps.ToDictionary(pair => pair.Key, pair => Math.Max(pair.Value, largest[pair.Key]));
                }
            }
        }

        return largest;
    }

    private static IEnumerable<long[]> Orders(long[] values, int at)
    {
        if (at == values.Length)
        {
            yield return values;
            yield break;
        }

        var used = new HashSet<long>();
        for (var i = at; i < values.Length; i++)
        {
            if (!used.Add(values[i]))
            {
                continue;
            }

            (values[at], values[i]) = (values[i], values[at]);
            foreach (var order in Orders(values, at + 1))
            {
                yield return order;
            }

            (values[at], values[i]) = (values[i], values[at]);
        }
    }

    private static ReportedSample Summary(int n, int least, int greatest, Random random)
    {
        var values = Enumerable.Range(0, n).Select(_ => random.Next(least, greatest + 1)).ToArray();
        var (total, squares) = (values.Sum(), values.Sum(value => value * value));
        return SampleEnumerationTests.Reported(
            n,
            Printing.Fraction(total, n, 2, MidpointRounding.AwayFromZero),
            Printing.Root((n * squares) - (total * total), n * (n - 1), 1, MidpointRounding.AwayFromZero),
            new ValueBounds(least, greatest));
    }
}

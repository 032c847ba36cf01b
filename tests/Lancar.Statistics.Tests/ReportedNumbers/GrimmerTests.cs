using System.Numerics;
using Lancar.Statistics.ReportedNumbers;
using Xunit.Abstractions;

namespace Lancar.Statistics.Tests.ReportedNumbers;

public sealed class GrimmerTests(ITestOutputHelper output)
{
    // Every sample of up to seven values from 0 to 6: 3,432 for n = 7 alone. Each is printed in every usual way, and none may be called impossible.
    [Theory]
    [InlineData(1, 8)]
    [InlineData(2, 8)]
    [InlineData(3, 7)]
    [InlineData(4, 6)]
    [InlineData(5, 6)]
    [InlineData(6, 5)]
    [InlineData(7, 4)]
    public void No_true_pair_is_called_impossible(int n, int greatest)
    {
        var checks = 0;
        foreach (var sample in Samples.All(n, greatest))
        {
            var (total, squares) = (sample.Sum(), sample.Sum(value => value * value));
            var deviations = ((BigInteger)n * squares) - ((BigInteger)total * total);
            var bounds = new ValueBounds(sample[0], sample[^1], true, true);
            foreach (var mode in Printing.Modes)
            {
                foreach (var (meanDecimals, sdDecimals) in new[] { (2, 3), (2, 2), (1, 2), (3, 1), (0, 2) })
                {
                    var mean = Printing.Read(Printing.Fraction(total, n, meanDecimals, mode));
                    foreach (var divisor in n > 1 ? new[] { n - 1, n } : [n])
                    {
                        var sd = Printing.Read(Printing.Root(deviations, (BigInteger)n * divisor, sdDecimals, mode));
                        Assert.True(Grimmer.Check(mean, sd, n), $"[{string.Join(' ', sample)}] {mean.Text} {sd.Text}");
                        Assert.True(Grimmer.Check(mean, sd, n, bounds), $"[{string.Join(' ', sample)}] {mean.Text} {sd.Text} bounds");
                        Assert.True(Grimmer.Check(mean, sd, n, new ValueBounds(0, greatest)), $"[{string.Join(' ', sample)}] {mean.Text} {sd.Text} scale");
                        checks += 3;
                    }
                }
            }
        }

        output.WriteLine($"{checks:N0} true pairs, none called impossible");
    }

    [Fact]
    public void Averages_of_items_are_never_called_impossible_either()
    {
        const int Items = 3;
        foreach (var sample in Samples.All(4, 7))
        {
            var (total, squares) = (sample.Sum(), sample.Sum(value => value * value));
            var mean = Printing.Read(Printing.Fraction(total, 4 * Items, 2, MidpointRounding.AwayFromZero));
            var sd = Printing.Read(Printing.Root((4 * squares) - (total * total), 4 * 3 * Items * Items, 2, MidpointRounding.AwayFromZero));
            Assert.True(Grimmer.Check(mean, sd, 4, new ValueBounds(0, 3), PrintingRule.UsualRounding, Items));
        }
    }

    // The other side: every pair that no sample of n whole numbers can print is seen. Counted against every sample.
    [Theory]
    [InlineData(4, 12)]
    [InlineData(5, 9)]
    public void Every_impossible_pair_is_seen(int n, int greatest)
    {
        var possible = new HashSet<(string, string)>();
        foreach (var sample in Samples.All(n, greatest))
        {
            var (total, squares) = (sample.Sum(), sample.Sum(value => value * value));
            foreach (var mode in Printing.Modes)
            {
                foreach (var divisor in new[] { n - 1, n })
                {
                    possible.Add((Printing.Fraction(total, n, 2, mode), Printing.Root((n * squares) - (total * total), n * divisor, 2, mode)));
                }
            }
        }

        var (impossible, seen) = (0, 0);
        for (var total = n * 3; total <= n * 4; total++)
        {
            var mean = Printing.Fraction(total, n, 2, MidpointRounding.AwayFromZero);
            for (var units = 0; units <= 250; units++)
            {
                var sd = Printing.Fraction(units, 100, 2, MidpointRounding.ToZero);
                if (possible.Contains((mean, sd)))
                {
                    continue;
                }

                impossible++;
                seen += Grimmer.Check(Printing.Read(mean), Printing.Read(sd), n) ? 0 : 1;
            }
        }

        output.WriteLine($"n = {n}: {seen} of {impossible} impossible pairs seen");
        Assert.Equal(impossible, seen);
    }

    [Theory]
    [InlineData("9.17", "0.874", 30, true)]
    [InlineData("13.37", "1.671", 30, true)]
    [InlineData("16.59", "4.757", 17, true)]
    [InlineData("34.00", "3.725", 17, true)]
    [InlineData("3.44", "2.47", 18, true)]
    [InlineData("2.00", "-0.50", 5, false)]
    [InlineData("1.72", "1.00", 6, false)]
    public void Known_pairs(string mean, string sd, int n, bool possible) =>
        Assert.Equal(possible, Grimmer.Check(Printing.Read(mean), Printing.Read(sd), n));

    [Fact]
    public void Two_values_with_odd_total_have_a_deviation_of_at_least_a_half()
    {
        Assert.True(Grimmer.Check(Printing.Read("2.5"), Printing.Read("0.707"), 2));
        Assert.True(Grimmer.Check(Printing.Read("2.5"), Printing.Read("0.500"), 2));
        Assert.False(Grimmer.Check(Printing.Read("2.5"), Printing.Read("0.300"), 2));
    }

    // Allard's third test (2018; scrutiny's grimmer) looks at the parity of one total, the rounded product of mean and n. Where a
    // neighbouring total prints the same mean, it calls true figures impossible.
    [Fact]
    public void Another_total_with_the_same_mean_saves_a_true_pair()
    {
        var (rejected, sample) = (0, Array.Empty<int>());
        foreach (var candidate in Samples.All(12, 4))
        {
            var (total, squares) = (candidate.Sum(), candidate.Sum(value => value * value));
            var mean = Printing.Fraction(total, 12, 1, MidpointRounding.AwayFromZero);
            var sd = Printing.Root((12 * squares) - (total * total), 12 * 11, 2, MidpointRounding.AwayFromZero);
            if (AllardAccepts(mean, sd, 12))
            {
                continue;
            }

            rejected++;
            sample = [.. candidate];
            Assert.True(Grimmer.Check(Printing.Read(mean), Printing.Read(sd), 12, RoundingModes.HalfAway), $"[{string.Join(' ', candidate)}] {mean} {sd}");
        }

        output.WriteLine($"{rejected} true samples of 12 values from 0 to 4 are called impossible by the third test at one total, such as [{string.Join(' ', sample)}]");
        Assert.True(rejected > 0);
    }

    [Fact]
    public void A_true_pair_comes_with_its_sample()
    {
        var result = Grimmer.Find(Printing.Read("9.17"), Printing.Read("0.874"), 30, new ValueBounds(7, 10, true, true));

        Assert.Equal((true, true, 29L), (result.Possible, result.IsExact, result.Divisor));
        Assert.Equal((30, 7L, 10L), (result.Example.Count, result.Example[0], result.Example[^1]));
        Assert.Equal((275L, 2543L), (result.Example.Sum(), result.Example.Sum(value => value * value)));
    }

    [Fact]
    public void Coarse_print_of_a_huge_sample_excludes_nothing() =>
        Assert.True(Grimmer.Check(Printing.Read("3"), Printing.Read("1"), 10_000_000));

    private static bool AllardAccepts(string mean, string sd, int n)
    {
        var (x, s) = (double.Parse(mean, System.Globalization.CultureInfo.InvariantCulture), double.Parse(sd, System.Globalization.CultureInfo.InvariantCulture));
        var total = (int)Math.Round(x * n);
        var exact = (double)total / n;
        var first = (int)Math.Ceiling(((n - 1) * Math.Pow(Math.Max(0, s - 0.005), 2)) + (n * exact * exact));
        var last = (int)Math.Floor(((n - 1) * Math.Pow(s + 0.005, 2)) + (n * exact * exact));
        return Enumerable.Range(first, Math.Max(0, last - first + 1)).Any(squares => squares % 2 == total % 2);
    }
}

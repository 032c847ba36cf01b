using System.Globalization;
using Lancar.Statistics.ReportedNumbers;
using Xunit.Abstractions;

namespace Lancar.Statistics.Tests.ReportedNumbers;

/// <summary>
/// GRIM and GRIMMER against every sample of up to ten whole numbers from 0 to 16: every mean and every standard deviation with two and
/// three decimals is asked, and the answer must be what the samples say. No false positive, no miss.
/// </summary>
public sealed class EverySampleTests(ITestOutputHelper output)
{
    private const int Greatest = 16;

    [Fact]
    public void Every_printed_mean_of_up_to_ten_values_is_judged_rightly()
    {
        var (asked, possible, wrong) = (0L, 0L, 0L);
        for (var n = 1; n <= 10; n++)
        {
            for (var decimals = 2; decimals <= 3; decimals++)
            {
                var power = decimals == 2 ? 100 : 1000;
                var prints = new bool[(Greatest * power) + 2];
                for (var total = 0; total <= n * Greatest; total++)
                {
                    MarkShare(prints, total, n, power);
                }

                for (var units = 0; units <= Greatest * power; units++)
                {
                    var mean = new ReportedNumber("", units, decimals);
                    asked++;
                    possible += prints[units] ? 1 : 0;
                    wrong += Grim.Check(mean, n).Possible == prints[units] ? 0 : 1;
                }
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"GRIM: {asked:N0} means asked, {possible:N0} possible, {wrong} judged wrongly"));
        Assert.Equal(0, wrong);
    }

    // The scale 0 to 16 is given, so that "possible" is exactly "some sample prints so".
    [Fact]
    public void Every_printed_pair_of_up_to_ten_values_is_judged_rightly()
    {
        var (samples, asked, possible, falsePositives, misses) = (0L, 0L, 0L, 0L, 0L);
        var scale = new ValueBounds(0, Greatest);
        for (var n = 1; n <= 10; n++)
        {
            var attained = Attained(n, Greatest, ref samples);
            for (var decimals = 2; decimals <= 3; decimals++)
            {
                var power = decimals == 2 ? 100 : 1000;
                // The greatest deviation there is, of two values 0 and 16 with divisor 1.
                var prints = new bool[(12 * power) + 2];
                var deviations = Enumerable.Range(0, (12 * power) + 1).Select(units => new ReportedNumber("", units, decimals)).ToArray();
                for (var total = 0; total <= n * Greatest; total++)
                {
                    Array.Clear(prints);
                    MarkRoots(prints, attained[total], n, total, power);
                    var mean = new ReportedNumber("", Rounded(total * 100L, n), 2);
                    for (var units = 0; units <= 12 * power; units++)
                    {
                        var found = Grimmer.Check(mean, deviations[units], n, scale);
                        asked++;
                        possible += prints[units] ? 1 : 0;
                        falsePositives += prints[units] && !found ? 1 : 0;
                        misses += found && !prints[units] ? 1 : 0;
                    }
                }
            }
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"GRIMMER: {samples:N0} samples; {asked:N0} pairs asked, {possible:N0} possible, {falsePositives} false positives, {misses} misses"));
        Assert.Equal((0, 0), (falsePositives, misses));
    }

    // Without bounds, as far as the samples from 0 to 16 hold every sample: the greatest distance from a mean of 8 is 8.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void Without_bounds_the_theorem_is_right(int n)
    {
        var samples = 0L;
        var attained = Attained(n, Greatest, ref samples);
        for (var total = (Greatest / 2 * n) - n; total <= (Greatest / 2 * n) + n; total++)
        {
            var reach = Math.Min(total, (n * Greatest) - total);
            for (var squares = 0; squares < attained[total].Length; squares++)
            {
                // (n·x − total)² ≤ (n − 1)(n · squares − total²): no sample with these squares leaves 0 to 16.
                if ((n - 1) * ((n * squares) - (total * total)) <= reach * reach)
                {
                    Assert.Equal(attained[total][squares] > 0, SquareSums.Exists(n, total, squares));
                }
            }
        }
    }

    // A printed minimum and maximum are reached: the samples that do not reach them do not count.
    [Theory]
    [InlineData(3, 0, 16)]
    [InlineData(5, 3, 9)]
    [InlineData(6, 0, 5)]
    [InlineData(4, 7, 7)]
    public void Attained_bounds_are_exact(int n, int least, int greatest)
    {
        var attained = new HashSet<(int, int)>();
        foreach (var sample in Samples.All(n, greatest).Where(sample => sample[0] == least && sample[^1] == greatest))
        {
            attained.Add((sample.Sum(), sample.Sum(value => value * value)));
        }

        var bounds = new ValueBounds(least, greatest, true, true);
        for (var total = n * least; total <= n * greatest; total++)
        {
            var squares = attained.Where(pair => pair.Item1 == total).Select(pair => pair.Item2).ToHashSet();
            for (var units = 0; units < 1200; units += 3)
            {
                var mean = new ReportedNumber("", Rounded(total * 1000L, n), 3);
                var sd = new ReportedNumber("", units, 2);
                var prints = squares.Any(q => Prints(q, n, total, units, n - 1) || Prints(q, n, total, units, n));
                var found = Grimmer.Find(mean, sd, n, bounds);
                Assert.Equal((prints, true), (found.Possible, found.IsExact));
                Assert.Equal(prints, Grimmer.Check(mean, sd, n, bounds));
                if (prints)
                {
                    Assert.Equal((n, least, greatest), (found.Example.Count, found.Example[0], found.Example[^1]));
                    Assert.Equal(total, found.Example.Sum());
                    Assert.Contains((int)found.Example.Sum(value => value * value), squares);
                }
            }
        }
    }

    /// <summary>How many samples of n values from 0 to the greatest have each total and each sum of squares: every one is gone through.</summary>
    internal static int[][] Attained(int n, int greatest, ref long samples)
    {
        var attained = Enumerable.Range(0, (n * greatest) + 1).Select(_ => new int[(n * greatest * greatest) + 1]).ToArray();
        Walk(n, greatest, 0, 0, attained, ref samples);
        return attained;
    }

    private static void Walk(int left, int upTo, int total, int squares, int[][] attained, ref long samples)
    {
        if (left == 0)
        {
            attained[total][squares]++;
            samples++;
            return;
        }

        for (var value = 0; value <= upTo; value++)
        {
            Walk(left - 1, value, total + value, squares + (value * value), attained, ref samples);
        }
    }

    /// <summary>A whole fraction to the nearest, halves up.</summary>
    private static long Rounded(long numerator, long denominator) => ((2 * numerator) + denominator) / (2 * denominator);

    // Cut off; to the nearest with a half up, and with a half down: half to even and away from zero are one of the two.
    private static void MarkShare(bool[] prints, int total, int n, int power)
    {
        var (units, rest) = Math.DivRem(total * power, n);
        prints[units] = true;
        prints[units + 1] |= 2 * rest >= n;
    }

    private static void MarkRoots(bool[] prints, int[] attained, int n, int total, int power)
    {
        for (var squares = 0; squares < attained.Length; squares++)
        {
            if (attained[squares] > 0)
            {
                Mark(prints, (n * squares) - (total * total), n, n, power);
                if (n > 1)
                {
                    Mark(prints, (n * squares) - (total * total), n, n - 1, power);
                }
            }
        }
    }

    /// <summary>Prints √(deviations / (n · divisor)): the greatest whole number of last digits below it, and the next when it is at least half a digit on.</summary>
    private static void Mark(bool[] prints, long deviations, long n, long divisor, long power)
    {
        var (square, by) = (deviations * power * power, n * divisor);
        var units = (long)Math.Sqrt((double)square / by);
        while (units * units * by > square)
        {
            units--;
        }

        while ((units + 1) * (units + 1) * by <= square)
        {
            units++;
        }

        prints[units] = true;
        prints[units + 1] |= 4 * square >= ((2 * units) + 1) * ((2 * units) + 1) * by;
    }

    private static bool Prints(int squares, int n, int total, int units, int divisor)
    {
        var prints = new bool[2000];
        Mark(prints, (n * squares) - (total * total), n, divisor, 100);
        return prints[units];
    }
}

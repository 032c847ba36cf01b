using System.Globalization;
using Lancar.Statistics.ReportedNumbers;
using Xunit.Abstractions;

namespace Lancar.Statistics.Tests.ReportedNumbers;

/// <summary>
/// GRIM, GRIMMER and the enumeration of samples against every sample of up to ten whole numbers from 0 to 16: the answer must be what the samples
/// say. No false positive, no miss.
/// </summary>
/// <remarks>
/// <para>GRIM: every mean from 0 to 16 with 2 and 3 decimals, by the usual rounding and by each mode alone.</para>
/// <para>GRIMMER, scale 0 to 16: every mean with 2 and 3 decimals that some total prints as, with every standard deviation from 0 to 12 with 2 and 3
/// decimals (all four combinations); every other such mean with every 503rd of these deviations; and, because a mean of 2 or 3 decimals stands for one total
/// when n is at most 10, every mean with 0 and 1 decimals, which may stand for several, with every deviation of 2 decimals.</para>
/// <para>Enumeration, scale 0 to 16: for n up to 6 every possible pair of 2 decimals, and every 101st possible pair of the other combinations: the samples
/// listed are different, print so, and are as many as the walk over all samples counts. A thinned set of impossible pairs lists none. For every
/// n up to 10, counted without listing: 6 possible pairs of each combination, that of the most samples among them.</para>
/// <para>With LANCAR_EVERY_SAMPLE=whole nothing is left out: every mean of 0 to 3 decimals with every deviation of 2 and 3 decimals, and every possible pair of 2 and 3 decimals
/// listed for every n. That takes minutes. Its counts stand in docs/statistics/reported-numbers.md.</para>
/// </remarks>
public sealed class EverySampleTests(ITestOutputHelper output)
{
    private const int Thin = 101;
    private const int Thinner = 503;
    private static readonly bool Whole = Environment.GetEnvironmentVariable("LANCAR_EVERY_SAMPLE") == "whole";
    private static readonly ValueBounds Scale = new(0, EverySample.Greatest);
    private static readonly int[] TwoAndThree = [2, 3];
    private static readonly Lazy<EverySample[]> Sizes = new(() => [.. Enumerable.Range(1, 10).Select(EverySample.Of)]);

    // Multisets of up to 10 out of 17 values: all sizes together are one multiset of 10 out of 18, less the empty one.
    [Fact]
    public void Every_sample_is_gone_through() => Assert.Equal(8_436_284, Sizes.Value.Sum(size => size.Samples));

    [Fact]
    public void Every_printed_mean_of_up_to_ten_values_is_judged_rightly()
    {
        var (asked, possible, wrong) = (0L, 0L, 0L);
        foreach (var (size, decimals) in Sizes.Value.SelectMany(size => TwoAndThree.Select(decimals => (size, decimals))))
        {
            var totals = size.TotalsByMean(decimals);
            for (var units = 0; units <= EverySample.Greatest * EverySample.Power(decimals); units++)
            {
                var prints = totals[units].Count > 0;
                asked++;
                possible += prints ? 1 : 0;
                wrong += Grim.Check(new ReportedNumber("", units, decimals), size.N).Possible == prints ? 0 : 1;
            }
        }

        Say($"GRIM: {asked:N0} means asked, {possible:N0} possible, {wrong} judged wrongly");
        Assert.Equal((176_020, 2_164, 0), (asked, possible, wrong));
    }

    // Means are not negative here, so that away from zero is up and cutting off is down.
    [Fact]
    public void Every_printed_mean_is_judged_rightly_by_each_rounding_mode_alone()
    {
        var (asked, possible, wrong) = (0L, 0L, 0L);
        foreach (var (size, decimals) in Sizes.Value.SelectMany(size => TwoAndThree.Select(decimals => (size, decimals))))
        {
            foreach (var mode in new[]
            {
                RoundingModes.HalfUp, RoundingModes.HalfDown, RoundingModes.HalfEven, RoundingModes.HalfAway, RoundingModes.Truncation, RoundingModes.Ceiling,
                RoundingModes.Floor,
            })
            {
                var power = EverySample.Power(decimals);
                var prints = new bool[(EverySample.Greatest * power) + 1];
                for (var total = 0; total <= size.N * EverySample.Greatest; total++)
                {
                    prints[Printed(total * power, size.N, mode)] = true;
                }

                for (var units = 0; units < prints.Length; units++)
                {
                    asked++;
                    possible += prints[units] ? 1 : 0;
                    wrong += Grim.Check(new ReportedNumber("", units, decimals), size.N, mode).Possible == prints[units] ? 0 : 1;
                }
            }
        }

        Say($"GRIM by single modes: {asked:N0} asked, {possible:N0} possible, {wrong} judged wrongly");
        Assert.Equal((1_232_140, 12_460, 0), (asked, possible, wrong));
    }

    // The scale 0 to 16 is given, so that "possible" is exactly "some sample prints so".
    [Theory]
    [InlineData(0, 2, 204_170, 58_210)]
    [InlineData(1, 2, 1_281_898, 270_839)]
    [InlineData(0, 3, 4_080, 553)]
    [InlineData(1, 3, 38_640, 1_147)]
    [InlineData(2, 2, 1_382_602, 284_838)]
    [InlineData(2, 3, 13_726_618, 359_737)]
    [InlineData(3, 2, 1_737_930, 264_986)]
    [InlineData(3, 3, 16_416_090, 334_819)]
    public void Every_printed_pair_of_up_to_ten_values_is_judged_rightly(int meanDecimals, int sdDecimals, long pairsAsked, long pairsPossible)
    {
        var (asked, possible, falsePositives, misses) = (0L, 0L, 0L, 0L);
        var deviations = Deviations(sdDecimals);
        foreach (var size in Sizes.Value)
        {
            var totals = size.TotalsByMean(meanDecimals);
            for (var units = 0; units <= EverySample.Greatest * EverySample.Power(meanDecimals); units++)
            {
                var mean = new ReportedNumber("", units, meanDecimals);
                var samples = size.SamplesByDeviation(totals[units], sdDecimals);
                var step = Whole || (totals[units].Count > 0 && (meanDecimals > 1 || sdDecimals == 2)) ? 1 : Thinner;
                for (var sd = 0; sd < deviations.Length; sd += step)
                {
                    var found = Grimmer.Check(mean, deviations[sd], size.N, Scale);
                    var prints = samples[sd] > 0;
                    asked++;
                    possible += prints ? 1 : 0;
                    falsePositives += prints && !found ? 1 : 0;
                    misses += found && !prints ? 1 : 0;
                }
            }
        }

        Say($"GRIMMER, decimals {meanDecimals} and {sdDecimals}: {asked:N0} pairs asked, {possible:N0} possible, {falsePositives} false positives, {misses} misses");
        Assert.Equal((0, 0), (falsePositives, misses));
        if (!Whole)
        {
            Assert.Equal((pairsAsked, pairsPossible), (asked, possible));
        }
    }

    [Theory]
    [InlineData(2, 2, 54_223, 384_296)]
    [InlineData(2, 3, 597, 3_787)]
    [InlineData(3, 2, 537, 3_976)]
    [InlineData(3, 3, 597, 3_787)]
    public void Every_listing_is_exactly_the_samples_that_print_so(int meanDecimals, int sdDecimals, long pairsPossible, long samples)
    {
        var (pairs, listed, wrong) = (0L, 0L, 0L);
        foreach (var (size, mean, sd, count) in Possible(meanDecimals, sdDecimals, Whole ? 10 : 6, Whole || (meanDecimals == 2 && sdDecimals == 2) ? 1 : Thin))
        {
            var listing = SampleEnumeration.Of(Reported(size, mean, sd), int.MaxValue);
            pairs++;
            listed += listing.Samples.Count;
            wrong += listing.IsComplete && listing.Count == count && AreDifferentAndPrintSo(listing.Samples, size, mean, sd) ? 0 : 1;
        }

        Say($"Enumeration, decimals {meanDecimals} and {sdDecimals}: {pairs:N0} pairs, {listed:N0} samples listed, {wrong} listings wrong");
        Assert.Equal(0, wrong);
        if (!Whole)
        {
            Assert.Equal((pairsPossible, samples), (pairs, listed));
        }
    }

    [Theory]
    [InlineData(2, 2, 7_534)]
    [InlineData(2, 3, 5_891)]
    [InlineData(3, 2, 7_695)]
    [InlineData(3, 3, 5_882)]
    public void Every_count_is_the_number_of_samples_that_print_so(int meanDecimals, int sdDecimals, long samplesCounted)
    {
        var (pairs, samples) = (0, 0L);
        foreach (var ofSize in Possible(meanDecimals, sdDecimals, 10, 1).GroupBy(pair => pair.Size))
        {
            var all = ofSize.ToArray();
            foreach (var (size, mean, sd, count) in Enumerable.Range(0, 5).Select(i => all[(int)((long)i * (all.Length - 1) / 4)]).Append(all.MaxBy(pair => pair.Count)))
            {
                Assert.Equal(count, SampleEnumeration.Of(Reported(size, mean, sd), 0).Count);
                (pairs, samples) = (pairs + 1, samples + count);
            }
        }

        Say($"Counting, decimals {meanDecimals} and {sdDecimals}: {pairs} pairs, {samples:N0} samples");
        Assert.Equal((60, samplesCounted), (pairs, samples));
    }

    [Fact]
    public void No_sample_is_listed_for_an_impossible_pair()
    {
        var (pairs, wrong) = (0L, 0L);
        foreach (var (meanDecimals, sdDecimals) in TwoAndThree.SelectMany(_ => TwoAndThree, (mean, sd) => (mean, sd)))
        {
            var deviations = Deviations(sdDecimals);
            foreach (var size in Sizes.Value)
            {
                var totals = size.TotalsByMean(meanDecimals);
                var number = 0;
                for (var units = 0; units <= EverySample.Greatest * EverySample.Power(meanDecimals); units++)
                {
                    var samples = size.SamplesByDeviation(totals[units], sdDecimals);
                    var step = totals[units].Count > 0 ? Thinner : Thinner * Thin;
                    for (var sd = number++ % step; sd < deviations.Length; sd += step)
                    {
                        if (samples[sd] == 0)
                        {
                            var listing = SampleEnumeration.Of(Reported(size, new ReportedNumber("", units, meanDecimals), deviations[sd]));
                            pairs++;
                            wrong += listing.IsComplete && listing.Count!.Value.IsZero ? 0 : 1;
                        }
                    }
                }
            }
        }

        Say($"Enumeration: {pairs:N0} impossible pairs, {wrong} with samples");
        Assert.Equal((211_320, 0), (pairs, wrong));
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
        var attained = EverySample.Attained(n, EverySample.Greatest, ref samples);
        for (var total = (EverySample.Greatest / 2 * n) - n; total <= (EverySample.Greatest / 2 * n) + n; total++)
        {
            var reach = Math.Min(total, (n * EverySample.Greatest) - total);
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

    private static ReportedNumber[] Deviations(int decimals) =>
        [.. Enumerable.Range(0, (EverySample.LargestDeviation * EverySample.Power(decimals)) + 1).Select(units => new ReportedNumber("", units, decimals))];

    /// <summary>Every so-manieth printed pair that some sample prints as, with the number of these samples.</summary>
    private static IEnumerable<(EverySample Size, ReportedNumber Mean, ReportedNumber Sd, long Count)> Possible(int meanDecimals, int sdDecimals, int upTo, int step)
    {
        var number = 0;
        var deviations = Deviations(sdDecimals);
        foreach (var size in Sizes.Value.Where(size => size.N <= upTo))
        {
            var totals = size.TotalsByMean(meanDecimals);
            for (var units = 0; units <= EverySample.Greatest * EverySample.Power(meanDecimals); units++)
            {
                var samples = size.SamplesByDeviation(totals[units], sdDecimals);
                for (var sd = 0; sd < deviations.Length && totals[units].Count > 0; sd++)
                {
                    if (samples[sd] > 0 && number++ % step == 0)
                    {
                        yield return (size, new ReportedNumber("", units, meanDecimals), deviations[sd], samples[sd]);
                    }
                }
            }
        }
    }

    private static ReportedSample Reported(EverySample size, ReportedNumber mean, ReportedNumber sd) =>
        new() { Count = size.N, Mean = mean, StandardDeviation = sd, Bounds = Scale };

    /// <summary>Each ascending on the scale, none twice, and each printing so: with the right number of them they are the samples, no more and no fewer.</summary>
    private static bool AreDifferentAndPrintSo(IReadOnlyList<IReadOnlyList<long>> samples, EverySample size, ReportedNumber mean, ReportedNumber sd)
    {
        var seen = new HashSet<Int128>();
        foreach (var sample in samples)
        {
            var (key, total, squares, last) = (Int128.Zero, 0L, 0L, 0L);
            foreach (var value in sample)
            {
                if (value < last || value > EverySample.Greatest)
                {
                    return false;
                }

                (key, total, squares, last) = ((key * 17) + value, total + value, squares + (value * value), value);
            }

            if (sample.Count != size.N || !seen.Add(key) || !PrintSo(size.N, total, squares, mean, sd))
            {
                return false;
            }
        }

        return true;
    }

    private static bool PrintSo(int n, long total, long squares, ReportedNumber mean, ReportedNumber sd)
    {
        var (units, rest) = Math.DivRem(total * EverySample.Power(mean.Decimals), n);
        var deviation = (n * squares) - (total * total);
        return (mean.Units == units || (2 * rest >= n && mean.Units == units + 1)) &&
            (Is(EverySample.Prints(deviation, n, n, EverySample.Power(sd.Decimals))) ||
             (n > 1 && Is(EverySample.Prints(deviation, n, n - 1, EverySample.Power(sd.Decimals)))));

        bool Is((long Below, long Next) prints) => sd.Units == prints.Below || sd.Units == prints.Next;
    }

    private static int Printed(int numerator, int denominator, RoundingModes mode)
    {
        var (units, rest) = Math.DivRem(numerator, denominator);
        var half = (2 * rest).CompareTo(denominator);
        return mode switch
        {
            RoundingModes.HalfUp or RoundingModes.HalfAway => half >= 0,
            RoundingModes.HalfDown => half > 0,
            RoundingModes.HalfEven => half > 0 || (half == 0 && units % 2 == 1),
            RoundingModes.Ceiling => rest > 0,
            _ => false,
        } ? units + 1 : units;
    }

    /// <summary>A whole fraction to the nearest, halves up.</summary>
    private static long Rounded(long numerator, long denominator) => ((2 * numerator) + denominator) / (2 * denominator);

    private static bool Prints(int squares, int n, int total, int units, int divisor)
    {
        var (below, next) = EverySample.Prints((n * squares) - (total * total), n, divisor, 100);
        return units == below || units == next;
    }

    private void Say(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}

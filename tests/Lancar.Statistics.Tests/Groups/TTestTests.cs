using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Groups;

public class TTestTests
{
    // Student (1908), Biometrika 6, p. 20; R's "sleep".
    private static readonly double[] drugOne = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
    private static readonly double[] drugTwo = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

    [Fact]
    public void Student_1908_sleep()
    {
        // Student gives 1.58 for the mean difference and odds of about 666 to 1; R 4.2.2: t = -4.0621, df = 9, p = 0.002833,
        // interval -2.4598858 to -0.7001142 (paired); Welch t = -1.8608, df = 17.776, p = 0.07939.
        var paired = TTest.Paired(drugOne, drugTwo);
        Assert.Equal(-1.58, paired.MeanDifference, 1e-14);
        Assert.Equal(-4.0621, paired.T, 5e-5);
        Assert.Equal(9, paired.DegreesOfFreedom);
        Assert.Equal(0.002833, paired.PTwoSided, 5e-7);
        Assert.Equal(-2.4598858, paired.Interval.Lower, 5e-8);
        Assert.Equal(-0.7001142, paired.Interval.Upper, 5e-8);
        Assert.InRange(paired.PGreater / paired.PLess, 616, 716);

        var welch = TTest.Welch(drugOne, drugTwo);
        Assert.Equal(-1.8608, welch.T, 5e-5);
        Assert.Equal(17.776, welch.DegreesOfFreedom, 5e-4);
        Assert.Equal(0.07939, welch.PTwoSided, 5e-6);
        Assert.Contains("Welch", welch.MethodInWords, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tiny_p_keeps_its_logarithm()
    {
        double[] first = [.. Enumerable.Range(0, 500).Select(i => 1000 + i % 2 * 1e-3)];
        var result = TTest.OneSample(first);

        Assert.Equal(0, result.PTwoSided.Value);
        // t = 1000.0005 / (SD / √500); log10 of the tail by its leading term, whose relative error is below df / t².
        var t = result.T;
        var expected = 499 * (Math.Log10(499) / 2 - Math.Log10(t)) + Math.Log10(HalfGammaRatio(499)) - Math.Log10(499) + Math.Log10(2);
        Assert.Equal(expected, result.PTwoSided.Log10, 1e-9);
    }

    [Fact]
    public void Exchanging_the_samples_exchanges_the_tails_bit_for_bit() =>
        Properties.Hold(Properties.Scores, scores =>
        {
            var (first, second) = Halves(scores);
            foreach (var test in new Func<double[], double[], TTestResult>[] { (a, b) => TTest.Student(a, b), (a, b) => TTest.Welch(a, b) })
            {
                if (Answer(() => test(first, second)) is not { } plain)
                {
                    Assert.Null(Answer(() => test(second, first)));
                    continue;
                }

                var exchanged = test(second, first);
                Assert.Equal(plain.T, -exchanged.T);
                Assert.Equal(plain.PLess, exchanged.PGreater);
                Assert.Equal(plain.PTwoSided, exchanged.PTwoSided);
                Assert.Equal(plain.Interval.Lower, -exchanged.Interval.Upper);
                Assert.Equal(plain, test([.. first.Reverse()], [.. second.Reverse()]));
                Assert.InRange(plain.PTwoSided.Value, 0, 1);
                Assert.Equal(1, plain.PLess + plain.PGreater, 1e-14);
                var scaled = test([.. first.Select(x => x * 1024)], [.. second.Select(x => x * 1024)]);
                Assert.Equal(plain.T, scaled.T);
                Assert.Equal(plain.Interval.Upper * 1024, scaled.Interval.Upper);
                var shifted = test([.. first.Select(x => x + 4096)], [.. second.Select(x => x + 4096)]);
                Assert.Equal(plain.T, shifted.T, 1e-12 * (1 + Math.Abs(plain.T)));
            }
        });

    [Fact]
    public void Welch_lies_between_the_smaller_and_both_degrees_of_freedom_and_is_Student_for_equal_groups()
    {
        var result = TTest.Welch([1, 2, 4, 9], [2.0, 3, 5, 10]);
        Assert.Equal(6, result.DegreesOfFreedom, 1e-12);
        Assert.Equal(TTest.Student([1, 2, 4, 9], [2.0, 3, 5, 10]).PTwoSided, result.PTwoSided, 1e-14);
        Assert.InRange(TTest.Welch([1, 2, 4, 9], [1.0, 100]).DegreesOfFreedom, 1, 4);
    }

    [Fact]
    public void A_large_common_offset_costs_no_digits()
    {
        var plain = TTest.Welch([1, 2, 3, 4.5], [2, 4, 4.25]);
        var moved = TTest.Welch([1e12 + 1, 1e12 + 2, 1e12 + 3, 1e12 + 4.5], [1e12 + 2, 1e12 + 4, 1e12 + 4.25]);
        Assert.Equal(plain.T, moved.T, 1e-14);
    }

    [Fact]
    public void Constant_differences_are_infinite_or_say_nothing()
    {
        // R stops with "data are essentially constant"; SciPy gives NaN or inf.
        var constant = TTest.Paired([3, 4, 5], [1, 2, 3]);
        Assert.Equal(double.PositiveInfinity, constant.T);
        Assert.Equal(0, constant.PTwoSided.Value);
        Assert.Equal(1, constant.PLess.Value);
        Assert.Equal((2.0, 2.0), (constant.Interval.Lower, constant.Interval.Upper));
        Assert.Equal(double.NegativeInfinity, TTest.Welch([1, 1], [2, 2]).T);
        Refused(Violation.NoInformation, () => TTest.Paired([1, 2], [1, 2]));
        Refused(Violation.NoInformation, () => TTest.Paired([3, 4], [1, 2], new TTestOptions { NullValue = 2 }));
        Refused(Violation.NoInformation, () => TTest.OneSample([0, 0, 0]));
        Refused(Violation.NoInformation, () => TTest.Student([2, 2], [2]));
        Refused(Violation.NoInformation, () => TTest.Welch([2, 2], [2, 2, 2]));
    }

    [Fact]
    public void Bad_input()
    {
        Refused(Violation.Empty, () => TTest.OneSample([]));
        Refused(Violation.Empty, () => TTest.Paired([], []));
        Refused(Violation.Empty, () => TTest.Student([], [1]));
        Refused(Violation.Empty, () => TTest.Welch([double.NaN], []));
        Refused(Violation.UnequalLengths, () => TTest.Paired([1, 2], [double.NaN]));
        Refused(Violation.NotFinite, () => TTest.OneSample([double.NaN]));
        Refused(Violation.NotFinite, () => TTest.Paired([1, 2], [1, double.PositiveInfinity]));
        Refused(Violation.NotFinite, () => TTest.Paired([1, double.MaxValue], [1, -double.MaxValue]));
        Refused(Violation.NotFinite, () => TTest.Student([1, double.NegativeInfinity], [1]));
        Refused(Violation.NotFinite, () => TTest.Welch([double.MaxValue, double.MaxValue], [-double.MaxValue, -double.MaxValue]));
        Refused(Violation.TooFew, () => TTest.OneSample([1]));
        Refused(Violation.TooFew, () => TTest.Paired([1], [2]));
        Refused(Violation.TooFew, () => TTest.Student([1], [2]));
        Refused(Violation.TooFew, () => TTest.Welch([1], [2, 3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => TTest.Welch([1, 2], [3, 4], new TTestOptions { Confidence = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => TTest.Welch([1, 2], [3, 4], new TTestOptions { NullValue = double.NaN }));
    }

    [Fact]
    public void One_observation_beside_others_is_enough_for_the_pooled_test() =>
        Assert.Equal(2, TTest.Student([1], [2, 3, 4.5]).DegreesOfFreedom);

    internal static (double[] First, double[] Second) Halves(int[] scores) =>
        ([.. scores.Take(scores.Length / 2 + 1).Select(x => (double)x)], [.. scores.Skip(scores.Length / 2).Select(x => (double)x)]);

    internal static T? Answer<T>(Func<T> ask)
        where T : class
    {
        try
        {
            return ask();
        }
        catch (AssumptionException)
        {
            return null;
        }
    }

    internal static void Refused(Violation violation, Action act) => Assert.Equal(violation, Assert.Throws<AssumptionException>(act).Violation);

    // Γ((ν + 1)/2) / (Γ(ν/2) √π) · √ν-free, by the product over half steps.
    private static double HalfGammaRatio(int freedom)
    {
        var ratio = freedom % 2 == 1 ? 1 / Math.PI : 0.5;
        for (var v = freedom % 2 == 1 ? 1 : 2; v < freedom; v += 2)
        {
            ratio *= (v + 1.0) / v;
        }

        return ratio;
    }
}

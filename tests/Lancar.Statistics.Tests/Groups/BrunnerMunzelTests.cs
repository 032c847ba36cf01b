using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Groups;

public class BrunnerMunzelTests
{
    // Brunner, Munzel (2000), table 1: pain scores on the third day after shoulder surgery, with and without suction (also SciPy's example).
    private static readonly double[] suction = [1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 1, 1];
    private static readonly double[] without = [3, 3, 4, 3, 1, 2, 3, 1, 1, 5, 4];

    [Fact]
    public void Brunner_and_Munzel_2000_shoulder_pain()
    {
        // The paper: W = 3.1375, df = 17.683, p = 0.005786 and P = 0.7889 for the second over the first.
        var result = BrunnerMunzel.Test(without, suction);
        Assert.Equal(3.1375, result.Statistic, 5e-5);
        Assert.Equal(17.683, result.DegreesOfFreedom!.Value, 5e-4);
        Assert.Equal(0.005786, result.PStudent!.Value, 5e-7);
        Assert.Equal(0.788961, result.Superiority, 5e-7);
        Assert.Equal(BrunnerMunzelMethod.ExactPermutation, result.Method);
        Assert.Equal(result.PStudent, BrunnerMunzel.Test(without, suction, new BrunnerMunzelOptions { Budget = 0 }).PTwoSided);
    }

    [Fact]
    public void Every_assignment_counted_by_hand() =>
        Properties.Hold(Properties.Scores, scores =>
        {
            var cut = scores[..Math.Min(scores.Length, 9)];
            if (cut.Length < 4)
            {
                return;
            }

            double[] first = [.. cut.Take(cut.Length / 2).Select(x => (double)(x % 4))];
            double[] second = [.. cut.Skip(cut.Length / 2).Select(x => (double)(x % 4))];
            var result = BrunnerMunzel.Test(first, second);
            var (less, greater) = Brute(first, second);
            Assert.Equal(less, result.PLess.Value, 1e-14);
            Assert.Equal(greater, result.PGreater.Value, 1e-14);
            Assert.Equal(Math.Min(1, 2 * Math.Min(less, greater)), result.PTwoSided.Value, 1e-14);

            var exchanged = BrunnerMunzel.Test(second, first);
            Assert.Equal(result.PLess, exchanged.PGreater);
            Assert.Equal(result.Statistic, -exchanged.Statistic);
            Assert.Equal(result, BrunnerMunzel.Test([.. first.Reverse()], [.. second.Reverse()]));
        });

    [Fact]
    public void Separated_samples_have_an_infinite_statistic_and_a_permutation_p()
    {
        // SciPy 1.10: statistic -inf with p = 0 or nan; 2 / C(8, 3) is what the ranks allow.
        var result = BrunnerMunzel.Test([10, 11, 11], [1, 2, 3, 4, 4]);
        Assert.Equal(double.PositiveInfinity, result.Statistic);
        Assert.Equal(2 / 56.0, result.PTwoSided, 1e-16);
        Assert.Equal(1 / 56.0, result.PGreater, 1e-16);
        Assert.Equal(1, result.PLess.Value);
        Assert.Null(result.PStudent);
        Assert.Null(result.Interval);
        Assert.Equal(BrunnerMunzelMethod.CompleteSeparation, result.Method);
        Assert.Equal(double.NegativeInfinity, BrunnerMunzel.Test([1, 2], [3, 4]).Statistic);

        var wide = BrunnerMunzel.Test([.. Enumerable.Range(0, 2000).Select(i => (double)i)], [.. Enumerable.Range(5000, 3000).Select(i => (double)i)]);
        // ln C(5000, 2000) by Stirling with its first remainder terms.
        var logAll = 5000 * Math.Log(5000) - 2000 * Math.Log(2000) - 3000 * Math.Log(3000)
            + 0.5 * Math.Log(5000 / (2 * Math.PI * 2000.0 * 3000)) + (1 / 5000.0 - 1 / 2000.0 - 1 / 3000.0) / 12;
        Assert.Equal(Math.Log10(2) - logAll / Math.Log(10), wide.PTwoSided.Log10, 1e-8);
    }

    [Fact]
    public void Equal_observations_say_nothing()
    {
        var result = BrunnerMunzel.Test([3, 3], [3, 3, 3]);
        Assert.True(result.HasNoInformation);
        Assert.Equal((1.0, 0.0, 0.5), (result.PTwoSided.Value, result.Statistic, result.Superiority));
    }

    [Theory]
    [InlineData(-1, BrunnerMunzelMethod.StudentApproximation)]
    [InlineData(0, BrunnerMunzelMethod.ExactPermutation)]
    [InlineData(1, BrunnerMunzelMethod.ExactPermutation)]
    public void The_budget_counts_divisions(int more, BrunnerMunzelMethod method)
    {
        // C(8, 4) = 70 divisions without ties.
        var result = BrunnerMunzel.Test([1, 4, 6, 7], [2, 3, 5, 8], new BrunnerMunzelOptions { Budget = 70 + more });
        Assert.Equal(method, result.Method);
    }

    [Fact]
    public void Twelve_and_twelve_fit_into_the_budget()
    {
        double[] first = [.. Enumerable.Range(0, 12).Select(i => i * 2.0)];
        double[] second = [.. Enumerable.Range(0, 12).Select(i => i * 2.0 + 7)];
        Assert.Equal(BrunnerMunzelMethod.StudentApproximation, BrunnerMunzel.Test([.. first, 99], second).Method);
        // That the count of 2,704,156 divisions was begun shows by its being stopped.
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => BrunnerMunzel.Test(first, second, cancellation: cancelled.Token));
    }

    [Fact]
    public void Bad_input()
    {
        TTestTests.Refused(Violation.Empty, () => BrunnerMunzel.Test([], [1, 2]));
        TTestTests.Refused(Violation.NotFinite, () => BrunnerMunzel.Test([1], [double.NaN]));
        TTestTests.Refused(Violation.TooFew, () => BrunnerMunzel.Test([1], [2, 3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => BrunnerMunzel.Test([1, 2], [2, 3], new BrunnerMunzelOptions { Confidence = 2 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => BrunnerMunzel.Test([1, 2], [2, 3], new BrunnerMunzelOptions { Budget = -1 }));
    }

    // Every choice of positions for the first sample; the statistic from the definition, compared with a tolerance.
    private static (double Less, double Greater) Brute(double[] first, double[] second)
    {
        double[] all = [.. first, .. second];
        var observed = Statistic(first, second);
        int less = 0, greater = 0, total = 0;
        for (var mask = 0; mask < 1 << all.Length; mask++)
        {
            if (int.PopCount(mask) != first.Length)
            {
                continue;
            }

            var statistic = Statistic([.. all.Where((_, i) => (mask >> i & 1) == 1)], [.. all.Where((_, i) => (mask >> i & 1) == 0)]);
            total++;
            less += statistic.Equals(observed) || statistic <= observed + 1e-9 ? 1 : 0;
            greater += statistic.Equals(observed) || statistic >= observed - 1e-9 ? 1 : 0;
        }

        return (less / (double)total, greater / (double)total);
    }

    private static double Statistic(double[] first, double[] second)
    {
        var x = first.Select(a => second.Sum(b => a > b ? 1 : a == b ? 0.5 : 0)).ToArray();
        var y = second.Select(b => first.Sum(a => b > a ? 1 : a == b ? 0.5 : 0)).ToArray();
        double Variance(double[] values) => values.Sum(v => (v - values.Average()) * (v - values.Average())) / (values.Length - 1);
        var spread = first.Length * Variance(x) + second.Length * Variance(y);
        var distance = x.Sum() - first.Length * second.Length / 2.0;
        return spread < 1e-12 ? (Math.Abs(distance) < 1e-12 ? 0 : distance > 0 ? double.PositiveInfinity : double.NegativeInfinity) : distance / Math.Sqrt(spread);
    }
}

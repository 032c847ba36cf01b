using Lancar.Statistics.Tests.Conformance;
using Lancar.Statistics.Tests.Resampling;

namespace Lancar.Statistics.Tests.Models;

public class MultipleImputationTests
{
    private static readonly MultipleImputationOptions few = new() { Imputations = 4, Iterations = 4, Seed = 7 };

    [Fact]
    public void Observed_values_stay_and_the_same_seed_gives_the_same_bits()
    {
        var columns = Study(60, 1, ImputationMethod.PredictiveMeanMatching);
        var first = MultipleImputation.Impute(columns, few);
        var again = MultipleImputation.Impute(columns, few);
        var other = MultipleImputation.Impute(columns, few with { Seed = 8 });
        Assert.Equal(4, first.Completed.Count);
        foreach (var (set, twin) in first.Completed.Zip(again.Completed))
        {
            for (var j = 0; j < columns.Length; j++)
            {
                Assert.Equal(set[j].Values, twin[j].Values);
                Assert.All(columns[j].Values.Zip(set[j].Values), pair => Assert.True(pair.First is null || pair.First == pair.Second));
                // Matching draws observed values only, logistic regression only 0 and 1.
                Assert.All(set[j].Values, value => Assert.Contains(value, columns[j].Values));
            }
        }

        Assert.NotEqual(first.Completed[0][1].Values, other.Completed[0][1].Values);
        Assert.NotEqual(first.Completed[0][1].Values, first.Completed[1][1].Values);
        Assert.Equal((4, 4), (first.ChainMeans["volume"].Count, first.ChainMeans["volume"][0].Count));
        Assert.Equal(columns.Select(column => column.Values.Count(value => value is null)), first.MissingCounts);
    }

    // Who has a large x is missing more often: the mean of those observed is too low, the pooled one is not. The truth is 10.
    [Theory]
    [InlineData(ImputationMethod.Normal)]
    [InlineData(ImputationMethod.PredictiveMeanMatching)]
    public void Missing_at_random_is_mended(ImputationMethod method)
    {
        var columns = Study(800, 3, method);
        var observed = columns[1].Values.Where(value => value is not null).Average()!.Value;
        Assert.True(observed < 9.6, $"{observed}");
        var result = MultipleImputation.Impute(columns, new MultipleImputationOptions { Imputations = 8, Iterations = 5, Seed = 11 });
        var pooled = result.Pool(set =>
        {
            var volume = LinearRegression.Fit([.. set[1].Values], []).Coefficients[0];
            return (volume.Estimate, volume.StandardError);
        });
        Assert.True(Math.Abs(pooled.Estimate - 10) < 3.5 * pooled.StandardError, $"{pooled.Estimate} ± {pooled.StandardError}");
        Assert.True(pooled.BetweenVariance > 0 && pooled.FractionMissing is > 0.02 and < 0.6);

        // The slope, 2, and its honest standard error: larger than from as many complete people.
        var slope = result.Pool(set =>
        {
            var one = LinearRegression.Fit([.. set[1].Values], [set[0]]).Coefficients[1];
            return (one.Estimate, one.StandardError);
        });
        Assert.True(Math.Abs(slope.Estimate - 2) < 4 * slope.StandardError, $"{slope.Estimate} ± {slope.StandardError}");
    }

    [Fact]
    public void Separated_yes_no_columns_break_nothing()
    {
        double?[] x = [.. Enumerable.Range(0, 30).Select(i => (double?)i)];
        double?[] yes = [.. x.Select((value, i) => i % 7 == 3 ? null : (double?)(value > 14.5 ? 1 : 0))];
        var result = MultipleImputation.Impute([IncompleteColumn.Of("x", x), IncompleteColumn.Of("yes", yes, ImputationMethod.Logistic)], few);
        Assert.All(result.Completed, set => Assert.All(set[1].Values, value => Assert.True(value is 0 or 1)));
        Assert.All(result.Completed, set => Assert.True(set[1].Values[3] == 0));
    }

    [Fact]
    public void The_data_sets_do_not_depend_on_the_number_of_threads()
    {
        var columns = Study(50, 2, ImputationMethod.PredictiveMeanMatching);
        string Work()
        {
            var result = MultipleImputation.Impute(columns, few with { Imputations = 9 });
            return string.Join(';', result.Completed.SelectMany(set => set.SelectMany(column => column.Values)).Concat(result.ChainMeans["volume"].SelectMany(means => means)));
        }

        Assert.Equal(Threads.One(Work), Threads.Many(Work));
        // Data set i is the same however many are made.
        Assert.Equal(
            MultipleImputation.Impute(columns, few with { Imputations = 2 }).Completed[1][1].Values,
            MultipleImputation.Impute(columns, few with { Imputations = 9 }).Completed[1][1].Values);
    }

    [Fact]
    public void Of_several_chains_that_cannot_go_on_the_first_one_is_reported()
    {
        var options = new MultipleImputationOptions { Imputations = 24, Iterations = 3, Seed = 5 };
        string Work() => Assert.Throws<AssumptionException>(() => ImputationChains.Run(
            options,
            (stream, told) =>
            {
                told();
                // Fails in about half of the chains, which by the numbers they drew.
                var drawn = stream.NextUInt32();
                return drawn % 2 == 0 ? throw new AssumptionException(Violation.NotConverged, $"{drawn}") : drawn;
            },
            CancellationToken.None,
            null)).Message;

        var first = Enumerable.Range(0, 24).Select(i => RandomStream.Of(5, (ulong)i).NextUInt32()).First(drawn => drawn % 2 == 0);
        Assert.Equal($"{first}", Threads.One(Work));
        Assert.Equal($"{first}", Threads.Many(Work));
    }

    [Fact]
    public void Progress_ends_at_one_and_cancelling_ends_the_work()
    {
        var told = new List<double>();
        MultipleImputation.Impute(Study(40, 5, ImputationMethod.Normal), few, progress: new Told(told));
        Assert.Equal(1, told[^1]);
        Assert.Equal(told.Order(), told);
        Assert.ThrowsAny<OperationCanceledException>(() => MultipleImputation.Impute(Study(40, 5, ImputationMethod.Normal), few, new CancellationToken(true)));
    }

    [Fact]
    public void Bad_input()
    {
        double?[] x = [1, 2, 3, 4, 5, 6], holes = [2, null, 3, 7, 1, 5];
        IncompleteColumn Column(string name, double?[] values, ImputationMethod method = ImputationMethod.Normal) => IncompleteColumn.Of(name, values, method);
        Fits.Refused(Violation.Empty, "none", () => MultipleImputation.Impute([Column("x", x), Column("none", [null, null, null, null, null, null])]));
        Fits.Refused(Violation.UnequalLengths, "short", () => MultipleImputation.Impute([Column("x", x), Column("short", [1, null])]));
        Fits.Refused(Violation.NotFinite, "far", () => MultipleImputation.Impute([Column("x", x), Column("far", [1, 2, null, double.NaN, 1, 2])]));
        Fits.Refused(Violation.OutOfRange, "y", () => MultipleImputation.Impute([Column("x", x), Column("y", holes, ImputationMethod.Logistic)]));
        Fits.Refused(Violation.TooFew, "y", () => MultipleImputation.Impute([Column("x", x), Column("y", [1, 2, null, null, null, null])]));
        Fits.Refused(Violation.NoInformation, () => MultipleImputation.Impute([Column("x", x), Column("y", x)]));
        Fits.Refused(Violation.NoInformation, "same", () => MultipleImputation.Impute([Column("x", x), Column("same", [1, 1, null, 1, 1, 1])]));
        Fits.Refused(Violation.Collinear, "copy", () => MultipleImputation.Impute([Column("x", x), Column("copy", x), Column("y", holes)]));
        Assert.Throws<ArgumentException>(() => MultipleImputation.Impute([Column("y", holes)]));
        Assert.Throws<ArgumentException>(() => MultipleImputation.Impute([Column("y", holes), Column("y", holes)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => MultipleImputation.Impute([Column("x", x), Column("y", holes)], few with { Imputations = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => MultipleImputation.Impute([Column("x", x), Column("y", holes)], few with { Iterations = 0 }));
    }

    // x about 0, volume = 10 + 2 x + error, massage yes/no by x; volume and massage missing more often for large x.
    private static IncompleteColumn[] Study(int count, ulong seed, ImputationMethod method)
    {
        var stream = RandomStream.Of(seed, 99);
        double Normal() => Enumerable.Range(0, 12).Sum(_ => stream.NextDouble()) - 6;
        var (x, volume, massage) = (new double?[count], new double?[count], new double?[count]);
        for (var i = 0; i < count; i++)
        {
            x[i] = Normal();
            volume[i] = 10 + 2 * x[i] + Normal();
            massage[i] = stream.NextDouble() < 1 / (1 + Math.Exp(-x[i]!.Value)) ? 1 : 0;
            if (stream.NextDouble() < (x[i] > 0 ? 0.5 : 0.1))
            {
                volume[i] = null;
            }

            if (stream.NextDouble() < 0.15)
            {
                massage[i] = null;
            }
        }

        return [IncompleteColumn.Of("x", x), IncompleteColumn.Of("volume", volume, method), IncompleteColumn.Of("massage", massage, ImputationMethod.Logistic)];
    }

    private sealed class Told(List<double> told) : IProgress<double>
    {
        public void Report(double value) => told.Add(value);
    }
}

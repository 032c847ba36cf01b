using static Lancar.Statistics.Tests.Groups.GroupSamples;

namespace Lancar.Statistics.Tests.Groups;

public class DunnTests
{
    private static readonly double[][] groups = [[12, 15, 15, 18, 20], [11, 12, 14, 15], [19, 22, 25, 25, 30, 31]];

    [Fact]
    public void Straight_from_the_definition()
    {
        var pooled = groups.SelectMany(group => group).ToArray();
        double n = pooled.Length;
        var ties = pooled.GroupBy(value => value).Sum(tie => Math.Pow(tie.Count(), 3) - tie.Count());
        var means = groups.Select(group => group.Average(value => DoubledRank(value, pooled) / 2.0)).ToArray();
        var result = Dunn.Compare(groups, PAdjustment.None);

        Assert.Equal([(0, 1), (0, 2), (1, 2)], result.Comparisons.Select(pair => (pair.First, pair.Second)));
        foreach (var pair in result.Comparisons)
        {
            var error = Math.Sqrt((n * (n + 1) / 12 - ties / (12 * (n - 1))) * (1.0 / groups[pair.First].Length + 1.0 / groups[pair.Second].Length));
            Assert.Equal(means[pair.First] - means[pair.Second], pair.MeanRankDifference, 1e-13);
            Assert.Equal((means[pair.First] - means[pair.Second]) / error, pair.Z, 1e-13);
            Assert.Equal(pair.P, pair.PAdjusted);
        }
    }

    [Fact]
    public void Two_groups_square_to_the_Kruskal_Wallis_statistic()
    {
        var pair = Dunn.Compare([groups[0], groups[2]]).Comparisons.Single();
        var test = KruskalWallis.Test([groups[0], groups[2]]);

        Assert.Equal(test.H, pair.Z * pair.Z, 1e-12);
        Assert.Equal(test.PAsymptotic.Value, pair.P.Value, 1e-12);
        Assert.Equal(pair.P, pair.PAdjusted);
    }

    [Fact]
    public void Adjusted_as_MultipleComparisons_does_and_named()
    {
        var result = Dunn.Compare(groups);
        var holm = MultipleComparisons.Adjust([.. result.Comparisons.Select(pair => pair.P)], PAdjustment.Holm);

        Assert.Equal(PAdjustment.Holm, result.Adjustment);
        Assert.Equal(holm, result.Comparisons.Select(pair => pair.PAdjusted));
        Assert.Contains("Holm", result.MethodInWords, StringComparison.Ordinal);
        var exchanged = Dunn.Compare([groups[1], groups[0], groups[2]]).Comparisons[0];
        Assert.Equal(-result.Comparisons[0].Z, exchanged.Z);
    }

    [Fact]
    public void Constant_data_and_bad_input()
    {
        var constant = Dunn.Compare([[1, 1], [1], [1]]);

        Assert.True(constant.HasNoInformation);
        Assert.All(constant.Comparisons, pair => Assert.Equal((0.0, 1.0), (pair.Z, pair.PAdjusted.Value)));
        Assert.Equal(Violation.Empty, Refusal(() => Dunn.Compare([[1], []])));
        Assert.Equal(Violation.NotFinite, Refusal(() => Dunn.Compare([[1], [double.NaN]])));
        Assert.Equal(Violation.TooFew, Refusal(() => Dunn.Compare([[1]])));
        Assert.Throws<ArgumentOutOfRangeException>(() => Dunn.Compare(groups, (PAdjustment)17));
    }
}

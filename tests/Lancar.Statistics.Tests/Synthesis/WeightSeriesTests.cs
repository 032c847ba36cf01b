using Lancar.Statistics.Tests.Conformance;

namespace Lancar.Statistics.Tests.Synthesis;

public sealed class WeightSeriesTests
{
    private static readonly double[] effects = [0.1, 0.9, -0.4, 0.3, 0.7, 1.2, 0.2, -0.1, 0.5];
    private static readonly double[] variances = [0.05, 0.1, 0.2, 0.06, 0.4, 0.3, 0.051, 0.9, 0.15];

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.2)]
    public void As_far_as_it_reaches_it_gives_the_sums_and_beyond_nothing(double about)
    {
        var data = StudyData.Of(effects, variances);
        var series = new WeightSeries(data, about);
        var rest = data.ForHiding();
        var reach = (data.LeadVariance + about) / 32;
        for (var other = 0; other < effects.Length - 1; other++)
        {
            var (variance, effect) = (rest.Hide(other), rest.Effects[other]);
            foreach (var share in new[] { -1.0, -0.5, 0, 0.999, 1 })
            {
                var place = about + share * reach * (1 - 1e-12);
                Same(rest.Sums(place), series.Without(place, variance, effect)!.Value);
            }

            Assert.Null(series.Without(about + 1.001 * reach, variance, effect));
            Assert.Null(series.Without(about - 1.001 * reach, variance, effect));
            rest.Show(other, variance);
        }
    }

    // The most precise study stands apart; of the others one with more than nine tenths of a sum would leave too few digits. Of the cubes 1 and a³
    // the first makes nine tenths when a³ = 1/9, a = 0.4807.
    [Theory]
    [InlineData(0.482, true)]
    [InlineData(0.479, false)]
    public void A_study_that_outweighs_the_rest_is_not_subtracted(double others, bool answers)
    {
        var data = StudyData.Of([0, 0.5, -0.5], [1, 1, 1 / others]);
        var heavy = Array.IndexOf(data.Variances, 1.0);
        Assert.Equal(answers, new WeightSeries(data, 0).Without(0, 1, data.Effects[heavy]) is not null);
    }

    private static void Same(WeightSums expected, WeightSums found)
    {
        Golden.Close(expected.Weight, found.Weight, 1e-14, "weight");
        Golden.Close(expected.Q, found.Q, 1e-13, "Q");
        Golden.Close(expected.QFall, found.QFall, 1e-13, "fall of Q");
        Golden.Close(expected.QFallFall, found.QFallFall, 1e-12, "its fall");
        Golden.Close(expected.Trace, found.Trace, 1e-13, "trace");
        Golden.Close(expected.TraceFall, found.TraceFall, 1e-12, "fall of the trace");
        Assert.Equal(expected.Mean, found.Mean, 1e-14);
    }
}

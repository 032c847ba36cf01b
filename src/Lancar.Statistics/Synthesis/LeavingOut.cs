namespace Lancar.Statistics;

/// <summary>All fits that leave one study out, each started at the result of all studies.</summary>
internal static class LeavingOut
{
    // A study so heavy that the centre lies far from the mean of the rest would cost digits: then the rest is centred anew.
    private const double MostLoss = 1e4;
    // Beyond this share of the weight the sums without a study are not taken from those with it.
    private const double LargestShare = 0.9;
    private const int ReportEvery = 256;

    public static MetaStep[] Each(StudyData data, MetaAnalysisOptions options, LongWork work)
    {
        var steps = new MetaStep[data.Count];
        var all = TauSquared.Of(options.TauSquared, data, data.Sums(0));
        var rest = new LeftOut(data, all.TauSquared);
        var restricted = options.TauSquared == TauSquaredMethod.RestrictedMaximumLikelihood;
        var top = new LikelihoodPoint<WeightSums>(all.Sums, data.LeadVariance, all.TauSquared, restricted);
        var likelihood = restricted || options.TauSquared == TauSquaredMethod.MaximumLikelihood;
        var posts = likelihood && all.TauSquared > 0 ? LikelihoodPosts.Around(rest.Data, top, restricted) : null;
        for (var place = 0; place < data.Count; place++)
        {
            var step = place == 0 || options.TauSquared == TauSquaredMethod.SidikJonkman ? null : Hidden(rest, place - 1, top, posts, options, restricted);
            steps[data.Rows[place]] = step ?? MetaStep.Of(data.Without(place), options);
            if ((place + 1) % ReportEvery == 0 || place + 1 == data.Count)
            {
                work.Report((place + 1.0) / data.Count);
            }
        }

        return steps;
    }

    private static MetaStep? Hidden(
        LeftOut rest, int other, LikelihoodPoint<WeightSums> top, LikelihoodPosts? posts, MetaAnalysisOptions options, bool restricted)
    {
        rest.Hide(other);
        var warm = posts is null ? null : Near(rest, top, restricted);
        var (tauSquared, sums) = warm is { } found && posts!.Surround(found, rest.HiddenVariance, rest.HiddenEffect)
            ? (found.TauSquared, found.Sums)
            : TauSquared.Of(options.TauSquared, rest, rest.Sums(0));
        rest.Show();
        return sums.Loss <= MostLoss ? MetaStep.Of(rest.Data, sums, tauSquared, options) : null;
    }

    private static LikelihoodPoint<WeightSums>? Near(LeftOut rest, LikelihoodPoint<WeightSums> top, bool restricted)
    {
        var weight = 1 / (rest.HiddenVariance + top.TauSquared);
        return weight < LargestShare * top.Sums.Weight
            ? LikelihoodSearch<WeightSums>.Warm(
                rest, new LikelihoodPoint<WeightSums>(top.Sums.Without(weight, rest.HiddenEffect), rest.LeadVariance, top.TauSquared, restricted), restricted)
            : null;
    }
}

namespace Lancar.Statistics;

/// <summary>
/// Places on both sides of the maximum for all studies, with the sums there. Without one study the sums follow at once, and show
/// that the likelihood of the rest has no other maximum either.
/// </summary>
internal sealed class LikelihoodPosts
{
    private const double Margin = 0.8;
    private const int MostPosts = 40;

    private readonly StudyData data;
    private readonly bool restricted;
    private readonly double last;
    private readonly List<LikelihoodPoint<WeightSums>> below = [];
    private readonly List<LikelihoodPoint<WeightSums>> above = [];

    private LikelihoodPosts(StudyData data, bool restricted)
    {
        this.data = data;
        this.restricted = restricted;
        last = LikelihoodSearch<WeightSums>.LastPlace(data, restricted);
    }

    /// <summary>Posts around a maximum; null when some place between them has the wrong sign, as with a second maximum.</summary>
    public static LikelihoodPosts? Around(StudyData data, LikelihoodPoint<WeightSums> top, bool restricted)
    {
        var posts = new LikelihoodPosts(data, restricted);
        return posts.Stand(top, -1, posts.above) && posts.Stand(top, 1, posts.below) ? posts : null;
    }

    /// <summary>Whether a maximum of the data without one study is the only one.</summary>
    public bool Surround(LikelihoodPoint<WeightSums> top, double variance, double effect) =>
        Reaches(top, above, -1, variance, effect) && Reaches(top, below, 1, variance, effect);

    private bool Stand(LikelihoodPoint<WeightSums> from, int sign, List<LikelihoodPoint<WeightSums>> posts)
    {
        var point = from;
        while (posts.Count < MostPosts)
        {
            var place = point.Place * Math.Exp(-sign * Margin * Reach(point, sign));
            if (sign < 0 ? place >= last : place <= data.LeadVariance)
            {
                return true;
            }

            point = new LikelihoodPoint<WeightSums>(data, place - data.LeadVariance, restricted);
            posts.Add(point);
            if (!(sign * point.Height > 0))
            {
                return false;
            }
        }

        return false;
    }

    private bool Reaches(LikelihoodPoint<WeightSums> top, List<LikelihoodPoint<WeightSums>> posts, int sign, double variance, double effect)
    {
        var point = top;
        foreach (var post in posts)
        {
            var sums = post.Sums.Without(1 / (variance + post.TauSquared), effect);
            var next = new LikelihoodPoint<WeightSums>(sums, data.LeadVariance, post.TauSquared, restricted);
            var gap = Math.Abs(Math.Log(next.Place / point.Place));
            var met = sign < 0
                ? LikelihoodSearch<WeightSums>.Onward(point, -1) + LikelihoodSearch<WeightSums>.Backward(next, -1)
                : LikelihoodSearch<WeightSums>.Backward(point, 1) + LikelihoodSearch<WeightSums>.Onward(next, 1);
            if (!(sign * next.Height > 0 && met >= gap))
            {
                return false;
            }

            point = next;
        }

        return Reach(point, sign) >= Math.Log(sign < 0 ? last / point.Place : point.Place / data.LeadVariance);
    }

    // Below the maximum h is positive and looked at leftwards, above it is negative and looked at rightwards.
    private static double Reach(LikelihoodPoint<WeightSums> point, int sign) =>
        sign < 0 ? LikelihoodSearch<WeightSums>.Onward(point, -1) : LikelihoodSearch<WeightSums>.Backward(point, 1);
}

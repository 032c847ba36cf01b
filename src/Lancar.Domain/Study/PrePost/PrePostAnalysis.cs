using Lancar.Domain.Study.Expected;
using Lancar.Statistics;

namespace Lancar.Domain.Study.PrePost;

/// <summary>Analyses a one-group pretest-posttest study.</summary>
public static class PrePostAnalysis
{
    /// <summary>Fewest complete pairs that are analysed: with one there is no spread to describe.</summary>
    public const int FewestPairs = 2;

    /// <summary>Confidence of every interval.</summary>
    public const double Confidence = 0.95;

    /// <summary>
    /// Describes both measurements and their differences and tests the differences with the exact signed-rank test.
    /// </summary>
    /// <param name="data">Checked data.</param>
    /// <param name="provenance">Where they come from.</param>
    /// <returns>The result; every difference in it is after minus before.</returns>
    /// <remarks>
    /// The test is chosen by the design (paired, one group), not by a test of normality. Differences are taken in decimal
    /// arithmetic before they become doubles: 0.3 − 0.1 and 0.7 − 0.5 are the same 0.2 on paper and must tie, which they
    /// do not when subtracted as doubles.
    /// </remarks>
    public static PrePostResult Run(PrePostData data, Provenance provenance)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(provenance);
        double[] before = [.. data.Pairs.Select(pair => pair.Before)];
        double[] after = [.. data.Pairs.Select(pair => pair.After)];
        double[] differences = [.. data.Pairs.Select(pair => pair.Change)];
        var test = SignedRank.Test(differences, new SignedRankOptions { Confidence = Confidence });
        return new PrePostResult
        {
            Data = data,
            Before = Descriptives.Of(before, Confidence),
            After = Descriptives.Of(after, Confidence),
            Difference = Descriptives.Of(differences, Confidence),
            Test = test,
            Cautions = PrePostCautions.For(data, test, NaturalCourse.Current),
            Provenance = provenance,
        };
    }
}

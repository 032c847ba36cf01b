namespace Lancar.Statistics;

/// <summary>The two-sided tests whose power is simulated.</summary>
public enum PowerTest
{
    /// <summary>The exact signed-rank test of paired differences.</summary>
    SignedRank,

    /// <summary>The paired t test.</summary>
    PairedT,

    /// <summary>The exact Mann–Whitney test of two independent groups.</summary>
    MannWhitney,
}

internal static class PowerTestWords
{
    public static string Of(PowerTest test, bool tied, ZeroHandling? zeros)
    {
        var ties = tied ? "given the ties of each trial" : "by its critical value";
        return test switch
        {
            PowerTest.SignedRank => $"exact two-sided signed-rank test {ties}" + (zeros == ZeroHandling.Pratt ? ", zeros ranked" : ", zeros dropped"),
            PowerTest.PairedT => "two-sided paired t test",
            PowerTest.MannWhitney => $"exact two-sided Mann–Whitney test {ties}, p twice the smaller tail",
        };
    }
}

namespace Lancar.Statistics;

/// <summary>The conditional p-values of an observed rank correlation over all pairings.</summary>
internal readonly record struct PairingLaw(
    Probability TwoSided,
    Probability Less,
    Probability Greater,
    Probability Absolute,
    Probability? Point,
    Probability? Mid,
    MonteCarloP? Sampled,
    RankTestMethod Method)
{
    public static PairingLaw NoInformation { get; } = new(
        Probability.One, Probability.One, Probability.One, Probability.One, Probability.One, Probability.One, null, RankTestMethod.NoInformation);

    /// <summary>From counts of pairings.</summary>
    public static PairingLaw Of(double less, double equal, double greater, double absolute, double all)
    {
        var smaller = Math.Min(less, greater);
        return new PairingLaw(
            Share(2 * smaller, all),
            Share(less, all),
            Share(greater, all),
            Share(absolute, all),
            Share(equal, all),
            Share(2 * smaller - equal, all),
            null,
            RankTestMethod.ExactCount);
    }

    /// <summary>From random pairings: bits 0 less, 1 greater, 2 at least as far from the mean.</summary>
    public static PairingLaw Of(int[] counts, MonteCarloPermutationOptions monteCarlo)
    {
        MonteCarloP Drawn(int count) => MonteCarloP.Of(count, monteCarlo.Replicates, monteCarlo.Confidence);
        var (less, greater) = (Drawn(counts[0]), Drawn(counts[1]));
        var smaller = counts[0] < counts[1] ? less : greater;
        return new PairingLaw(
            Probability.Of(new ScaledNumber(2 * smaller.P.Value, 0)),
            less.P,
            greater.P,
            Drawn(counts[2]).P,
            null,
            null,
            smaller,
            RankTestMethod.MonteCarlo);
    }

    private static Probability Share(double part, double all) => Probability.Of(new ScaledNumber(part / all, 0));
}

namespace Lancar.Statistics;

/// <summary>τ² by each method, on the scale of the data's sums, with the sums at it.</summary>
internal static class TauSquared
{
    public static (double TauSquared, WeightSums Sums) Of(TauSquaredMethod method, StudyData data, WeightSums atZero) =>
        method switch
        {
            TauSquaredMethod.None => (0, atZero),
            TauSquaredMethod.DerSimonianLaird => Moment(data, atZero),
            TauSquaredMethod.PauleMandel or TauSquaredMethod.EmpiricalBayes => MomentSearch.Solve(data, atZero, data.Count - 1),
            TauSquaredMethod.RestrictedMaximumLikelihood => LikelihoodSearch.Maximise(data, atZero, restricted: true),
            TauSquaredMethod.MaximumLikelihood => LikelihoodSearch.Maximise(data, atZero, restricted: false),
            TauSquaredMethod.SidikJonkman => SidikJonkman(data, atZero),
        };

    public static string InWords(TauSquaredMethod method) =>
        method switch
        {
            TauSquaredMethod.None => "fixed effect: no variance between studies",
            TauSquaredMethod.DerSimonianLaird => "DerSimonian–Laird, cut off at 0",
            TauSquaredMethod.PauleMandel => "Paule–Mandel",
            TauSquaredMethod.EmpiricalBayes => "empirical Bayes (the same equation as Paule–Mandel)",
            TauSquaredMethod.RestrictedMaximumLikelihood => "restricted maximum likelihood, global maximum",
            TauSquaredMethod.MaximumLikelihood => "maximum likelihood, global maximum",
            TauSquaredMethod.SidikJonkman => "Sidik–Jonkman, started at the crude variance of the effects",
        };

    private static (double TauSquared, WeightSums Sums) Moment(StudyData data, WeightSums atZero)
    {
        var excess = atZero.Q - (data.Count - 1);
        return excess > 0 ? At(data, excess / atZero.Trace) : (0, atZero);
    }

    private static (double TauSquared, WeightSums Sums) SidikJonkman(StudyData data, WeightSums atZero)
    {
        var crude = data.SumOfSquares / data.Count;
        return crude > 0 ? At(data, crude * (data.Sums(crude).Q / (data.Count - 1))) : (0, atZero);
    }

    private static (double TauSquared, WeightSums Sums) At(StudyData data, double tauSquared) => (tauSquared, data.Sums(tauSquared));
}

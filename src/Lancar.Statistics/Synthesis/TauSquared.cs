namespace Lancar.Statistics;

/// <summary>τ² by each method, on the scale of the data's sums, with the sums at it.</summary>
internal static class TauSquared
{
    public static (double TauSquared, TSums Sums) Of<TSums>(TauSquaredMethod method, IScatter<TSums> data, TSums atZero)
        where TSums : IScatterSums =>
        method switch
        {
            TauSquaredMethod.None => (0, atZero),
            TauSquaredMethod.DerSimonianLaird => Moment(data, atZero),
            TauSquaredMethod.PauleMandel or TauSquaredMethod.EmpiricalBayes => MomentSearch.Solve(data, atZero, data.Freedom),
            TauSquaredMethod.RestrictedMaximumLikelihood => LikelihoodSearch<TSums>.Maximise(data, atZero, restricted: true),
            TauSquaredMethod.MaximumLikelihood => LikelihoodSearch<TSums>.Maximise(data, atZero, restricted: false),
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

    private static (double TauSquared, TSums Sums) Moment<TSums>(IScatter<TSums> data, TSums atZero)
        where TSums : IScatterSums
    {
        var excess = atZero.Q - data.Freedom;
        return excess > 0 ? At(data, excess / atZero.Trace) : (0, atZero);
    }

    private static (double TauSquared, TSums Sums) SidikJonkman<TSums>(IScatter<TSums> data, TSums atZero)
        where TSums : IScatterSums
    {
        var crude = data.CrudeSquares / data.Count;
        return crude > 0 ? At(data, crude * (data.Sums(crude).Q / data.Freedom)) : (0, atZero);
    }

    private static (double TauSquared, TSums Sums) At<TSums>(IScatter<TSums> data, double tauSquared)
        where TSums : IScatterSums => (tauSquared, data.Sums(tauSquared));
}

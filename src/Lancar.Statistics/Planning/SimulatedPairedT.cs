using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lancar.Statistics;

/// <summary>The paired t test on simulated differences, eight samples side by side.</summary>
internal sealed class SimulatedPairedT : ISimulatedTest
{
    private readonly int pairCount;
    private readonly ValueLaw law;
    private readonly double factor;
    private readonly double[] values;
    private readonly double[] others;

    /// <param name="pairCount">Number of pairs, at least 2.</param>
    /// <param name="law">Where differences come from.</param>
    /// <param name="critical">The |t| from which the test rejects.</param>
    public SimulatedPairedT(int pairCount, ValueLaw law, double critical)
    {
        this.pairCount = pairCount;
        this.law = law;
        // |t| ≥ critical when mean² n (n − 1) ≥ critical² Σ (x − mean)².
        factor = (double)pairCount * (pairCount - 1) / (critical * critical);
        values = new double[ValueLaw.LengthFor(pairCount)];
        others = new double[values.Length];
    }

    public SimulationTally Judge(TrialLanes lanes, int trials)
    {
        law.Fill(lanes.First, lanes.FirstOther, values, others);
        ref var first = ref MemoryMarshal.GetReference(values.AsSpan());
        var sum = Vector512<double>.Zero;
        for (var i = 0; i < pairCount; i++)
        {
            sum += Vector512.LoadUnsafe(ref first, (nuint)(i * LaneRankSums.Lanes));
        }

        var mean = sum / Vector512.Create((double)pairCount);
        var squares = Vector512<double>.Zero;
        for (var i = 0; i < pairCount; i++)
        {
            var deviation = Vector512.LoadUnsafe(ref first, (nuint)(i * LaneRankSums.Lanes)) - mean;
            squares += deviation * deviation;
        }

        var reach = mean * mean * factor;
        var tally = default(SimulationTally);
        for (var lane = 0; lane < trials; lane++)
        {
            // Whole multiples of the step add up exactly, so that a sample without variation has a sum of squares of 0.
            tally += squares[lane] == 0 ? new SimulationTally(0, 1) : new SimulationTally(reach[lane] >= squares[lane] ? 1 : 0, 0);
        }

        return tally;
    }
}

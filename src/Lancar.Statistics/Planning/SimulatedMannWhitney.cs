namespace Lancar.Statistics;

/// <summary>The Mann–Whitney test on simulated groups: by its critical value without ties, by its conditional law when values are rounded.</summary>
internal sealed class SimulatedMannWhitney(int firstCount, int secondCount, ValueLaw first, ValueLaw second, double alpha, long critical)
    : ISimulatedTest
{
    /// <summary>Up to so many pairs of observations counting them is cheaper than sorting.</summary>
    public const long LargestCounted = 160_000;

    private static readonly MannWhitneyOptions pOnly = new() { Estimate = false };

    private readonly double[] firstValues = new double[ValueLaw.LengthFor(firstCount)];
    private readonly double[] secondValues = new double[ValueLaw.LengthFor(secondCount)];
    private readonly double[] others = new double[ValueLaw.LengthFor(Math.Max(firstCount, secondCount))];
    private readonly double[] firstRow = new double[firstCount];
    private readonly double[] secondRow = new double[secondCount];

    /// <summary>True when values can tie, so that the law must be taken given the ties.</summary>
    public static bool CanTie(ValueLaw first, ValueLaw second) => first.RoundedTo is not null || second.RoundedTo is not null;

    public SimulationTally Judge(TrialLanes lanes, int trials)
    {
        first.Fill(lanes.First, lanes.FirstOther, firstValues, others.AsSpan(0, firstValues.Length));
        second.Fill(lanes.Second, lanes.SecondOther, secondValues, others.AsSpan(0, secondValues.Length));
        if (CanTie(first, second))
        {
            return Conditional(trials);
        }

        return new SimulationTally((long)firstCount * secondCount <= LargestCounted ? Counted(trials) : Sorted(trials), 0);
    }

    private long Counted(int trials)
    {
        var u = LaneRankSums.PairsAbove(
            firstValues.AsSpan(0, firstCount * LaneRankSums.Lanes),
            secondValues.AsSpan(0, secondCount * LaneRankSums.Lanes));
        long rejections = 0;
        for (var lane = 0; lane < trials; lane++)
        {
            rejections += Rejects(u[lane]) ? 1 : 0;
        }

        return rejections;
    }

    private long Sorted(int trials)
    {
        long rejections = 0;
        for (var lane = 0; lane < trials; lane++)
        {
            Row(firstValues, lane, firstRow, 1);
            Row(secondValues, lane, secondRow, 1);
            SignedKeys.SortByValue(firstRow);
            SignedKeys.SortByValue(secondRow);
            rejections += Rejects(PairsAbove()) ? 1 : 0;
        }

        return rejections;
    }

    private long PairsAbove()
    {
        long u = 0;
        var below = 0;
        foreach (var value in firstRow)
        {
            while (below < secondRow.Length && secondRow[below] < value)
            {
                below++;
            }

            u += below;
        }

        return u;
    }

    private bool Rejects(long u) => Math.Min(u, (long)firstCount * secondCount - u) <= critical;

    private SimulationTally Conditional(int trials)
    {
        var tally = default(SimulationTally);
        for (var lane = 0; lane < trials; lane++)
        {
            // Groups may be rounded to different steps: back to their unit before they are compared.
            Row(firstValues, lane, firstRow, first.RoundedTo ?? 1);
            Row(secondValues, lane, secondRow, second.RoundedTo ?? 1);
            var result = MannWhitney.Test(firstRow, secondRow, pOnly);
            tally += result.Method == MannWhitneyMethod.NoInformation
                ? new SimulationTally(0, 1)
                : new SimulationTally(result.PTwoSided <= alpha ? 1 : 0, 0);
        }

        return tally;
    }

    private static void Row(double[] values, int lane, double[] row, double unit)
    {
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = values[i * LaneRankSums.Lanes + lane] * unit;
        }
    }
}

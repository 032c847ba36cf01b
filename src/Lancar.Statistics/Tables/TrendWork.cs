using System.Numerics;

namespace Lancar.Statistics;

/// <summary>The budget of a count of tables: refuses to go on when it is used up, or will surely be.</summary>
internal sealed class TrendWork(long budget, long largestKept, CancellationToken cancellation)
{
    private const long Between = 1 << 22;
    private const int BetweenReports = 32;

    // States whose cost is taken for that of all, and how far it may be off.
    private const int Sample = 512;
    private const double SampleTolerance = 2;
    private const double GoldenSection = 0.6180339887498949;

    private long asked;
    private long kept;

    /// <summary>Additions so far.</summary>
    public long Steps { get; private set; }

    public void Charge(long steps)
    {
        Steps += steps;
        if (Steps > budget)
        {
            throw new TrendBudgetException();
        }

        if (Steps - asked > Between)
        {
            asked = Steps;
            cancellation.ThrowIfCancellationRequested();
        }
    }

    public void Keep(long sums)
    {
        kept += sums;
        if (kept > largestKept)
        {
            throw new TrendBudgetException();
        }
    }

    /// <summary>Refuses at once what will need at least so many additions and places.</summary>
    public void Foresee(double states)
    {
        if (states + Steps > budget || states + kept > largestKept)
        {
            throw new TrendBudgetException();
        }
    }

    /// <summary>The states in an order that strides through all of them evenly, so that the first of them tell soon what all will cost.</summary>
    public IEnumerable<long> Evenly(List<long> states, IProgress<double>? progress)
    {
        var before = Steps;
        var stride = Math.Max(1, (long)(states.Count * GoldenSection));
        while (BigInteger.GreatestCommonDivisor(stride, states.Count) != 1)
        {
            stride++;
        }

        for (int done = 0, at = 0; done < states.Count; done++, at = (int)((at + stride) % states.Count))
        {
            if (done % BetweenReports == 0)
            {
                progress?.Report(done / (double)states.Count);
            }

            if (done == Sample && (Steps - before) / (double)Sample * states.Count > SampleTolerance * budget)
            {
                throw new TrendBudgetException();
            }

            yield return states[at];
        }

        progress?.Report(1);
    }
}

/// <summary>The budget does not suffice. Never leaves the statistics.</summary>
internal sealed class TrendBudgetException : Exception;

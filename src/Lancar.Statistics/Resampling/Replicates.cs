namespace Lancar.Statistics;

/// <summary>
/// Order statistics of replicates without sorting them: what was found stays in place, so that the next question is asked of a
/// part only (Hoare 1961; the narrowing by a sample is Floyd and Rivest 1975).
/// </summary>
internal sealed class Replicates
{
    // Below this length narrowing by a sample costs more than it saves.
    private const int SampleFrom = 600;

    private readonly double[] values;

    /// <summary>Takes over the values, at least one, none NaN; their order is lost.</summary>
    public Replicates(double[] values)
    {
        this.values = values;
    }

    public int Count => values.Length;

    /// <summary>The quantile of a level by a rule; finite whenever the replicates are.</summary>
    public double Quantile(double level, QuantileRule rule) =>
        rule switch
        {
            QuantileRule.Type7 => Type7(level),
            QuantileRule.NormalInterpolation => NormalInterpolation(level),
        };

    /// <summary>True when the rule had to take the smallest or largest replicate for want of more replicates.</summary>
    public bool IsExtreme(double level, QuantileRule rule) =>
        rule == QuantileRule.NormalInterpolation && ((Count + 1) * level <= 1 || (Count + 1) * level >= Count);

    private double Type7(double level)
    {
        var (below, share) = Type7Quantile.Place(Count, level);
        var (low, high) = Neighbours(below);
        return Type7Quantile.Between(low, high, share);
    }

    private double NormalInterpolation(double level)
    {
        var place = (Count + 1) * level;
        var below = (int)place;
        if (below == 0 || below >= Count)
        {
            return Neighbours(below == 0 ? 0 : Count - 1).Low;
        }

        var (low, high) = Neighbours(below - 1);
        if (below == place || low == high || double.IsInfinity(low))
        {
            return low;
        }

        var from = NormalScale.Quantile(below / (Count + 1.0));
        var to = NormalScale.Quantile((below + 1.0) / (Count + 1));
        return low + (NormalScale.Quantile(level) - from) / (to - from) * (high - low);
    }

    // The order statistic of this rank from 0, and the next (or itself at the end).
    private (double Low, double High) Neighbours(int rank)
    {
        Select(0, Count - 1, rank);
        var low = values[rank];
        if (rank == Count - 1)
        {
            return (low, low);
        }

        var high = values[rank + 1];
        foreach (var value in values.AsSpan(rank + 2))
        {
            high = Math.Min(high, value);
        }

        return (low, high);
    }

    // Afterwards nothing before the rank is larger and nothing after it smaller.
    private void Select(int left, int right, int rank)
    {
        while (right > left)
        {
            if (right - left > SampleFrom)
            {
                var (from, to) = Narrowed(left, right, rank);
                Select(from, to, rank);
            }

            var (below, above) = Partition(left, right, values[rank]);
            if (rank <= below)
            {
                right = below;
            }
            else if (rank >= above)
            {
                left = above;
            }
            else
            {
                return;
            }
        }
    }

    private static (int From, int To) Narrowed(int left, int right, int rank)
    {
        double length = right - left + 1;
        var place = rank - left + 1;
        var sample = 0.5 * Math.Exp(2 * Math.Log(length) / 3);
        var spread = 0.5 * Math.Sqrt(Math.Log(length) * sample * (length - sample) / length) * Math.Sign(place - length / 2);
        return (
            Math.Max(left, (int)(rank - place * sample / length + spread)),
            Math.Min(right, (int)(rank + (length - place) * sample / length + spread)));
    }

    private (int Below, int Above) Partition(int left, int right, double pivot)
    {
        while (left <= right)
        {
            while (values[left] < pivot)
            {
                left++;
            }

            while (values[right] > pivot)
            {
                right--;
            }

            if (left <= right)
            {
                (values[left], values[right]) = (values[right], values[left]);
                left++;
                right--;
            }
        }

        return (right, left);
    }
}

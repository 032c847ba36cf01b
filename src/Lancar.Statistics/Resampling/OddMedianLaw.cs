namespace Lancar.Statistics;

/// <summary>The bootstrap law of the median of an odd number of observations: one probability per order statistic.</summary>
internal sealed class OddMedianLaw : IMedianLaw
{
    private readonly double[] sorted;
    private readonly double[] cumulated;

    public OddMedianLaw(double[] sorted)
    {
        this.sorted = sorted;
        Probabilities = MedianCells.OfMiddle(sorted.Length);
        var total = new CompensatedSum();
        foreach (var mass in Probabilities)
        {
            total.Add(mass);
        }

        cumulated = new double[sorted.Length + 1];
        var sum = new CompensatedSum();
        for (var i = 0; i < sorted.Length; i++)
        {
            Probabilities[i] /= total.Value;
            sum.Add(Probabilities[i]);
            cumulated[i + 1] = sum.Value;
        }

        (Mean, StandardError) = Moments();
    }

    /// <summary>The probability of each order statistic.</summary>
    public double[] Probabilities { get; }

    public double Mean { get; }

    public double StandardError { get; }

    public double AtMost(double value)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] <= value ? (middle + 1, high) : (low, middle);
        }

        return Math.Min(1, cumulated[low]);
    }

    public double Percentile(double level)
    {
        var (low, high) = (0, sorted.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = cumulated[middle + 1] < level ? (middle + 1, high) : (low, middle);
        }

        return sorted[low];
    }

    private (double Mean, double StandardError) Moments()
    {
        var scaled = new ScaledSample(sorted);
        var mean = new CompensatedSum();
        for (var i = 0; i < sorted.Length; i++)
        {
            mean.Add(Probabilities[i] * scaled[i]);
        }

        var variance = new CompensatedSum();
        var rest = new CompensatedSum();
        for (var i = 0; i < sorted.Length; i++)
        {
            var distance = scaled[i] - mean.Value;
            variance.Add(Probabilities[i] * distance * distance);
            rest.Add(Probabilities[i] * distance);
        }

        return scaled.Back(mean.Value, variance.Value - rest.Value * rest.Value);
    }
}

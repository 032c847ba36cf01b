namespace Lancar.Statistics;

/// <summary>The mean of one sample, or the difference of two means, first minus second, in whole numbers until the last step.</summary>
internal sealed class ResampledMean : IResampledStatistic
{
    private readonly double[] first;
    private readonly double[] second;
    private readonly WholeNumbers whole;
    private readonly long[] wholeFirst;
    private readonly long[] wholeSecond;

    /// <summary>Sorted samples; the second may be empty.</summary>
    public ResampledMean(double[] first, double[] second)
    {
        this.first = first;
        this.second = second;
        whole = WholeNumbers.Of([.. first, .. second], 2.0 * first.Length * Math.Max(1, second.Length));
        wholeFirst = whole.Values[..first.Length];
        wholeSecond = whole.Values[first.Length..];
        Estimate = Statistic(wholeFirst.Sum(), wholeSecond.Sum());
    }

    public double Estimate { get; }

    public double StandardError(BootstrapOptions options) =>
        Math.Sqrt(SquaredError(first) + SquaredError(second));

    public double Acceleration() =>
        second.Length == 0
            ? Statistics.Acceleration.OfInfluences(Influences(first, 1))
            : Statistics.Acceleration.OfInfluences([.. Influences(first, 1), .. Influences(second, -1)]);

    public IResampler Resampler(BootstrapOptions options) => new Drawing(this);

    // Two sums over a common denominator, so that equal statistics are equal doubles.
    private double Statistic(long sumFirst, long sumSecond) =>
        second.Length == 0
            ? whole.Measure(sumFirst, first.Length)
            : whole.Measure(sumFirst * second.Length - sumSecond * first.Length, (double)first.Length * second.Length);

    // The influence of an observation on the mean, (x − mean) / n.
    private static double[] Influences(double[] sample, double sign)
    {
        var mean = Moments.Of(sample).Mean;
        return Array.ConvertAll(sample, value => sign * (value / sample.Length - mean / sample.Length));
    }

    private static double SquaredError(double[] sample)
    {
        var deviation = sample.Length == 0 ? 0 : Moments.Of(sample).StandardDeviation!.Value;
        return sample.Length == 0 ? 0 : deviation * deviation / sample.Length;
    }

    private sealed class Drawing(ResampledMean mean) : IResampler
    {
        private readonly ResampledSums first = new(mean.wholeFirst);
        private readonly ResampledSums second = new(mean.wholeSecond);
        private readonly long[] sumsFirst = new long[ReplicateBlocks.Length];
        private readonly long[] sumsSecond = new long[ReplicateBlocks.Length];

        public void Draw(XoshiroLanes lanes, Span<double> statistics, CancellationToken cancellation)
        {
            first.Draw(lanes, sumsFirst.AsSpan(0, statistics.Length));
            if (mean.second.Length > 0)
            {
                second.Draw(lanes, sumsSecond.AsSpan(0, statistics.Length));
            }

            for (var i = 0; i < statistics.Length; i++)
            {
                statistics[i] = mean.Statistic(sumsFirst[i], sumsSecond[i]);
            }
        }

        public void DrawWithErrors(XoshiroLanes lanes, Span<double> statistics, Span<double> errors, CancellationToken cancellation)
        {
            var resampleFirst = new Resample(mean.first);
            var resampleSecond = new Resample(mean.second);
            for (var i = 0; i < statistics.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                var one = Moments.Of(resampleFirst.Next(lanes));
                statistics[i] = one.Mean;
                errors[i] = one.StandardDeviation!.Value / Math.Sqrt(mean.first.Length);
                if (mean.second.Length > 0)
                {
                    var two = Moments.Of(resampleSecond.Next(lanes));
                    statistics[i] -= two.Mean;
                    errors[i] = Math.Sqrt(errors[i] * errors[i] + two.StandardDeviation!.Value * two.StandardDeviation.Value / mean.second.Length);
                }
            }
        }
    }
}

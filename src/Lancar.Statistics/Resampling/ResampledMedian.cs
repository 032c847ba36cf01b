namespace Lancar.Statistics;

/// <summary>The median of one sample, or the difference of two medians, first minus second.</summary>
internal sealed class ResampledMedian : IResampledStatistic
{
    private readonly double[] first;
    private readonly double[] second;

    /// <summary>Sorted samples; the second may be empty.</summary>
    public ResampledMedian(double[] first, double[] second)
    {
        this.first = first;
        this.second = second;
        Estimate = second.Length == 0 ? MedianOf(first) : MedianOf(first) - MedianOf(second);
    }

    public double Estimate { get; }

    public double StandardError(BootstrapOptions options) =>
        second.Length == 0
            ? new MaritzJarrett(first.Length).StandardError(first)
            : Combined(new MaritzJarrett(first.Length).StandardError(first), new MaritzJarrett(second.Length).StandardError(second));

    public double Acceleration() =>
        second.Length == 0
            ? Statistics.Acceleration.OfJackknife(Jackknife.Median(first))
            : Statistics.Acceleration.OfJackknife(Jackknife.Median(first), Array.ConvertAll(Jackknife.Median(second), value => -value));

    public IResampler Resampler(BootstrapOptions options) => new Drawing(this);

    private static double MedianOf(ReadOnlySpan<double> sorted) =>
        Jackknife.Middle(sorted[(sorted.Length - 1) / 2], sorted[sorted.Length / 2]);

    private static double Combined(double one, double two) => Math.Sqrt(one * one + two * two);

    private sealed class Drawing(ResampledMedian median) : IResampler
    {
        private readonly ResampledRanks first = new(median.first.Length);
        private readonly ResampledRanks? second = median.second.Length == 0 ? null : new(median.second.Length);

        public void Draw(XoshiroLanes lanes, Span<double> statistics, CancellationToken cancellation)
        {
            for (var i = 0; i < statistics.Length; i++)
            {
                var (lower, upper) = first.Next(lanes);
                statistics[i] = Jackknife.Middle(median.first[lower], median.first[upper]);
                if (second is not null)
                {
                    (lower, upper) = second.Next(lanes);
                    statistics[i] -= Jackknife.Middle(median.second[lower], median.second[upper]);
                }
            }
        }

        public void DrawWithErrors(XoshiroLanes lanes, Span<double> statistics, Span<double> errors, CancellationToken cancellation)
        {
            var one = new Half(median.first);
            var two = median.second.Length == 0 ? null : new Half(median.second);
            for (var i = 0; i < statistics.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                (statistics[i], errors[i]) = one.Next(lanes);
                if (two is not null)
                {
                    var (other, error) = two.Next(lanes);
                    statistics[i] -= other;
                    errors[i] = Combined(errors[i], error);
                }
            }
        }
    }

    private sealed class Half(double[] sample)
    {
        private readonly Resample resample = new(sample);
        private readonly MaritzJarrett law = new(sample.Length);

        public (double Median, double Error) Next(XoshiroLanes lanes)
        {
            var drawn = resample.Next(lanes);
            drawn.Sort();
            return (MedianOf(drawn), law.StandardError(drawn));
        }
    }
}

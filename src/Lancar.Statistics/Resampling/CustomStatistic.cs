namespace Lancar.Statistics;

/// <summary>A statistic of one sample given by the caller, held to finite values.</summary>
internal sealed class CustomStatistic : IResampledStatistic
{
    // The outer resamples use the streams from 0 on; the error of the data has one of its own at the other end.
    private const ulong StreamOfData = ulong.MaxValue;

    private readonly double[] sample;
    private readonly Func<ReadOnlySpan<double>, double> statistic;

    public CustomStatistic(double[] sorted, Func<ReadOnlySpan<double>, double> statistic)
    {
        sample = sorted;
        this.statistic = statistic;
        Estimate = Finite(statistic(sorted));
    }

    public double Estimate { get; }

    public double StandardError(BootstrapOptions options) =>
        new Drawing(this, options).InnerError(sample, new XoshiroLanes(RandomStream.Of(options.Seed, StreamOfData)), options.Replicates);

    public double Acceleration() => Statistics.Acceleration.OfJackknife(Jackknife.Of(sample, statistic));

    public IResampler Resampler(BootstrapOptions options) => new Drawing(this, options);

    public static double Finite(double statistic) =>
        double.IsFinite(statistic)
            ? statistic
            : throw new AssumptionException(Violation.NotFinite, "The statistic of a sample is not a finite number.");

    private sealed class Drawing(CustomStatistic custom, BootstrapOptions options) : IResampler
    {
        private readonly Resample resample = new(custom.sample);

        public void Draw(XoshiroLanes lanes, Span<double> statistics, CancellationToken cancellation)
        {
            foreach (ref var one in statistics)
            {
                cancellation.ThrowIfCancellationRequested();
                one = Finite(custom.statistic(resample.Next(lanes)));
            }
        }

        public void DrawWithErrors(XoshiroLanes lanes, Span<double> statistics, Span<double> errors, CancellationToken cancellation)
        {
            var drawn = new double[custom.sample.Length];
            for (var i = 0; i < statistics.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                resample.Next(lanes).CopyTo(drawn);
                statistics[i] = Finite(custom.statistic(drawn));
                errors[i] = InnerError(drawn, lanes, options.InnerReplicates);
            }
        }

        // The standard deviation of the statistic over resamples of the resample.
        public double InnerError(double[] values, XoshiroLanes lanes, int replicates)
        {
            var inner = new Resample(values);
            var statistics = new double[replicates];
            foreach (ref var one in statistics.AsSpan())
            {
                one = Finite(custom.statistic(inner.Next(lanes)));
            }

            return Moments.Of(statistics).StandardDeviation!.Value;
        }
    }
}

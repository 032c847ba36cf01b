namespace Lancar.Statistics;

/// <summary>Draws the replicates of a statistic and makes the interval of them.</summary>
internal static class BootstrapRun
{
    public static BootstrapResult Of(
        IResampledStatistic statistic,
        BootstrapOptions options,
        CancellationToken cancellation,
        IProgress<double>? progress)
    {
        var drawn = new double[options.Replicates];
        var errors = options.Method == BootstrapMethod.Studentised ? new double[options.Replicates] : [];
        ReplicateBlocks.Run(
            options.Replicates,
            options.Seed,
            () => statistic.Resampler(options),
            (resampler, stream, start, count) =>
            {
                var lanes = new XoshiroLanes(stream);
                if (errors.Length == 0)
                {
                    resampler.Draw(lanes, drawn.AsSpan(start, count), cancellation);
                }
                else
                {
                    resampler.DrawWithErrors(lanes, drawn.AsSpan(start, count), errors.AsSpan(start, count), cancellation);
                }
            },
            cancellation,
            progress);
        return Result(statistic, options, drawn, errors);
    }

    private static BootstrapResult Result(IResampledStatistic statistic, BootstrapOptions options, double[] drawn, double[] errors)
    {
        var spread = Spread.Of(drawn);
        if (spread.Smallest == spread.Largest)
        {
            throw new AssumptionException(
                Violation.NoInformation,
                "The statistic is the same in every resample: the sample says nothing about its error.");
        }

        var isBca = options.Method == BootstrapMethod.BiasCorrectedAccelerated;
        var z0 = isBca ? NormalScale.Quantile(BcaInterval.ShareOf(statistic.Estimate, drawn, options.BiasCorrection)) : 0;
        var acceleration = isBca ? statistic.Acceleration() : 0;
        var tail = (1 - options.Confidence) / 2;
        var levels = isBca
            ? BcaLevels.Of(z0, acceleration, options.Confidence)
            : new BcaLevels(tail, 1 - tail, BcaObstacle.None);
        var kept = options.KeepReplicates ? (double[])drawn.Clone() : null;
        var exists = levels.Obstacle == BcaObstacle.None;
        var replicates = new Replicates(errors.Length == 0 ? drawn : BootstrapLimits.Students(statistic.Estimate, drawn, errors));
        return new BootstrapResult
        {
            Estimate = statistic.Estimate,
            Interval = exists ? Interval(statistic, options, replicates, levels) : null,
            Method = options.Method,
            Replicates = options.Replicates,
            Seed = options.Seed,
            QuantileRule = options.QuantileRule,
            StandardError = spread.Deviation,
            Bias = spread.Mean - statistic.Estimate,
            BiasCorrection = isBca ? options.BiasCorrection : null,
            Z0 = isBca ? z0 : null,
            Acceleration = isBca ? acceleration : null,
            LowerLevel = exists ? levels.Lower : null,
            UpperLevel = exists ? levels.Upper : null,
            UsesExtremes = exists
                && (replicates.IsExtreme(levels.Lower, options.QuantileRule) || replicates.IsExtreme(levels.Upper, options.QuantileRule)),
            Obstacle = levels.Obstacle,
            Drawn = kept,
            MethodInWords = Words(options),
        };
    }

    private static ConfidenceInterval Interval(IResampledStatistic statistic, BootstrapOptions options, Replicates replicates, BcaLevels levels)
    {
        var lower = replicates.Quantile(levels.Lower, options.QuantileRule);
        var upper = replicates.Quantile(levels.Upper, options.QuantileRule);
        // The standard error is not zero: resamples differ, or there would be no information.
        var error = options.Method == BootstrapMethod.Studentised ? statistic.StandardError(options) : 0;
        return BootstrapLimits.Of(options.Method, statistic.Estimate, error, lower, upper, options.Confidence);
    }

    private static string Words(BootstrapOptions options)
    {
        var method = options.Method switch
        {
            BootstrapMethod.BiasCorrectedAccelerated => "BCa bootstrap; " + options.BiasCorrection switch
            {
                BiasCorrection.Mid => "z0 from the share of replicates below the estimate plus half the ties",
                BiasCorrection.Less => "z0 from the share of replicates below the estimate",
            },
            BootstrapMethod.Percentile => "percentile bootstrap",
            BootstrapMethod.Basic => "basic bootstrap (percentiles reflected at the estimate)",
            BootstrapMethod.Studentised => "studentised bootstrap (bootstrap-t)",
        };
        var rule = options.QuantileRule switch
        {
            QuantileRule.Type7 => "quantiles of type 7",
            QuantileRule.NormalInterpolation => "quantiles at (B + 1) level by normal interpolation",
        };
        return $"{method}; {rule}; {options.Replicates} replicates, seed {options.Seed}";
    }
}

namespace Lancar.Statistics;

/// <summary>A statistic of one or two samples and how it is drawn from resamples.</summary>
internal interface IResampledStatistic
{
    /// <summary>The statistic of the data.</summary>
    double Estimate { get; }

    /// <summary>The standard error that a studentised interval multiplies with.</summary>
    double StandardError(BootstrapOptions options);

    /// <summary>The acceleration of BCa.</summary>
    double Acceleration();

    /// <summary>What one thread needs to draw. It carries nothing from block to block.</summary>
    IResampler Resampler(BootstrapOptions options);
}

/// <summary>Draws replicates of a statistic on one thread.</summary>
internal interface IResampler
{
    /// <summary>The statistic of one resample for each place.</summary>
    void Draw(XoshiroLanes lanes, Span<double> statistics, CancellationToken cancellation);

    /// <summary>The statistic and the standard error of one resample for each place.</summary>
    void DrawWithErrors(XoshiroLanes lanes, Span<double> statistics, Span<double> errors, CancellationToken cancellation);
}

namespace Lancar.Statistics;

/// <summary>The law of the median of a resample.</summary>
internal interface IMedianLaw
{
    double Mean { get; }

    double StandardError { get; }

    /// <summary>P(median of a resample ≤ value).</summary>
    double AtMost(double value);

    /// <summary>The smallest possible median whose cumulated probability reaches the level.</summary>
    double Percentile(double level);
}

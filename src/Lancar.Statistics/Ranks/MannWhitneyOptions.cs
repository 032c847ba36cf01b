namespace Lancar.Statistics;

/// <summary>Choices of <see cref="MannWhitney"/>. Every one is echoed in the result.</summary>
public sealed record MannWhitneyOptions
{
    /// <summary>
    /// The shift first minus second under the null hypothesis, subtracted from every observation of the first sample before ranking; 0 unless
    /// given. The subtraction is one double operation; ties are judged on its outcome, without rounding.
    /// </summary>
    public double NullValue { get; init; }

    /// <summary>Confidence asked of the interval, strictly between 0 and 1; 0.95 unless given.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>False leaves out the Hodges–Lehmann shift and its interval; true unless given.</summary>
    public bool Estimate { get; init; } = true;
}

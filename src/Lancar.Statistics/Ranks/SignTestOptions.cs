namespace Lancar.Statistics;

/// <summary>Choices of <see cref="SignTest"/>. Every one is echoed in the result.</summary>
public sealed record SignTestOptions
{
    /// <summary>The median under the null hypothesis, subtracted from every difference; 0 unless given.</summary>
    public double NullValue { get; init; }

    /// <summary>Confidence asked of the interval of the median, strictly between 0 and 1; 0.95 unless given.</summary>
    public double Confidence { get; init; } = 0.95;
}

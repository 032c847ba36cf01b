namespace Lancar.Statistics;

/// <summary>Choices of <see cref="TTest"/>. Every one is echoed in the result.</summary>
public sealed record TTestOptions
{
    /// <summary>The difference (for one sample: the mean) under the null hypothesis, in the unit of the data; 0 unless given.</summary>
    public double NullValue { get; init; }

    /// <summary>Confidence of the interval, strictly between 0 and 1; 0.95 unless given.</summary>
    public double Confidence { get; init; } = 0.95;

    internal TTestOptions Checked()
    {
        ConfidenceInterval.CheckedLevel(Confidence);
        return double.IsFinite(NullValue)
            ? this
            : throw new ArgumentOutOfRangeException(nameof(NullValue), NullValue, "The null value is a finite number.");
    }
}

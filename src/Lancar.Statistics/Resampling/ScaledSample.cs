namespace Lancar.Statistics;

/// <summary>A sample divided by the power of two next to its largest magnitude, so that squares stay in the range of a double.</summary>
internal readonly struct ScaledSample
{
    private readonly double[] values;
    private readonly int exponent;

    public ScaledSample(double[] sorted)
    {
        values = sorted;
        var largest = Math.Max(Math.Abs(sorted[0]), Math.Abs(sorted[^1]));
        exponent = largest == 0 ? 0 : Math.ILogB(largest);
    }

    public double this[int index] => Math.ScaleB(values[index], -exponent);

    /// <summary>A mean and the root of a variance, back in the unit of the sample.</summary>
    public (double Mean, double Deviation) Back(double mean, double variance) =>
        (Math.ScaleB(mean, exponent), Math.ScaleB(Math.Sqrt(Math.Max(0, variance)), exponent));
}

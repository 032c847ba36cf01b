namespace Lancar.Statistics;

/// <summary>A power of two that brings the smallest variance to the order of 1, so that units cost no digits and cubes of weights stay in range.</summary>
internal readonly struct StudyScale
{
    // Beyond these, squares and cubes of weights leave the range of a double.
    private const double WidestVariances = 1e80;
    private const double WidestEffects = 1e40;

    private readonly int exponent;

    private StudyScale(int exponent)
    {
        this.exponent = exponent;
        Factor = Math.ScaleB(1, -exponent);
    }

    /// <summary>2^−exponent, by which effects are multiplied; its square can leave the range of a double, therefore variances are multiplied twice.</summary>
    public double Factor { get; }

    public static StudyScale Of(StudyRange range)
    {
        var scale = new StudyScale((int)Math.Floor(Math.ILogB(range.Smallest) / 2.0));
        if (!(scale.Scaled(range.Largest) <= WidestVariances))
        {
            throw new AssumptionException(Violation.OutOfRange, "The largest variance is more than 1e80 times the smallest; check the units of the standard errors.");
        }

        return (range.High / 2 - range.Low / 2) * scale.Factor <= WidestEffects
            ? scale
            : throw new AssumptionException(Violation.OutOfRange, "The estimates differ by more than 1e40 of the smallest standard error; check the units.");
    }

    /// <summary>A variance on the scale of the sums.</summary>
    public double Scaled(double variance) => variance * Factor * Factor;

    /// <summary>A scaled length in the unit of the data.</summary>
    public double Length(double scaled) => Math.ScaleB(scaled, exponent);

    /// <summary>A scaled variance in the squared unit of the data.</summary>
    public double Variance(double scaled) => Math.ScaleB(scaled, 2 * exponent);
}

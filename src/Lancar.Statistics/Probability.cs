using System.Globalization;

namespace Lancar.Statistics;

/// <summary>
/// A probability between 0 and 1 that keeps its logarithm: a p-value of a large study can lie far below the smallest double
/// (4.9e-324), and is then 0 as a number but not as a logarithm.
/// </summary>
public readonly record struct Probability : IComparable<Probability>
{
    private readonly double mantissa;
    private readonly long exponent;

    private Probability(double mantissa, long exponent)
    {
        this.mantissa = mantissa;
        this.exponent = exponent;
    }

    /// <summary>Certainty.</summary>
    public static Probability One { get; } = new(1, 0);

    /// <summary>The probability as a double: 0 below 4.9e-324.</summary>
    public double Value => new ScaledNumber(mantissa, exponent).Value;

    /// <summary>The decimal logarithm, at most 0, also where <see cref="Value"/> is 0; negative infinity for an impossible event.</summary>
    public double Log10 => Math.Min(0, new ScaledNumber(mantissa, exponent).Log10);

    /// <summary>The probability with its own exponent, for arithmetic below the range of a double.</summary>
    internal ScaledNumber Scaled => new(mantissa, exponent);

    /// <summary>A probability from a double.</summary>
    /// <param name="value">From 0 to 1, both included.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 0, above 1 or NaN.</exception>
    public static Probability Of(double value) =>
        value is >= 0 and <= 1
            ? new Probability(value, 0)
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A probability lies between 0 and 1.");

    /// <summary>The value, for arithmetic and comparison.</summary>
    /// <param name="probability">A probability.</param>
    public static implicit operator double(Probability probability) => probability.Value;

    /// <summary>Orders by size, also where both values are 0 as doubles.</summary>
    /// <param name="other">Another probability.</param>
    public int CompareTo(Probability other) => (Value, Log10).CompareTo((other.Value, other.Log10));

    /// <summary>The value in the invariant culture, or 10^log10 where it is below the range of a double.</summary>
    public override string ToString() =>
        Value == 0 && mantissa > 0
            ? string.Create(CultureInfo.InvariantCulture, $"10^{Log10:F3}")
            : Value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>
    /// A sum of probabilities that rounding may have carried a few units above 1; within the range of normal doubles it is kept as a
    /// plain double, so that equal probabilities are equal.
    /// </summary>
    internal static Probability Of(ScaledNumber sum)
    {
        var plain = sum.Value;
        return plain switch
        {
            >= 1 => One,
            > 1e-290 => new Probability(plain, 0),
            _ => new Probability(sum.Mantissa, sum.Mantissa == 0 ? 0 : sum.Exponent),
        };
    }
}

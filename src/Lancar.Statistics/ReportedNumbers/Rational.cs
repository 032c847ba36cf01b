using System.Globalization;
using System.Numerics;

namespace Lancar.Statistics.ReportedNumbers;

/// <summary>
/// An exact fraction. Checks of printed numbers decide at the edge of a rounding interval, where the dust of a double
/// would turn a true number into a false alarm.
/// </summary>
/// <remarks>Not reduced: checks use a handful of operations per number, and comparison multiplies crosswise.</remarks>
public readonly struct Rational : IComparable<Rational>, IEquatable<Rational>
{
    private readonly BigInteger denominatorLessOne;

    private Rational(BigInteger numerator, BigInteger denominator)
    {
        Numerator = numerator;
        denominatorLessOne = denominator - 1;
    }

    /// <summary>Above the line; carries the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>Below the line; always positive.</summary>
    public BigInteger Denominator => denominatorLessOne + 1;

    /// <summary>Zero.</summary>
    public static Rational Zero => default;

    /// <summary>A fraction of two whole numbers.</summary>
    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public static Rational Of(BigInteger numerator, BigInteger denominator) => denominator.Sign switch
    {
        0 => throw new DivideByZeroException("A fraction needs a denominator that is not zero."),
        < 0 => new(-numerator, -denominator),
        _ => new(numerator, denominator),
    };

    /// <summary>A whole number.</summary>
    public static Rational Of(BigInteger whole) => new(whole, BigInteger.One);

    /// <summary>Ten to a power, negative powers included: the unit of a decimal place.</summary>
    public static Rational PowerOfTen(int exponent) => exponent >= 0
        ? Of(BigInteger.Pow(10, exponent))
        : Of(BigInteger.One, BigInteger.Pow(10, -exponent));

    /// <summary>Sum.</summary>
    public static Rational operator +(Rational left, Rational right) =>
        Of((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    /// <summary>Difference.</summary>
    public static Rational operator -(Rational left, Rational right) => left + (-right);

    /// <summary>The opposite number.</summary>
    public static Rational operator -(Rational value) => Of(-value.Numerator, value.Denominator);

    /// <summary>Product.</summary>
    public static Rational operator *(Rational left, Rational right) =>
        Of(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <summary>Product with a whole number.</summary>
    public static Rational operator *(Rational left, BigInteger right) => Of(left.Numerator * right, left.Denominator);

    /// <summary>Quotient.</summary>
    /// <exception cref="DivideByZeroException">The divisor is zero.</exception>
    public static Rational operator /(Rational left, Rational right) =>
        Of(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    /// <summary>Less than.</summary>
    public static bool operator <(Rational left, Rational right) => left.CompareTo(right) < 0;

    /// <summary>Greater than.</summary>
    public static bool operator >(Rational left, Rational right) => left.CompareTo(right) > 0;

    /// <summary>At most.</summary>
    public static bool operator <=(Rational left, Rational right) => left.CompareTo(right) <= 0;

    /// <summary>At least.</summary>
    public static bool operator >=(Rational left, Rational right) => left.CompareTo(right) >= 0;

    /// <summary>The same value, whatever the fractions look like.</summary>
    public static bool operator ==(Rational left, Rational right) => left.Equals(right);

    /// <summary>Another value.</summary>
    public static bool operator !=(Rational left, Rational right) => !left.Equals(right);

    /// <summary>The smaller of two.</summary>
    public static Rational Min(Rational first, Rational second) => first <= second ? first : second;

    /// <summary>The greater of two.</summary>
    public static Rational Max(Rational first, Rational second) => first >= second ? first : second;

    /// <summary>Largest whole number not above this.</summary>
    public BigInteger Floor()
    {
        var quotient = BigInteger.DivRem(Numerator, Denominator, out var remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }

    /// <summary>Smallest whole number not below this.</summary>
    public BigInteger Ceiling() => -(-this).Floor();

    /// <summary>True for a whole number.</summary>
    public bool IsWhole => (Numerator % Denominator).IsZero;

    /// <summary>The nearest double, for display and for checks that cannot be exact.</summary>
    public double ToDouble()
    {
        // Scaled so that numerator and denominator of many digits do not overflow to infinity over infinity.
        var excess = (int)Math.Max(0, Math.Max(BigInteger.Abs(Numerator).GetBitLength(), Denominator.GetBitLength()) - 1000);
        return (double)(Numerator >> excess) / (double)BigInteger.Max(1, Denominator >> excess);
    }

    /// <inheritdoc/>
    public int CompareTo(Rational other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <inheritdoc/>
    public bool Equals(Rational other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var divisor = BigInteger.GreatestCommonDivisor(Numerator, Denominator);
        return HashCode.Combine(Numerator / divisor, Denominator / divisor);
    }

    /// <summary>Numerator, a stroke, denominator.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
}

using System.Numerics;

namespace Lancar.Statistics.ReportedNumbers;

/// <summary>A range of exact numbers, each end included or not.</summary>
/// <param name="Lower">Lower end.</param>
/// <param name="Upper">Upper end.</param>
/// <param name="IncludesLower">Whether the lower end belongs to the range.</param>
/// <param name="IncludesUpper">Whether the upper end belongs to the range.</param>
public readonly record struct RationalRange(Rational Lower, Rational Upper, bool IncludesLower = true, bool IncludesUpper = true)
{
    /// <summary>Relative room given to a computed double, so that its last digits cannot cause a finding.</summary>
    public const double DoubleDust = 1e-9;

    /// <summary>True when the exact value lies in the range.</summary>
    public bool Contains(Rational value) =>
        (IncludesLower ? value >= Lower : value > Lower) && (IncludesUpper ? value <= Upper : value < Upper);

    /// <summary>True when a computed double lies in the range or within <see cref="DoubleDust"/> of it; NaN never does.</summary>
    public bool Contains(double value)
    {
        var dust = Math.Abs(value) * DoubleDust;
        return value + dust >= Lower.ToDouble() && value - dust <= Upper.ToDouble();
    }

    /// <summary>True when some number lies in both ranges. Ends are taken as included: a shared end counts.</summary>
    public bool Meets(RationalRange other) => Lower <= other.Upper && other.Lower <= Upper;

    /// <summary>Smallest whole number in the range of the value times <paramref name="factor"/>.</summary>
    public BigInteger FirstWhole(BigInteger factor)
    {
        var scaled = Lower * factor;
        return !IncludesLower && scaled.IsWhole ? scaled.Floor() + 1 : scaled.Ceiling();
    }

    /// <summary>Largest whole number in the range of the value times <paramref name="factor"/>; below the first when there is none.</summary>
    public BigInteger LastWhole(BigInteger factor)
    {
        var scaled = Upper * factor;
        return !IncludesUpper && scaled.IsWhole ? scaled.Floor() - 1 : scaled.Floor();
    }
}

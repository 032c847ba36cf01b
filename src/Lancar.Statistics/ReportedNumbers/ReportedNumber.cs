using System.Numerics;

namespace Lancar.Statistics.ReportedNumbers;

/// <summary>How generously a printed number is read.</summary>
public enum PrintingRule
{
    /// <summary>Any usual rounding to the printed decimals: half up, half to even, or truncation.</summary>
    UsualRounding,

    /// <summary>The last printed digit may be off by one: rounding up, rounding twice, or percentages adjusted to add to 100.</summary>
    OneUnit,
}

/// <summary>What stands before a printed number.</summary>
public enum NumberRelation
{
    /// <summary>Nothing, or an equals sign.</summary>
    Equal,

    /// <summary><c>&lt;</c>, <c>≤</c>.</summary>
    Below,

    /// <summary><c>&gt;</c>, <c>≥</c>.</summary>
    Above,
}

/// <summary>
/// A number exactly as a paper prints it: its text, its decimals (trailing zeros count: <c>34.00</c> has two), and the range of
/// true values it may stand for. No double is involved.
/// </summary>
/// <remarks>Read one with <see cref="ReportedNumberText.TryRead"/>.</remarks>
public sealed record ReportedNumber
{
    internal ReportedNumber(string text, BigInteger units, int decimals)
    {
        Text = text;
        Units = units;
        Decimals = decimals;
        if (decimals is >= 0 and <= PrintedRange.MostDecimals && BigInteger.Abs(units) <= PrintedRange.LargestUnits)
        {
            small = (long)units;
            scale = 2 * Scales[decimals];
        }
    }

    private static ReadOnlySpan<long> Scales => [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

    // Figures as papers print them fit into 64 bits; zero scale for the others.
    private readonly long small;
    private readonly long scale;

    /// <summary>The text as printed, untouched.</summary>
    public string Text { get; }

    /// <summary>The value in units of its last printed decimal: 917 for <c>9,17</c>.</summary>
    public BigInteger Units { get; }

    /// <summary>Count of decimals printed. Negative when a power of ten was printed (<c>1E3</c> has −3).</summary>
    public int Decimals { get; }

    /// <summary>Equal, below or above.</summary>
    public NumberRelation Relation { get; init; }

    /// <summary>The decimal mark that was printed, or null when there was none.</summary>
    public DecimalMark? Mark { get; init; }

    /// <summary>What was printed behind the number (<c>%</c>, <c>ml</c>), or null.</summary>
    public string? Unit { get; init; }

    /// <summary>
    /// The second reading of an ambiguous text: <c>1.234</c> is read as 1.234 and may be 1,234 (thousands). Null when the text has
    /// one reading only, or when the decimal mark of its surroundings settled it.
    /// </summary>
    public ReportedNumber? OtherReading { get; init; }

    /// <summary>True when <c>%</c> was printed behind the number.</summary>
    public bool IsPercent => Unit == "%";

    /// <summary>The printed value.</summary>
    public Rational Value => Step * Units;

    /// <summary>One unit of the last printed decimal.</summary>
    public Rational Step => Rational.PowerOfTen(-Decimals);

    /// <summary>
    /// The values the printed text may stand for. Under <see cref="PrintingRule.UsualRounding"/> that is from half a unit below
    /// (included: half to even) to one unit above (excluded: truncation), mirrored for negative numbers; under
    /// <see cref="PrintingRule.OneUnit"/> one unit to both sides. The relation sign is not applied here.
    /// </summary>
    public RationalRange StandsFor(PrintingRule rule) => rule switch
    {
        PrintingRule.OneUnit => new(Value - Step, Value + Step),
        PrintingRule.UsualRounding => StandsFor(RoundingModes.Usual),
    };

    /// <summary>The values that print so under at least one of the rounding modes. The relation sign is not applied.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No mode is named.</exception>
    public RationalRange StandsFor(RoundingModes modes)
    {
        var ends = PrintedRange.Ends(Units.Sign, Units.IsEven, modes);
        var half = Step / Rational.Of(2);
        return new(Value + (half * ends.Lower), Value + (half * ends.Upper), ends.IncludesLower, ends.IncludesUpper);
    }

    /// <summary>The same in 64 bits, or false when the figure has too many digits for that.</summary>
    internal bool TryRange(PrintingRule rule, out PrintedRange range)
    {
        if (scale == 0)
        {
            range = default;
            return false;
        }

        var doubled = 2 * small;
        range = rule == PrintingRule.OneUnit ? new(doubled - 2, doubled + 2, true, true, scale)
            : small > 0 ? new(doubled - 1, doubled + 2, true, false, scale)
            : small < 0 ? new(doubled - 2, doubled + 1, false, true, scale)
            : new(-2, 2, false, false, scale);
        return true;
    }

    /// <summary>The greatest whole number that is at most the printed value times a factor; only when <see cref="TryRange(PrintingRule, out PrintedRange)"/> is true.</summary>
    internal long FloorOf(long factor) => PrintedRange.FloorDivide(2 * small * factor, scale, out _);

    /// <summary>The same for rounding modes.</summary>
    internal bool TryRange(RoundingModes modes, out PrintedRange range)
    {
        var ends = PrintedRange.Ends(Math.Sign(small), small % 2 == 0, modes);
        range = new((2 * small) + ends.Lower, (2 * small) + ends.Upper, ends.IncludesLower, ends.IncludesUpper, scale);
        return scale != 0;
    }
}

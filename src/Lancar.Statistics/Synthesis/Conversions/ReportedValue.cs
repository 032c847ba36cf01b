using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Statistics;

/// <summary>
/// A number with the range of true values that its printing allows. Conversions take and return it, so that a standard deviation
/// worked out from two limits with one decimal carries how far those decimals let it be off.
/// </summary>
/// <remarks>
/// The range is what rounding allows, not a confidence interval. A bound (p &lt; 0.05) has a range but no <see cref="Value"/>: no
/// conversion turns a bound into an estimate. The default value is a bound at 0 and of no use.
/// </remarks>
public readonly record struct ReportedValue
{
    private ReportedValue(double? value, double least, double greatest) => (Value, Least, Greatest) = (value, least, greatest);

    /// <summary>The number at its printed digits; null when only a bound is known.</summary>
    public double? Value { get; }

    /// <summary>The least true value; possibly negative infinity.</summary>
    public double Least { get; }

    /// <summary>The greatest true value; possibly positive infinity.</summary>
    public double Greatest { get; }

    /// <summary>True when only the range is known: <see cref="Value"/> is null.</summary>
    public bool IsBound => Value is null;

    /// <summary>A number that is known exactly: a count, an assumed correlation, a figure read from raw data.</summary>
    /// <param name="value">A finite number.</param>
    /// <exception cref="AssumptionException"><see cref="Violation.NotFinite"/>: NaN or infinite.</exception>
    public static ReportedValue Exact(double value) =>
        double.IsFinite(value) ? new(value, value, value) : throw new AssumptionException(Violation.NotFinite, "A figure is not a finite number; leave it out and say so.");

    /// <summary>A number as printed, with all values that print so. A relation sign makes it a bound: <c>p &lt; 0.05</c> lies below 0.05.</summary>
    /// <param name="number">The printed number.</param>
    /// <param name="rule">How generously it is read; by default half a unit of the last digit, and truncation.</param>
    /// <exception cref="ArgumentNullException">No number.</exception>
    public static ReportedValue Of(ReportedNumber number, PrintingRule rule = PrintingRule.UsualRounding)
    {
        ArgumentNullException.ThrowIfNull(number);
        var value = number.Value.ToDouble();
        var range = number.StandsFor(rule);
        return number.Relation switch
        {
            NumberRelation.Below => new(null, double.NegativeInfinity, value),
            NumberRelation.Above => new(null, value, double.PositiveInfinity),
            NumberRelation.Equal => new(value, range.Lower.ToDouble(), range.Upper.ToDouble()),
        };
    }

    /// <summary>A number with a range of one's own; without a number, a bound.</summary>
    /// <param name="value">The number, within the range; or null.</param>
    /// <param name="least">The least true value.</param>
    /// <param name="greatest">The greatest true value.</param>
    /// <exception cref="ArgumentException">NaN, ends in the wrong order, or a number that is infinite or outside the ends.</exception>
    public static ReportedValue Between(double? value, double least, double greatest) =>
        least <= greatest && (value is not { } inner || (double.IsFinite(inner) && least <= inner && inner <= greatest))
            ? new(value, least, greatest)
            : throw new ArgumentException($"{value} does not lie between {least} and {greatest}.", nameof(value));

    /// <summary>The natural logarithm: ratios and their limits are converted on this scale.</summary>
    /// <exception cref="AssumptionException"><see cref="Violation.OutOfRange"/>: not above 0.</exception>
    public ReportedValue Log() => Above0("ratio", "a ratio of 0 has no logarithm: go back to the counts").Map(Math.Log);

    /// <summary>The exponential, which undoes <see cref="Log"/>.</summary>
    public ReportedValue Exp() => Map(Math.Exp);

    /// <summary>The image under a rising function.</summary>
    internal ReportedValue Map(Func<double, double> rising) => Of(Value is { } value ? rising(value) : null, rising(Least), rising(Greatest));

    /// <summary>The image of two values under a function that rises with the first and falls with the second.</summary>
    internal static ReportedValue RiseAndFall(ReportedValue up, ReportedValue down, Func<double, double, double> function) =>
        Of(up.Value is { } x && down.Value is { } y ? function(x, y) : null, function(up.Least, down.Greatest), function(up.Greatest, down.Least));

    /// <summary>The image of two values under a function whose extremes lie among the corners and the places given.</summary>
    internal static ReportedValue Extremes(double? value, IEnumerable<double> candidates)
    {
        var (least, greatest) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var candidate in candidates)
        {
            (least, greatest) = (Math.Min(least, candidate), Math.Max(greatest, candidate));
        }

        return Of(value, least, greatest);
    }

    /// <summary>Ends that the last bits of arithmetic have put on the wrong side of the value are moved to it.</summary>
    internal static ReportedValue Of(double? value, double least, double greatest) =>
        value is { } inner ? new(inner, Math.Min(least, inner), Math.Max(greatest, inner)) : new(null, least, greatest);

    internal ReportedValue Magnitude() => Of(
        Value is { } value ? Math.Abs(value) : null,
        Least <= 0 && Greatest >= 0 ? 0 : Math.Min(Math.Abs(Least), Math.Abs(Greatest)),
        Math.Max(Math.Abs(Least), Math.Abs(Greatest)));

    /// <summary>
    /// The part of the range above 0. A printed 0 that stands for something above 0 (0.0 for 0.04) becomes a bound; anything that
    /// cannot be above 0 is refused.
    /// </summary>
    internal ReportedValue Above0(string name, string remedy)
    {
        if (!(Greatest > 0) || Value < 0)
        {
            throw new AssumptionException(Violation.OutOfRange, $"The {name} is not above 0; {remedy}.");
        }

        return Of(Value > 0 ? Value : null, Math.Max(0, Least), Greatest);
    }

    /// <summary>The part of the range within limits; a value outside them is refused.</summary>
    internal ReportedValue Within(double low, double high, string message) =>
        Value < low || Value > high || !(Least <= high) || !(Greatest >= low)
            ? throw new AssumptionException(Violation.OutOfRange, message)
            : Of(Value, Math.Max(low, Least), Math.Min(high, Greatest));
}

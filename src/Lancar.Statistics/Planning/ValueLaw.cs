using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Lancar.Statistics;

/// <summary>The law that simulated observations, or paired differences, are drawn from: shape, mean, standard deviation, rounding.</summary>
/// <remarks>Two laws are equal when all their figures are, so that parts of one simulation can be told from parts of another.</remarks>
public sealed record ValueLaw
{
    /// <summary>The spread of the logarithms unless given: a skewness of 3.7.</summary>
    public const double DefaultLogDeviation = 0.8;

    private ValueLaw(ValueShape shape, double mean, double standardDeviation, double logDeviation)
    {
        Shape = shape;
        Mean = Finite(mean, "mean");
        StandardDeviation = Positive(standardDeviation, "standard deviation");
        LogDeviation = shape == ValueShape.Normal ? 0 : Positive(logDeviation, "standard deviation of the logarithms");
        if (LogDeviation > 2)
        {
            throw new AssumptionException(Violation.OutOfRange, "The standard deviation of the logarithms is at most 2.");
        }
    }

    /// <summary>The shape around the mean.</summary>
    public ValueShape Shape { get; }

    /// <summary>The mean in the unit of the measurement, before rounding.</summary>
    public double Mean { get; }

    /// <summary>The standard deviation in the unit of the measurement, above 0, before rounding.</summary>
    public double StandardDeviation { get; }

    /// <summary>The standard deviation of the logarithms of the log-normal shapes, above 0 and at most 2; 0 for the normal law.</summary>
    public double LogDeviation { get; }

    /// <summary>Values are rounded to multiples of this step (1 for whole ml), which makes ties and zeros; null for values that are not rounded.</summary>
    public double? RoundedTo { get; private init; }

    /// <summary>Values of a normal law.</summary>
    /// <param name="mean">The mean; finite.</param>
    /// <param name="standardDeviation">The standard deviation, above 0.</param>
    /// <exception cref="AssumptionException"><see cref="Violation.NotFinite"/>, <see cref="Violation.OutOfRange"/>, in this order.</exception>
    public static ValueLaw Normal(double mean, double standardDeviation) => new(ValueShape.Normal, mean, standardDeviation, 0);

    /// <summary>Values of a log-normal shape moved and stretched to this mean and standard deviation.</summary>
    /// <param name="mean">The mean; finite. The median lies below it.</param>
    /// <param name="standardDeviation">The standard deviation, above 0.</param>
    /// <param name="logDeviation">The standard deviation of the logarithms, above 0 and at most 2: how skewed the shape is.</param>
    /// <exception cref="AssumptionException"><see cref="Violation.NotFinite"/>, <see cref="Violation.OutOfRange"/>, in this order.</exception>
    public static ValueLaw LogNormal(double mean, double standardDeviation, double logDeviation = DefaultLogDeviation) =>
        new(ValueShape.LogNormal, mean, standardDeviation, logDeviation);

    /// <summary>Differences of two independent log-normal values of one shape, moved and stretched: symmetric about the mean, with heavy tails.</summary>
    /// <param name="mean">The mean, which is the median too; finite.</param>
    /// <param name="standardDeviation">The standard deviation of the difference, above 0.</param>
    /// <param name="logDeviation">The standard deviation of the logarithms of the two values, above 0 and at most 2.</param>
    /// <exception cref="AssumptionException"><see cref="Violation.NotFinite"/>, <see cref="Violation.OutOfRange"/>, in this order.</exception>
    public static ValueLaw LogNormalDifference(double mean, double standardDeviation, double logDeviation = DefaultLogDeviation) =>
        new(ValueShape.LogNormalDifference, mean, standardDeviation, logDeviation);

    /// <summary>The same law with its values rounded to the nearest multiple of a step, halves to the even multiple.</summary>
    /// <param name="step">The step in the unit of the measurement, above 0: 1 for whole ml.</param>
    /// <exception cref="AssumptionException"><see cref="Violation.NotFinite"/>, <see cref="Violation.OutOfRange"/>, in this order.</exception>
    public ValueLaw Rounded(double step) => this with { RoundedTo = Positive(step, "rounding step") };

    /// <summary>The law in words.</summary>
    public string InWords
    {
        get
        {
            var shape = Shape switch
            {
                ValueShape.Normal => "normal",
                ValueShape.LogNormal => Text($"log-normal shape (SD of the logarithms {LogDeviation})"),
                ValueShape.LogNormalDifference => Text($"difference of two log-normal values (SD of the logarithms {LogDeviation})"),
            };
            var rounding = RoundedTo is { } step ? Text($", rounded to multiples of {step}") : "";
            return Text($"{shape}, mean {Mean}, SD {StandardDeviation}") + rounding;
        }
    }

    /// <summary>How many doubles <c>Fill</c> needs to draw so many values for each of the eight lanes.</summary>
    internal static int LengthFor(int count) => (count + 1) / 2 * 2 * LaneRankSums.Lanes;

    /// <summary>Draws values for eight samples side by side. Rounded ones come as whole multiples of the step.</summary>
    /// <param name="lanes">The random numbers.</param>
    /// <param name="values">Receives the values; <see cref="LengthFor"/> of them.</param>
    /// <param name="others">As long, for the shape that takes two draws for a value.</param>
    internal void Fill(XoshiroLanes lanes, Span<double> values, Span<double> others) => Fill(lanes, lanes, values, others);

    /// <summary>The same with random numbers of their own for the second draw of a value.</summary>
    internal void Fill(XoshiroLanes lanes, XoshiroLanes otherLanes, Span<double> values, Span<double> others)
    {
        NormalDraws.Fill(lanes, values);
        if (Shape == ValueShape.LogNormalDifference)
        {
            NormalDraws.Fill(otherLanes, others);
        }

        // e^(σ Z) has the mean e^(σ²/2) and the variance e^(σ²) (e^(σ²) − 1).
        var square = LogDeviation * LogDeviation;
        var center = Math.Exp(square / 2);
        var deviation = center * Math.Sqrt(Math.Exp(square) - 1);
        var unit = RoundedTo ?? 1;
        var (shift, scale) = Shape switch
        {
            ValueShape.Normal => (Mean, StandardDeviation),
            ValueShape.LogNormal => (Mean - StandardDeviation * center / deviation, StandardDeviation / deviation),
            ValueShape.LogNormalDifference => (Mean, StandardDeviation / (deviation * Math.Sqrt(2))),
        };
        ref var first = ref MemoryMarshal.GetReference(values);
        ref var other = ref MemoryMarshal.GetReference(others);
        for (nuint i = 0; i < (nuint)values.Length; i += (nuint)Vector512<double>.Count)
        {
            var z = Vector512.LoadUnsafe(ref first, i);
            var standard = Shape switch
            {
                ValueShape.Normal => z,
                ValueShape.LogNormal => Vector512.Exp(z * LogDeviation),
                ValueShape.LogNormalDifference => Vector512.Exp(z * LogDeviation) - Vector512.Exp(Vector512.LoadUnsafe(ref other, i) * LogDeviation),
            };
            var value = Vector512.Create(shift / unit) + standard * (scale / unit);
            (RoundedTo is null ? value : Vector512.Round(value)).StoreUnsafe(ref first, i);
        }
    }

    private static double Finite(double value, string name) =>
        double.IsFinite(value) ? value : throw new AssumptionException(Violation.NotFinite, $"The {name} is not a finite number.");

    private static double Positive(double value, string name) =>
        Finite(value, name) > 0 ? value : throw new AssumptionException(Violation.OutOfRange, $"The {name} is above 0.");

    private static string Text(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}

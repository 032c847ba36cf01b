using System.Globalization;

namespace Lancar.Statistics;

/// <summary>
/// A study as its planning sees it: what is expected, and which test will judge it. <see cref="SampleSize"/> finds how many people it needs.
/// </summary>
public abstract record StudyDesign
{
    private protected StudyDesign()
    {
    }

    /// <summary>What must hold for the figures to be right.</summary>
    public abstract IReadOnlyList<PlanAssumption> Assumptions { get; }

    /// <summary>The smallest unit count (people in the first arm, clusters per arm, people per cell) that the test can be computed for.</summary>
    internal virtual long LeastUnits => 2;

    /// <summary>The size up to which every size is tried, because the power of a test of counts is a sawtooth; 0 where it rises steadily.</summary>
    internal virtual long LargestExactUnits => 0;

    /// <summary>Analysed people in each arm.</summary>
    internal abstract long[] ArmsAt(long units);

    /// <summary>Clusters in each arm; null where people are allocated one by one.</summary>
    internal virtual long? ClustersAt(long units) => null;

    /// <summary>Events expected among the analysed; null where nothing is waited for.</summary>
    internal virtual double? EventsAt(long units) => null;

    /// <summary>The power with so many units.</summary>
    internal abstract double PowerAt(long units, SampleSizeOptions options);

    /// <summary>A power that rises steadily, to find where to look; the power itself unless counts make it a sawtooth.</summary>
    internal virtual double SmoothPowerAt(long units, SampleSizeOptions options) => PowerAt(units, options);

    /// <summary>True when the power is that of the exact law and no approximation.</summary>
    internal abstract bool IsExactAt(long units);

    /// <summary>Test and method in words.</summary>
    internal abstract string WordsAt(long units, SampleSizeOptions options);

    private protected static double Finite(double value, string name) =>
        double.IsFinite(value) ? value : throw new AssumptionException(Violation.NotFinite, $"The {name} is not a finite number.");

    private protected static double Positive(double value, string name) =>
        Finite(value, name) > 0 ? value : throw new AssumptionException(Violation.OutOfRange, $"The {name} is above 0.");

    private protected static double Within(double value, double low, double high, string name) =>
        Finite(value, name) > low && value < high
            ? value
            : throw new AssumptionException(Violation.OutOfRange, Text($"The {name} lies between {low} and {high}, both excluded."));

    private protected static double Effect(double value, string name) =>
        Finite(value, name) != 0
            ? value
            : throw new AssumptionException(Violation.NoInformation, $"With a {name} of nothing there is no effect to find: the power is the level at every size.");

    private protected static string Sides(SampleSizeOptions options) => options.TwoSided ? "two-sided" : "one-sided";

    private protected static string Text(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}

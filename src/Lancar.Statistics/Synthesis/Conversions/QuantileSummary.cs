namespace Lancar.Statistics;

/// <summary>A sample as articles print it when they doubt its normality.</summary>
public sealed record QuantileSummary
{
    /// <summary>Fewest people for which the formulas are stated.</summary>
    public const int LeastCount = 5;

    /// <summary>Number of people, at least 5.</summary>
    public required int Count { get; init; }

    /// <summary>Median.</summary>
    public required ReportedValue Median { get; init; }

    /// <summary>Minimum, together with <see cref="Maximum"/>; null when not printed.</summary>
    public ReportedValue? Minimum { get; init; }

    /// <summary>First quartile, together with <see cref="UpperQuartile"/>; null when not printed.</summary>
    public ReportedValue? LowerQuartile { get; init; }

    /// <summary>Third quartile.</summary>
    public ReportedValue? UpperQuartile { get; init; }

    /// <summary>Maximum.</summary>
    public ReportedValue? Maximum { get; init; }

    /// <summary>The interquartile range where it is printed as one number and nothing else is: see <see cref="InterquartileReading"/>.</summary>
    public ReportedValue? Width { get; init; }

    /// <summary>Which of the figures are there.</summary>
    /// <exception cref="AssumptionException">
    /// <see cref="Violation.NoInformation"/>: half of a pair, nothing beside the median, or a width beside other figures.
    /// </exception>
    public QuantileSet Set => (Minimum is not null, LowerQuartile is not null, UpperQuartile is not null, Maximum is not null, Width is not null) switch
    {
        (true, false, false, true, false) => QuantileSet.Range,
        (false, true, true, false, false) => QuantileSet.Quartiles,
        (true, true, true, true, false) => QuantileSet.Five,
        (false, false, false, false, true) => QuantileSet.Width,
        _ => throw new AssumptionException(Violation.NoInformation, "Give minimum and maximum, or both quartiles, or all four, or the interquartile width alone: from half of a pair nothing follows."),
    };

    /// <summary>The figures at their printed digits in the order of size, checked.</summary>
    internal IReadOnlyList<ReportedValue> Checked()
    {
        var set = Set;
        if (Count < LeastCount)
        {
            throw new AssumptionException(Violation.TooFew, $"Fewer than {LeastCount} people: no formula holds; ask for the values themselves, they fit into one line.");
        }

        ReportedValue[] ordered = [.. new[] { Minimum, LowerQuartile, Median, UpperQuartile, Maximum }.OfType<ReportedValue>()];
        if (ordered.Append(Width ?? Median).Any(one => one.IsBound || !double.IsFinite(one.Least) || !double.IsFinite(one.Greatest)))
        {
            throw new AssumptionException(Violation.NoInformation, "A quantile is given only as a bound, which is not an estimate; leave the pair out.");
        }

        for (var i = 1; i < ordered.Length; i++)
        {
            if (ordered[i - 1].Value > ordered[i].Value)
            {
                throw new AssumptionException(Violation.OutOfRange, "Minimum, first quartile, median, third quartile and maximum do not rise in this order: one is misprinted, or the pair is no pair of quartiles (a width, a standard deviation).");
            }
        }

        if (set == QuantileSet.Width ? !(Width!.Value.Value > 0) : !(ordered[^1].Value > ordered[0].Value))
        {
            throw new AssumptionException(Violation.NoInformation, "The outer figures are equal, which says nothing on the spread; use minimum and maximum if they are printed, or leave the study out.");
        }

        return ordered;
    }
}

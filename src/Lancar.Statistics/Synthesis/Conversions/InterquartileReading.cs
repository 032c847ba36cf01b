namespace Lancar.Statistics;

/// <summary>What the figures behind a median can be.</summary>
public enum InterquartileKind
{
    /// <summary>First and third quartile: 12 (8–15).</summary>
    Quartiles,

    /// <summary>One number, the distance of the quartiles: 12 (7).</summary>
    Width,

    /// <summary>The pair is the printed minimum and maximum again.</summary>
    Range,

    /// <summary>Neither: see the sentence of the reading.</summary>
    Impossible,
}

/// <summary>Is "IQR" printed as the two quartiles, or as their distance?</summary>
/// <param name="Kind">The reading.</param>
/// <param name="Statement">Why, in a sentence.</param>
public sealed record InterquartileReading(InterquartileKind Kind, string Statement)
{
    /// <summary>Reads what stands behind a median.</summary>
    /// <param name="median">The median.</param>
    /// <param name="first">The first or only figure.</param>
    /// <param name="second">The second figure, or null when there is one only.</param>
    /// <param name="minimum">The printed minimum (or the end of the scale), or null.</param>
    /// <param name="maximum">The printed maximum, or null.</param>
    /// <returns>
    /// The reading that no figure contradicts under any rounding. One number is read as a width; whether it is half of it, or a standard
    /// deviation, no figure can tell: that is the article's word.
    /// </returns>
    /// <remarks>
    /// Source: first and third quartile enclose the median, lie within minimum and maximum, and their distance is at most the range. Elsewhere: nothing that
    /// converts medians (metafor's <c>conv.fivenum</c>, web calculators) asks which of the two was printed.
    /// </remarks>
    public static InterquartileReading Of(ReportedValue median, ReportedValue first, ReportedValue? second = null, ReportedValue? minimum = null, ReportedValue? maximum = null)
    {
        if (second is not { } upper)
        {
            return first.Greatest < 0 ? new(InterquartileKind.Impossible, "A distance is not below 0.")
                : minimum is { } low && maximum is { } high && first.Least > high.Greatest - low.Least ? new(InterquartileKind.Impossible, "The number is wider than the whole range: it is no distance of quartiles.")
                : new(InterquartileKind.Width, "One number: the distance of the quartiles, if it is called an interquartile range. The quartiles themselves and the skewness are unknown.");
        }

        return first.Least > median.Greatest || upper.Greatest < median.Least
            ? new(InterquartileKind.Impossible, "The median does not lie between the two figures, so that they are not its quartiles.")
            : minimum is { } least && first.Greatest < least.Least || maximum is { } most && upper.Least > most.Greatest
            ? new(InterquartileKind.Impossible, "A figure lies outside minimum and maximum.")
            : minimum is { Value: { } bottom } && maximum is { Value: { } top } && first.Value == bottom && upper.Value == top
            ? new(InterquartileKind.Range, "The pair repeats minimum and maximum: it is the range, whatever it is called.")
            : new(InterquartileKind.Quartiles, "Two figures around the median: first and third quartile.");
    }
}

namespace Lancar.Statistics;

/// <summary>A group measured before and after, as articles print it.</summary>
/// <param name="Before">Mean, standard deviation and size before.</param>
/// <param name="After">The same people afterwards; as many.</param>
/// <param name="Correlation">Correlation of the two times, from −1 to 1. Rarely printed: try several and say so.</param>
public readonly record struct PrePostNumbers(GroupNumbers Before, GroupNumbers After, double Correlation)
{
    internal double Change => After.Mean - Before.Mean;
}

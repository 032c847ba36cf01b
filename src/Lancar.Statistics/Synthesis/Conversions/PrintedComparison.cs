namespace Lancar.Statistics;

/// <summary>A test printed for two groups.</summary>
/// <param name="First">Place of the first group in the list.</param>
/// <param name="Second">Place of the second group.</param>
public sealed record PrintedComparison(int First, int Second)
{
    /// <summary>Student's or Welch's t, its sign not used; null when not printed.</summary>
    public ReportedValue? T { get; init; }

    /// <summary>Two-sided p of that test, also as a bound; null when not printed.</summary>
    public ReportedValue? P { get; init; }

    internal void Check(int count)
    {
        if (First < 0 || Second < 0 || First >= count || Second >= count || First == Second)
        {
            throw new ArgumentException($"A comparison names the groups {First} and {Second} of {count}.");
        }
    }
}

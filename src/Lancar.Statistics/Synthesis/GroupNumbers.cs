namespace Lancar.Statistics;

/// <summary>A group as articles print it.</summary>
/// <param name="Mean">Mean.</param>
/// <param name="StandardDeviation">Standard deviation, above 0. A standard error is not one: multiply it by √n.</param>
/// <param name="Count">Number of people, at least 2.</param>
public readonly record struct GroupNumbers(double Mean, double StandardDeviation, int Count)
{
    internal double Variance => StandardDeviation * StandardDeviation;

    internal double ErrorVariance => Variance / Count;

    internal void Check(string name)
    {
        if (!double.IsFinite(Mean) || !double.IsFinite(StandardDeviation))
        {
            throw new AssumptionException(Violation.NotFinite, $"Mean or standard deviation of the {name} group is not a finite number.");
        }

        if (StandardDeviation <= 0)
        {
            throw new AssumptionException(Violation.OutOfRange, $"The standard deviation of the {name} group is not above 0; without scatter no variance of the effect exists.");
        }

        if (Count < 2)
        {
            throw new AssumptionException(Violation.TooFew, $"The {name} group has fewer than two people.");
        }
    }
}

using Lancar.Statistics;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>Data that print a before/after table as it stands and give the largest exact p of the signed-rank test that any such data give.</summary>
/// <param name="P">Their p-value.</param>
/// <param name="Pairs">Their pairs.</param>
public sealed record AttainableExample(double P, IReadOnlyList<(long Before, long After)> Pairs)
{
    /// <summary>The example of a table; null when too little is printed, or no example was found within the budget of the search.</summary>
    /// <param name="item">The table.</param>
    public static AttainableExample? Of(ReportedPaired item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (!item.Measure.Integer || item.Measure.Items != 1 || item.N is not (>= 2 and <= int.MaxValue) ||
            PairedPBound.Sample(item.Before, item) is not { } before || PairedPBound.Sample(item.After, item) is not { } after)
        {
            return null;
        }

        var direction = item.Claims.Contains("none-decreased") ? PairDirection.NoneDecreased : item.Claims.Contains("none-increased") ? PairDirection.NoneIncreased : PairDirection.Any;
        try
        {
            var largest = AttainableSignedRank.Largest(before, after, direction);
            return largest is { ExampleP: { } p, IsAttained: true } ? new(p, [.. largest.Before.Zip(largest.After)]) : null;
        }
        catch (AssumptionException)
        {
            return null;
        }
    }
}

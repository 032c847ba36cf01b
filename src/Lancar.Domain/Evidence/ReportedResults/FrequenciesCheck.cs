using System.Globalization;
using System.Numerics;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>Counts against their total, percentages against counts.</summary>
internal static class FrequenciesCheck
{
    public static void Run(ReportedFrequencies item, ItemNotes notes)
    {
        var sum = item.Levels.Aggregate(BigInteger.Zero, (total, level) => total + level.Count);
        var bases = Bases(item, sum);
        CheckTotal(item, sum, notes);
        if (bases.Count == 0)
        {
            notes.Skip("percents", "no-total");
            return;
        }

        for (var i = 0; i < item.Levels.Count; i++)
        {
            PercentCheck.Run($"levels[{i}].percent", item.Levels[i].Percent, item.Levels[i].Count, bases, notes);
        }

        if (item.Levels.Any(level => level.Percent is not null))
        {
            notes.Done("percents");
        }

        CheckTotalPercent(item, notes);
    }

    /// <summary>What the percentages may be of: the printed total, and the sum of a complete table.</summary>
    private static List<BigInteger> Bases(ReportedFrequencies item, BigInteger sum)
    {
        var bases = new List<BigInteger>();
        if (item.N is > 0)
        {
            bases.Add(item.N.Value);
        }

        if (item.Complete && sum.Sign > 0 && sum != item.N)
        {
            bases.Add(sum);
        }

        return bases;
    }

    private static void CheckTotal(ReportedFrequencies item, BigInteger sum, ItemNotes notes)
    {
        if (item.N is not { } n)
        {
            notes.Skip("totals", "no-printed-total");
            return;
        }

        if (!item.Complete)
        {
            if (sum > n)
            {
                notes.Add(FindingCode.TotalMismatch, Severity.Inconsistent, "n", n.ToString(CultureInfo.InvariantCulture), sum.ToString(CultureInfo.InvariantCulture));
            }

            notes.Skip("totals", "incomplete-levels");
            return;
        }

        notes.Done("totals");
        if (sum == n)
        {
            return;
        }

        // Percentages that all fit the larger printed total say that the table leaves a level out: possible, so not proven.
        var levelLeftOut = sum < n && n > 0 && item.Levels.Any(level => level.Percent is not null) &&
            item.Levels.All(level => level.Percent is null || PercentCheck.Fits(level.Percent, level.Count, n));
        notes.Add(
            FindingCode.TotalMismatch,
            levelLeftOut ? Severity.Caution : Severity.Inconsistent,
            "n",
            n.ToString(CultureInfo.InvariantCulture),
            sum.ToString(CultureInfo.InvariantCulture),
            levelLeftOut ? "total-mismatch.level-left-out" : null);
    }

    private static void CheckTotalPercent(ReportedFrequencies item, ItemNotes notes)
    {
        if (item.TotalPercent is not { } total)
        {
            return;
        }

        var sum = item.Levels.Aggregate(Rational.Zero, (value, level) => value + (level.Percent?.Value ?? Rational.Zero));
        var all = item.Levels.All(level => level.Percent is not null);
        if (!total.StandsFor(PrintingRule.OneUnit).Contains(Rational.Of(100)) && !(all && total.StandsFor(PrintingRule.OneUnit).Contains(sum)))
        {
            notes.Add(FindingCode.TotalMismatch, item.Complete ? Severity.Inconsistent : Severity.Caution, "totalPercent", total.Text, "100");
        }
    }
}

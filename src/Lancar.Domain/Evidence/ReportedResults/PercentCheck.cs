using System.Numerics;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>One printed percentage against the count it stands beside.</summary>
internal static class PercentCheck
{
    /// <summary>Adds a finding when the percentage follows from no possible total.</summary>
    public static void Run(string field, ReportedNumber? percent, BigInteger count, IReadOnlyList<BigInteger> totals, ItemNotes notes)
    {
        if (percent is null || totals.Any(total => Fits(percent, count, total)))
        {
            return;
        }

        var exact = Rational.Of(count * 100, totals[0]).ToDouble();
        notes.Add(
            FindingCode.PercentMismatch,
            Severity.Inconsistent,
            field,
            percent.Text,
            ItemNotes.Figure(exact, percent),
            detail: new Dictionary<string, double> { ["count"] = (double)count, ["total"] = (double)totals[0] },
            values: [("count", count), ("total", totals[0])]);
    }

    /// <summary>True when the percentage (or the same as a proportion) follows from the count within one unit of its last digit.</summary>
    public static bool Fits(ReportedNumber percent, BigInteger count, BigInteger total)
    {
        if (total.Sign <= 0)
        {
            return false;
        }

        var range = percent.StandsFor(PrintingRule.OneUnit);
        return range.Contains(Rational.Of(count * 100, total)) ||
            (!percent.IsPercent && percent.Decimals >= 2 && range.Contains(Rational.Of(count, total)));
    }
}

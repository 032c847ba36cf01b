using System.Numerics;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>
/// Bounds on the p-value of a before/after comparison that follow from summary figures alone. Only bounds that hold for every
/// possible set of values are used.
/// </summary>
internal static class PairedPBound
{
    /// <summary>True when a bound could be put on p (and was compared).</summary>
    public static bool Check(ReportedPaired item, PrintedP p, ItemNotes notes) => NamedTests.Read(item.Test) switch
    {
        NamedTest.SignedRank => CheckSignedRank(item, p, notes),
        NamedTest.PairedT or NamedTest.AnyT => CheckT(item, p, notes),
        _ => false,
    };

    /// <summary>
    /// When nobody moved the other way, every non-zero difference has the same sign. The sum of the differences and the largest
    /// possible single one say how many must be non-zero; the p-value is then at most that of so many.
    /// </summary>
    private static bool CheckSignedRank(ReportedPaired item, PrintedP p, ItemNotes notes)
    {
        var up = item.Claims.Contains("none-decreased");
        if (up == item.Claims.Contains("none-increased") || item.N is not { } n || n is < 1 or > 1_000_000 ||
            item.Before.Mean is not { } before || item.After.Mean is not { } after)
        {
            return false;
        }

        var (from, to) = up ? (item.Before, item.After) : (item.After, item.Before);
        if (Whole(from.Min, item.Measure.Scale?.Lower) is not { } least || Whole(to.Max, item.Measure.Scale?.Upper) is not { } greatest || !item.Measure.Integer)
        {
            return false;
        }

        var (low, high) = (from.Mean!.StandsFor(PrintingRule.OneUnit).Upper, to.Mean!.StandsFor(PrintingRule.OneUnit).Lower);
        var total = ((high - low) * n).Ceiling();
        var single = greatest - least;
        if (total.Sign <= 0 || single.Sign <= 0 || total > single * n)
        {
            return false;
        }

        var moved = (long)Rational.Of(total, single).Ceiling();
        var bound = SignedRankBound.OneSidedMovement(moved, n);
        if (!p.AllowsAtMost(bound))
        {
            Add(item, p, bound, "p-unattainable.one-way", notes, ("moved", moved), ("n", n), ("before", before.Text), ("after", after.Text));
        }

        notes.Done("p-bound");
        return true;
    }

    /// <summary>The standard deviation of the differences lies between the difference and the sum of the two printed ones.</summary>
    private static bool CheckT(ReportedPaired item, PrintedP p, ItemNotes notes)
    {
        if (item.N is not { } n || n < 2 || item.Before.Mean is not { } before || item.After.Mean is not { } after ||
            item.Before.Sd is not { } sdBefore || item.After.Sd is not { } sdAfter)
        {
            return false;
        }

        var (least, greatest) = PairedTBound.P(before, after, sdBefore, sdAfter, n);
        notes.Done("p-bound");
        if (!p.AllowsAtMost(greatest))
        {
            Add(item, p, greatest, "p-unattainable.t-above", notes);
        }
        else if (!p.AllowsAtLeast(least / 2))
        {
            Add(item, p, least, "p-unattainable.t-below", notes);
        }

        return true;
    }

    private static void Add(ReportedPaired item, PrintedP p, double bound, string wording, ItemNotes notes, params (string, object)[] values)
    {
        var figure = bound.ToString("G2", System.Globalization.CultureInfo.InvariantCulture);
        notes.Add(
            FindingCode.PUnattainable, Severity.Inconsistent, "p", item.P!.Text, figure, wording,
            new Dictionary<string, double> { ["bound"] = ItemNotes.Short(bound) },
            [.. values, ("bound", ItemNotes.Decimals(figure))]);
    }

    private static BigInteger? Whole(ReportedNumber? extreme, ReportedNumber? scale) =>
        (extreme ?? scale) is { } number && number.Value.IsWhole ? number.Value.Floor() : null;
}

using System.Numerics;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>
/// Bounds on the p-value of a before/after comparison that follow from summary figures alone. Only bounds that hold for every
/// possible set of values are used.
/// </summary>
internal static class PairedPBound
{
    // What one check of a printed table may cost: a second or two at worst.
    private const long MostPairs = 200;
    private const int MostSamples = 1_000;
    private const int MostSteps = 2_000;
    private const int MostOverlap = 3;
    private const long MostPlacements = 10_000_000;

    /// <summary>True when a bound could be put on p (and was compared).</summary>
    public static bool Check(ReportedPaired item, PrintedP p, ItemNotes notes) => NamedTests.Read(item.Test) switch
    {
        NamedTest.SignedRank => CheckEveryPairing(item, p, notes) || CheckSignedRank(item, p, notes),
        NamedTest.PairedT or NamedTest.AnyT => CheckT(item, p, notes),
        _ => false,
    };

    private static readonly SignedRankPrint[] usualPrints =
    [
        SignedRankPrint.NormalCorrected, SignedRankPrint.NormalSplitCorrected, SignedRankPrint.NormalPrattCorrected, SignedRankPrint.Exact, SignedRankPrint.ExactPratt,
    ];

    /// <summary>
    /// Whole numbers of which mean, deviation and range are printed on both sides: the largest p over all such data, paired in any way the
    /// claims allow. True when the printed p lies above it (and was reported) in every usual variant of the test.
    /// </summary>
    private static bool CheckEveryPairing(ReportedPaired item, PrintedP p, ItemNotes notes)
    {
        var (up, down) = (item.Claims.Contains("none-decreased"), item.Claims.Contains("none-increased"));
        if ((up && down) || item.N is not { } n || n is < 2 or > MostPairs || !item.Measure.Integer || item.Measure.Items != 1 ||
            p.AllowsAtMost(0) || Sample(item.Before, item) is not { } before || Sample(item.After, item) is not { } after ||
            (!up && !down && Overlap(before.Bounds, after.Bounds) > MostOverlap))
        {
            return false;
        }

        var (direction, largest) = (up ? PairDirection.NoneDecreased : down ? PairDirection.NoneIncreased : PairDirection.Any, 0.0);
        foreach (var print in usualPrints)
        {
            var found = Largest(before, after, direction, print);
            if (found is not { IsImpossible: false } || p.AllowsAtMost(found.Bound))
            {
                return false;
            }

            largest = Math.Max(largest, found.Bound);
        }

        var wording = direction == PairDirection.Any ? "p-unattainable.any-pairing" : "p-unattainable.one-way-pairing";
        Add(item, p, largest, TablePCheck.Shown(largest), wording, notes, ("n", n), ("before", item.Before.Mean!.Text), ("after", item.After.Mean!.Text));
        notes.Done("p-bound");
        return true;
    }

    /// <summary>How far the ranges reach into each other, at the side where they do less.</summary>
    private static BigInteger Overlap(ValueBounds before, ValueBounds after) =>
        before is { Lower: { } beforeLow, Upper: { } beforeHigh } && after is { Lower: { } afterLow, Upper: { } afterHigh }
            ? BigInteger.Min(beforeHigh - afterLow, afterHigh - beforeLow)
            : BigInteger.Pow(10, 9);

    private static AttainableSignedRankResult? Largest(ReportedSample before, ReportedSample after, PairDirection direction, SignedRankPrint print)
    {
        try
        {
            return AttainableSignedRank.Largest(before, after, direction, print, MostSamples, MostSteps, MostPlacements);
        }
        catch (Statistics.AssumptionException)
        {
            // Figures too long or too wide to be gone through: nothing is said.
            return null;
        }
    }

    /// <summary>The values of one side as printed, a whole last digit generous; null when mean or deviation is missing or the sizes differ.</summary>
    internal static ReportedSample? Sample(ReportedMoments values, ReportedPaired item) =>
        (values.N ?? item.N) == item.N && values is { Mean: { } mean, Sd: { } sd }
            ? new ReportedSample
            {
                Count = (int)item.N!.Value, Mean = mean, StandardDeviation = sd, Rule = PrintingRule.OneUnit, Bounds = WholeBounds.Of(values, item.Measure),
            }
            : null;

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

    private static void Add(ReportedPaired item, PrintedP p, double bound, string wording, ItemNotes notes, params (string, object)[] values) =>
        Add(item, p, bound, bound.ToString("G2", System.Globalization.CultureInfo.InvariantCulture), wording, notes, values);

    private static void Add(ReportedPaired item, PrintedP p, double bound, string figure, string wording, ItemNotes notes, params (string, object)[] values) =>
        notes.Add(
            FindingCode.PUnattainable, Severity.Inconsistent, "p", item.P!.Text, figure, wording,
            new Dictionary<string, double> { ["bound"] = ItemNotes.Short(bound) },
            [.. values, ("bound", ItemNotes.Decimals(figure))]);

    private static BigInteger? Whole(ReportedNumber? extreme, ReportedNumber? scale) =>
        (extreme ?? scale) is { } number && number.Value.IsWhole ? number.Value.Floor() : null;
}

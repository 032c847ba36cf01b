using System.Numerics;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>Before and after figures of one group, their difference, test and design.</summary>
internal static class PairedCheck
{
    public static void Run(ReportedPaired item, ItemNotes notes)
    {
        new MomentsCheck(item.Before, item.Before.N ?? item.N, item.Measure, item.Level, "before.").Run(notes);
        new MomentsCheck(item.After, item.After.N ?? item.N, item.Measure, item.Level, "after.").Run(notes);
        CheckDifference(item, notes);
        CheckTest(item, notes);
        CheckP(item, notes);
        foreach (var claim in item.Claims)
        {
            CheckClaim(item, claim, notes);
        }

        notes.Add(FindingCode.NoControlGroup, Severity.Caution, null, null);
    }

    private static void CheckDifference(ReportedPaired item, ItemNotes notes)
    {
        if (item.Difference is not { } difference)
        {
            return;
        }

        if (item.Before.Mean is not { } before || item.After.Mean is not { } after)
        {
            notes.Skip("difference", "no-mean");
            return;
        }

        notes.Done("difference");
        var range = DifferenceRange(before, after);
        var printed = difference.StandsFor(PrintingRule.OneUnit);
        // A fall is often printed without its sign, and some papers subtract the other way round.
        var opposite = new RationalRange(-printed.Upper, -printed.Lower);
        if (Possible(item, printed, range) || Possible(item, opposite, range))
        {
            return;
        }

        var exact = (after.Value - before.Value).ToDouble();
        notes.Add(
            FindingCode.DifferenceMismatch, Severity.Inconsistent, "difference", difference.Text, ItemNotes.Figure(exact, difference), null, null,
            ("before", before.Text), ("after", after.Text));
    }

    private static RationalRange DifferenceRange(ReportedNumber before, ReportedNumber after)
    {
        var (b, a) = (before.StandsFor(PrintingRule.UsualRounding), after.StandsFor(PrintingRule.UsualRounding));
        return new RationalRange(a.Lower - b.Upper, a.Upper - b.Lower);
    }

    /// <summary>Whole numbers of the same n have means whose difference is a whole number over n: sharper than the rounding ranges alone.</summary>
    private static bool Possible(ReportedPaired item, RationalRange printed, RationalRange range)
    {
        if (!printed.Meets(range))
        {
            return false;
        }

        if (!item.Measure.Integer || item.N is not >= 1 || item.Before.N is not null || item.After.N is not null)
        {
            return true;
        }

        var grains = new BigInteger(item.N.Value) * item.Measure.Items;
        var (before, after) = (item.Before.Mean!.StandsFor(PrintingRule.UsualRounding), item.After.Mean!.StandsFor(PrintingRule.UsualRounding));
        var (firstBefore, lastBefore) = (before.FirstWhole(grains), before.LastWhole(grains));
        var (firstAfter, lastAfter) = (after.FirstWhole(grains), after.LastWhole(grains));
        if (firstBefore > lastBefore || firstAfter > lastAfter)
        {
            // The means themselves cannot be; that is said elsewhere.
            return true;
        }

        return BigInteger.Max(firstAfter - lastBefore, printed.FirstWhole(grains)) <= BigInteger.Min(lastAfter - firstBefore, printed.LastWhole(grains));
    }

    private static void CheckTest(ReportedPaired item, ItemNotes notes)
    {
        var test = NamedTests.Read(item.Test);
        if (test is NamedTest.None)
        {
            return;
        }

        notes.Done("test");
        if (test is NamedTest.IndependentT or NamedTest.MannWhitney or NamedTest.KolmogorovSmirnov or NamedTest.ChiSquare or NamedTest.Fisher)
        {
            notes.Add(FindingCode.TestUnsuited, Severity.Caution, "test", item.Test, null, "test-unsuited.unpaired-on-paired");
        }
    }

    private static void CheckP(ReportedPaired item, ItemNotes notes)
    {
        if (item.P is not { } number || !new PrintedP(number).CheckAlone(notes))
        {
            return;
        }

        if (!PairedPBound.Check(item, new PrintedP(number), notes))
        {
            notes.Skip("p", "p-needs-values");
        }
    }

    private static void CheckClaim(ReportedPaired item, string claim, ItemNotes notes)
    {
        var overlap = claim switch
        {
            "none-decreased" => (item.Before.Max, item.After.Min),
            "none-increased" => (item.After.Max, item.Before.Min),
            _ => (null, null),
        };
        if (claim is not ("none-decreased" or "none-increased"))
        {
            notes.Skip("claims", "claim-unknown", ("claim", claim));
        }
        else if (overlap.Item1 is { } high && overlap.Item2 is { } low && low.Value >= high.Value)
        {
            notes.Done("claims");
        }
        else
        {
            notes.Skip("claims", "claim-needs-values", ("claim", claim));
        }
    }
}

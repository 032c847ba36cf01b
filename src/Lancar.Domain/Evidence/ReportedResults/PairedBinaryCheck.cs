using System.Globalization;
using Lancar.Domain.Kernel;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>A yes/no outcome before and after in one group: counts, percentages, the test and its p.</summary>
internal static class PairedBinaryCheck
{
    /// <summary>More tables than this are not gone through when the number of losses is not printed.</summary>
    private const long MostTables = 2_000;

    public static void Run(ReportedPairedBinary item, ItemNotes notes)
    {
        var possible = CheckCounts(item, notes);
        CheckPercents(item, notes);
        if (possible)
        {
            CheckTest(item, notes);
        }

        notes.Add(FindingCode.NoControlGroup, Severity.Caution, null, null);
    }

    private static bool CheckCounts(ReportedPairedBinary item, ItemNotes notes)
    {
        notes.Done("totals");
        var possible = true;
        if (item.N is { } n)
        {
            possible &= Within("before", item.Before, n, notes);
            possible &= Within("after", item.After, n, notes);
        }

        if (item.Lost is not { } lost)
        {
            notes.Skip("lost", "lost-not-printed");
            return possible;
        }

        // Whoever lost it had it before and has it no longer; the rest of those who have it after gained it.
        var most = Math.Min(item.Before, item.N is { } all ? all - item.After : long.MaxValue);
        var least = Math.Max(0, item.Before - item.After);
        if (possible && (lost > most || lost < least))
        {
            AddTotal("lost", lost, lost > most ? most : least, "total-mismatch.lost", notes);
            return false;
        }

        return possible;
    }

    private static bool Within(string field, long count, long n, ItemNotes notes)
    {
        if (count <= n)
        {
            return true;
        }

        AddTotal(field, count, n, "total-mismatch.above-n", notes);
        return false;
    }

    private static void AddTotal(string field, long printed, long bound, string wording, ItemNotes notes) => notes.Add(
        FindingCode.TotalMismatch, Severity.Inconsistent, field,
        printed.ToString(CultureInfo.InvariantCulture), bound.ToString(CultureInfo.InvariantCulture), wording);

    private static void CheckPercents(ReportedPairedBinary item, ItemNotes notes)
    {
        if (item.BeforePercent is null && item.AfterPercent is null)
        {
            return;
        }

        if (item.N is not { } n || n == 0)
        {
            notes.Skip("percents", "no-total");
            return;
        }

        notes.Done("percents");
        PercentCheck.Run("beforePercent", item.BeforePercent, item.Before, [n], notes);
        PercentCheck.Run("afterPercent", item.AfterPercent, item.After, [n], notes);
    }

    private static void CheckTest(ReportedPairedBinary item, ItemNotes notes)
    {
        var test = NamedTests.Read(item.Test);
        var exact = Exact(item);
        if (test is not NamedTest.None)
        {
            notes.Done("test");
        }

        if (test is not (NamedTest.None or NamedTest.Unknown or NamedTest.McNemar or NamedTest.Sign))
        {
            notes.Add(
                FindingCode.TestUnsuited, Severity.Caution, "test", item.Test, exact is { } p ? TablePCheck.Shown(p) : null,
                exact is null ? "test-unsuited.paired-binary" : "test-unsuited.paired-binary-p");
        }

        if (item.P is { } number && new PrintedP(number) is var printed && printed.CheckAlone(notes))
        {
            CheckP(item, test, printed, notes);
            CheckDecision(printed, exact, notes);
        }
    }

    private static double? Exact(ReportedPairedBinary item) => Lost(item) is (var least, var most) && least == most
        ? PairedBinaryPValues.Paired(least, item.After - item.Before + least)[0].P
        : null;

    /// <summary>The least and the greatest number of losses the printed counts allow.</summary>
    private static (long Least, long Most) Lost(ReportedPairedBinary item) => item.Lost is { } lost
        ? (lost, lost)
        : (Math.Max(0, item.Before - item.After), Math.Min(item.Before, item.N is { } n ? n - item.After : item.Before));

    private static void CheckP(ReportedPairedBinary item, NamedTest test, PrintedP p, ItemNotes notes)
    {
        var (least, most) = Lost(item);
        if (most - least >= MostTables || (item.N is null && item.Lost is null))
        {
            notes.Skip("p", "lost-needed");
            return;
        }

        if (test is NamedTest.KolmogorovSmirnov or NamedTest.Unknown || (item.N is null && test is not (NamedTest.McNemar or NamedTest.Sign or NamedTest.SignedRank)))
        {
            notes.Skip("p", "test-not-recomputed");
            return;
        }

        var values = new List<TestP>();
        for (var lost = least; lost <= most; lost++)
        {
            values.AddRange(Values(item, test, lost));
        }

        if (values.Any(value => p.Allows(value.P)))
        {
            return;
        }

        AddP(test, p, values, least == most, notes);
    }

    private static void AddP(NamedTest test, PrintedP p, List<TestP> values, bool known, ItemNotes notes)
    {
        var (low, high) = (values.Min(value => value.P), values.Max(value => value.P));
        var near = (p.AllowsAtLeast(low) && p.AllowsAtMost(high)) || test is NamedTest.None;
        var bounds = new Dictionary<string, double> { ["least"] = ItemNotes.Short(low), ["greatest"] = ItemNotes.Short(high) };
        if (known || near)
        {
            notes.Add(
                FindingCode.PMismatch, near ? Severity.Caution : Severity.Inconsistent, "p", p.Number.Text, TablePCheck.Shown(values[0].P),
                near ? "p-mismatch.near" : null, bounds);
            return;
        }

        var bound = TablePCheck.Shown(p.AllowsAtMost(high) ? low : high);
        notes.Add(
            FindingCode.PUnattainable, Severity.Inconsistent, "p", p.Number.Text, bound,
            p.AllowsAtMost(high) ? "p-unattainable.below" : "p-unattainable.above", bounds, ("bound", ItemNotes.Decimals(bound)));
    }

    private static IEnumerable<TestP> Values(ReportedPairedBinary item, NamedTest test, long lost)
    {
        var gained = item.After - item.Before + lost;
        var values = PairedBinaryPValues.Paired(lost, gained).AsEnumerable();
        if (item.N is not { } n)
        {
            return values;
        }

        if (n >= 2 && test is (NamedTest.None or NamedTest.AnyT or NamedTest.PairedT or NamedTest.IndependentT))
        {
            values = values.Concat(PairedBinaryPValues.TTests(n, item.Before, lost, gained));
        }

        if (test is NamedTest.None or NamedTest.ChiSquare or NamedTest.Fisher or NamedTest.MannWhitney)
        {
            values = values
                .Concat(TablePValues.Of([[item.Before, n - item.Before], [item.After, n - item.After]]))
                .Concat(TablePValues.Of([[item.Before - lost, lost], [gained, n - item.Before - gained]]));
        }

        return values;
    }

    private static void CheckDecision(PrintedP p, double? exact, ItemNotes notes)
    {
        if (exact is { } suited && p.IsSignificant is { } printed && printed != suited < PrintedP.Alpha)
        {
            notes.Add(
                FindingCode.DecisionFlips, Severity.Caution, "p", p.Number.Text, TablePCheck.Shown(suited), null, null,
                ("test", Texts.Both("check.test.mcnemar-exact")));
        }
    }
}

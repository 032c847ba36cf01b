using System.Globalization;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>Test and p-value of a table of independent counts.</summary>
internal static class TablePCheck
{
    /// <summary>The usual rule of thumb for chi-square (Cochran 1954).</summary>
    private const double LeastExpected = 5;

    public static void Run(ReportedCrosstab item, ItemNotes notes)
    {
        var test = NamedTests.Read(item.Test);
        var values = TablePValues.Of(item.Counts);
        var expected = TablePValues.SmallestExpected(item.Counts);
        var sparse = expected < LeastExpected;
        if (test is not NamedTest.None)
        {
            notes.Done("test");
        }

        if (test is NamedTest.ChiSquare && sparse && values.Count > 0)
        {
            AddSparse(item, expected, values, notes);
        }

        if (item.P is not { } number)
        {
            return;
        }

        var p = new PrintedP(number);
        if (!p.CheckAlone(notes))
        {
            return;
        }

        if (values.Count == 0)
        {
            notes.Skip("p", "empty-margin");
            return;
        }

        CheckP(test, p, values, sparse, notes);
        CheckDecision(p, values, sparse, notes);
    }

    private static void AddSparse(ReportedCrosstab item, double expected, IReadOnlyList<TestP> values, ItemNotes notes)
    {
        var fisher = values.FirstOrDefault(value => value.Test == "fisher");
        var known = fisher.Test is not null;
        var figure = ItemNotes.Figure(expected);
        notes.Add(
            FindingCode.TestUnsuited, Severity.Caution, "test", item.Test, known ? Shown(fisher.P) : null,
            known ? null : "test-unsuited.sparse",
            new Dictionary<string, double> { ["smallestExpected"] = ItemNotes.Short(expected) },
            ("expected", ItemNotes.Decimals(figure)));
    }

    private static void CheckP(NamedTest test, PrintedP p, IReadOnlyList<TestP> values, bool sparse, ItemNotes notes)
    {
        var isTwoByTwo = values.Any(value => value.IsFisher);
        var counted = test is NamedTest.None or NamedTest.ChiSquare or NamedTest.Fisher or NamedTest.MannWhitney;
        if (!counted || (test is NamedTest.Fisher && !isTwoByTwo))
        {
            notes.Skip("p", "test-not-recomputed");
            return;
        }

        var suited = test is NamedTest.Fisher ? values.Where(value => value.IsFisher).ToArray() : [.. values];
        if (suited.Any(value => p.Allows(value.P)))
        {
            return;
        }

        // Another usual test of the same counts gives it, or it lies between them: doubtful, not impossible.
        var near = values.Any(value => p.Allows(value.P)) || Between(p, values) || (!isTwoByTwo && sparse) || test is NamedTest.MannWhitney;
        var shown = suited.First(value => test is not NamedTest.Fisher || value.Test == "fisher");
        var detail = values.ToDictionary(value => value.Test, value => ItemNotes.Short(value.P));
        var figure = Shown(shown.P);
        notes.Add(
            FindingCode.PMismatch, near ? Severity.Caution : Severity.Inconsistent, "p", p.Number.Text, figure,
            near ? "p-mismatch.near" : null, detail);
    }

    private static bool Between(PrintedP p, IReadOnlyList<TestP> values) =>
        p.AllowsAtLeast(values.Min(value => value.P)) && p.AllowsAtMost(values.Max(value => value.P));

    /// <summary>The suited test is Fisher's for sparse tables; otherwise a flip is said only when all usual tests agree on it.</summary>
    private static void CheckDecision(PrintedP p, IReadOnlyList<TestP> values, bool sparse, ItemNotes notes)
    {
        var twoSided = values.Where(value => value.Test is "chi-square" or "yates" or "likelihood-ratio" or "fisher").ToArray();
        var suited = sparse && twoSided.Any(value => value.Test == "fisher") ? twoSided.Where(value => value.Test == "fisher").ToArray() : twoSided;
        if (p.IsSignificant is not { } printed || suited.Any(value => (value.P < PrintedP.Alpha) == printed))
        {
            return;
        }

        var value = suited.Last();
        notes.Add(FindingCode.DecisionFlips, Severity.Caution, "p", p.Number.Text, Shown(value.P), null, null, ("test", Texts(value.Test)));
    }

    private static Kernel.LocalizedText Texts(string test) => Kernel.Texts.Both("check.test." + test);

    /// <summary>A p-value with four decimals; three significant digits when smaller, written out while a reader can still count the zeros.</summary>
    internal static string Shown(double p) => p switch
    {
        >= 0.001 => p.ToString("F4", CultureInfo.InvariantCulture),
        >= 1e-7 => p.ToString("F" + (2 - (int)Math.Floor(Math.Log10(p))), CultureInfo.InvariantCulture),
        _ => p.ToString("G3", CultureInfo.InvariantCulture),
    };
}

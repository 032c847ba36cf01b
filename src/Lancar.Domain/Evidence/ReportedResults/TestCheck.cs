using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>Test results in sentences: the printed p beside the one that follows from the printed statistic and degrees of freedom.</summary>
internal static class TestCheck
{
    /// <summary>Exact and asymptotic p of rank tests differ by less than this factor, unless both are small.</summary>
    private const double NearFactor = 3;
    private const double SmallP = 0.01;
    // One below what has a p: degrees of freedom printed whole may have been one more.
    private const long GreatestFreedom = (long)StatisticP.LargestFreedom - 1;

    public static void Run(ReportedTest item, ItemNotes notes)
    {
        var read = ReadWordedTests.In(item.Text);
        if (read.Tests.Count + read.Unpaired.Count == 0)
        {
            notes.Skip("test", "test-text");
        }

        foreach (var printed in read.Unpaired)
        {
            notes.Skip("test", "test-without-p", ("printed", printed));
        }

        foreach (var test in read.Tests)
        {
            Check(test, item.Text.Substring(test.Start, test.Length), notes);
        }
    }

    private static void Check(WordedTest test, string printed, ItemNotes notes)
    {
        var values = Results(test);
        foreach (var p in values.Where(p => p.IsZero))
        {
            notes.Add(FindingCode.PZero, Severity.Caution, "text", p.Number.Text, "< 0.001");
        }

        if (values.FirstOrDefault(p => !p.IsProbability) is { Number: { } beyond })
        {
            notes.Add(FindingCode.PMismatch, Severity.Inconsistent, "text", beyond.Text, null, "p-mismatch.not-a-probability");
            return;
        }

        if (!test.IsComplete)
        {
            notes.Skip("test", "test-without-df", ("printed", printed));
            return;
        }

        if (Impossible(test) is { } wording)
        {
            notes.Done("statistic");
            notes.Add(FindingCode.StatisticPMismatch, Severity.Inconsistent, "text", printed, null, wording, null, ("statistic", test.Statistic.Text));
            return;
        }

        var readings = Readings(test);
        if (readings.Count == 0)
        {
            notes.Skip("test", "test-df-unclear", ("printed", printed));
            return;
        }

        notes.Done("statistic-p");
        Compare(test, printed, values, readings, notes);
    }

    /// <summary>The printed results; a level that they are compared with (<c>p = 0,03 (p &lt; 0,05)</c>) is not one.</summary>
    private static IReadOnlyList<PrintedP> Results(WordedTest test)
    {
        var values = test.P.Select(number => new PrintedP(number)).ToArray();
        var exact = values.Where(p => p.Number.Relation == NumberRelation.Equal).ToArray();
        return exact.Length > 0 ? exact : values;
    }

    private static void Compare(WordedTest test, string printed, IReadOnlyList<PrintedP> values, IReadOnlyList<PRange> readings, ItemNotes notes)
    {
        var sided = test.Kind is StatisticKind.T or StatisticKind.R or StatisticKind.Z;
        // "p > 0.05" fits the untested side of any statistic: that explains it only when one side is said.
        var otherSide = sided && (test.OneSided || values.All(value => value.Number.Relation != NumberRelation.Above));
        PRange[] oneSided = [.. readings.Where(_ => sided).Select(one => one.Half), .. readings.Where(_ => otherSide).Select(one => one.OtherSide)];
        if (Fits(readings, values) || (test.OneSided && Fits(oneSided, values)))
        {
            return;
        }

        var (p, range) = (values[0], readings[0]);
        var shown = sided && test.OneSided ? range.Half : range;
        var softer = Fits(oneSided, values) ? "one-sided" : Softer(test, values, readings);
        var figure = TablePCheck.Shown(shown.AsPrinted);
        notes.Add(
            FindingCode.StatisticPMismatch, softer is null ? Severity.Inconsistent : Severity.Caution, "text", printed, figure,
            softer is null ? null : "statistic-p-mismatch." + softer,
            new Dictionary<string, double> { ["p"] = ItemNotes.Short(shown.AsPrinted), ["least"] = ItemNotes.Short(shown.Least), ["greatest"] = ItemNotes.Short(shown.Greatest) },
            ("p", p.Number.Text));
        if (softer is not "one-sided" && p.IsSignificant is { } said && readings.Concat(oneSided.Where(_ => test.OneSided)).All(one => one.IsSignificant == !said))
        {
            notes.Add(FindingCode.DecisionFlips, Severity.Caution, "text", p.Number.Text, figure, "decision-flips.statistic", null, ("statistic", printed));
        }
    }

    private static bool Fits(IEnumerable<PRange> ranges, IReadOnlyList<PrintedP> values) => ranges.Any(range => values.Any(range.Meets));

    /// <summary>A usual way in which the numbers may be true although p does not follow from the statistic as printed; null when there is none.</summary>
    private static string? Softer(WordedTest test, IReadOnlyList<PrintedP> values, IReadOnlyList<PRange> readings)
    {
        if (test.OtherP)
        {
            return "other-p";
        }

        if (test is { Kind: StatisticKind.R, Freedom.Count: 1 } && Fits(AllReadings(test, lessTwo: true), values))
        {
            return "pairs";
        }

        // With one degree of freedom F and chi-square are squares of t and z; and a ratio of two variances is tested on both sides.
        var oneFreedom = test.Kind != StatisticKind.Z && test.Kind != StatisticKind.R && test.Kind != StatisticKind.T && test.Freedom[0].Value == Rational.Of(1);
        if (oneFreedom && Fits(readings.Select(range => range.Half), values))
        {
            return "one-sided";
        }

        if (test is { Kind: StatisticKind.F, Statistic.Relation: NumberRelation.Equal } && Fits(readings.Select(BothSides), values))
        {
            return "two-sided";
        }

        var ranks = test.Kind is StatisticKind.Z or StatisticKind.H || (test.Kind == StatisticKind.R && test.ByRanks);
        return ranks && Fits(readings.Select(Near), values) ? "exact" : null;
    }

    private static PRange BothSides(PRange range) => range.Greatest <= 0.5
        ? new(2 * range.Least, 2 * range.Greatest, 2 * range.AsPrinted)
        : new(2 * Math.Min(range.Least, 1 - range.Greatest), Math.Min(1, 2 * Math.Min(range.Greatest, 1 - range.Least)), range.AsPrinted);

    private static PRange Near(PRange range) =>
        new(range.Least < SmallP ? 0 : range.Least / NearFactor, Math.Min(1, Math.Max(range.Greatest * NearFactor, range.Least < SmallP ? SmallP : 0)), range.AsPrinted);

    /// <summary>What no test can print, or null.</summary>
    private static string? Impossible(WordedTest test)
    {
        var range = test.Statistic.StandsFor(PrintingRule.OneUnit);
        if (test.Freedom.Any(df => Both(df).All(one => one.Value <= Rational.Zero)))
        {
            return "statistic-p-mismatch.df";
        }

        if (test.Statistic is not { Relation: NumberRelation.Equal, OtherReading: null })
        {
            return null;
        }

        return test.Kind switch
        {
            StatisticKind.R when range.Lower > Rational.Of(1) || range.Upper < Rational.Of(-1) => "statistic-p-mismatch.correlation",
            StatisticKind.F or StatisticKind.ChiSquare or StatisticKind.Q or StatisticKind.H when range.Upper < Rational.Zero => "statistic-p-mismatch.negative",
            _ => null,
        };
    }

    private static IReadOnlyList<PRange> Readings(WordedTest test) => AllReadings(test, lessTwo: false);

    /// <summary>One range for each way to read the printed numbers; none when the degrees of freedom are not of the kind the law takes.</summary>
    private static List<PRange> AllReadings(WordedTest test, bool lessTwo)
    {
        var freedoms = test.Kind == StatisticKind.R ? CorrelationFreedom(test, lessTwo) : Ways(test.Freedom);
        return [.. from statistic in Both(test.Statistic)
                   where test.Kind != StatisticKind.R || statistic.StandsFor(PrintingRule.OneUnit) is var range && range.Lower <= Rational.Of(1) && range.Upper >= Rational.Of(-1)
                   from freedom in freedoms
                   where freedom.All(df => df.Value > Rational.Zero && df.Value <= Rational.Of(GreatestFreedom))
                   select StatisticRange.Of(test.Kind, statistic, freedom)];
    }

    /// <summary>Degrees of freedom of a correlation: as printed, or pairs minus 2. Whole numbers only.</summary>
    private static IReadOnlyList<ReportedNumber>[] CorrelationFreedom(WordedTest test, bool lessTwo)
    {
        var printed = test.Freedom.Count > 0 ? test.Freedom[0] : test.Pairs!;
        return [.. Both(printed).Where(number => number.Value.IsWhole)
            .Select(number => test.Freedom.Count == 0 || lessTwo ? Less(number, 2) : number).OfType<ReportedNumber>().Select(number => (IReadOnlyList<ReportedNumber>)[number])];
    }

    private static ReportedNumber? Less(ReportedNumber number, int by)
    {
        var text = (number.Value.Floor() - by).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return ReportedNumberText.TryRead(text, null, out var less) == ReportedNumberFault.None ? less : null;
    }

    private static IReadOnlyList<ReportedNumber>[] Ways(IReadOnlyList<ReportedNumber> freedom) => freedom.Count switch
    {
        0 => [[]],
        1 => [.. Both(freedom[0]).Select(one => (IReadOnlyList<ReportedNumber>)[one])],
        _ => [.. from first in Both(freedom[0]) from second in Both(freedom[1]) select (IReadOnlyList<ReportedNumber>)[first, second]],
    };

    private static ReportedNumber[] Both(ReportedNumber number) => number.OtherReading is { } other ? [number, other] : [number];
}

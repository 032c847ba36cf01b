using Lancar.Domain.Kernel;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Interop.Tables;

/// <summary>One column of numbers.</summary>
/// <param name="Name">Name as the header prints it.</param>
/// <param name="Values">One value per row of the table; null where the cell is empty or marked as missing.</param>
/// <param name="Evidence">How the decimal mark was decided.</param>
public sealed record NumberColumn(string Name, IReadOnlyList<double?> Values, DecimalEvidence Evidence);

/// <summary>
/// Reads columns of printed numbers. The decimal mark is decided by evidence, first in the column, then in the other columns read
/// with it; a number that could be one thousand or one and a bit (<c>1.234</c>) is refused when nothing decides.
/// </summary>
public static class NumberColumnReader
{
    private const int MostIssuesPerColumn = 10;

    /// <summary>What people and programs write for "no value": empty, a dash or dot, NA, N/A, #N/A.</summary>
    private static readonly HashSet<string> Missing = new(["", "-", "–", ".", "NA", "N/A", "#N/A", "NULL"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the named columns as numbers.</summary>
    /// <param name="table">The table.</param>
    /// <param name="names">Names of the columns, as the user typed them.</param>
    /// <param name="told">The decimal mark when the user says so, or null to decide by evidence.</param>
    /// <returns>The columns in the order asked, or null when one cannot be read, and the issues.</returns>
    public static Reading<IReadOnlyList<NumberColumn>> Read(CsvTable table, IReadOnlyList<string> names, DecimalMark? told = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(names);
        var issues = new List<ReadIssue>();
        var positions = new List<int>();
        foreach (var name in names)
        {
            var (position, issue) = CsvColumns.Find(table, name);
            positions.Add(position);
            if (issue is not null)
            {
                issues.Add(issue);
            }
        }

        if (issues.Count > 0)
        {
            return new(null, issues);
        }

        var evidence = Evidence(table, positions, told, issues);
        var columns = positions.Select((position, i) => ReadColumn(table, position, evidence[i], issues)).ToArray();
        return new(issues.Exists(issue => issue.Severity == IssueSeverity.Error) ? null : columns, issues);
    }

    private static DecimalEvidence[] Evidence(CsvTable table, List<int> positions, DecimalMark? told, List<ReadIssue> issues)
    {
        if (told is not null)
        {
            return [.. positions.Select(_ => new DecimalEvidence(told, DecimalBasis.Told, null, null))];
        }

        var own = positions.Select(position => OwnEvidence(table, position, issues)).ToArray();
        var shown = own.Where(evidence => evidence.Mark is not null).ToArray();
        // Columns that contradict each other decide nothing for a third.
        var shared = shown.Select(evidence => evidence.Mark).Distinct().Count() == 1 ? shown[0] : null;
        return [.. own.Select(evidence => evidence.Mark is null && shared is not null ? shared with { Basis = DecimalBasis.OtherColumn } : evidence)];
    }

    private static DecimalEvidence OwnEvidence(CsvTable table, int position, List<ReadIssue> issues)
    {
        var comma = First(table, position, NumberReading.CommaOnly);
        var point = First(table, position, NumberReading.PointOnly);
        if (comma is not null && point is not null)
        {
            issues.Add(ReadIssue.Of("table.number-mixed", IssueSeverity.Error, new FilePlace(comma.Line, table.Columns[position], comma.Cells[position]), false,
                ("otherLine", point.Line), ("otherValue", point.Cells[position])));
        }

        return (comma, point) switch
        {
            (not null, _) => new(DecimalMark.Comma, DecimalBasis.ThisColumn, comma.Line, comma.Cells[position]),
            (_, not null) => new(DecimalMark.Point, DecimalBasis.ThisColumn, point.Line, point.Cells[position]),
            _ => new(null, DecimalBasis.NotNeeded, null, null),
        };
    }

    private static CsvRow? First(CsvTable table, int position, NumberReading reading) =>
        table.Rows.FirstOrDefault(row => PrintedNumber.Classify(row.Cells[position]) == reading);

    private static NumberColumn ReadColumn(CsvTable table, int position, DecimalEvidence evidence, List<ReadIssue> issues)
    {
        var values = new double?[table.Rows.Count];
        var found = new List<ReadIssue>();
        for (var i = 0; i < values.Length; i++)
        {
            var text = table.Rows[i].Cells[position];
            if (Missing.Contains(text))
            {
                continue;
            }

            var place = new FilePlace(table.Rows[i].Line, table.Columns[position], text);
            (values[i], var issue) = ReadCell(text, evidence.Mark, place);
            if (issue is not null)
            {
                found.Add(issue);
            }
        }

        if (First(table, position, NumberReading.CommaOnly) is not null && First(table, position, NumberReading.PointOnly) is not null && evidence.Basis != DecimalBasis.Told)
        {
            // One issue has already named both ways of writing; nobody asked for one of them.
            found.RemoveAll(issue => issue.Code is "table.number-other-comma" or "table.number-other-point");
        }

        issues.AddRange(found.Take(MostIssuesPerColumn));
        if (found.Count > MostIssuesPerColumn)
        {
            issues.Add(ReadIssue.Of("table.more-issues", IssueSeverity.Error, new FilePlace(null, table.Columns[position]), false, ("count", found.Count - MostIssuesPerColumn)));
        }

        return new(table.Columns[position], values, evidence);
    }

    private static (double? Value, ReadIssue? Issue) ReadCell(string text, DecimalMark? mark, FilePlace place)
    {
        var reading = PrintedNumber.Classify(text);
        if (reading == NumberReading.Either && mark is null)
        {
            return (null, Ambiguous(text, place));
        }

        var value = PrintedNumber.Read(text, mark ?? DecimalMark.Point);
        return value is not null ? (value, null) : (null, NotANumber(reading, place));
    }

    private static ReadIssue NotANumber(NumberReading reading, FilePlace place) => ReadIssue.Of(reading switch
    {
        NumberReading.CommaOnly => "table.number-other-comma",
        NumberReading.PointOnly => "table.number-other-point",
        NumberReading.None or NumberReading.Whole or NumberReading.Either => "table.not-a-number",
    }, IssueSeverity.Error, place);

    private static ReadIssue Ambiguous(string text, FilePlace place) =>
        ReadIssue.Of("table.number-ambiguous", IssueSeverity.Error, place, false,
            ("withComma", Spelled(PrintedNumber.Read(text, DecimalMark.Comma)!.Value)),
            ("withPoint", Spelled(PrintedNumber.Read(text, DecimalMark.Point)!.Value)));

    private static LocalizedText Spelled(double value) =>
        new(Numerals.Significant(value, 15, Language.Indonesian), Numerals.Significant(value, 15, Language.English));
}

using System.Globalization;
using Lancar.Domain.Kernel;
using Lancar.Domain.Study.PrePost;
using Lancar.Interop.Tables;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Interop.Study.PrePost;

/// <summary>Which columns of a file hold what.</summary>
/// <param name="Before">Column of the values before.</param>
/// <param name="After">Column of the values after.</param>
/// <param name="Code">Column of the study codes, or null to number the rows.</param>
/// <param name="HoursBefore">Column of the hours since birth at the first measurement, or null.</param>
/// <param name="HoursAfter">The same for the second, or null.</param>
public sealed record PrePostColumns(string Before, string After, string? Code = null, string? HoursBefore = null, string? HoursAfter = null);

/// <summary>What was read from a file: the data, and the file's identity for the report.</summary>
/// <param name="Data">The checked data.</param>
/// <param name="Facts">How the file was understood.</param>
/// <param name="Decimal">How the decimal mark of the two value columns was decided.</param>
public sealed record PrePostImport(PrePostData Data, CsvFacts Facts, IReadOnlyList<DecimalEvidence> Decimal);

/// <summary>Reads a before/after study from a delimited text file. A row with one side missing is left out, counted and listed, never dropped silently.</summary>
public static class PrePostCsv
{
    /// <summary>Reads the study.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="columns">Which columns.</param>
    /// <param name="outcome">What the two value columns hold.</param>
    /// <param name="told">The decimal mark when the user says so.</param>
    /// <returns>The study, or null, and the issues: those of <see cref="CsvTableReader"/> and <see cref="NumberColumnReader"/>, <c>table.same-column</c>, <c>table.out-of-range</c>, <c>table.hours-before-birth</c>, <c>table.hours-order</c>, <c>table.code-repeated</c>, and the errors of <see cref="PrePostData.Create"/>.</returns>
    public static Reading<PrePostImport> Read(byte[] bytes, PrePostColumns columns, StudyOutcome outcome, DecimalMark? told = null)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(outcome);
        var table = CsvTableReader.Read(bytes);
        if (!table.IsUsable)
        {
            return new(null, table.Issues);
        }

        var issues = new List<ReadIssue>(table.Issues);
        string?[] asked = [columns.Before, columns.After, columns.HoursBefore, columns.HoursAfter];
        var numbers = NumberColumnReader.Read(table.Value!, [.. asked.Where(name => name is not null).Select(name => name!)], told);
        issues.AddRange(numbers.Issues);
        var codes = Codes(table.Value!, columns.Code, issues);
        if (numbers.Value is null || codes is null)
        {
            return new(null, issues);
        }

        if (numbers.Value[0].Name == numbers.Value[1].Name)
        {
            issues.Add(ReadIssue.Of("table.same-column", IssueSeverity.Error, new FilePlace(null, numbers.Value[0].Name)));
            return new(null, issues);
        }

        return Assemble(table.Value!, numbers.Value, codes, columns, outcome, issues);
    }

    private static Reading<PrePostImport> Assemble(
        CsvTable table, IReadOnlyList<NumberColumn> numbers, string[] codes, PrePostColumns columns, StudyOutcome outcome, List<ReadIssue> issues)
    {
        CheckRange(table, numbers[0], outcome, issues);
        CheckRange(table, numbers[1], outcome, issues);
        var hoursBefore = columns.HoursBefore is null ? null : numbers[2];
        var hoursAfter = columns.HoursAfter is null ? null : numbers[^1];
        CheckHours(table, hoursBefore, hoursAfter, issues);
        if (issues.Exists(issue => issue.Severity == IssueSeverity.Error))
        {
            return new(null, issues);
        }

        var (pairs, excluded) = (new List<PrePostPair>(), new List<ExcludedPair>());
        for (var i = 0; i < table.Rows.Count; i++)
        {
            if ((numbers[0].Values[i], numbers[1].Values[i]) is ({ } before, { } after))
            {
                pairs.Add(new(codes[i], before, after, hoursBefore?.Values[i], hoursAfter?.Values[i]));
            }
            else
            {
                excluded.Add(new(codes[i], Missing(numbers[0].Values[i], numbers[1].Values[i]), table.Rows[i].Line));
            }
        }

        var data = PrePostData.Create(outcome, pairs, excluded);
        if (data.Error is { } error)
        {
            issues.Add(new(error.Code, IssueSeverity.Error, error.Message, new FilePlace(), false));
            return new(null, issues);
        }

        return new(new(data.Value, table.Facts, [numbers[0].Evidence, numbers[1].Evidence]), issues);
    }

    private static ExclusionReason Missing(double? before, double? after) => (before, after) switch
    {
        (null, null) => ExclusionReason.NoValues,
        (null, _) => ExclusionReason.NoBefore,
        _ => ExclusionReason.NoAfter,
    };

    private static string[]? Codes(CsvTable table, string? column, List<ReadIssue> issues)
    {
        if (column is null)
        {
            return [.. Enumerable.Range(1, table.Rows.Count).Select(number => number.ToString(CultureInfo.InvariantCulture))];
        }

        var (position, missing) = CsvColumns.Find(table, column);
        if (missing is not null)
        {
            issues.Add(missing);
            return null;
        }

        // A row without a code is known by its line.
        var codes = table.Rows.Select(row => row.Cells[position].Length > 0 ? row.Cells[position] : $"#{row.Line.ToString(CultureInfo.InvariantCulture)}").ToArray();
        foreach (var repeated in Enumerable.Range(0, codes.Length).GroupBy(i => codes[i], StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            var lines = string.Join(", ", repeated.Select(i => table.Rows[i].Line.ToString(CultureInfo.InvariantCulture)));
            issues.Add(ReadIssue.Of("table.code-repeated", IssueSeverity.Error, new FilePlace(table.Rows[repeated.First()].Line, table.Columns[position], repeated.Key), false, ("lines", lines)));
        }

        return codes;
    }

    /// <summary>No measurement stands before the birth, and the second not before the first; equal hours may be rounded ones.</summary>
    private static void CheckHours(CsvTable table, NumberColumn? before, NumberColumn? after, List<ReadIssue> issues)
    {
        for (var i = 0; i < table.Rows.Count; i++)
        {
            foreach (var column in new[] { before, after }.OfType<NumberColumn>().Where(column => column.Values[i] < 0))
            {
                issues.Add(ReadIssue.Of("table.hours-before-birth", IssueSeverity.Error, new FilePlace(table.Rows[i].Line, column.Name), false, ("hours", Spelled(column.Values[i]!.Value))));
            }

            if (before?.Values[i] is >= 0 and { } first && after?.Values[i] is >= 0 and { } second && second < first)
            {
                issues.Add(ReadIssue.Of("table.hours-order", IssueSeverity.Error, new FilePlace(table.Rows[i].Line, after.Name), false, ("first", Spelled(first)), ("second", Spelled(second))));
            }
        }
    }

    private static LocalizedText Spelled(double value) => new(Numerals.Significant(value, 12, Language.Indonesian), Numerals.Significant(value, 12, Language.English));

    private static void CheckRange(CsvTable table, NumberColumn column, StudyOutcome outcome, List<ReadIssue> issues)
    {
        for (var i = 0; i < table.Rows.Count; i++)
        {
            if (column.Values[i] < outcome.Minimum || column.Values[i] > outcome.Maximum)
            {
                issues.Add(ReadIssue.Of("table.out-of-range", IssueSeverity.Error, new FilePlace(table.Rows[i].Line, column.Name), false, ("number", Spelled(column.Values[i]!.Value)), ("outcome", outcome.Name)));
            }
        }
    }
}

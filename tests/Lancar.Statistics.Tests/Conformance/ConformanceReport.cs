using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Lancar.Statistics.Tests.Conformance;

/// <summary>The part of docs/statistics/CONFORMANCE.md on R and Python: method × tool × cases × worst relative error.</summary>
public static class ConformanceReport
{
    public const string Begin = "<!-- tools: written by ./lancar conformance -->";
    public const string End = "<!-- end of tools -->";

    public static string Path { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(Here(), "../../../docs/statistics/CONFORMANCE.md"));

    /// <summary>The rows; without the errors where they are to be compared: another machine may round differently.</summary>
    public static string Table(IEnumerable<Conformance> all, bool withErrors)
    {
        var text = new StringBuilder();
        text.AppendLine("| Method | Tool | Cases | Figures agreeing | Worst relative error | Not followed |");
        text.AppendLine("|---|---|---|---|---|---|");
        foreach (var one in all)
        {
            var worst = !withErrors ? "" : one.WorstError == 0 ? "0" : Invariant($"{one.WorstError:0E+0} ({one.WorstFigure})");
            text.AppendLine(Invariant(
                $"| {one.File.Method} | [{one.File.Tool}](../../{one.File.Script}) | {one.Cases} | {one.Agreeing} | {worst} | {NotFollowed(one)} |"));
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>The part of the page between the marks.</summary>
    public static string Section(string page)
    {
        var from = page.IndexOf(Begin, StringComparison.Ordinal);
        var to = page.IndexOf(End, StringComparison.Ordinal);
        return from < 0 || to < from ? "" : page[(from + Begin.Length)..to].Trim() + "\n";
    }

    /// <summary>The rows of a page with the column of errors emptied.</summary>
    public static string WithoutErrors(string table)
    {
        var rows = table.Split('\n').Select((row, i) =>
        {
            var cells = row.Split('|');
            if (i > 1 && cells.Length > 6)
            {
                cells[5] = "  ";
            }

            return string.Join('|', cells);
        });
        return string.Join('\n', rows);
    }

    public static void Write(string table)
    {
        var page = File.ReadAllText(Path);
        var from = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var to = page.IndexOf(End, StringComparison.Ordinal);
        File.WriteAllText(Path, page[..from] + "\n\n" + table + "\n" + page[to..]);
    }

    private static string NotFollowed(Conformance one) =>
        string.Join("; ", one.Reasons.Select(reason => Invariant($"{reason.Value} × {reason.Key.Replace("|", "\\|", StringComparison.Ordinal)}")));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Here([CallerFilePath] string file = "") => System.IO.Path.GetDirectoryName(file)!;
}

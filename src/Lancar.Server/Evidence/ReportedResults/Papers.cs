using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Domain.Kernel;
using Lancar.Interop.ReportedResults;

namespace Lancar.Server.Evidence.ReportedResults;

/// <summary>A paper of <c>data/papers</c> with what its printed numbers say.</summary>
/// <param name="Id">Name of its file: <c>001</c>.</param>
/// <param name="Report">The check.</param>
public sealed record CheckedPaper(string Id, CheckReport Report);

/// <summary>The papers Lancar ships, checked once: their numbers never change while the program runs.</summary>
public static class Papers
{
    private static readonly Lazy<IReadOnlyList<CheckedPaper>> Checked = new(Load);

    /// <summary>All papers in the order of their names.</summary>
    public static IReadOnlyList<CheckedPaper> All => Checked.Value;

    /// <summary>The sign a severity is shown with: <c>stop</c>, <c>watch</c> or <c>note</c>.</summary>
    /// <param name="severity">The severity.</param>
    public static string Weight(Severity severity) => severity switch
    {
        Severity.Inconsistent => "stop",
        Severity.Caution => "watch",
        Severity.Note => "note",
    };

    private static IReadOnlyList<CheckedPaper> Load() =>
        [.. ProductData.List("papers/").Select(path => new CheckedPaper(Path.GetFileNameWithoutExtension(path), Check(path)))];

    private static CheckReport Check(string path)
    {
        var read = ReportedResultsReader.ReadJson(ProductData.Bytes(path));
        return read.IsUsable
            ? CheckReportedResults.Run(read.Value!)
            : throw new InvalidDataException($"data/{path}: {string.Join("; ", read.Issues.Select(issue => issue.Message.English))}");
    }
}

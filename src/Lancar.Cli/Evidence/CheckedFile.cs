using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Domain.Kernel;
using Lancar.Interop.Papers;
using Lancar.Interop.ReportedResults;
using Lancar.Interop.Tables;

namespace Lancar.Cli.Evidence;

/// <summary>A file with what was found in it, or with the issues that forbade reading it.</summary>
/// <param name="Name">The file as it was named.</param>
/// <param name="Report">What was found, or null.</param>
/// <param name="Issues">What was wrong with the file.</param>
internal sealed record CheckedFile(string Name, CheckReport? Report, IReadOnlyList<ReadIssue> Issues)
{
    private const int AheadPerCore = 2;

    /// <summary>The files that are named, and those below the folders that are named, in the order of their names.</summary>
    internal static IReadOnlyList<string> Find(IEnumerable<string> names) => [.. names.SelectMany(name => Directory.Exists(name) ? Below(name) : [name])];

    /// <summary>Checks files on all cores, one answer after the other in the order given; only a few wait at a time, however many there are.</summary>
    /// <param name="files">The files.</param>
    /// <param name="answer">Makes of a checked file what is kept of it.</param>
    internal static IEnumerable<T> Check<T>(IReadOnlyList<string> files, Func<CheckedFile, T> answer)
    {
        var waiting = new Queue<Task<T>>();
        foreach (var file in files)
        {
            waiting.Enqueue(Task.Run(() => answer(Read(file))));
            if (waiting.Count >= AheadPerCore * Environment.ProcessorCount)
            {
                yield return waiting.Dequeue().GetAwaiter().GetResult();
            }
        }

        while (waiting.Count > 0)
        {
            yield return waiting.Dequeue().GetAwaiter().GetResult();
        }
    }

    private static IEnumerable<string> Below(string folder) => Directory
        .EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
        .Where(file => ReportedResultsReader.Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
        .Order(StringComparer.Ordinal);

    private static CheckedFile Read(string name)
    {
        var reading = Document(name);
        if (!reading.IsUsable)
        {
            return new(name, null, reading.Issues);
        }

        var document = reading.Value!;
        return new(name, CheckReportedResults.Run(document with { Source = document.Source ?? Path.GetFileName(name) }), reading.Issues);
    }

    private static Reading<ReportedDocument> Document(string name)
    {
        try
        {
            var file = new FileInfo(name);
            if (!file.Exists)
            {
                return Refused("file-missing", name);
            }

            // The size is asked first, so that a huge file is refused without being read.
            return file.Length > PaperReader.LargestFileBytes
                ? ReportedResultsReader.TooLarge()
                : ReportedResultsReader.Read(name, File.ReadAllBytes(name));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Refused("file-unreadable", name);
        }
    }

    private static Reading<ReportedDocument> Refused(string code, string name) => new(null,
        [new ReadIssue("reported-results." + code, IssueSeverity.Error, Texts.Both("check.read." + code, ("file", name)), new FilePlace(), true)]);
}

using System.Globalization;
using System.Text;
using Lancar.Domain.Evidence.Papers.Agreement;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Domain.Kernel;

namespace Lancar.Reporting.Evidence.ReportedResults;

/// <summary>
/// Findings as workflow commands (<c>::error file=…,line=…,title=…::…</c>), which code hosts show as annotations beside the line.
/// An inconsistent finding is an error, a caution a warning, a note a notice.
/// </summary>
public static class CheckAnnotations
{
    /// <summary>One line per finding, in order.</summary>
    /// <param name="file">The file as the repository names it.</param>
    /// <param name="report">What was found in it.</param>
    /// <param name="language">The language of the messages.</param>
    public static string Write(string file, CheckReport report, Language language)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        for (var item = 0; item < report.Items.Count; item++)
        {
            foreach (var finding in report.Items[item].Findings)
            {
                var title = $"{finding.Code.Text()}: {CheckDocument.Place(report.Items[item]).In(language)}";
                text.Append(Line(Level(finding.Severity), file, report.Reading?.Place(item, finding.Printed).Line, title, finding.Message.In(language))).Append('\n');
            }
        }

        foreach (var finding in report.Agreement.Findings)
        {
            var words = string.Concat(finding.Places.Select(place => $" “{place.Words}”"));
            text.Append(Line(Level(finding.Severity), file, finding.Places[0].Place.Line, finding.Code.Text(), finding.Message.In(language) + words)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A file that could not be read, as an error.</summary>
    /// <param name="file">The file.</param>
    /// <param name="line">The line concerned, or null.</param>
    /// <param name="message">What is wrong and how to mend it.</param>
    public static string Unreadable(string file, int? line, string message) => Line("error", file, line, "unreadable", message) + "\n";

    private static string Line(string level, string file, int? line, string title, string message) =>
        $"::{level} file={Property(file)}{(line is { } number ? ",line=" + number.ToString(CultureInfo.InvariantCulture) : "")},title={Property(title)}::{Data(message)}";

    private static string Level(Severity severity) => severity switch
    {
        Severity.Inconsistent => "error",
        Severity.Caution => "warning",
        Severity.Note => "notice",
    };

    // A line feed would begin another command; the escapes are those that such commands define.
    private static string Data(string text) => string.Concat(text.Select(character => character switch
    {
        '%' => "%25",
        '\r' => "%0D",
        '\n' => "%0A",
        _ when char.IsControl(character) => " ",
        _ => character.ToString(),
    }));

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}

using Lancar.Domain.Kernel;
using Lancar.Reporting.Evidence.ReportedResults;

namespace Lancar.Cli.Evidence;

/// <summary>What was asked of <c>lancar check</c>, as words.</summary>
/// <param name="Format">What is printed: <c>text</c>, <c>json</c>, <c>github</c> or <c>items</c>.</param>
/// <param name="Report">For whom reports are written.</param>
/// <param name="Form">The form of the reports: <c>html</c>, <c>docx</c> or <c>json</c>.</param>
/// <param name="Lang"><c>id</c> or <c>en</c>.</param>
/// <param name="Folder">Where reports are written, or null.</param>
/// <param name="Force">True to overwrite.</param>
internal sealed record CheckOptions(string Format, string Report, string Form, string Lang, string? Folder, bool Force)
{
    internal Language Language => Languages.Parse(Lang);

    internal CheckAudience Audience => Report switch
    {
        "supervisor" => CheckAudience.Supervisor,
        "reviewer" => CheckAudience.Reviewer,
        _ => CheckAudience.Author,
    };

    /// <summary>The first word that is not known, or null.</summary>
    internal LocalizedText? Fault() =>
        Lang is not ("id" or "en") ? Texts.Both("command.bad-language", ("value", Lang))
        : Format is not ("text" or "json" or "github" or "items") ? Texts.Both("check.command.bad-format", ("value", Format))
        : Report is not ("author" or "supervisor" or "reviewer") ? Texts.Both("check.command.bad-report", ("value", Report))
        : Form is not ("html" or "docx" or "json") ? Texts.Both("check.command.bad-as", ("value", Form))
        : null;
}

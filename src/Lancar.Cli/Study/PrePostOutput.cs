using System.Globalization;
using System.Text;
using Lancar.Domain.Kernel;
using Lancar.Domain.Study.PrePost;
using Lancar.Interop.Study.PrePost;
using Lancar.Interop.Tables;
using Lancar.Reporting.Documents;
using Lancar.Reporting.Figures;
using Lancar.Reporting.Study.PrePost;
using Lancar.Reporting.Tables;

namespace Lancar.Cli.Study;

/// <summary>How a before/after result leaves the command: as text, as JSON, as a folder of files.</summary>
internal static class PrePostOutput
{
    private const int TextWidth = 96;

    /// <summary>Version of Lancar, as it stands in reports.</summary>
    internal static string Version { get; } = typeof(PrePostOutput).Assembly.GetName().Version!.ToString(3);

    internal static string Json(PrePostResult result) => PrePostJson.Write(result);

    internal static string Text(PrePostResult result, PrePostImport import, PrePostRequest request, Language language)
    {
        var report = PrePostReport.Of(result);
        var text = new StringBuilder();
        Wrap(text, report.ParticipantsSentence.In(language));
        foreach (var line in Decimals(import, request, language))
        {
            Wrap(text, line);
        }

        Table(text, report.Participants, PrePostReport.ParticipantsNumber, language);
        Table(text, report.Values, PrePostReport.ValuesNumber, language);
        Table(text, report.Changes, PrePostReport.ChangesNumber, language);
        Table(text, report.Test, PrePostReport.TestNumber, language);
        text.Append('\n');
        Wrap(text, report.TestSentence.In(language));
        Wrap(text, report.CautionSentence.In(language));
        text.Append('\n').Append(Texts.Get(language, "study.command.cautions")).Append('\n');
        for (var i = 0; i < result.Cautions.Count; i++)
        {
            Wrap(text, string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {result.Cautions[i].Text.In(language)}"), "   ");
        }

        if (report.Listed is not null)
        {
            Table(text, report.Listed, null, language);
        }

        return text.ToString();
    }

    /// <summary>Writes all files or none.</summary>
    internal static Result<IReadOnlyList<string>> Write(PrePostResult result, Language language, string folder, bool force)
    {
        var report = PrePostReport.Of(result);
        var figure = report.Figure(language, FigureSize.Document);
        var stamp = new DocumentStamp(result.Provenance.AnalysedAt, "Lancar " + Version);
        (string Name, byte[] Bytes)[] files =
        [
            ("pre-post-report.docx", WordDocument.Write(report.Chapter(), language, stamp)),
            ("pre-post-figure.svg", Encoding.UTF8.GetBytes(FigureSvg.Write(figure, SvgPlace.Standalone))),
            ("pre-post-figure.png", FigurePng.Write(figure)),
            ("pre-post-tables.html", Encoding.UTF8.GetBytes(HtmlDocument.Write(report.Chapter(), language))),
            ("pre-post-result.json", Encoding.UTF8.GetBytes(PrePostJson.Write(result))),
        ];
        return OutputFolder.Write(folder, files, force);
    }

    private static IEnumerable<string> Decimals(PrePostImport import, PrePostRequest request, Language language) =>
        import.Decimal.Zip([request.Before!, request.After!])
            .Where(pair => pair.First.Basis is DecimalBasis.ThisColumn or DecimalBasis.OtherColumn)
            .Select(pair => Texts.Get(language, "study.command.decimal",
                ("column", pair.Second),
                ("mark", Texts.Get(language, "study.command.decimal." + pair.First.Mark)),
                ("value", pair.First.Value!),
                ("line", pair.First.Line!)));

    private static void Table(StringBuilder text, ReportTable table, int? number, Language language) =>
        text.Append('\n').Append(PlainTable.Write(table, number is null ? null : $"{Texts.Get(language, "reports.table")} {number}.", language));

    private static void Wrap(StringBuilder text, string line, string indent = "")
    {
        var length = 0;
        foreach (var word in line.Split(' '))
        {
            if (length > 0 && length + 1 + word.Length > TextWidth)
            {
                text.Append('\n').Append(indent);
                length = indent.Length;
            }
            else if (length > 0)
            {
                text.Append(' ');
                length++;
            }

            text.Append(word);
            length += word.Length;
        }

        text.Append('\n');
    }
}

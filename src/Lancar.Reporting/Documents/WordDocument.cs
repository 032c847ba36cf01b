using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Lancar.Domain.Kernel;
using Lancar.Reporting.Tables;

namespace Lancar.Reporting.Documents;

/// <summary>
/// Writes a document as Word (docx) in the style of an Indonesian thesis chapter: A4, margins 4-3-3-3 cm, Times New Roman 12,
/// captions above tables and below figures, three-line tables, page numbers. The same input gives the same bytes.
/// </summary>
public static class WordDocument
{
    /// <summary>The bytes of the docx file.</summary>
    /// <param name="document">The document.</param>
    /// <param name="language">Which language.</param>
    /// <param name="stamp">Time and maker.</param>
    public static byte[] Write(ReportDocument document, Language language, DocumentStamp stamp)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(stamp);
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            WordProperties.Add(file, document.Title.In(language), language, stamp);
            var main = file.AddNewPart<MainDocumentPart>("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "rId1");
            WordStyles.Add(main, language);
            WordPage.AddFooter(main);
            var body = new Body();
            new BodyWriter(main, body, language).Append(document.Blocks);
            body.Append(WordPage.Section());
            main.Document = new Document(body);
            main.Document.AddNamespaceDeclaration("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
        }

        return FixedZip.Rewrite(stream.ToArray());
    }

    private sealed class BodyWriter(MainDocumentPart main, Body body, Language language)
    {
        private int tables;
        private int figures;

        internal void Append(IReadOnlyList<ReportBlock> blocks)
        {
            foreach (var block in blocks)
            {
                Append(block);
            }
        }

        private void Append(ReportBlock block)
        {
            switch (block)
            {
                case HeadingBlock heading:
                    body.Append(WordText.Heading(heading.Level, heading.Text.In(language)));
                    break;
                case ParagraphBlock paragraph:
                    body.Append(WordText.Paragraph(WordStyles.BodyText, paragraph.Text.In(language)));
                    break;
                case AdviceBlock advice:
                    body.Append(WordText.Indented(advice.Text.In(language)));
                    break;
                case NoteBlock note:
                    body.Append(WordText.Paragraph(WordStyles.TableNote, note.Text.In(language)));
                    break;
                case ListBlock list:
                    body.Append(list.Items.Select(item => WordText.ListItem(item.In(language))));
                    break;
                case TableBlock table:
                    AppendTable(table.Table);
                    break;
                case FigureBlock figure:
                    AppendFigure(figure);
                    break;
                case ScreenBlock:
                    break;
                default:
                    throw new ArgumentException($"No Word form for {block.GetType().Name}.", nameof(block));
            }
        }

        private void AppendTable(ReportTable table)
        {
            tables++;
            body.Append(WordText.Caption(Texts.Get(language, "reports.table"), tables, table.Caption.In(language), keepWithNext: true));
            body.Append(WordTable.Of(table, language));
            var notes = table.Notes.Append(table.Source).Where(note => note is not null).Select(note => note!.In(language)).ToArray();
            body.Append(notes.Select(note => WordText.Paragraph(WordStyles.TableNote, note)));
            body.Append(WordText.Paragraph(WordStyles.AfterTable, ""));
        }

        private void AppendFigure(FigureBlock figure)
        {
            figures++;
            body.Append(WordFigure.Of(main, figure.Draw(language), figures));
            body.Append(WordText.Caption(Texts.Get(language, "reports.figure"), figures, figure.Caption.In(language), keepWithNext: false));
        }
    }
}

using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Lancar.Domain.Kernel;

namespace Lancar.Reporting.Documents;

/// <summary>The styles of the document. A student changes the look of the whole chapter by changing a style, not each paragraph.</summary>
internal static class WordStyles
{
    internal const string BodyText = "BodyText";
    internal const string ListText = "ListParagraph";
    internal const string Caption = "Caption";
    internal const string TableText = "LancarTableText";
    internal const string TableNote = "LancarTableNote";
    internal const string AfterTable = "LancarAfterTable";
    internal const string FigureLine = "LancarFigure";
    internal const string PageNumber = "Footer";

    /// <summary>Letter size in tables, in points.</summary>
    internal const double TablePoints = 10;

    /// <summary>Times New Roman runs narrower than the letters Lancar measures with.</summary>
    internal const double TimesToFigureLetters = 0.93;

    private const string Font = "Times New Roman";

    internal static string Heading(int level) => "Heading" + level.ToString(CultureInfo.InvariantCulture);

    internal static void Add(MainDocumentPart main, Language language)
    {
        main.AddNewPart<StyleDefinitionsPart>("rId2").Styles = new Styles(
            Defaults(language),
            Style("Normal", "Normal", null, new StyleParagraphProperties(), new StyleRunProperties(), isDefault: true),
            Style(BodyText, "Body Text", "Normal", Spaced(0, 120, 360, JustificationValues.Both, indent: 720), new StyleRunProperties()),
            Style(ListText, "List Paragraph", "Normal", Spaced(0, 80, 320, JustificationValues.Both), new StyleRunProperties()),
            HeadingStyle(1, JustificationValues.Center, 28, 0, 360),
            HeadingStyle(2, JustificationValues.Left, 24, 240, 120),
            HeadingStyle(3, JustificationValues.Left, 24, 180, 80),
            Style(Caption, "caption", "Normal", Spaced(120, 80, 240, JustificationValues.Center), Size(22)),
            Style(TableText, "Lancar Table Text", "Normal", Spaced(30, 30, 240, null), Size((int)(TablePoints * 2))),
            Style(TableNote, "Lancar Table Note", "Normal", Spaced(20, 0, 240, JustificationValues.Left), Size(18)),
            Style(AfterTable, "Lancar After Table", "Normal", Spaced(0, 0, 200, null), Size(12)),
            Style(FigureLine, "Lancar Figure", "Normal", Kept(Spaced(120, 0, 240, JustificationValues.Center)), new StyleRunProperties()),
            Style(PageNumber, "footer", "Normal", Spaced(0, 0, 240, JustificationValues.Center), new StyleRunProperties()));
        AddNumbering(main);
    }

    private static DocDefaults Defaults(Language language) => new(
        new RunPropertiesDefault(new RunPropertiesBaseStyle(
            new RunFonts { Ascii = Font, HighAnsi = Font, ComplexScript = Font, EastAsia = Font },
            new FontSize { Val = "24" },
            new FontSizeComplexScript { Val = "24" },
            new DocumentFormat.OpenXml.Wordprocessing.Languages { Val = language switch { Language.Indonesian => "id-ID", Language.English => "en-GB" } })),
        new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle()));

    private static Style HeadingStyle(int level, JustificationValues justification, int halfPoints, int before, int after)
    {
        var paragraph = Spaced(before, after, 300, justification);
        paragraph.PrependChild(new KeepLines());
        paragraph.PrependChild(new KeepNext());
        paragraph.Append(new OutlineLevel { Val = level - 1 });
        var run = Size(halfPoints);
        run.PrependChild(new Bold());
        return Style(Heading(level), "heading " + level.ToString(CultureInfo.InvariantCulture), "Normal", paragraph, run);
    }

    private static Style Style(string id, string name, string? basedOn, StyleParagraphProperties paragraph, StyleRunProperties run, bool isDefault = false)
    {
        var style = new Style { Type = StyleValues.Paragraph, StyleId = id };
        if (isDefault)
        {
            style.Default = true;
        }

        if (id.StartsWith("Lancar", StringComparison.Ordinal))
        {
            style.CustomStyle = true;
        }

        style.Append(new StyleName { Val = name });
        if (basedOn is not null)
        {
            style.Append(new BasedOn { Val = basedOn });
        }

        style.Append(new PrimaryStyle(), paragraph, run);
        return style;
    }

    private static StyleParagraphProperties Spaced(int before, int after, int line, JustificationValues? justification, int indent = 0)
    {
        var properties = new StyleParagraphProperties(new SpacingBetweenLines
        {
            Before = before.ToString(CultureInfo.InvariantCulture),
            After = after.ToString(CultureInfo.InvariantCulture),
            Line = line.ToString(CultureInfo.InvariantCulture),
            LineRule = LineSpacingRuleValues.Auto,
        });
        if (indent > 0)
        {
            properties.Append(new Indentation { FirstLine = indent.ToString(CultureInfo.InvariantCulture) });
        }

        if (justification is { } chosen)
        {
            properties.Append(new Justification { Val = chosen });
        }

        return properties;
    }

    private static StyleParagraphProperties Kept(StyleParagraphProperties properties)
    {
        properties.PrependChild(new KeepNext());
        return properties;
    }

    private static StyleRunProperties Size(int halfPoints) => new(
        new FontSize { Val = halfPoints.ToString(CultureInfo.InvariantCulture) },
        new FontSizeComplexScript { Val = halfPoints.ToString(CultureInfo.InvariantCulture) });

    private static void AddNumbering(MainDocumentPart main) =>
        main.AddNewPart<NumberingDefinitionsPart>("rId3").Numbering = new Numbering(
            new AbstractNum(
                new MultiLevelType { Val = MultiLevelValues.SingleLevel },
                new Level(
                    new StartNumberingValue { Val = 1 },
                    new NumberingFormat { Val = NumberFormatValues.Decimal },
                    new LevelText { Val = "%1." },
                    new LevelJustification { Val = LevelJustificationValues.Left },
                    new PreviousParagraphProperties(new Indentation { Left = "425", Hanging = "425" }))
                { LevelIndex = 0 })
            { AbstractNumberId = 0 },
            new NumberingInstance(new AbstractNumId { Val = 0 }) { NumberID = 1 });
}

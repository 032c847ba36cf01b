using System.Globalization;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Lancar.Reporting.Documents;

/// <summary>Paragraphs.</summary>
internal static partial class WordText
{
    /// <summary>How far advice is set in, in twentieths of a point (1 cm).</summary>
    private const string AdviceIndent = "567";

    internal static Paragraph Paragraph(string style, string text) =>
        new(new ParagraphProperties(new ParagraphStyleId { Val = style }), Run(text));

    internal static Paragraph Indented(string text) =>
        new(new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.BodyText }, new Indentation { Left = AdviceIndent, FirstLine = "0" }), Run(text));

    internal static Paragraph Heading(int level, string text)
    {
        var run = new Run();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                run.Append(new Break());
            }

            run.Append(Preserved(lines[i]));
        }

        return new(new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.Heading(level) }), run);
    }

    internal static Paragraph ListItem(string text) =>
        new(new ParagraphProperties(
            new ParagraphStyleId { Val = WordStyles.ListText },
            new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 1 })), Run(text));

    /// <summary>A caption whose number is a field, so that Word can renumber it and make a list of tables.</summary>
    internal static Paragraph Caption(string word, int number, string text, bool keepWithNext)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.Caption });
        if (keepWithNext)
        {
            properties.Append(new KeepNext());
        }

        return new(
            properties,
            Bold(word + " "),
            new SimpleField(Bold(number.ToString(CultureInfo.InvariantCulture))) { Instruction = $" SEQ {word} \\* ARABIC " },
            Bold(". "),
            Run(text));
    }

    internal static Run Run(string text) => new(Preserved(text));

    internal static Run Bold(string text) => new(new RunProperties(new Bold()), Preserved(text));

    private static Text Preserved(string text) => new(Clean(text)) { Space = SpaceProcessingModeValues.Preserve };

    /// <summary>Control characters are not allowed in XML; a study code could hold one.</summary>
    private static string Clean(string text) => PValue().Replace(string.Concat(text.Where(character => !char.IsControl(character))), "p\u00A0$1\u00A0$2");

    /// <summary>A p-value must not be torn apart at the end of a line.</summary>
    [GeneratedRegex(@"\bp ([<=>]) ([01])", RegexOptions.CultureInvariant)]
    private static partial Regex PValue();
}

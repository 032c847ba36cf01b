using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Lancar.Interop.Papers.Building;

namespace Lancar.Interop.Papers.Office;

/// <summary>The words of one Word paragraph, and what floats beside them.</summary>
internal sealed class WordWords
{
    private readonly StringBuilder text = new();

    private WordWords()
    {
    }

    /// <summary>The words; broken lines and tabs are kept.</summary>
    public string Text => text.ToString();

    /// <summary>Text boxes.</summary>
    public List<XElement> Boxes { get; } = [];

    /// <summary>Pictures and objects, with their own description.</summary>
    public List<(string Words, string Why)> Unread { get; } = [];

    /// <summary>How many pages end inside.</summary>
    public int PageBreaks { get; private set; }

    /// <summary>Reads a paragraph.</summary>
    public static WordWords Of(XElement paragraph, int depth)
    {
        var words = new WordWords();
        words.Inline(paragraph, depth);
        return words;
    }

    /// <summary>Of the forms a drawing is stored in, the one for new programs; the older says the same again.</summary>
    public static XElement? Chosen(XElement alternatives) => alternatives.Child("Choice") ?? alternatives.Child("Fallback");

    private void Inline(XElement container, int depth)
    {
        if (depth > ReadingLimits.Depth)
        {
            throw new PaperFault("too-deep", ("limit", ReadingLimits.Depth));
        }

        foreach (var child in container.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "r":
                    Run(child, depth + 1);
                    break;
                case "hyperlink" or "smartTag" or "fldSimple" or "ins" or "moveTo" or "customXml" or "dir" or "bdo" or "sdtContent":
                    Inline(child, depth + 1);
                    break;
                case "sdt" when child.Child("sdtContent") is { } content:
                    Inline(content, depth + 1);
                    break;
                case "AlternateContent" when Chosen(child) is { } chosen:
                    Inline(chosen, depth + 1);
                    break;
                case "oMath" or "oMathPara":
                    Formula(child, Script.None, depth + 1);
                    break;
                default:
                    break;
            }
        }
    }

    private void Run(XElement run, int depth)
    {
        var properties = run.Child("rPr");
        if (properties.Switch("vanish"))
        {
            return;
        }

        var script = properties?.Child("vertAlign")?.Named("val") switch
        {
            "superscript" => Script.Super,
            "subscript" => Script.Sub,
            _ => Script.None,
        };
        foreach (var child in run.Elements())
        {
            Piece(child, script, depth);
        }
    }

    private void Piece(XElement piece, Script script, int depth)
    {
        switch (piece.Name.LocalName)
        {
            case "t":
                ScriptMarks.Append(text, piece.Value, script);
                break;
            case "tab" or "ptab":
                text.Append('\t');
                break;
            case "br" or "cr":
                text.Append('\n');
                break;
            case "lastRenderedPageBreak":
                PageBreaks++;
                break;
            case "noBreakHyphen":
                text.Append('-');
                break;
            case "sym":
                text.Append(Symbol(piece.Named("char")));
                break;
            case "drawing" or "pict" or "object":
                Drawing(piece, depth);
                break;
            case "AlternateContent" when Chosen(piece) is { } chosen:
                foreach (var inner in chosen.Elements())
                {
                    Piece(inner, script, depth + 1);
                }

                break;
            default:
                break;
        }
    }

    /// <summary>Text boxes are read; a picture, chart or object is named once, with the description its writer gave it.</summary>
    private void Drawing(XElement drawing, int depth)
    {
        var boxes = drawing.Descendants().Where(inner => inner.Name.LocalName == "txbxContent").ToArray();
        Boxes.AddRange(boxes.Where(box => !box.Ancestors().TakeWhile(outer => outer != drawing).Any(outer => outer.Name.LocalName is "txbxContent" or "Fallback")));
        if (boxes.Length > 0 || depth > ReadingLimits.Depth)
        {
            return;
        }

        var described = drawing.Descendants().Where(inner => inner.Name.LocalName is "docPr" or "shape").Select(inner => inner.Named("descr") ?? inner.Named("alt")).FirstOrDefault(words => !string.IsNullOrWhiteSpace(words)) ?? "";
        if (drawing.Name.LocalName == "object" || drawing.Descendants().Any(inner => inner.Name.LocalName is "OLEObject" or "chart" or "relIds"))
        {
            Unread.Add((described, "embedded"));
        }
        else if (drawing.Descendants().Any(inner => inner.Name.LocalName is "blip" or "imagedata"))
        {
            Unread.Add((described, "picture"));
        }
    }

    /// <summary>A formula in one line: raised and lowered parts keep apart from the digits before them, a fraction is written with a stroke.</summary>
    private void Formula(XElement formula, Script script, int depth)
    {
        if (depth > ReadingLimits.Depth)
        {
            throw new PaperFault("too-deep", ("limit", ReadingLimits.Depth));
        }

        foreach (var child in formula.Elements())
        {
            switch (child.Name.LocalName)
            {
                case "t":
                    ScriptMarks.Append(text, child.Value, script);
                    break;
                case "sup":
                    Formula(child, Script.Super, depth + 1);
                    break;
                case "sub":
                    Formula(child, Script.Sub, depth + 1);
                    break;
                case "den":
                    text.Append('/');
                    Formula(child, script, depth + 1);
                    break;
                default:
                    Formula(child, script, depth + 1);
                    break;
            }
        }
    }

    /// <summary>The signs of the Symbol font that papers use; another one is shown as unknown, never guessed.</summary>
    private static string Symbol(string? code) =>
        !int.TryParse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var number) ? "\uFFFD" : (number & 0xFF) switch
        {
            0xB1 => "±",
            0xA3 => "≤",
            0xB3 => "≥",
            0xB9 => "≠",
            0xBB => "≈",
            0xB4 => "×",
            0x61 => "α",
            0x62 => "β",
            0x63 => "χ",
            0x68 => "η",
            0x6D => "μ",
            0x73 => "σ",
            0x2D => "−",
            0x3C => "<",
            0x3E => ">",
            0x3D => "=",
            0xB0 => "°",
            _ => "\uFFFD",
        };
}

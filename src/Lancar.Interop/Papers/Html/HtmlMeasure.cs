namespace Lancar.Interop.Papers.Html;

/// <summary>
/// Judges a page before it is parsed: how deep its elements lie, and how many a parser would make of it. A parser repairs what is written wrongly, and a small
/// page of open tags can be repaired into a huge one: every new paragraph repeats the formatting that was never closed.
/// </summary>
internal static class HtmlMeasure
{
    private static readonly HashSet<string> Formatting = new(["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Elements that hold nothing, or end by themselves where the next begins.</summary>
    private static readonly HashSet<string> Shallow = new(
        [
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
            "p", "li", "tr", "td", "th", "dt", "dd", "option", "thead", "tbody", "tfoot", "colgroup", "html", "head", "body", "o:p",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Passes over the tags of a page.</summary>
    /// <exception cref="PaperFault"><c>too-deep</c> or <c>too-many-elements</c>.</exception>
    public static void Judge(string html)
    {
        var (deep, formats, elements) = (0, 0, 0L);
        var formatting = Formatting.GetAlternateLookup<ReadOnlySpan<char>>();
        var shallow = Shallow.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; (at = html.IndexOf('<', at)) >= 0; at++)
        {
            if (at + 1 >= html.Length)
            {
                return;
            }

            var closes = html[at + 1] == '/';
            var name = NameAt(html, at + (closes ? 2 : 1));
            if (name.IsEmpty || html[at + 1] is '!' or '?')
            {
                continue;
            }

            if (formatting.Contains(name))
            {
                formats = Math.Max(0, formats + (closes ? -1 : 1));
                elements++;
            }
            else
            {
                deep = shallow.Contains(name) ? deep : Math.Max(0, deep + (closes ? -1 : 1));
                elements += closes ? 0 : 1 + formats;
            }

            if (deep + formats > ReadingLimits.Depth)
            {
                throw new PaperFault("too-deep", ("limit", ReadingLimits.Depth));
            }

            if (elements > ReadingLimits.Elements)
            {
                throw new PaperFault("too-many-elements", ("limit", ReadingLimits.Elements));
            }
        }
    }

    private static ReadOnlySpan<char> NameAt(string html, int start)
    {
        var end = start;
        while (end < html.Length && end - start < 20 && (char.IsAsciiLetterOrDigit(html[end]) || html[end] is ':' or '-'))
        {
            end++;
        }

        return html.AsSpan(start, end - start);
    }
}

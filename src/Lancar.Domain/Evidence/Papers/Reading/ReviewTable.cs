using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Lancar.Domain.Evidence.Papers.Reading;

/// <summary>One numbered article of a review's table.</summary>
/// <param name="Number">Its number as printed.</param>
/// <param name="Head">Where the number and the first words stand.</param>
/// <param name="Words">Everything the row says, pieces joined by line ends.</param>
/// <param name="LastBlock">The last block it reaches into.</param>
internal sealed record ReviewRow(int Number, PaperSpan Head, string Words, int LastBlock)
{
    /// <summary>True when a place lies in this row.</summary>
    public bool Holds(int block, int start, ReviewRow? next) =>
        (block > Head.Block || (block == Head.Block && start >= Head.Start)) && (next is null ? block <= LastBlock : block < next.Head.Block || (block == next.Head.Block && start < next.Head.Start));
}

/// <summary>The table of the articles a review went through, also where a conversion took it apart into lines.</summary>
/// <param name="Block">The block with its caption.</param>
/// <param name="Rows">Its numbered rows in printed order.</param>
internal sealed partial record ReviewTable(int Block, IReadOnlyList<ReviewRow> Rows)
{
    private const int LargestStep = 3;
    private const int LongestHead = 40;

    /// <summary>The table of a review, or null when the paper has none with at least three numbered rows.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="sections">The part of each block.</param>
    public static ReviewTable? Of(Paper paper, IReadOnlyList<PaperSection> sections)
    {
        for (var at = 0; at < paper.Blocks.Count; at++)
        {
            if (paper.Blocks[at] is PaperTable { Caption: { } caption } && Articles().IsMatch(caption) && From(paper, sections, at) is { Rows.Count: >= 3 } table)
            {
                return table;
            }
        }

        return null;
    }

    /// <summary>The row a place lies in, or null.</summary>
    public ReviewRow? RowAt(int block, int start)
    {
        for (var i = 0; i < Rows.Count; i++)
        {
            if (Rows[i].Holds(block, start, i + 1 < Rows.Count ? Rows[i + 1] : null))
            {
                return Rows[i];
            }
        }

        return null;
    }

    private static ReviewTable From(Paper paper, IReadOnlyList<PaperSection> sections, int first)
    {
        var heads = new List<(int Number, PaperSpan Span)>();
        var last = first;
        for (var at = first; at < paper.Blocks.Count && sections[at] == sections[first] && (at == first || paper.Blocks[at] is not PaperTable); at++)
        {
            last = at;
            foreach (Match match in Number().Matches(paper.Blocks[at].Text))
            {
                var number = int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
                if (heads.Count == 0 ? number == 1 : number > heads[^1].Number && number <= heads[^1].Number + LargestStep)
                {
                    heads.Add((number, Head(paper, at, match.Groups["number"].Index)));
                }
            }
        }

        return new ReviewTable(first, [.. heads.Select((head, i) => new ReviewRow(head.Number, head.Span, Words(paper, head.Span, i + 1 < heads.Count ? heads[i + 1].Span : null, last), last))]);
    }

    /// <summary>The number with the words after it, as far as they help to find the row again.</summary>
    private static PaperSpan Head(Paper paper, int block, int start)
    {
        var text = paper.Blocks[block].Text.AsSpan(start);
        var line = text.IndexOf('\n');
        return new PaperSpan(block, start, Math.Min(LongestHead, line < 0 ? text.Length : line));
    }

    private static string Words(Paper paper, PaperSpan from, PaperSpan? to, int last)
    {
        var words = new StringBuilder();
        for (var at = from.Block; at <= (to?.Block ?? last); at++)
        {
            var text = paper.Blocks[at].Text;
            var (start, end) = (at == from.Block ? from.Start : 0, at == to?.Block ? to.Value.Start : text.Length);
            words.Append(text, start, end - start).Append('\n');
        }

        return words.ToString();
    }

    [GeneratedRegex(@"\b(?:literatur\w*|artikel|jurnal|articles?|studies|literature|telaah|review|penelusuran)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Articles();

    // "1. Yusari Asih", also where a page broke before it ("Research gate 9. Reni Fitria"), or a cell of its own.
    [GeneratedRegex(@"(?:^|[\s])(?<number>[0-9]{1,3})(?:\.\s{1,3}|\t\s{0,3})\p{Lu}\p{L}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Number();
}

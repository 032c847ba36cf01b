using System.Globalization;
using Lancar.Domain.Evidence.ReportedResults;

namespace Lancar.Domain.Evidence.Papers.Reading;

/// <summary>Collects what was read and what was left unread.</summary>
/// <param name="paper">The paper.</param>
internal sealed class ResultList(Paper paper)
{
    private const int LongestShown = 120;

    private readonly List<PaperResult> items = [];
    private readonly List<UnreadPart> unread = [.. paper.Unread];
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);

    /// <summary>What was read, in the order added.</summary>
    public IReadOnlyList<PaperResult> Items => items;

    /// <summary>Everything so far.</summary>
    public PaperResults Results => new([.. items.OrderBy(item => item.Spans[0].Block).ThenBy(item => item.Spans[0].Start)], unread);

    /// <summary>A new id for a result of a table: <c>tabel-4.1</c>, <c>tabel-4.1-2</c>.</summary>
    public string IdFor(TableFrame frame) => IdFor((frame.Table.Label ?? "tabel-" + frame.Block.ToString(CultureInfo.InvariantCulture)).ToLowerInvariant().Replace(' ', '-'));

    /// <summary>A new id that begins with these words.</summary>
    public string IdFor(string words)
    {
        var count = ids[words] = ids.GetValueOrDefault(words) + 1;
        return count == 1 ? words : string.Create(CultureInfo.InvariantCulture, $"{words}-{count}");
    }

    /// <summary>Adds a result of a table.</summary>
    public void Add(TableFrame frame, ReportedItem item, PaperSpan main, params IEnumerable<PaperSpan> others) =>
        items.Add(new PaperResult(item, [main, .. others], frame.Table.Text.Substring(main.Start, main.Length)));

    /// <summary>Adds a result of running text.</summary>
    public void Add(PaperBlock block, ReportedItem item, PaperSpan main, params IEnumerable<PaperSpan> others) =>
        items.Add(new PaperResult(item, [main, .. others], block.Text.Substring(main.Start, main.Length)));

    /// <summary>Says that a piece of a table was not read.</summary>
    public void Leave(TableFrame frame, int start, int end, string why) => unread.Add(new UnreadPart(frame.Table.Place, Shown(frame.Table.Text[start..end]), why));

    /// <summary>Says that a whole table was not read.</summary>
    public void Leave(TableFrame frame, string why) => unread.Add(new UnreadPart(frame.Table.Place, Shown(frame.Table.Caption ?? frame.Table.Text), why));

    /// <summary>Says that a piece of running text was not read.</summary>
    public void Leave(PaperBlock block, int start, int length, string why) => unread.Add(new UnreadPart(block.Place, Shown(block.Text.Substring(start, length)), why));

    private static string Shown(string text) => (text.Length <= LongestShown ? text : text[..LongestShown] + "…").Replace('\n', ' ');
}

using Lancar.Domain.Evidence.ReportedResults;

namespace Lancar.Domain.Evidence.Papers;

/// <summary>The results a paper prints, read from its text, each beside the words it was read from.</summary>
/// <param name="Items">What was read, in reading order.</param>
/// <param name="Unread">What looks like a result and was not read, with the reason. Nothing is guessed.</param>
public sealed record PaperResults(IReadOnlyList<PaperResult> Items, IReadOnlyList<UnreadPart> Unread);

/// <summary>One result with the places it was read from.</summary>
/// <param name="Item">The result, as if typed in.</param>
/// <param name="Spans">Every piece of text it rests on; the first is where it mainly stands. Shown beside it for correction.</param>
/// <param name="Printed">The words of the first span as printed.</param>
public sealed record PaperResult(ReportedItem Item, IReadOnlyList<PaperSpan> Spans, string Printed);

using Lancar.Domain.Evidence.Papers;
using Lancar.Domain.Evidence.Papers.Agreement;

namespace Lancar.Domain.Evidence.ReportedResults;

/// <summary>Printed results of one source, typed in as they stand.</summary>
/// <param name="Source">Where they are printed, in free words (a citation), or null.</param>
/// <param name="Items">The printed results, in order.</param>
public sealed record ReportedDocument(string? Source, IReadOnlyList<ReportedItem> Items)
{
    /// <summary>What stands in the source and was not read; empty for typed-in tables.</summary>
    public IReadOnlyList<UnreadPart> Unread { get; init; } = [];

    /// <summary>The paper the items were read from, item by item; null for typed-in tables.</summary>
    public PaperReading? Reading { get; init; }

    /// <summary>What the source says in two places, compared; nothing for typed-in tables.</summary>
    public PaperAgreement Agreement { get; init; } = PaperAgreement.None;
}

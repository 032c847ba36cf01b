using Lancar.Domain.Evidence.ReportedResults;

namespace Lancar.Domain.Evidence.Papers.Reading;

/// <summary>Counts with their percentage of a whole that stands in the same phrase: "16 ibu (57,1%) dari 28", "15 of 16 (93.8%)".</summary>
internal static class CountsInWords
{
    private const string Assumed = "share-of-whole";

    /// <summary>Adds an item for each such phrase: a frequency table of which one level and the total are printed.</summary>
    /// <param name="prose">The text.</param>
    /// <param name="proportions">The phrases.</param>
    /// <param name="results">Where to.</param>
    public static void Read(Prose prose, IEnumerable<Proportion> proportions, ResultList results)
    {
        foreach (var share in proportions.Where(share => share.Percent is not null))
        {
            var item = new ReportedFrequencies
            {
                Id = results.IdFor("count"),
                Place = prose.Owner.Place.Heading,
                N = share.Whole,
                Levels = [new ReportedLevel(share.Who, share.Count, share.Percent)],
                Complete = false,
            };
            var proven = item with { Levels = [item.Levels[0] with { Percent = null }] };
            results.Add(prose.Owner, share.IsCertain ? item : item with { Assumption = new ReportedAssumption(Assumed, proven) }, prose.Span(share.Start, share.Length));
        }
    }
}

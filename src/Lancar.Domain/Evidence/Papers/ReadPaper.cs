using Lancar.Domain.Evidence.Papers.Agreement;
using Lancar.Domain.Evidence.Papers.Reading;
using Lancar.Domain.Evidence.ReportedResults;

namespace Lancar.Domain.Evidence.Papers;

/// <summary>Reads the results a paper prints. What cannot be read with certainty is listed, never guessed.</summary>
public static class ReadPaper
{
    /// <summary>Everything a paper gives to check: its results, what was left unread, and what it says in two places.</summary>
    /// <param name="paper">The paper.</param>
    /// <returns>The document as if typed in.</returns>
    public static ReportedDocument Document(Paper paper)
    {
        var results = Results(paper);
        return new ReportedDocument(paper.Source, [.. results.Items.Select(result => result.Item)])
        {
            Unread = results.Unread,
            Reading = new(paper, results.Items),
            Agreement = CheckAgreement.Run(paper, results),
        };
    }

    /// <summary>Reads the tables of a paper, with what the sentences below them say, and the test results and shares that its sentences print.</summary>
    /// <param name="paper">The paper.</param>
    /// <returns>The results with the places they were read from, and what was left unread. Takes time in proportion to the text.</returns>
    public static PaperResults Results(Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var around = new Surroundings(paper);
        var results = new ResultList(paper);
        var frames = paper.Blocks.Select((block, at) => (block, at)).Where(place => place.block is PaperTable)
            .Select(place => TableFrame.Of(place.at, (PaperTable)place.block, DecimalMarks.Of(place.block.Text) ?? paper.Mark)).ToArray();
        foreach (var frame in frames.Where(FrequencyTable.Fits))
        {
            FrequencyTable.Read(frame, results);
        }

        var sampleSize = around.ComparesGroups ? null : SampleSize(results.Items);
        foreach (var frame in frames.Where(frame => !FrequencyTable.Fits(frame)))
        {
            if (CrossTable.Fits(frame))
            {
                CrossTable.Read(frame, around, results);
            }
            else if (SharesWithMeans.Fits(frame))
            {
                SharesWithMeans.Read(frame, around, results);
            }
            else if (MomentsTable.Fits(frame))
            {
                MomentsTable.Read(frame, around, results, sampleSize);
            }
            else
            {
                results.Leave(frame, frame.Rows.Count == 0 ? "no-figures" : "headings");
            }
        }

        ReadProse(paper, results);
        return results.Results;
    }

    private static void ReadProse(Paper paper, ResultList results)
    {
        var review = ReviewTable.Of(paper, PaperSections.Of(paper));
        foreach (var prose in Enumerable.Range(0, paper.Blocks.Count).SelectMany(at => Prose.Of(paper, at)))
        {
            TestSentences.Read(prose, results);
            var proportions = Proportions.In(prose.Words, prose.Mark);
            if (proportions.Count > 0)
            {
                var test = review?.RowAt(prose.Block, prose.Offset + proportions[0].Start) is { } row ? Surroundings.TestNamed(row.Words) : null;
                var paired = ProportionPairs.Read(prose, proportions, test, results);
                CountsInWords.Read(prose, proportions.Where(one => !paired.Contains(one) || !one.IsCertain), results);
            }
        }
    }

    /// <summary>The size of the one group studied, when all frequency tables of the paper add up to the same number of people.</summary>
    private static long? SampleSize(IReadOnlyList<PaperResult> read)
    {
        var totals = read.Select(result => result.Item).OfType<ReportedFrequencies>()
            .Select(item => item.N ?? item.Levels.Sum(level => level.Count)).Distinct().ToArray();
        return totals.Length == 1 ? totals[0] : null;
    }
}

using Lancar.Domain.Evidence.ReportedResults;

namespace Lancar.Domain.Evidence.Papers.Reading;

/// <summary>Finds sentences that print a test statistic with all its law needs and a p of its own.</summary>
internal static class TestSentences
{
    // A conversion that lost its points makes "sentences" of whole pages; their words say nothing sure about one result.
    private const int LongestSentence = 800;

    /// <summary>Adds one item for each such sentence; the sentence is kept whole, since its words (one-tailed, exact) belong to the result.</summary>
    public static void Read(Prose prose, ResultList results)
    {
        foreach (var (start, length) in Sentences.In(prose.Words))
        {
            var sentence = prose.Words.Substring(start, length);
            if (!sentence.AsSpan().ContainsAny("0123456789") || !ReadWordedTests.In(sentence, prose.Mark).Tests.Any(test => test.IsComplete))
            {
                continue;
            }

            if (length > LongestSentence)
            {
                results.Leave(prose.Owner, prose.Offset + start, length, "long-sentence");
                continue;
            }

            var (words, blanks) = (sentence.Trim(), sentence.Length - sentence.TrimStart().Length);
            var item = new ReportedTest { Id = results.IdFor("test"), Place = prose.Owner.Place.Heading, Text = words };
            results.Add(prose.Owner, item, prose.Span(start + blanks, words.Length));
        }
    }
}

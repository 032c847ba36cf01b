using System.Globalization;
using System.Text.RegularExpressions;
using Lancar.Domain.Evidence.Papers.Reading;

namespace Lancar.Domain.Evidence.Papers.Agreement;

/// <summary>A review's sentences against its table of articles: how many there are, what most of them did, tests that suit another design.</summary>
internal static partial class ReviewCheck
{
    public static void Run(StudyText text, AgreementNotes notes)
    {
        if (text.Review is not { } review)
        {
            return;
        }

        notes.Done("review");
        var stated = Stated(text);
        if (stated is { } number)
        {
            Rows(review, number, notes);
        }

        Majority(text, review, Math.Max(stated?.N ?? 0, review.Rows.Count), notes);
        foreach (var row in review.Rows)
        {
            OtherDesign(text, review, row, notes);
        }
    }

    /// <summary>The number of articles the text names most often; the flow of the search, in the methods, has several.</summary>
    private static (int N, StudySentence Sentence, Match Match)? Stated(StudyText text)
    {
        var named = text.Own(PaperSection.Abstract, PaperSection.Results, PaperSection.Discussion, PaperSection.Conclusion)
            .SelectMany(sentence => Articles().Matches(sentence.Words).Select(match => (N: int.Parse(match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture), sentence, match)))
            .GroupBy(one => one.N).OrderByDescending(group => group.Count()).ToArray();
        return named.Length > 0 && named[0].Count() >= 2 && (named.Length == 1 || named[1].Count() < named[0].Count()) ? named[0].First() : null;
    }

    private static void Rows(ReviewTable review, (int N, StudySentence Sentence, Match Match) stated, AgreementNotes notes)
    {
        var missing = Enumerable.Range(1, stated.N).Except(review.Rows.Select(row => row.Number)).ToArray();
        // Rows beyond the last one read may stand in a part of the table that was not recognised; only a gap between two rows is sure.
        if (missing.Length == 0 || review.Rows[^1].Number != stated.N)
        {
            return;
        }

        var (before, after) = (review.Rows.Last(row => row.Number < missing[0]), review.Rows.First(row => row.Number > missing[0]));
        notes.Add(AgreementCode.ReviewRowsMissing, [notes.Quote(stated.Sentence, stated.Match), notes.Quote(before.Head), notes.Quote(after.Head)], null,
            ("stated", stated.N), ("rows", review.Rows.Count), ("missing", string.Join(", ", missing)));
    }

    private static void Majority(StudyText text, ReviewTable review, int all, AgreementNotes notes)
    {
        foreach (var sentence in text.Own(PaperSection.Abstract, PaperSection.Results, PaperSection.Discussion))
        {
            if (Most().Match(sentence.Words) is not { Success: true } most || TestFamilies.In(most.Value).Select(found => found.Family).Distinct().ToArray() is not [var family])
            {
                continue;
            }

            var rows = review.Rows.Where(row => TestFamilies.In(row.Words).Any(found => found.Family == family)).ToArray();
            // Rows that are missing may all have it.
            if (rows.Length > 0 && 2 * (rows.Length + all - review.Rows.Count) < all)
            {
                notes.Add(AgreementCode.MajorityDisagrees, [notes.Quote(sentence, most), .. rows.Select(row => notes.Quote(row.Head))], null,
                    ("claim", TestFamilies.In(most.Value).First().Match.Value), ("count", rows.Length), ("rows", review.Rows.Count));
                return;
            }
        }
    }

    private static void OtherDesign(StudyText text, ReviewTable review, ReviewRow row, AgreementNotes notes)
    {
        var next = review.Rows.FirstOrDefault(other => other.Number > row.Number);
        PaperSpan? design = null;
        PaperSpan? test = null;
        for (var at = row.Head.Block; at <= (next?.Head.Block ?? row.LastBlock); at++)
        {
            var words = text.Paper.Blocks[at].Text;
            design ??= Within(StudyDesigns.In(words).Where(found => found.Design == StudyDesign.PreExperimental).Select(found => found.Match));
            test ??= Within(TestFamilies.OfGroups().Matches(words));

            PaperSpan? Within(IEnumerable<Match> matches) => matches.Where(match => row.Holds(at, match.Index, next)).Select(match => (PaperSpan?)new PaperSpan(at, match.Index, match.Length)).FirstOrDefault();
        }

        if (design is { } named && test is { } used && !StudyDesigns.WithControl().IsMatch(row.Words))
        {
            var (first, second) = (notes.Quote(named), notes.Quote(used));
            notes.Add(AgreementCode.TestForOtherDesign, [first, second], null, ("first", first.Words), ("second", second.Words));
        }
    }

    [GeneratedRegex(@"(?<![0-9.,])(?<n>[0-9]{1,3})\s+(?:hasil\s+(?:penelusuran\s+)?)?(?:(?:research|original)\s+)?(?:artikel|jurnal|articles|studies|papers)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Articles();

    [GeneratedRegex(@"\b(?:mayoritas|sebagian\s+besar|kebanyakan|most(?:ly)?|the\s+majority)\b[^.;]{0,80}\b(?:uji|test|analisis|analysis|analy[sz]ed)\b[^.;]{0,40}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Most();
}

using System.Text.RegularExpressions;
using Lancar.Domain.Evidence.Papers.Reading;
using Lancar.Domain.Evidence.ReportedResults;
using Lancar.Statistics.ReportedNumbers;

namespace Lancar.Domain.Evidence.Papers.Agreement;

/// <summary>The p of the abstract against those of the results; one p beside two levels of significance.</summary>
internal static partial class PCheck
{
    public static void Run(StudyText text, AgreementNotes notes)
    {
        Summary(text, notes);
        Levels(text, notes);
    }

    private static void Summary(StudyText text, AgreementNotes notes)
    {
        var summary = Figures(text, PaperSection.Abstract);
        var results = Figures(text, PaperSection.Results).Concat(Figures(text, PaperSection.Discussion)).ToArray();
        var printed = results.Select(one => one.P).Concat(text.Results.Select(result => OfTable(result.Item)).OfType<ReportedNumber>()).ToArray();
        if (summary.Length == 0 || printed.Length == 0)
        {
            return;
        }

        notes.Done("p");
        foreach (var (sentence, figure, p) in summary.Where(one => one.P.Relation == NumberRelation.Equal && !printed.Any(other => Agree(one.P, other))))
        {
            var other = results.Length > 0 ? notes.Quote(results[0].Sentence, results[0].Figure.Start, results[0].Figure.Length)
                : notes.Quote(text.Results.First(result => OfTable(result.Item) is not null).Spans[0]);
            notes.Add(AgreementCode.PDisagrees, [notes.Quote(sentence, figure.Start, figure.Length), other], null, ("first", p.Text), ("second", string.Join("; ", printed.Select(one => one.Text).Distinct().Take(6))));
            return;
        }
    }

    private static (StudySentence Sentence, NamedFigure Figure, ReportedNumber P)[] Figures(StudyText text, PaperSection part) =>
        [.. text.Own(part).SelectMany(sentence => NamedFigures.In(sentence.Words, text.Paper.Mark).Where(figure => figure.Role == ColumnRole.P).Select(figure => (sentence, figure, figure.Number)))];

    private static ReportedNumber? OfTable(ReportedItem item) => item switch
    {
        ReportedCrosstab table => table.P,
        ReportedPaired paired => paired.P,
        ReportedPairedBinary binary => binary.P,
        ReportedTwoProportions proportions => proportions.P,
        _ => null,
    };

    /// <summary>True when both may stand for one p; "p &lt; 0.001" agrees with everything below.</summary>
    private static bool Agree(ReportedNumber one, ReportedNumber other) => other.Relation switch
    {
        NumberRelation.Below => one.StandsFor(PrintingRule.OneUnit).Lower <= other.Value,
        NumberRelation.Above => one.StandsFor(PrintingRule.OneUnit).Upper >= other.Value,
        _ => one.StandsFor(PrintingRule.OneUnit).Meets(other.StandsFor(PrintingRule.OneUnit)),
    };

    private static void Levels(StudyText text, AgreementNotes notes)
    {
        var found = text.Own(PaperSection.Results, PaperSection.Discussion)
            .SelectMany(sentence => PBesideLevel().Matches(sentence.Words).Select(match => (sentence, match, P: match.Groups["p"].Value.Replace(',', '.'), Level: match.Groups["level"].Value.Replace(',', '.')))).ToArray();
        if (found.Length > 0)
        {
            notes.Done("level");
        }

        // 0.05 and 0.01 side by side may both be meant.
        foreach (var odd in found.Where(one => !Usual().IsMatch(one.Level)).Take(1))
        {
            if (found.FirstOrDefault(one => one.P == odd.P && Usual().IsMatch(one.Level)) is { sentence: not null } usual)
            {
                notes.Add(AgreementCode.LevelDisagrees, [notes.Quote(usual.sentence, usual.match), notes.Quote(odd.sentence, odd.match)], null, ("p", odd.match.Groups["p"].Value),
                    ("first", usual.match.Groups["level"].Value), ("second", odd.match.Groups["level"].Value));
            }
        }
    }

    [GeneratedRegex(@"\bp[\s-]*(?:values?)?\s*(?:=|:|sebesar)?\s*(?<p>0?[.,][0-9]{2,4})\s*\(\s*p[\s-]*(?:value)?\s*<\s*(?<level>0?[.,][0-9]{1,4})\s*\)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PBesideLevel();

    [GeneratedRegex(@"^0?\.(?:10?|050?|010?|0010?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Usual();
}

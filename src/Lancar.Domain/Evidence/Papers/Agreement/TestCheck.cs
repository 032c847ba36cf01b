using Lancar.Domain.Evidence.Papers.Reading;

namespace Lancar.Domain.Evidence.Papers.Agreement;

/// <summary>The test of the abstract against those of methods, results and tables; a test for groups with a design of one group.</summary>
internal static class TestCheck
{
    public static void Run(StudyText text, AgreementNotes notes)
    {
        Names(text, notes);
        OwnDesign(text, notes);
    }

    private static void Names(StudyText text, AgreementNotes notes)
    {
        var summary = Named(text.Own(PaperSection.Abstract)).ToArray();
        var rest = Named(text.Own(PaperSection.Methods, PaperSection.Results)).ToArray();
        var tables = text.Paper.Blocks.OfType<PaperTable>().SelectMany(table => TestFamilies.In(table.Caption + "\n" + table.Text).Select(found => found.Family)).ToHashSet();
        if (summary.Length == 0 || rest.Length == 0 || text.Review is not null)
        {
            notes.Skip("test", "test");
            return;
        }

        notes.Done("test");
        if (!summary.Any(one => tables.Contains(one.Family) || rest.Any(other => other.Family == one.Family)))
        {
            notes.Add(AgreementCode.TestDisagrees, [notes.Quote(summary[0].Sentence, summary[0].Match), notes.Quote(rest[0].Sentence, rest[0].Match)], null,
                ("first", summary[0].Match.Value), ("second", rest[0].Match.Value));
        }
    }

    private static IEnumerable<(StudySentence Sentence, string Family, System.Text.RegularExpressions.Match Match)> Named(IEnumerable<StudySentence> sentences) =>
        sentences.SelectMany(sentence => TestFamilies.In(sentence.Words).Select(found => (sentence, found.Family, found.Match)));

    private static void OwnDesign(StudyText text, AgreementNotes notes)
    {
        var methods = text.Own(PaperSection.Methods).ToArray();
        if (StudyText.First(methods, StudyDesigns.OneGroup()) is var (design, name) && StudyText.First(methods, StudyDesigns.WithControl()) is null
            && StudyText.First(methods, TestFamilies.OfGroups()) is var (sentence, test) && !Named(methods).Any(other => other.Family is "wilcoxon" or "mcNemar"))
        {
            notes.Add(AgreementCode.TestForOtherDesign, [notes.Quote(design, name), notes.Quote(sentence, test)], null, ("first", name.Value), ("second", test.Value));
        }
    }
}

using Lancar.Domain.Evidence.Papers.Reading;

namespace Lancar.Domain.Evidence.Papers.Agreement;

/// <summary>Design and groups of the abstract against those of the methods.</summary>
internal static class DesignCheck
{
    public static void Run(StudyText text, AgreementNotes notes)
    {
        var (summary, methods) = (Stated(text, PaperSection.Abstract), Stated(text, PaperSection.Methods));
        Designs(summary, methods, notes);
        Groups(text, notes);
    }

    private static (StudySentence Sentence, StudyDesign Design, System.Text.RegularExpressions.Match Match)[] Stated(StudyText text, PaperSection part) =>
        [.. StudyDesigns.Stating(text.Own(part)).SelectMany(sentence => StudyDesigns.In(sentence.Words).Select(found => (sentence, found.Design, found.Match)))];

    private static void Designs(
        (StudySentence Sentence, StudyDesign Design, System.Text.RegularExpressions.Match Match)[] summary,
        (StudySentence Sentence, StudyDesign Design, System.Text.RegularExpressions.Match Match)[] methods,
        AgreementNotes notes)
    {
        if (summary.Length == 0 || methods.Length == 0)
        {
            notes.Skip("design", "design");
            return;
        }

        notes.Done("design");
        if (!summary.Any(one => methods.Any(other => other.Design == one.Design)))
        {
            notes.Add(AgreementCode.DesignDisagrees, [notes.Quote(summary[0].Sentence, summary[0].Match), notes.Quote(methods[0].Sentence, methods[0].Match)], null,
                ("first", summary[0].Match.Value), ("second", methods[0].Match.Value));
        }
    }

    private static void Groups(StudyText text, AgreementNotes notes)
    {
        var (summary, methods) = (StudyDesigns.Stating(text.Own(PaperSection.Abstract)).ToArray(), StudyDesigns.Stating(text.Own(PaperSection.Methods)).ToArray());
        var (control, none) = (StudyText.First(summary, StudyDesigns.WithControl()), StudyText.First(summary, StudyDesigns.OneGroup()));
        var (controlLater, noneLater) = (StudyText.First(methods, StudyDesigns.WithControl()), StudyText.First(methods, StudyDesigns.OneGroup()));
        if ((control ?? none) is null || (controlLater ?? noneLater) is null)
        {
            return;
        }

        notes.Done("groups");
        var disagree = (control is not null && none is null && noneLater is not null && controlLater is null) || (none is not null && control is null && controlLater is not null && noneLater is null);
        if (disagree && (control ?? none) is var (sentence, match) && (noneLater ?? controlLater) is var (later, matchLater))
        {
            notes.Add(AgreementCode.GroupsDisagree, [notes.Quote(sentence, match), notes.Quote(later, matchLater)], null, ("first", match.Value), ("second", matchLater.Value));
        }
    }
}

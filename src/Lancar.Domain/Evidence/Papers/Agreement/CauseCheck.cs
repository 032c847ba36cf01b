using System.Text.RegularExpressions;
using Lancar.Domain.Evidence.Papers.Reading;

namespace Lancar.Domain.Evidence.Papers.Agreement;

/// <summary>A conclusion on cause from a cross-sectional design, or from one group before and after.</summary>
internal static partial class CauseCheck
{
    public static void Run(StudyText text, AgreementNotes notes)
    {
        var own = StudyDesigns.Stating(text.Own(PaperSection.Methods)).ToArray();
        if (own.Length == 0)
        {
            own = [.. StudyDesigns.Stating(text.Own(PaperSection.Abstract))];
        }

        var designs = own.SelectMany(sentence => StudyDesigns.In(sentence.Words).Select(found => (sentence, found.Design, found.Match))).ToArray();
        if (designs.Length == 0)
        {
            return;
        }

        notes.Done("cause");
        if (designs.Any(one => one.Design is not (StudyDesign.PreExperimental or StudyDesign.CrossSectional)) || StudyText.First(own, StudyDesigns.WithControl()) is not null)
        {
            return;
        }

        var (design, kind, name) = designs[0];
        if (Claim(text) is var (sentence, claim))
        {
            notes.Add(AgreementCode.CauseBeyondDesign, [notes.Quote(design, name), notes.Quote(sentence, claim)],
                kind == StudyDesign.CrossSectional ? "cause-beyond-design.cross-sectional" : "cause-beyond-design.one-group", ("first", name.Value), ("second", claim.Value));
        }
    }

    private static (StudySentence, Match)? Claim(StudyText text) =>
        StudyText.First(text.Own(PaperSection.Conclusion, PaperSection.Abstract).Where(sentence => !Aim().IsMatch(sentence.Words)), Cause())
        ?? StudyText.First(text.Own(PaperSection.Conclusion, PaperSection.Abstract, PaperSection.Methods), CauseAndEffect());

    [GeneratedRegex(
        @"\b(?:ada(?:nya)?|terdapat)\s+pengaruh\b|\bberpengaruh\b|\bterbukti\s+(?:\w+\s+)?efektif\b|\bmenyebabkan\b|\b(?:is|was|are)\s+(?:\w+\s+)?effective\b|\bha[sd]\s+an?\s+(?:\w+\s+){0,2}effect\b|\bcaus(?:es|ed)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Cause();

    [GeneratedRegex(@"\bsebab[\s-]*akibat\b|\bcause[\s-]+and[\s-]+effect\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex CauseAndEffect();

    // What a study wants to find out, what it supposes, and what it denies are no conclusions.
    [GeneratedRegex(@"\b(?:tujuan|bertujuan|untuk\s+mengetahui|aims?|aimed|purpose|objective|to\s+determine|hipotesis|hypothes[ie]s|tidak\s+(?:ada|terdapat|berpengaruh|terbukti)|not|no)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Aim();
}

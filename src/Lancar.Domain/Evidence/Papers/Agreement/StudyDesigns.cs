using System.Text.RegularExpressions;

namespace Lancar.Domain.Evidence.Papers.Agreement;

/// <summary>A design a paper names.</summary>
internal enum StudyDesign
{
    /// <summary>Pre-experimental.</summary>
    PreExperimental,

    /// <summary>Quasi-experimental.</summary>
    QuasiExperimental,

    /// <summary>Cross-sectional.</summary>
    CrossSectional,

    /// <summary>Randomised trial.</summary>
    Randomized,

    /// <summary>Case-control.</summary>
    CaseControl,

    /// <summary>Cohort.</summary>
    Cohort,

    /// <summary>Review of the literature.</summary>
    Review,
}

/// <summary>Reads designs and groups from sentences, in Indonesian and English.</summary>
internal static partial class StudyDesigns
{
    /// <summary>The designs a sentence names, with their places.</summary>
    public static IEnumerable<(StudyDesign Design, Match Match)> In(string words) =>
        Names().Matches(words).Select(match => (Enum.GetValues<StudyDesign>().First(design => match.Groups[design.ToString()].Success), match));

    /// <summary>The sentences in which a study speaks of its own design.</summary>
    public static IEnumerable<StudySentence> Stating(IEnumerable<StudySentence> sentences) =>
        sentences.Where(sentence => OwnDesign().IsMatch(sentence.Words) && !OtherStudies().IsMatch(sentence.Words));

    /// <summary>Words for a single group.</summary>
    [GeneratedRegex(@"\b(?:one|single|satu)[\s-]*(?:group|kelompok)\b|\bwithout\s+(?:a\s+)?(?:control|comparison)|\btanpa\s+kelompok\s+(?:kontrol|pembanding\w*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    public static partial Regex OneGroup();

    /// <summary>Words for a group compared with.</summary>
    [GeneratedRegex(
        @"(?<!\b(?:one|single|tanpa|without)\s)\b(?:with|dengan|and|dan)\s+(?:a\s+|the\s+)?(?:control\s+group|kelompok\s+(?:kontrol|pembanding\w*))|\bcontrol\s+group\s+(?:design|approach)|\bnon[\s-]*equivalent\s+control",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    public static partial Regex WithControl();

    [GeneratedRegex(
        @"(?<PreExperimental>\b(?:pre|pra)[\s-]*(?:e[kx]sperimen\w*|experiment\w*))" +
        @"|(?<QuasiExperimental>\b(?:quasi|kuasi|quasy)[\s-]*(?:e[kx]sperimen\w*|experiment\w*)|\beksperimen\w*\s+semu\b)" +
        @"|(?<CrossSectional>\bcross[\s-]*sectional\b|\bpotong\s+lintang\b)" +
        @"|(?<Randomized>\brandomi[sz]ed\s+(?:\w+\s+){0,2}trial|\bRCT\b|\buji\s+(?:klinis\s+)?acak\b)" +
        @"|(?<CaseControl>\bcase[\s-]*control\b|\bkasus[\s-]kontrol\b)" +
        @"|(?<Cohort>\bcohort\b|\bkohort\b)" +
        @"|(?<Review>\bliterature\s+(?:study|review)\b|\bstudi\s+literatur\w*|\b(?:systematic|scoping|narrative|integrative)\s+review\b|\btelaah\s+(?:literatur|pustaka)|\bmeta[\s-]*analys[ie]s\b)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Names();

    [GeneratedRegex(@"\b(?:penelitian|studi|study|research|desain|design|rancangan|metode|methods?|pendekatan|approach|jenis)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OwnDesign();

    [GeneratedRegex(@"\b(?:terdahulu|sebelumnya|previous|earlier|other\s+studies|future|selanjutnya|lebih\s+lanjut|diperlukan|disarankan|needed|recommended|further)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OtherStudies();
}

namespace Lancar.Domain.Evidence.Papers.Agreement;

/// <summary>Compares what a paper says in two places: abstract, methods, tables, text, conclusion, list of references.</summary>
/// <remarks>
/// Only cautions and notes: one of two statements is amiss, and the paper alone cannot tell which. Both places are quoted. A statement that two readings could
/// reconcile is left alone. Sentences that cite another work count as that work's. Time in proportion to the text, and to citations times references.
/// </remarks>
public static class CheckAgreement
{
    private static readonly Action<StudyText, AgreementNotes>[] comparisons =
    [
        DesignCheck.Run, SampleSizeCheck.Run, TestCheck.Run, OutcomeCheck.Run, UnitCheck.Run, MomentLabelCheck.Run, TextTableCheck.Run, ReviewCheck.Run,
        ReferenceCheck.Run, PCheck.Run, CauseCheck.Run, DoseCheck.Run, RatioCheck.Run, DirectionCheck.Run,
    ];

    /// <summary>Compares.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="results">What was read from it.</param>
    /// <returns>The disagreements, and what could be compared.</returns>
    public static PaperAgreement Run(Paper paper, PaperResults results)
    {
        ArgumentNullException.ThrowIfNull(paper);
        ArgumentNullException.ThrowIfNull(results);
        var (text, notes) = (new StudyText(paper, results.Items), new AgreementNotes(paper));
        foreach (var compare in comparisons)
        {
            compare(text, notes);
        }

        return notes.Result;
    }
}

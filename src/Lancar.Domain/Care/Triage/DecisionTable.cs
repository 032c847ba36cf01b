namespace Lancar.Domain.Care.Triage;

/// <summary>What an assessment comes to, most serious first.</summary>
public enum TriageLevel
{
    /// <summary>A red sign is there: go now, whatever else is not known.</summary>
    Red,

    /// <summary>An amber sign is there and no red one: same day. Signs may still be open; see <see cref="TriageResult.Open"/>.</summary>
    Amber,

    /// <summary>No sign was found, and something asked is not known: never taken for well.</summary>
    NotKnown,

    /// <summary>Everything asked at this age is answered and no sign is there.</summary>
    Clear,
}

/// <summary>A sign that is there, and the number that showed it.</summary>
/// <param name="Sign">The rule: level, limit, action, source.</param>
/// <param name="Value">What was measured; null for a yes.</param>
public sealed record TriageFinding(TriageSign Sign, decimal? Value);

/// <summary>The answer of a decision table, with its reasons.</summary>
/// <param name="Level">What it comes to.</param>
/// <param name="Findings">The signs that are there, red before amber, otherwise in the order of the table.</param>
/// <param name="Open">Questions asked at this age whose answer is not known, in the order of the table.</param>
public sealed record TriageResult(TriageLevel Level, IReadOnlyList<TriageFinding> Findings, IReadOnlyList<string> Open);

/// <summary>
/// Reads a decision table: a pure function of table, answers and age, written twice (here and in <c>web/care/triage.ts</c>) and proven by the
/// same cases in <c>fixtures/triage</c>. Three-valued: what is not known is never green.
/// </summary>
/// <remarks>
/// Amber stands before "not known", other than at the gate before a massage (<see cref="BeforeMassage"/>): there only a start is decided, and both
/// forbid it; here a same-day sign must not be hidden by a question that is still open. Neither is ever clear.
/// </remarks>
public static class DecisionTable
{
    /// <summary>The questions to ask at this age: those with a rule that counts now, and those another question waits for.</summary>
    /// <param name="table">The table.</param>
    /// <param name="answers">Answers given so far, by question; a question that waits for a yes is asked once the yes is there.</param>
    /// <param name="hoursSinceBirth">Whole hours since birth, rounded down; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The age is negative.</exception>
    public static IReadOnlyList<TriageQuestion> Asked(TriageTable table, IReadOnlyDictionary<string, TriageAnswer> answers, int hoursSinceBirth)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hoursSinceBirth);
        return [.. table.Questions.Where(question =>
            (CountsAt(question, hoursSinceBirth) || table.Questions.Any(other => other.AskedWhenYes == question.Id && CountsAt(other, hoursSinceBirth)))
            && (question.AskedWhenYes is not { } first || AnswerTo(first, answers).Word == SignAnswer.Yes))];
    }

    /// <summary>Reads the table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="answers">Answers by question; one that is missing is not known. Answers to questions not asked at this age are left alone.</param>
    /// <param name="hoursSinceBirth">Whole hours since birth, rounded down; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The age is negative.</exception>
    /// <exception cref="ArgumentException">An answer cannot answer its question (a word for a number, a number out of range).</exception>
    public static TriageResult Assess(TriageTable table, IReadOnlyDictionary<string, TriageAnswer> answers, int hoursSinceBirth)
    {
        var findings = new List<TriageFinding>();
        var open = new List<string>();
        foreach (var question in Asked(table, answers, hoursSinceBirth))
        {
            var answer = AnswerTo(question.Id, answers);
            if (!answer.Fits(question))
            {
                throw new ArgumentException($"The answer to {table.Id}.{question.Id} is not one this question can have.", nameof(answers));
            }

            if (answer.Word == SignAnswer.Unknown)
            {
                open.Add(question.Id);
            }

            findings.AddRange(question.Signs
                .Where(sign => sign.AppliesAt(hoursSinceBirth) && (answer.Number is { } value ? sign.IsShownBy(value) : answer.Word == SignAnswer.Yes))
                .Select(sign => new TriageFinding(sign, answer.Number)));
        }

        List<TriageFinding> ordered = [.. findings.OrderBy(finding => finding.Sign.Level)];
        return new(LevelOf(ordered, open), ordered, open);
    }

    private static TriageLevel LevelOf(List<TriageFinding> ordered, List<string> open) =>
        ordered.Count > 0 ? ordered[0].Sign.Level switch { SignLevel.Red => TriageLevel.Red, SignLevel.Amber => TriageLevel.Amber }
        : open.Count > 0 ? TriageLevel.NotKnown
        : TriageLevel.Clear;

    private static bool CountsAt(TriageQuestion question, int hours) => question.Signs.Any(sign => sign.AppliesAt(hours));

    private static TriageAnswer AnswerTo(string question, IReadOnlyDictionary<string, TriageAnswer> answers) =>
        answers.TryGetValue(question, out var answer) ? answer : TriageAnswer.Unknown;
}

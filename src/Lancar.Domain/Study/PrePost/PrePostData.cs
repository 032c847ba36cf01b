using Lancar.Domain.Kernel;

namespace Lancar.Domain.Study.PrePost;

/// <summary>One mother's two values.</summary>
/// <param name="Code">Study code; never a name.</param>
/// <param name="Before">Value before.</param>
/// <param name="After">Value after.</param>
/// <param name="HoursBefore">Hours since birth at the first measurement, or null when not known.</param>
/// <param name="HoursAfter">Hours since birth at the second, or null.</param>
public sealed record PrePostPair(string Code, double Before, double After, double? HoursBefore = null, double? HoursAfter = null)
{
    /// <summary>
    /// After minus before, subtracted as the decimals they were written as: 0.3 − 0.1 is the double nearest 0.2, as is
    /// 0.7 − 0.5. Values beyond the range of a decimal are subtracted as doubles.
    /// </summary>
    public double Change =>
        Math.Abs(Before) < LargestDecimal && Math.Abs(After) < LargestDecimal ? (double)((decimal)After - (decimal)Before) : After - Before;

    private const double LargestDecimal = 1e27;
}

/// <summary>Why somebody is not in the analysis.</summary>
public enum ExclusionReason
{
    /// <summary>No value before.</summary>
    NoBefore,

    /// <summary>No value after.</summary>
    NoAfter,

    /// <summary>Neither value.</summary>
    NoValues,

    /// <summary>No consent to research.</summary>
    NoResearchConsent,

    /// <summary>Pregnancy shorter than the study takes, or its length not recorded.</summary>
    GestationalAge,

    /// <summary>No massage session between the two measurements.</summary>
    NoSessionBetween,
}

/// <summary>Somebody left out, with the reason: nobody is left out silently.</summary>
/// <param name="Code">Study code; empty for a mother who is counted but not known (<see cref="Withheld"/>).</param>
/// <param name="Reason">Why.</param>
/// <param name="Line">Line of the imported file, or null.</param>
public sealed record ExcludedPair(string Code, ExclusionReason Reason, int? Line = null)
{
    /// <summary>A mother without consent to research, of whom nothing but her number may reach a study.</summary>
    public static ExcludedPair Withheld { get; } = new("", ExclusionReason.NoResearchConsent);
}

/// <summary>The data of a one-group pretest-posttest study, checked.</summary>
public sealed record PrePostData
{
    private PrePostData(StudyOutcome outcome, IReadOnlyList<PrePostPair> pairs, IReadOnlyList<ExcludedPair> excluded)
    {
        Outcome = outcome;
        Pairs = pairs;
        Excluded = excluded;
    }

    /// <summary>The outcome.</summary>
    public StudyOutcome Outcome { get; }

    /// <summary>Complete pairs in file or study order.</summary>
    public IReadOnlyList<PrePostPair> Pairs { get; }

    /// <summary>Those left out.</summary>
    public IReadOnlyList<ExcludedPair> Excluded { get; }

    /// <summary>True when some mother was measured by another method after than before, which alone can move a volume.</summary>
    public bool MethodChanged { get; init; }

    /// <summary>Checks and holds the data.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="pairs">Complete pairs.</param>
    /// <param name="excluded">Those left out.</param>
    /// <returns>
    /// The data, or <c>study.too-few-pairs</c> (fewer than two), <c>study.code-repeated</c> (the same mother twice),
    /// <c>study.value-out-of-range</c> or <c>study.value-not-whole</c>.
    /// </returns>
    public static Result<PrePostData> Create(StudyOutcome outcome, IReadOnlyList<PrePostPair> pairs, IReadOnlyList<ExcludedPair> excluded)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(pairs);
        ArgumentNullException.ThrowIfNull(excluded);
        if (pairs.Count < PrePostAnalysis.FewestPairs)
        {
            return StudyErrors.Of("study.too-few-pairs", null, ("pairs", pairs.Count), ("excluded", excluded.Count), ("fewest", PrePostAnalysis.FewestPairs));
        }

        var repeated = pairs.Select(pair => pair.Code).Concat(excluded.Where(pair => pair != ExcludedPair.Withheld).Select(pair => pair.Code))
            .GroupBy(code => code, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (repeated is not null)
        {
            return StudyErrors.Of("study.code-repeated", repeated.Key, ("code", repeated.Key), ("count", repeated.Count()));
        }

        foreach (var pair in pairs)
        {
            if (Fault(outcome, pair.Code, pair.Before) is { } before)
            {
                return before;
            }

            if (Fault(outcome, pair.Code, pair.After) is { } after)
            {
                return after;
            }
        }

        return new PrePostData(outcome, [.. pairs], [.. excluded]);
    }

    private static Error? Fault(StudyOutcome outcome, string code, double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentException("Values are finite numbers.", nameof(value));
        }

        var shown = new LocalizedText(Shown(value, Language.Indonesian), Shown(value, Language.English));
        if (value < outcome.Minimum || value > outcome.Maximum)
        {
            return StudyErrors.Of("study.value-out-of-range", code, ("code", code), ("value", shown), ("outcome", outcome.Name), ("range", Range(outcome)));
        }

        return outcome.IsInteger && value != Math.Floor(value)
            ? StudyErrors.Of("study.value-not-whole", code, ("code", code), ("value", shown), ("outcome", outcome.Name))
            : null;
    }

    private static LocalizedText Range(StudyOutcome outcome) => (outcome.Minimum, outcome.Maximum) switch
    {
        (double low, double high) => new(Shown(low, Language.Indonesian) + "–" + Shown(high, Language.Indonesian), Shown(low, Language.English) + "–" + Shown(high, Language.English)),
        (double low, null) => new("≥ " + Shown(low, Language.Indonesian), "≥ " + Shown(low, Language.English)),
        (null, double high) => new("≤ " + Shown(high, Language.Indonesian), "≤ " + Shown(high, Language.English)),
        _ => new("–", "–"),
    };

    private static string Shown(double value, Language language) => Numerals.Significant(value, 12, language);
}

using Lancar.Domain.Kernel;

namespace Lancar.Domain.Study.PrePost;

/// <summary>What a reader of a before/after result must be told, in order of weight.</summary>
public enum CautionKind
{
    /// <summary>The design has no control group. Always the first caution of this design.</summary>
    NoControlGroup,

    /// <summary>Milk rises by itself in these days; published figures.</summary>
    NaturalCourse,

    /// <summary>A score of milk signs rises with age by its construction.</summary>
    ScoreRisesWithAge,

    /// <summary>Hours since birth are not recorded, so the natural rise cannot be told from anything else.</summary>
    HoursSinceBirthMissing,

    /// <summary>Some mothers were measured by another method after than before.</summary>
    MethodChanged,

    /// <summary>Few pairs.</summary>
    SmallSample,

    /// <summary>So few pairs that even a change of all in one direction cannot reach p below 0.05.</summary>
    CannotBeSignificant,

    /// <summary>Somebody was left out.</summary>
    PairsExcluded,

    /// <summary>Nobody changed.</summary>
    NobodyChanged,
}

/// <summary>A caution in words.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Text">The wording.</param>
public sealed record Caution(CautionKind Kind, LocalizedText Text);
